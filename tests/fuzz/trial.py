"""One input given to a target: what went wrong with it, told apart by its place in our sources, and the smallest input
that still does so."""

from __future__ import annotations

import contextlib
import hashlib
import signal
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.fuzz.shrinking import shrunk

ROOT = Path(__file__).parent.parent.parent
#: The seconds of the processor that one input may take: a hundred times what any of them needs.
SECONDS = 10
#: The bytes by which one input may make the process grow.
GROWTH = 512 << 20


class Endless(BaseException):
    """The input took more than `SECONDS` of the processor; nothing that catches exceptions catches this."""


class Bloated(BaseException):
    """The input made the process grow by more than `GROWTH` bytes."""


def fault_of(target: Callable[[bytes], None], data: bytes) -> str | None:
    """What the target raised and the innermost line of our sources where it did; None where nothing was raised."""
    before = _peak()
    try:
        with _limited() as rung:
            target(data)
        if rung:  # something caught even that
            raise Endless
        if _peak() - before > GROWTH:
            raise Bloated
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return f"{type(error).__name__} {_place(error)}"
    return None


class Trial:
    """Inputs given to one target; of each kind of fault the smallest input that was found becomes a seed in `seeds`."""

    def __init__(self, target: Callable[[bytes], None], seeds: Path) -> None:
        self._target, self._seeds = target, seeds
        self.faults: dict[str, Path] = {}

    def __call__(self, data: bytes) -> None:
        """The input was tried; a fault that was not seen before is written."""
        fault = fault_of(self._target, data)
        if fault is None or fault in self.faults:
            return
        small = data
        if not fault.startswith((Endless.__name__, Bloated.__name__)):
            small = shrunk(data, lambda smaller: fault_of(self._target, smaller) == fault)
        path = self._seeds / f"crash-{hashlib.sha256(small).hexdigest()[:12]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(small)
        self.faults[fault] = path
        print(f"{path}: {fault}", flush=True)


def _place(error: BaseException) -> str:
    """The innermost file and line of the sources, not of the tests, that the error went through."""
    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)]
    known = [(path, line) for path, line in zip(frames, lines, strict=True) if path.is_relative_to(ROOT)]
    ours = [(path, line) for path, line in known if path.relative_to(ROOT).parts[0] not in ("tests", ".venv")]
    path, line = (ours or known or [(Path("?"), 0)])[-1]
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{line}"


@contextlib.contextmanager
def _limited() -> Iterator[list[int]]:
    """Endless is raised in a block that takes too long, and noted; on Windows, which has no such alarm, nothing is."""
    rung: list[int] = []
    if not hasattr(signal, "setitimer"):
        yield rung
        return

    def ring(number: int, _: object) -> None:
        rung.append(number)
        raise Endless

    former = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield rung
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def _peak() -> int:
    """The largest number of bytes that the process has had in memory; 0 where the system does not say (Windows)."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
