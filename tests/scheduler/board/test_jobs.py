"""Questions are answered in another process, one at a time, and can be stopped; its death is told."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import pytest

from scheduler.board import words
from scheduler.board.jobs import Busy, Jobs
from scheduler.reading import read_folder
from scheduler.services.current_programme import verify_programme

Told = list[Mapping[str, Any]]


class Listener:
    """Hears what jobs tell, and waits for an end."""

    def __init__(self) -> None:
        self.told: Told = []
        self.jobs = Jobs(self.hear)
        self._ended = asyncio.Event()

    def hear(self, job: Mapping[str, Any]) -> None:
        self.told.append(job)
        if "ended" in job:
            self._ended.set()

    async def end(self) -> Mapping[str, Any]:
        await asyncio.wait_for(self._ended.wait(), 120)
        self._ended.clear()
        ended: Mapping[str, Any] = self.told[-1]["ended"]
        return ended


def with_worker(work: Callable[[Listener], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        listener = Listener()
        try:
            await work(listener)
        finally:
            await listener.jobs.end()

    asyncio.run(run())


def test_a_folder_is_solved_as_the_command_does_and_the_answer_holds_for_it_alone(one_talk: Path) -> None:
    async def work(listener: Listener) -> None:
        number = await listener.jobs.put({"do": "solve", "folder": str(one_talk), "seconds": 30}, "then")
        with pytest.raises(Busy):
            await listener.jobs.put({"do": "solve", "folder": str(one_talk)}, "then")
        assert (await listener.end())["status"] == "optimal"
        progress = [job["progress"] for job in listener.told if "progress" in job]
        numbers = [each["number"] for each in progress]
        assert numbers == sorted(numbers)
        assert numbers[0] == 1, "the levels are gone through in their order"
        assert {each["of"] for each in progress} == {len(read_folder(one_talk).event.levels)}
        assert words.progress(progress[0])["fr"].startswith(" · niveau 1 sur ")
        assert {job["id"] for job in listener.told} == {number}
        assert listener.jobs.running is None
        assert listener.jobs.answer("then") is not None
        assert listener.jobs.answer("later") is None
        json.dumps(listener.told)

    with_worker(work)
    assert verify_programme(one_talk).report.hard == ()


TELLING = """
import json, sys
number = json.loads(sys.stdin.readline())["id"]
progress = [{"progress": {"level": level}} for level in ("sessions", "balance")]
for said in ({"told": {"place": 1}}, *progress, {"ended": {}}):
    print(json.dumps({"id": number, **said}), flush=True)
"""


def test_what_is_told_is_told_once_and_progress_stays_for_who_comes_later(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "worker").write_text(f"#!{sys.executable}\n{TELLING}")
    (tmp_path / "worker").chmod(0o700)

    async def work(listener: Listener) -> None:
        monkeypatch.setattr(sys, "executable", str(tmp_path / "worker"))
        await listener.jobs.put({"do": "price"}, "")
        await listener.end()
        assert ["told" in job for job in listener.told] == [False, True, False, False, False]
        assert listener.told[-1]["progress"] == {"level": "balance"}

    with_worker(work)


@pytest.mark.long
def test_a_contradiction_is_explained_and_a_way_out_taken(one_talk: Path) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers,available\nT1,One,X,09:00-09:30\nT2,Two,Y,09:00-09:30\n")

    before = table.read_text()

    async def work(listener: Listener) -> None:
        folder = {"folder": str(one_talk), "seconds": 60}
        await listener.jobs.put({"do": "solve", **folder}, "")
        assert (await listener.end())["contradictions"]
        await listener.jobs.put({"do": "explain", **folder}, "")
        ways = (await listener.end())["ways"]
        assert ways
        await listener.jobs.put({"do": "try", "way": 1, **folder}, "")
        tried = await listener.end()
        assert {line["title"] for line in tried["days"][0]["lines"]} >= {"One", "Two"}
        assert table.read_text() == before, "nothing is written"
        answer = listener.jobs.answer("")
        assert answer is not None
        assert (answer["ended"]["ways"], answer["tried"]["way"]) == (ways, 1), "the ways stay, with what was tried"
        await listener.jobs.put({"do": "apply", "way": len(ways) + 1, **folder}, "")
        assert (await listener.end())["status"] == "mistakes"
        await listener.jobs.put({"do": "apply", "way": 1, **folder}, "")
        assert await listener.end() == {"status": "applied"}
        await listener.jobs.put({"do": "apply", "way": 1, **folder}, "")
        assert (await listener.end())["status"] == "mistakes", "a way out is taken once"
        await listener.jobs.put({"do": "solve", **folder}, "")
        assert (await listener.end())["status"] == "optimal"

    with_worker(work)


def test_a_worker_that_cannot_be_had_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise FileNotFoundError

    async def work(listener: Listener) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(asyncio, "create_subprocess_exec", fails)
            with pytest.raises(FileNotFoundError):
                await listener.jobs.put({"do": "solve"}, "")
        assert listener.jobs.running is None

    with_worker(work)


@pytest.mark.parametrize("program", ["echo", "false"])
def test_a_worker_that_dies_or_babbles_is_told_and_replaced(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    async def work(listener: Listener) -> None:
        monkeypatch.setattr(sys, "executable", program)
        await listener.jobs.put({"do": "solve"}, "")
        ended = await listener.end()
        assert ended["status"] == "fault"
        assert ended["text"]["fr"]
        assert listener.jobs.running is None
        assert listener.jobs._process is None

    with_worker(work)


@pytest.mark.long
def test_what_stops_in_time_keeps_what_it_has_and_a_dead_worker_is_replaced(one_talk: Path) -> None:
    async def work(listener: Listener) -> None:
        assert not await listener.jobs.stop(1)
        number = await listener.jobs.put({"do": "solve", "folder": str(one_talk), "seconds": 60}, "")
        assert await listener.jobs.stop(number)
        assert (await listener.end())["status"] in ("optimal", "feasible", "unknown")
        await listener.jobs.put({"do": "solve", "folder": str(one_talk), "seconds": 60}, "")
        process = listener.jobs._process
        assert process is not None
        process.kill()
        assert (await listener.end())["status"] in ("fault", "optimal")
        await listener.jobs.put({"do": "solve", "folder": str(one_talk), "seconds": 60}, "")
        assert (await listener.end())["status"] == "optimal"

    with_worker(work)


@pytest.mark.long
def test_a_folder_with_mistakes_is_an_answer(one_talk: Path) -> None:
    (one_talk / "talks.csv").write_text("id,title\nT1,\n")

    async def work(listener: Listener) -> None:
        await listener.jobs.put({"do": "solve", "folder": str(one_talk), "seconds": 9}, "")
        assert (await listener.end())["status"] == "mistakes"

    with_worker(work)


def test_a_worker_has_the_solver_without_pandas() -> None:
    code = (
        "import io, sys; from scheduler.board.worker import Worker; Worker(io.BytesIO()).load(); "
        "print(*sorted({'ortools', 'pandas'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True)
    assert loaded.stdout.split() == ["ortools"]
