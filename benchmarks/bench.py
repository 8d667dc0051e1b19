"""Timings of Journée on this machine, as Markdown: `python -m benchmarks.bench [start|print|days|questions|scale …]

The option `--plot FILE.svg` draws the scale series. The parts `late` and `series [--sizes N…] [--limit S]
[--series-plot FILE.svg]` run only where they are named.

Absolute seconds depend on the machine; the start-up figures are ratios of medians, taken in turn within one run.
"""

from __future__ import annotations

import argparse
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
from scheduler.control import Budget
from scheduler.outcome import Progress
from scheduler.search import solve

SAMPLE = Path(__file__).parent.parent / "samples" / "ia-collectivites"
#: The time limit of an event, in seconds.
LIMIT = 60.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the tables asked for; all of them but the late days and the long series if none is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parts = ["start", "print", "days", "questions", "scale"]
    # argparse would hold no part at all against `choices`.
    parser.add_argument("parts", nargs="*", help=f"{', '.join(parts)} (all of these if none is named), late, series")
    parser.add_argument("--plot", type=Path, help="write the plot of the scale series to this SVG file")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each start-up command")
    parser.add_argument("--sizes", type=int, nargs="+", choices=SIZES, default=SIZES, help="talks of the long series")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for each event of the long series")
    parser.add_argument("--series-plot", type=Path, help="write the plot of the long series to this SVG file")
    chosen = parser.parse_args(arguments)
    wanted = chosen.parts or parts
    if unknown := sorted({*wanted} - {*parts, "late", "series"}):
        parser.error(f"no such part: {', '.join(unknown)}")
    if "start" in wanted:
        start(chosen.runs)
    if "print" in wanted:
        from benchmarks.printing import printing

        printing(chosen.runs)
    if "days" in wanted:
        table([name for name in INSTANCES if name.startswith("day-")])
    if "questions" in wanted:
        from benchmarks.questions import questions

        questions()
    if "late" in wanted:
        from benchmarks.questions import late_days

        late_days()
    if "scale" in wanted:
        rows = table(SCALE)
        if chosen.plot:
            from benchmarks.plot import write_plot

            write_plot(rows, chosen.plot)
    if "series" in wanted:
        series(chosen.sizes, chosen.limit, chosen.series_plot)


# ── processes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def start(runs: int) -> None:
    """Whole processes are compared with bare ones that only import the same libraries."""
    imports = "import ortools.sat.python.cp_model, pydantic, icalendar, reportlab.platypus"
    command = "from scheduler.cli import main; main()"
    with tempfile.TemporaryDirectory() as out:
        solving = ["-c", command, "solve", str(SAMPLE), "--out", str(Path(out) / "out"), "--quiet"]
        print("| process | median s | ratio |\n| --- | --- | --- |")
        _pair(
            "imports of ortools, pydantic, icalendar, reportlab",
            ["-c", imports],
            "journee solve (sample)",
            solving,
            runs,
        )
        _pair("import of click", ["-c", "import click"], "journee --help", ["-c", command, "--help"], runs)
    print()


def _pair(bare: str, bare_arguments: list[str], name: str, arguments: list[str], runs: int) -> None:
    """The medians of a bare process and a command, and their ratio, are printed after `runs` runs in turn."""
    seconds: dict[str, list[float]] = {bare: [], name: []}
    for number in range(runs + 1):
        for label, these in ((bare, bare_arguments), (name, arguments)):
            took = _timed(these)
            if number:  # the first of each warms the disk
                seconds[label].append(took)
    medians = {label: statistics.median(values) for label, values in seconds.items()}
    for label, median in medians.items():
        print(f"| {label} | {median:.2f} | {median / medians[bare]:.2f} |")


def _timed(arguments: list[str]) -> float:
    """Seconds that a Python process with these arguments takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
    """The rows of the named events, each printed when it is solved."""
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
