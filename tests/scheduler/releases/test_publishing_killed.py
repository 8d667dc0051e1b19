"""`kill -9` in the middle of `publish`: releases/ and out/ are both as before, or both as after, whole.

A few points in `make test`; `JOURNEE_KILLS=100` kills a hundred times, at calls of the system and at moments that are
random, others each day of `.ci/run`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from released import Folder
from turn import chance

from scheduler.releases import read_releases
from scheduler.storage import journal, lock
from scheduler.storage.output_folder import settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")

POINTS = int(os.environ.get("JOURNEE_KILLS", "10"))
STEPS = ("fsync", "replace", "link", "mkdir", "unlink", "rmdir", "open")

#: The state before, the state after, and how many calls of the system lie between.
Both = tuple[dict[str, bytes], dict[str, bytes], int]

#: Publishes once in the folder that is named, and says how many calls of the system that took. Then, for each line
#: (folder, number of the call at which to end, seconds after which to be ended; 0: never), publishes in a process of
#: its own and says how that ended. What a release looks like is printed once: it is the same each time.
SERVER = """
import os, signal, sys, time
from scheduler.cli.program import main
import scheduler.services.rendering as rendering
import scheduler.releases.publishing as publishing
count, number, printed = 0, 0, {{}}
def watched(function):
    def call(*args, **options):
        global count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **options)
    return call
def published(folder):
    return main(["publish", folder, "--date", "2025-05-12", "-m", "zwei", "--quiet"])
def once(event, programme, formats, edition):
    key = (programme, edition.number, formats)
    if key not in printed:
        printed[key] = render_all(event, programme, formats, edition)
    return printed[key]
render_all, append = rendering.render_all, publishing.append
rendering.render_all = once  # before `publish` is loaded, which takes it from there
import scheduler.services.publishing as service
service.stale_files = lambda *_: ()  # the folder holds stand-ins in the place of printed files
def watching(*args):
    kept = {{step: getattr(os, step) for step in {steps}}}
    for step, function in kept.items():
        setattr(os, step, watched(function))
    try:
        return append(*args)
    finally:
        for step, function in kept.items():
            setattr(os, step, function)
publishing.append = watching
code = published(sys.argv[1])
print(count if code == 0 else -code, flush=True)
for line in sys.stdin:
    folder, call, seconds = line.rstrip().split("\\t")
    child = os.fork()
    if child == 0:
        count, number = 0, int(call)
        os._exit(published(folder))
    if float(seconds):
        time.sleep(float(seconds))
        os.kill(child, signal.SIGKILL)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Publisher:
    """A process that publishes, and is killed meanwhile, as often as it is asked to."""

    def __init__(self, first: Path) -> None:
        """`first`: a folder in which it publishes undisturbed; `calls` of the system are counted there."""
        command = [sys.executable, "-c", SERVER.format(steps=STEPS), str(first)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.calls = self._answer()

    def publish(self, folder: Path, *, call: int = 0, seconds: float = 0.0) -> int:
        """The exit code of publishing in `folder`: killed at the call of the system of that number, or after
        `seconds`.
        """
        assert self.process.stdin is not None
        print(folder, call, seconds, sep="\t", file=self.process.stdin, flush=True)
        return self._answer()

    def close(self) -> None:
        self.process.communicate(timeout=60)

    def _answer(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())


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


def state(folder: Path) -> dict[str, bytes]:
    """All that a user may see, and our own list of files; not the lock."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in (lock.LOCK, lock.HOLDER))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def whole(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the release is published by a process that nobody kills."""
    return Path(shutil.copytree(ready, tmp_path_factory.mktemp("whole") / "jour"))


@pytest.fixture(scope="module")
def publisher(whole: Path) -> Iterator[Publisher]:
    process = Publisher(whole)
    assert process.calls > 0
    yield process
    process.close()


@pytest.fixture(scope="module")
def both(ready: Path, whole: Path, publisher: Publisher) -> Both:
    """The state before, the state after, and how many calls of the system lie between."""
    return state(ready), state(whole), publisher.calls


def points(most: int) -> Iterator[int]:
    """Random numbers of calls; the last ones, where the release comes into being, are surely among them."""
    numbers = chance("calls").sample(range(1, most + 1), min(POINTS * 4 // 5, most))
    yield from sorted({*numbers, most - 1})


def must_be_whole(folder: Path, both: Both, where: object) -> bool:
    """True if it is the new state."""
    assert len(read_releases(folder)) in (1, 2), where  # reading is what puts it right
    settle(folder / "out")
    found = state(folder)
    assert found in both[:2], (where, sorted(found.keys() ^ both[0].keys()))
    assert not journal.has_leftovers(folder)
    return found == both[1]


@pytest.mark.long
def test_killed_at_any_call_it_is_old_or_new(ready: Path, publisher: Publisher, both: Both, tmp_path: Path) -> None:
    old, new, most = both
    assert set(new) - set(old) >= {"releases/v2/items.json", "out/cancellations/T01.ics"}
    assert most > 60
    seen = set()
    for number in points(most):
        folder = tmp_path / str(number)
        shutil.copytree(ready, folder)
        assert publisher.publish(folder, call=number) == -signal.SIGKILL, number
        seen.add(must_be_whole(folder, both, number))
        shutil.rmtree(folder)
    assert False in seen


@pytest.mark.long
def test_killed_at_any_moment_it_is_old_or_new(ready: Path, publisher: Publisher, both: Both, tmp_path: Path) -> None:
    moments = chance("moments")
    begun = time.monotonic()
    assert publisher.publish(Path(shutil.copytree(ready, tmp_path / "undisturbed"))) == 0
    longest = time.monotonic() - begun
    for number in range(max(1, POINTS // 5)):
        folder = tmp_path / str(number)
        shutil.copytree(ready, folder)
        publisher.publish(folder, seconds=moments.uniform(0, longest) + 0.001)
        must_be_whole(folder, both, number)
        assert publisher.publish(folder) == 0  # no lock is left
        assert state(folder) == both[1]
        shutil.rmtree(folder)
