"""`kill -9` in the middle of `publish`: releases/ and out/ are both as before, or both as after, whole.

A few points in `make test`; `JOURNEE_KILLS=100` kills a hundred times, at calls of the system and at moments that are
random.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from released import Folder

from scheduler import journal
from scheduler.cli import main
from scheduler.output import settle
from scheduler.releases import read_releases
from scheduler.storage import lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")

POINTS = int(os.environ.get("JOURNEE_KILLS", "10"))
STEPS = ("fsync", "replace", "link", "mkdir", "unlink", "rmdir", "open")

#: The state before, the state after, and how many calls of the system lie between.
Both = tuple[dict[str, bytes], dict[str, bytes], int]

#: Publishes; at the call of the system whose number is given (0: none) the process kills itself. Says how many it made.
KILLED = """
import os, signal, sys
from scheduler.cli import main
count, number = 0, int(sys.argv[2])
def watched(function):
    def call(*args, **options):
        global count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **options)
    return call
import exports, scheduler.commands, scheduler.releases.publishing as publishing
append = publishing.append
def watching(*args):
    for step in {steps}:
        setattr(os, step, watched(getattr(os, step)))
    return append(*args)
publishing.append = watching
code = main(["publish", sys.argv[1], "--date", "2025-05-12", "-m", "zwei", "--quiet"])
print(count)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release, and another to come."""
    from released import planted

    folder = Folder(tmp_path_factory.mktemp("killed") / "jour", *planted())
    folder.publish("2025-05-02")
    folder.swap("T08", "T04")
    folder.drop("T01")
    folder.export()
    return folder.path


def start(folder: Path, number: int) -> subprocess.Popen[str]:
    script = KILLED.format(steps=STEPS)
    return subprocess.Popen([sys.executable, "-c", script, str(folder), str(number)], stdout=subprocess.PIPE, text=True)


def state(folder: Path) -> dict[str, bytes]:
    """All that a user may see, and our own list of files; not the lock."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != lock.LOCK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def both(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The state before, the state after, and how many calls of the system lie between."""
    copied = tmp_path_factory.mktemp("whole") / "jour"
    shutil.copytree(ready, copied)
    process = start(copied, 0)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return state(ready), state(copied), int(out)


def points(most: int) -> Iterator[int]:
    """Random numbers of calls; the last ones, where the release comes into being, are surely among them."""
    numbers = random.Random(5).sample(range(1, most + 1), min(POINTS * 4 // 5, most))
    yield from sorted({*numbers, most - 1})


def must_be_whole(folder: Path, both: Both, where: object) -> bool:
    """True if it is the new state."""
    assert len(read_releases(folder)) in (1, 2), where  # reading is what puts it right
    settle(folder / "out")
    found = state(folder)
    assert found in both[:2], (where, sorted(found.keys() ^ both[0].keys()))
    assert not journal.has_leftovers(folder)
    return found == both[1]


def test_killed_at_any_call_it_is_old_or_new(ready: Path, both: Both, tmp_path: Path) -> None:
    old, new, most = both
    assert set(new) - set(old) >= {"releases/v2/items.json", "out/cancellations/T01.ics"}
    assert most > 60
    seen = set()
    for number in points(most):
        folder = tmp_path / str(number)
        shutil.copytree(ready, folder)
        process = start(folder, number)
        process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL, number
        seen.add(must_be_whole(folder, both, number))
        shutil.rmtree(folder)
    assert False in seen


def test_killed_at_any_moment_it_is_old_or_new(ready: Path, both: Both, tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(max(1, POINTS // 5)):
        folder = tmp_path / str(number)
        shutil.copytree(ready, folder)
        process = start(folder, 0)
        time.sleep(chance.uniform(0, 2.5))
        process.kill()
        process.wait(timeout=60)
        assert process.stdout is not None
        process.stdout.close()
        must_be_whole(folder, both, number)
        assert main(["publish", str(folder), "--date", "2025-05-12", "-m", "zwei", "--quiet"]) == 0  # no lock is left
        assert state(folder) == both[1]
        shutil.rmtree(folder)
