"""A change, an undo or a redo that is cut off at any step is whole or not at all."""

from __future__ import annotations

import contextlib
import copy
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from turn import chance

from scheduler.services.undoing import history, redo, undo
from scheduler.storage import journal, lock

KILLS = int(os.environ.get("JOURNEE_KILLS", "3"))
STEPS = ("fsync", "replace", "link", "mkdir", "unlink", "rmdir", "open", "chmod")


class Died(BaseException):
    pass


def dying(patch: pytest.MonkeyPatch, number: int) -> Callable[[], int]:
    """From the call of the system with that number on, nothing is done any more."""
    count = 0

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count >= number:
                raise Died
            return function(*args, **options)

        return call

    for step in STEPS:
        patch.setattr(os, step, watched(getattr(os, step)))
    return lambda: count


ACTIONS: dict[str, Callable[[Any], object]] = {
    "edit": lambda folder: folder.set("talk", "T1", "title", "Neuf"),
    "undo": lambda folder: undo(folder.path),
    "redo": lambda folder: redo(folder.path),
}


def whole(folder: Any) -> tuple[dict[str, bytes], int, int]:
    """What a user sees and the state of the history, after what was cut off is put right."""
    kept = history(folder.path)
    assert not journal.has_leftovers(folder.path)
    return folder.files(), len(kept.done), len(kept.undone)


def copied(folder: Any, place: Path) -> Any:
    twin = copy.copy(folder)
    twin.path = Path(shutil.copytree(folder.path, place))
    return twin


@pytest.fixture(params=ACTIONS)
def action(request: pytest.FixtureRequest, folder) -> str:
    """A folder that is ready for the action."""
    if request.param != "edit":
        folder.set("talk", "T1", "title", "Neuf")
    if request.param == "redo":
        undo(folder.path)
    return str(request.param)


def both(folder: Any, action: str, place: Path) -> list[Any]:
    """The states before and after the action, which are not alike."""
    twin = copied(folder, place)
    ACTIONS[action](twin)
    states = [whole(folder), whole(twin)]
    assert states[0] != states[1]
    return states


@pytest.mark.long
def test_death_at_any_step_gives_before_or_after(folder, action: str, tmp_path: Path) -> None:
    states, seen = both(folder, action, tmp_path / "whole"), set()
    for number in range(1, 200):
        twin = copied(folder, tmp_path / str(number))
        with pytest.MonkeyPatch.context() as patch:
            dying(patch, number)
            with contextlib.suppress(Died):
                ACTIONS[action](twin)
                seen.add("done")
        seen.add(states.index(whole(twin)))
        if "done" in seen:
            break
        ACTIONS[action](twin)  # no lock is left
    assert number > 15
    assert seen == {0, 1, "done"}


KILLED = """
import os, signal, sys
from pathlib import Path
from scheduler.editing import Edit, planned
from scheduler.reading import read_folder
from scheduler.language.message import Message
from scheduler.services.editing import apply_plans
from scheduler.services.undoing import redo, undo
folder, action, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
plans = planned(read_folder(folder).sources, [Edit("talks.csv", 2, "title", "Neuf")])
count = 0
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
if action == "edit":
    apply_plans(folder, plans, "journee trial", Message(fr="Essai", en="Trial"))
else:
    (undo if action == "undo" else redo)(folder)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_killed_it_is_before_or_after(folder, action: str, tmp_path: Path) -> None:
    states = both(folder, action, tmp_path / "whole")
    twin = copied(folder, tmp_path / "counted")
    with pytest.MonkeyPatch.context() as patch:
        calls = dying(patch, 10_000)
        ACTIONS[action](twin)
        count = calls()
    numbers = chance(action).sample(range(1, count + 1), min(count, -(-KILLS // 3)))
    for number in numbers:
        twin = copied(folder, tmp_path / str(number))
        command = [sys.executable, "-c", KILLED.format(steps=STEPS), str(twin.path), action, str(number)]
        assert subprocess.run(command, check=False).returncode in (-signal.SIGKILL, 0)
        assert whole(twin) in states, number
        with lock.locked(twin.path):
            pass
