"""`kill -9` of the board's server and of its worker, at moments that are random: a change is whole, or was none."""

from __future__ import annotations

import csv
import http.client
import io
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.current_programme import verify_programme
from scheduler.services.effort import Effort
from scheduler.services.undoing import history, undo
from scheduler.storage.output_folder import is_behind, settle
from tests.scheduler.board.asking import cell

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no list of a process's children here"),
]
#: So often each is killed; more take minutes and find no other moment.
KILLS = min(20, int(os.environ.get("JOURNEE_KILLS", "20")))
SERVE = "import sys; from scheduler.cli.program import main; sys.exit(main())"


class Served:
    """A board in a process of its own, and a browser that was let in."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.host = process, address.split("/")[2]
        answer, headers = self.ask("GET", address.partition(self.host)[2])
        assert b"refresh" in answer
        self.headers = {"cookie": headers["set-cookie"].partition(";")[0]}

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[bytes, dict[str, str]]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request(method, path, body, {"host": self.host, **getattr(self, "headers", {})})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return data, {name.lower(): value for name, value in answer.getheaders()} | {"status": str(answer.status)}

    def look(self) -> str:
        """The first page, from which later changes start."""
        page = self.ask("GET", "/")[0].decode()
        token, rev = (re.search(rf'data-{name}="([^"]+)"', page) for name in ("token", "rev"))
        assert token
        assert rev
        self.headers |= {"x-journee": token.group(1), "x-journee-rev": rev.group(1)}
        return page

    def workers(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(child) for task in tasks for child in task.read_text().split()]


def _title(table: bytes) -> str:
    """The title of the first talk."""
    return next(csv.DictReader(io.StringIO(table.decode())))["title"]


@contextmanager
def served(folder: Path, state: Path) -> Iterator[Served]:
    command = [sys.executable, "-u", "-c", SERVE, "--lang", "fr", "serve", str(folder), "--no-browser"]
    environment = {**os.environ, "XDG_STATE_HOME": str(state)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as it:
        try:
            assert it.stdout is not None
            found = re.search(r"http://\S+", it.stdout.readline())
            assert found
            yield Served(it, found.group())
        finally:
            it.kill()


@pytest.fixture
def folder(one_talk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return one_talk.rename(tmp_path_factory.mktemp("killed") / "event")


def test_a_server_that_is_killed_has_written_a_value_or_not(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What it told to be written is written; the next start goes on, and undo gives each byte back."""
    table, chance = folder / "talks.csv", random.Random(20)
    for number in range(KILLS):
        before, value = table.read_bytes(), f"Titre {number}"
        answers: list[str] = []
        with served(folder, tmp_path_factory.mktemp("state")) as board:
            board.look()
            body = cell("T1", "title", _title(before), value).decode()

            def write(board: Served = board, body: str = body, answers: list[str] = answers) -> None:
                try:
                    answers.append(board.ask("PATCH", "/api/sheet/talks", body)[1]["status"])
                except (OSError, http.client.HTTPException):
                    answers.append("")

            thread = threading.Thread(target=write)
            thread.start()
            time.sleep(chance.uniform(0, 0.15))
            board.process.kill()
            board.process.wait()
            thread.join()
        settle(folder)
        written = value in table.read_text()
        assert written or table.read_bytes() == before
        assert written or answers != ["200"]
        if written and chance.random() < 0.5:
            undo(folder)
            assert table.read_bytes() == before
    while undo(folder):
        pass
    assert history(folder).done == ()
    assert "Only" in table.read_text()


def test_a_worker_that_is_killed_is_told_and_the_next_search_is_as_ever(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = random.Random(21)
    with served(folder, tmp_path_factory.mktemp("state")) as board:
        for _ in range(KILLS):
            board.look()
            assert board.ask("POST", "/api/jobs", '{"do": "solve"}')[1]["status"] == "202"
            time.sleep(chance.uniform(0, 1.5))
            for worker in board.workers():
                try:
                    os.kill(worker, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            ended(board)
        board.look()
        assert board.ask("POST", "/api/jobs", '{"do": "solve"}')[1]["status"] == "202"
        ended(board)
        assert "prouvé" in board.look()
    settle(folder)
    assert verify_programme(folder).report.hard == ()


def test_files_that_were_to_follow_a_stopped_search_follow_at_the_next_start(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The board is killed, with its workers, before they are idle for long enough to write them."""
    taken = solving.solve(folder, None, Effort(Budget.of(60), 1)).written
    assert taken
    page = folder / "out" / "public" / "index.html"
    before = page.read_bytes()
    talks = folder / "talks.csv"
    talks.write_text(talks.read_text().replace("Only", "Renamed"))
    stop = threading.Event()
    effort = Effort(Budget.of(60, stop), 1, progress=lambda _: stop.set())
    assert solving.solve(folder, None, effort, soon=True).left, "as the worker does, which is gone then"
    assert page.read_bytes() == before
    with served(folder, tmp_path_factory.mktemp("state")) as board:
        board.look()
        for _ in range(600):
            if not is_behind(folder / "out"):
                break
            time.sleep(0.1)
    assert b"Renamed" in page.read_bytes()


def ended(board: Served) -> None:
    """The job has ended, however: nothing runs for ever that nobody answers."""
    for _ in range(600):
        if 'data-delete="/api/jobs/' not in board.look():
            return
        time.sleep(0.1)
    raise AssertionError("the search does not end")
