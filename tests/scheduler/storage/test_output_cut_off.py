"""The output folder is old or new whole, at whatever step its writing dies or fails."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.errors import EnvironmentFailure
from scheduler.storage import journal
from scheduler.storage.output_folder import settle, write_output
from tests.scheduler.storage.output import NEW, OLD, files_of, folders

STEPS = ("fsync", "replace", "link", "mkdir", "unlink", "rmdir")


class Died(BaseException):
    """The process is no more: nothing that it would still do is done."""


def breaking(monkeypatch: pytest.MonkeyPatch, number: int, failure: BaseException, *, dead: bool) -> Callable[[], int]:
    """From here on the call `number` of the system raises `failure`, and if `dead` all later ones too."""
    count = 0

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == number or (dead and count > number):
                raise failure
            return function(*args, **options)

        return call

    monkeypatch.setattr(os, "fsync", lambda _: None)  # counted below; nobody cuts the power here
    for step in STEPS:
        monkeypatch.setattr(os, step, watched(getattr(os, step)))
    return lambda: count


def every_step(out: Path, failure: BaseException, *, dead: bool) -> Iterator[tuple[int, pytest.MonkeyPatch]]:
    """The former files each time, and one call of the system more that works before `failure`, until none is left."""
    for number in range(1, 200):
        write_output(out, OLD, complete=True)
        with pytest.MonkeyPatch.context() as patch:
            calls = breaking(patch, number, failure, dead=dead)
            yield number, patch
        if calls() < number:
            assert number > 20
            return
    pytest.fail("it never came to its end")


@pytest.mark.parametrize("reader", [settle, lambda out: write_output(out, {}, complete=False)])
def test_death_at_any_step_gives_old_or_new_whole(out: Path, reader: Callable[[Path], object]) -> None:
    former, wanted = {**OLD, "public/notes.txt": b"mine"}, {**NEW, "public/notes.txt": b"mine"}
    seen = set()
    for number, patch in every_step(out, Died(), dead=True):
        with contextlib.suppress(Died):
            write_output(out, NEW, complete=True)
        patch.undo()
        reader(out)
        assert files_of(out) in (former, wanted), f"after {number} calls"
        assert not journal.has_leftovers(out)
        assert folders(out) == {p.rpartition("/")[0] for p in files_of(out)} - {""} | {"public", "print"} & folders(out)
        seen.add(files_of(out) == wanted)
    assert seen == {True, False}


def test_death_during_the_recovery_is_recovered_from(out: Path) -> None:
    for number in range(1, 60):
        with pytest.MonkeyPatch.context() as patch:
            breaking(patch, 19, Died(), dead=True)
            with contextlib.suppress(Died):
                write_output(out, NEW, complete=True)
        assert journal.is_cut_off(out)
        with pytest.MonkeyPatch.context() as patch:
            calls = breaking(patch, number, Died(), dead=True)
            with contextlib.suppress(Died):
                settle(out)
            done = calls() < number
        settle(out)
        assert files_of(out) == {**OLD, "public/notes.txt": b"mine"}
        assert folders(out) == {"public", "public/talks"}
        if done:
            return
    pytest.fail("the recovery never came to its end")


def test_failure_at_any_step_is_told_and_leaves_the_former_files(out: Path) -> None:
    former, wanted = {**OLD, "public/notes.txt": b"mine"}, {**NEW, "public/notes.txt": b"mine"}
    for number, patch in every_step(out, OSError(errno.ENOSPC, ""), dead=False):
        failure_text = None
        try:
            write_output(out, NEW, complete=True)
        except EnvironmentFailure as failure:
            failure_text = failure.text.en
        patch.undo()
        assert failure_text in (None, "the disk is full. Nothing was written")
        assert files_of(out) == (wanted if failure_text is None else former), f"call {number}"
        assert failure_text is None or not journal.has_leftovers(out)
        settle(out)


def test_a_failed_first_run_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        breaking(patch, 5, OSError(errno.ENOSPC, "full"), dead=False)
        with pytest.raises(EnvironmentFailure, match="the disk is full"):
            write_output(tmp_path / "out", NEW, complete=True)
    assert not (tmp_path / "out").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from scheduler.storage.output_folder import write_output
count, number = 0, int(sys.argv[2])
def watched(function):
    def call(*args, **options):
        global count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **options)
    return call
for step in {steps}:
    setattr(os, step, watched(getattr(os, step)))
write_output(Path(sys.argv[1]), {new}, complete=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("number", [3, 9, 14, 17, 19, 21, 23, 26])
def test_kill_9(out: Path, number: int) -> None:
    script = KILLED.format(steps=STEPS, new=NEW)
    ended = subprocess.run([sys.executable, "-c", script, str(out), str(number)], check=False)
    assert ended.returncode == -signal.SIGKILL
    settle(out)
    assert files_of(out) in ({**OLD, "public/notes.txt": b"mine"}, {**NEW, "public/notes.txt": b"mine"})
    assert not journal.has_leftovers(out)
    write_output(out, NEW, complete=True)  # the lock died with the process
    assert files_of(out) == {**NEW, "public/notes.txt": b"mine"}
