"""The search for inputs that fail: led by the lines that they reach, where the machine can tell them, else by chance.

atheris (libFuzzer) tells them on every Python for which it exists; `sys.monitoring` does so from Python 3.12 on.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from tests.fuzz.mutation import LARGEST

#: Our packages, whose lines count as reached.
PACKAGES = ("scheduler", "constraints", "exports")
#: An input, a source of chance and other inputs become a new input.
Mutate = Callable[[bytes, random.Random, Sequence[bytes]], bytes]
_ROOT = Path(__file__).parent.parent.parent


def has_atheris() -> bool:
    return importlib.util.find_spec("atheris") is not None


def led(run: Callable[[bytes], None], mutate: Mutate, seeds: Sequence[Path], found: Path, seconds: int) -> None:
    """libFuzzer has tried inputs for so many seconds and ended the process; `found` has those that reach new lines."""
    import atheris

    samples = [path.read_bytes() for folder in seeds for path in sorted(folder.iterdir())]

    def changed(data: bytes, largest: int, seed: int) -> bytes:
        draw = random.Random(seed)
        if draw.randrange(4) == 0:
            return bytes(atheris.Mutate(data, largest))
        return mutate(data, draw, samples)[:largest]

    found.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", "-timeout=120", "-rss_limit_mb=4000"]
    quiet = ["-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={found}-"]
    atheris.Setup([sys.argv[0], str(found), *map(str, seeds), *limits, *quiet], run, custom_mutator=changed)
    atheris.Fuzz()


def instrumented() -> Any:
    """The modules of ours that are imported from now on tell atheris which of their branches are reached."""
    import atheris

    return atheris.instrument_imports(include=list(PACKAGES)).__enter__()


def unled(run: Callable[[bytes], None], mutate: Mutate, seeds: Sequence[Path], found: Path, seconds: float) -> int:
    """Inputs are tried for so many seconds; those that reach new lines are kept in `found`. Returns their number."""
    found.mkdir(parents=True, exist_ok=True)
    inputs = [path.read_bytes() for folder in (*seeds, found) for path in sorted(folder.iterdir())] or [b""]
    draw, lines, count = random.Random(), Lines(), 0
    with lines:
        for data in inputs:
            run(data)
        lines.fresh()
        deadline = time.monotonic() + seconds
        while not count or time.monotonic() < deadline:
            data = mutate(draw.choice(inputs), draw, inputs)
            run(data)
            count += 1
            if lines.fresh():
                inputs.append(data)
                (found / f"{len(inputs):06}").write_bytes(data)
    return count


class Lines:
    """The lines of our sources that were reached for the first time; none before Python 3.12, which cannot tell."""

    def __init__(self) -> None:
        self._reached = 0

    def fresh(self) -> int:
        """The number of lines reached since the last call that were never reached before."""
        reached, self._reached = self._reached, 0
        return reached

    def __enter__(self) -> Lines:
        if sys.version_info >= (3, 12):
            sys.monitoring.use_tool_id(sys.monitoring.COVERAGE_ID, "fuzz")
            sys.monitoring.register_callback(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE, self._line)
            sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE)
        return self

    def __exit__(self, *_: object) -> None:
        if sys.version_info >= (3, 12):
            sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, 0)
            sys.monitoring.free_tool_id(sys.monitoring.COVERAGE_ID)

    def _line(self, code: CodeType, _line: int) -> Any:
        """A line is told once, then never again: after a while nothing is slower for it."""
        path = Path(code.co_filename)
        if path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in PACKAGES:
            self._reached += 1
        return sys.monitoring.DISABLE  # type: ignore[attr-defined]
