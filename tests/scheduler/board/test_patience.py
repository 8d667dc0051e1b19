"""A change waits for the board's own writers as long as they write, and for a stranger for a few seconds."""

from __future__ import annotations

import io
import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scheduler.board import application, change_routes, mover, worker
from scheduler.board.mover import Mover
from scheduler.board.patience import ATTEMPTS, Patience
from scheduler.board.words import BUSY
from scheduler.board.worker import Worker
from scheduler.storage.lock import locked
from scheduler.storage.lock_holder import Holder, LockHeld
from tests.scheduler.board.asking import Visitor

STRANGER = LockHeld(Holder(7, "journee solve", ""))


@pytest.fixture
def solved(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "event"))


@contextmanager
def writer_of(folder: Path) -> Iterator[threading.Event]:
    """Another thread of this process writes the folder until the event is set."""
    held, over = threading.Event(), threading.Event()

    def write() -> None:
        with locked(folder, "journee move"):
            held.set()
            over.wait(60)

    thread = threading.Thread(target=write)
    thread.start()
    held.wait(60)
    try:
        yield over
    finally:
        over.set()
        thread.join()


def test_patience_has_no_end_for_the_board_and_one_for_strangers() -> None:
    patience = Patience([5, 6])
    assert all(patience.lasts(LockHeld(Holder(6, "journee move", ""))) for _ in range(10 * ATTEMPTS))
    assert [patience.lasts(STRANGER) for _ in range(ATTEMPTS + 1)] == [*[True] * ATTEMPTS, False]
    assert [Patience([5]).lasts(LockHeld(None))] == [True], "a writer that has not yet said who it is"


@pytest.mark.parametrize("path", ["/api/export", "/api/releases"])
def test_what_follows_a_move_is_made_however_long_its_files_are_being_written(
    solved: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker's writer is played by a thread of the server: both are the board's."""
    visitor, tries = Visitor(solved), list[bool]()
    with writer_of(solved) as over:
        lasts = Patience.lasts

        def counted(patience: Patience, error: LockHeld) -> bool:
            tries.append(lasts(patience, error))
            if len(tries) > 2 * ATTEMPTS:
                over.set()
            return tries[-1]

        monkeypatch.setattr(Patience, "lasts", counted)
        monkeypatch.setattr(application, "BETWEEN", 0.0)
        answer = visitor.ask("POST", path, b'{"message": ""}')
    assert answer.status == 200, answer.text
    assert len(tries) > 2 * ATTEMPTS


def test_who_meets_a_search_of_the_board_is_told_to_stop_it_and_of_no_process(
    solved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = Visitor(solved)

    def held(*_: Any, **__: Any) -> None:
        raise STRANGER

    monkeypatch.setattr(change_routes, "undo", held)
    monkeypatch.setattr(application, "BETWEEN", 0.0)
    told = json.loads(visitor.ask("POST", "/api/undo").body)["text"]
    assert "a search" in told
    assert "journee" not in told
    visitor.board.jobs = SimpleNamespace(pid=7)  # type: ignore[assignment]
    assert json.loads(visitor.ask("POST", "/api/undo").body)["text"] == BUSY.en

    async def ask(*_: object) -> Any:
        return {"status": "failed", "text": {"en": STRANGER.text.en}, "details": [], "holder": 7}

    visitor.board.questions = SimpleNamespace(ask=ask)  # type: ignore[assignment]
    assert json.loads(visitor.ask("POST", "/api/moves/nearest").body)["text"] == BUSY.en


@pytest.mark.parametrize(("ours", "status"), [([7], "done"), ([], "failed")])
def test_a_job_waits_for_the_board_too(ours: list[int], status: str, monkeypatch: pytest.MonkeyPatch) -> None:
    output, tries = io.BytesIO(), list[int]()
    answering = Worker(output)

    def solve(*_: object) -> dict[str, Any]:
        tries.append(1)
        if len(tries) <= 2 * ATTEMPTS:
            raise STRANGER
        return {"status": "done"}

    monkeypatch.setattr(worker, "BETWEEN", 0.0)
    monkeypatch.setitem(answering.answering()._answers, "solve", solve)
    answering.expect(1)
    answering.answer({"id": 1, "do": "solve", "ours": ours})
    assert json.loads(output.getvalue())["ended"]["status"] == status


def test_files_that_a_move_left_for_later_are_not_forgotten_while_somebody_writes(
    solved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moving = Mover()
    moving._left = solved
    with writer_of(solved), pytest.raises(LockHeld):
        moving.write_rest()
    assert moving.has_more_to_write
    written: list[Path] = []
    monkeypatch.setattr(mover, "write_rest", written.append)
    assert mover.MOVES["rest"](moving, {}, None, lambda _: None) == {"status": "taken"}  # type: ignore[arg-type]
    assert written == [solved]
    assert not moving.has_more_to_write


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/api/releases"), ("GET", "/zip/public"), ("GET", "/files/public/index.html"), ("GET", "/preview")],
)
def test_no_file_is_taken_home_or_published_that_is_behind_a_move(solved: Path, method: str, path: str) -> None:
    visitor = Visitor(solved)
    page = solved / "out" / "public" / "index.html"
    content = page.read_bytes()
    page.unlink()

    async def finish() -> None:
        page.write_bytes(content)

    visitor.board.questions.finish = finish  # type: ignore[method-assign]
    assert visitor.ask(method, path, b'{"message": ""}').status == 200
    assert visitor.board.writers() == [os.getpid()]
