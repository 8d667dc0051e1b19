"""Timings of Journée on this machine, as Markdown: `python -m benchmarks.bench [PART …]`

The parts are start, print, check, days, questions and scale; `late`, `ordinary` and `series [--sizes N…] [--limit S]
[--series-plot FILE.svg]` run only where they are named. The option `--plot FILE.svg` draws the scale series.

Absolute seconds depend on the machine; the start-up figures are ratios of medians, taken in turn within one run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import INSTANCES, SCALE, instance
from benchmarks.series import SIZES, series
from scheduler.check import check
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Progress

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "ia-collectivites"
#: The time limit of an event, in seconds.
LIMIT = 60.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables that the arguments name; without names print all but the late days and the long series."""
    parser = argparse.ArgumentParser(description=__doc__)
    parts = ["start", "print", "check", "days", "questions", "scale"]
    # argparse would hold no part at all against `choices`.
    parser.add_argument(
        "parts", nargs="*", help=f"{', '.join(parts)} (all of these if none is named), late, ordinary, series"
    )
    parser.add_argument("--plot", type=Path, help="write the plot of the scale series to this SVG file")
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each start-up command")
    parser.add_argument("--sizes", type=int, nargs="+", choices=SIZES, default=SIZES, help="talks of the long series")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for each event of the long series")
    parser.add_argument("--series-plot", type=Path, help="write the plot of the long series to this SVG file")
    chosen = parser.parse_args(arguments)
    wanted = chosen.parts or parts
    if unknown := sorted({*wanted} - {*parts, "late", "ordinary", "series"}):
        parser.error(f"no such part: {', '.join(unknown)}")
    if "start" in wanted:
        start(chosen.runs)
    if "print" in wanted:
        from benchmarks.printing import printing

        printing(chosen.runs)
    if "check" in wanted:
        from benchmarks.checking import checking

        checking()
    if "days" in wanted:
        table([name for name in INSTANCES if name.startswith("day-")])
    if "questions" in wanted:
        from benchmarks.questions import questions

        questions()
    if "late" in wanted:
        from benchmarks.questions import late_days

        late_days()
    if "ordinary" in wanted:
        from benchmarks.answering import answering, answering_with_axes

        answering()
        answering_with_axes()
    if "scale" in wanted:
        rows = table(SCALE)
        if chosen.plot:
            from benchmarks.plot import write_plot

            write_plot(rows, chosen.plot)
    if "series" in wanted:
        series(chosen.sizes, chosen.limit, chosen.series_plot)


# ── processes ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Process:
    """A process to be timed: the arguments of Python, and whether byte code (.pyc) stays for the next run."""

    name: str
    arguments: tuple[str, ...]
    keeps_bytecode: bool = True


def start(runs: int) -> None:
    """Whole processes against bare ones that only import the same libraries.

    Our packages are copied, so that no byte code of theirs is there but what the run makes; libraries have theirs.
    """
    imports = "import ortools.sat.python.cp_model, pydantic, icalendar, reportlab.platypus"
    command = "from scheduler.cli.program import main; main()"
    with tempfile.TemporaryDirectory() as folder:
        kept, bare = (_sources(Path(folder) / name) for name in ("kept", "bare"))
        solving = ("-c", command, "solve", str(SAMPLE), "--out", str(Path(folder) / "out"), "--quiet")
        print("| process | median s | ratio |\n| --- | --- | --- |")
        _compared(
            runs,
            kept,
            bare,
            Process("imports of ortools, pydantic, icalendar, reportlab", ("-c", imports)),
            Process("journee solve (sample), .pyc there", solving),
            Process("journee solve (sample), no .pyc", solving, keeps_bytecode=False),
        )
        _compared(
            runs,
            kept,
            bare,
            Process("import of click", ("-c", "import click")),
            Process("journee --help, .pyc there", ("-c", command, "--help")),
            Process("journee --help, no .pyc", ("-c", command, "--help"), keeps_bytecode=False),
        )
    print()


def _sources(folder: Path) -> Path:
    """A copy of our packages in `folder`, without byte code."""
    for package in ("scheduler", "constraints", "exports"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _compared(runs: int, kept: Path, bare: Path, *processes: Process) -> None:
    """Print medians, and their ratios to that of the first process; the processes run in turn, `runs` times each."""
    seconds: dict[str, list[float]] = {process.name: [] for process in processes}
    for number in range(runs + 1):
        for process in processes:
            took = _timed(process, kept if process.keeps_bytecode else bare)
            if number:  # the first of each warms the disk and makes byte code
                seconds[process.name].append(took)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, median in medians.items():
        print(f"| {name} | {median:.2f} | {median / medians[processes[0].name]:.2f} |", flush=True)


def _timed(process: Process, folder: Path) -> float:
    """Seconds that the process takes, started in `folder`."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "" if process.keeps_bytecode else "1"}
    environment.pop("PYTHONPYCACHEPREFIX", None)
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, *process.arguments],
        check=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


# ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Row:
    """A solved event: seconds to the first programme, to the proof of the first two levels, and to the end.

    `gaps` are the unproved levels with value and bound.
    """

    name: str
    talks: int
    rooms: int
    status: str
    first: float
    two_levels: float | None
    seconds: float
    gaps: tuple[tuple[str, int, int], ...]


def table(names: Sequence[str]) -> list[Row]:
    """The rows of the named events, each printed after its solve."""
    print(
        "| event | talks | axes | rooms | first s | two levels proved s | all s | status | not proved (value, bound) |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    rows = []
    for name in names:
        row, axes = _solved(name)
        gaps = "; ".join(f"{level} {value}, {bound}" for level, value, bound in row.gaps)
        two = "–" if row.two_levels is None else f"{row.two_levels:.1f}"
        cells = [name, row.talks, axes, row.rooms, f"{row.first:.1f}", two, f"{row.seconds:.1f}", row.status, gaps]
        print("|", " | ".join(map(str, cells)), "|", flush=True)
        rows.append(row)
    print()
    return rows


def _solved(name: str) -> tuple[Row, int]:
    """The row of an event, and its number of axes. Raises SystemExit if the check disagrees."""
    event = instance(name).event
    proved: dict[str, float] = {}

    def watch(progress: Progress) -> None:
        if progress.value is not None and progress.value == progress.bound:
            proved.setdefault(progress.level, progress.seconds)

    result = solve(event, Budget.of(LIMIT), progress=watch)
    if result.programme is None:
        raise SystemExit(f"{name}: {result.status}, but a programme is planted in it")
    report = check(event, result.programme)
    if report.hard or report.disagreements:
        raise SystemExit(f"{name}: the check disagrees: {report}")
    first_two = [proved.get(level) for level in event.levels[:2]]
    two = max((s for s in first_two if s is not None), default=None) if None not in first_two else None
    gaps = tuple(
        (level.name, level.value, level.bound) for level in result.programme.levels if level.value > level.bound
    )
    row = Row(
        name, len(event.talks), len(event.rooms), result.status, result.first_seconds or 0, two, result.seconds, gaps
    )
    return row, len(event.axes)


if __name__ == "__main__":
    main()
