"""A change of the folder, of its out/ and of its history is whole, whenever its process is killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from turn import chance

from scheduler.language.message import Message
from scheduler.storage.lock_holder import HOLDER, LOCK
from scheduler.storage.output_folder import settle
from scheduler.storage.transaction import Transaction, commit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork, no SIGKILL on Windows")

#: How many calls of the system a process is killed at, random ones and the last.
POINTS = int(os.environ.get("JOURNEE_KILLS", "10"))
STEPS = ("fsync", "replace", "link", "mkdir", "unlink", "rmdir", "open", "chmod", "close")
OLD = Transaction(
    "journee solve",
    Message("a", "a"),
    {"amendments.toml": b"old"},
    {"schedule.json": b"old", "public/index.html": b"old", "gone.txt": b"gone"},
    keeps_schedule=True,
)
NEW = Transaction(
    "journee repair",
    Message("b", "b"),
    {"amendments.toml": b"new"},
    {"schedule.json": b"new", "public/index.html": b"new", "doors/1.pdf": b"come"},
    keeps_schedule=True,
)


def made(folder: Path) -> Path:
    folder.mkdir()
    (folder / "event.toml").write_bytes(b"")
    commit(folder, OLD)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """All files but the lock; of the history, whose entries bear the time, the names."""
    paths = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name not in (LOCK, HOLDER))
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: b"" if name.startswith(".journee/history/0") else data for name, data in found.items()}


def counted(calls: list[int], end: int) -> Mapping[str, Callable[..., object]]:
    """Each step as a function that counts its calls in `calls` and kills the process at the call number `end`."""

    def watched(function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            calls.append(1)
            if len(calls) == end:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **options)

        return call

    return {step: watched(getattr(os, step)) for step in STEPS}


def calls_of_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    calls: list[int] = []
    with monkeypatch.context() as patched:
        for step, function in counted(calls, 0).items():
            patched.setattr(os, step, function)
        commit(folder, NEW)
    return len(calls)


def killed(folder: Path, end: int) -> None:
    """The change is begun in a process that is killed at the system call of that number."""
    child = os.fork()
    if child == 0:
        for step, function in counted([], end).items():
            setattr(os, step, function)
        commit(folder, NEW)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("reads", ["", "out"], ids=["of the folder", "of out"])
def test_killed_at_any_call_amendments_and_programme_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: str
) -> None:
    whole = made(tmp_path / "whole")
    old = state(whole)
    count = calls_of_one(whole, monkeypatch)
    new = state(whole)
    assert {name for name, data in new.items() if old.get(name) != data} >= {"amendments.toml", "out/schedule.json"}
    seen = set()
    points = chance("calls").sample(range(1, count), min(POINTS, count - 1))
    for end in sorted({*points, count // 2, count}):
        folder = made(tmp_path / f"{reads}{end}")
        killed(folder, end)
        settle(folder / reads)  # as whoever reads it does
        settle(folder)
        assert state(folder) in (old, new), end
        seen.add(state(folder) == new)
    assert seen == {False, True}
