"""Fuzzes readers, importers and mails: `python -m tests.fuzz [--seconds N] [--jobs N] [TARGET ...]` (`make fuzz`).

Whatever fails becomes a seed in `tests/fuzz/corpus/TARGET`, which the tests give to the target from then on.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.search import has_atheris
from tests.fuzz.session import CORPUS, FOUND
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parent.parent.parent
#: Linux keeps the files of this folder in memory.
MEMORY = Path("/dev/shm")
#: The seconds after its time in which a target must have ended.
GRACE = 300


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 if a target failed, each with the inputs that make it fail."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all of them")
    parser.add_argument("--seconds", type=int, default=60, help="how long, all targets together (default: 60)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="targets at a time (default: the cores)")
    given = parser.parse_args(arguments)
    names = given.targets or list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        parser.error(f"no target {', '.join(unknown)}: {', '.join(TARGETS)}")
    jobs = max(1, min(given.jobs, len(names)))
    each = max(1, given.seconds * jobs // len(names))
    led = "led by atheris" if has_atheris() else "without atheris"
    print(f"{len(names)} targets, {each} seconds each, {jobs} at a time, {led}", flush=True)
    with ThreadPoolExecutor(jobs) as pool:
        failed = [
            name for name, good in zip(names, pool.map(lambda name: fuzzed(name, each), names), strict=True) if not good
        ]
    print(f"failed: {', '.join(failed)}" if failed else "nothing failed")
    return 1 if failed else 0


def fuzzed(name: str, seconds: int) -> bool:
    """True if nothing failed; else the inputs or the end of the report of the target were printed."""
    before = crashes(name)
    FOUND.mkdir(parents=True, exist_ok=True)
    log = FOUND / f"{name}.log"
    with log.open("wb") as report:
        command = [sys.executable, "-m", "tests.fuzz.session", name, str(seconds)]
        try:
            ran = subprocess.run(
                command, cwd=ROOT, env=surroundings(), stdout=report, stderr=report, timeout=seconds + GRACE
            )
            code = ran.returncode
        except subprocess.TimeoutExpired:
            code = -1
    lines = log.read_text("utf-8", "replace").splitlines()
    tried = [line.split()[-1] for line in lines if "number_of_executed_units" in line]
    print(f"{name}: {tried[0] if tried else lines[-1] if lines else 'nothing'} tried, exit code {code}", flush=True)
    for path in sorted(crashes(name) - before):
        print("  " + next((line for line in lines if line.startswith(str(path))), str(path)), flush=True)
    if code:
        print("\n".join(f"  {line}" for line in lines[-20:]), flush=True)
    return not code and crashes(name) == before


def surroundings() -> dict[str, str]:
    """The environment, with the memory for a disk where there is one: folders are written and removed all the time."""
    return {**os.environ, **({"TMPDIR": str(MEMORY)} if MEMORY.is_dir() else {})}


def crashes(name: str) -> set[Path]:
    """The seeds of the target that once made it fail."""
    return set((CORPUS / name).glob("crash-*"))


if __name__ == "__main__":
    sys.exit(main())
