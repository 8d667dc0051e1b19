"""The series times events from 12 to 1,600 talks: seconds to the first programme, and the gap after a minute.

Its two kinds are days whose sessions are found and conferences whose sessions are preset. `python -m benchmarks.series
NAME --limit S --workers N` is the process that solves one event, and prints its row as JSON.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from benchmarks.generate import INSTANCES, instance
from scheduler.check import check
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Result

Kind = Literal["found", "preset"]
SIZES = (12, 25, 50, 100, 200, 400, 800, 1600)
NAMES: dict[Kind, str] = {"found": "scale", "preset": "preset"}
#: Seconds for each event, and threads of the solver.
LIMIT, WORKERS = 60.0, 2
#: Multiples of the limit after which a process is ended: building a model has no limit of its own.
_PATIENCE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A solved event; a figure that does not exist is None.

    `level` is the first unproved level, else the last one, with its value and bound; `first` are the seconds to the
    first programme; `planted` is the cost of the programme that the event was grown around.
    """

    name: str
    talks: int
    axes: int
    rooms: int
    slots: int
    status: str
    first: float | None = None
    level: str | None = None
    value: int | None = None
    bound: int | None = None
    planted: int | None = None
    peak_mib: int | None = None

    @property
    def gap(self) -> float | None:
        """The distance of the bound from the value, in percent of the value."""
        if self.value is None or self.bound is None:
            return None
        return 100 * (self.value - self.bound) / max(1, abs(self.value))


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def series(talk_counts: Sequence[int] = SIZES, limit: float = LIMIT, plot: Path | None = None) -> dict[Kind, list[Row]]:
    """Print both tables, and plot them in the file `plot`; a kind ends at the first event without a programme.

    Parameters
    ----------
    talk_counts
        The numbers of talks of the events, ascending.
    limit
        The time limit of one event, in seconds.
    plot
        The SVG file, or None for no plot.
    """
    rows_by_kind: dict[Kind, list[Row]] = {}
    for kind, prefix in NAMES.items():
        title = "sessions found" if kind == "found" else "sessions preset"
        print(
            f"| {title} | talks | axes | rooms | slots | first s | level | value | bound | gap % | planted | status "
            "| peak MiB |\n" + "| --- " * 13 + "|",
            flush=True,
        )
        rows = rows_by_kind[kind] = []
        for size in talk_counts:
            rows.append(_apart(f"{prefix}-{size}", limit))
            print(_line(rows[-1]), flush=True)
            if rows[-1].first is None:
                break
        print()
    if plot:
        from benchmarks.series_plot import write_series

        write_series(rows_by_kind["found"], rows_by_kind["preset"], limit, plot)
    return rows_by_kind


def _line(row: Row) -> str:
    cells = [
        row.name,
        row.talks,
        row.axes,
        row.rooms,
        row.slots or None,
        _shown(row.first),
        row.level,
        row.value,
        row.bound,
        _shown(row.gap),
        row.planted,
        row.status,
        row.peak_mib,
    ]
    return f"| {' | '.join('–' if cell is None else str(cell) for cell in cells)} |"


def _shown(number: float | None) -> str | None:
    return None if number is None else f"{number:.1f}"


def _apart(name: str, limit: float) -> Row:
    """The row of an event solved in a process of its own, or ended after `_PATIENCE` times the limit."""
    command = [sys.executable, "-m", "benchmarks.series", name, f"--limit={limit}", f"--workers={WORKERS}"]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=_PATIENCE * limit)
    except subprocess.TimeoutExpired:
        recipe = INSTANCES[name]
        return Row(name, recipe.talks, recipe.axes, recipe.rooms, 0, "ended")
    return Row(**json.loads(done.stdout))


# ── one event ────────────────────────────────────────────────────────────────────────────────────────────────────────


def solved(name: str, limit: float, workers: int) -> Row:
    """The row of the event, solved in this process.

    Raises SystemExit if the check disagrees, or if the solver calls the event infeasible.
    """
    planted = instance(name)
    event = planted.event
    result = solve(event, Budget.of(limit), workers=workers, goal=Goal(choose=False))
    if result.status == "infeasible":
        raise SystemExit(f"{name}: infeasible, but a programme is planted in it")
    if result.programme is not None:
        report = check(event, result.programme)
        if report.hard or report.disagreements:
            raise SystemExit(f"{name}: the check disagrees: {report}")
    level, value, bound = _open(result)
    return Row(
        name=name,
        talks=len(event.talks),
        axes=len(event.axes),
        rooms=len(event.rooms),
        slots=len(event.slots),
        status=result.status,
        first=result.first_seconds,
        level=level,
        value=value,
        bound=bound,
        planted=planted.cost,
        peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def _open(result: Result) -> tuple[str | None, int | None, int | None]:
    """Name, value and bound of the first unproved level, or else of the last one."""
    levels = result.programme.levels if result.programme else ()
    if not levels:
        return None, None, None
    level = next((level for level in levels if level.value > level.bound), levels[-1])
    return level.name, level.value, level.bound


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=INSTANCES)
    parser.add_argument("--limit", type=float, default=LIMIT)
    parser.add_argument("--workers", type=int, default=WORKERS)
    chosen = parser.parse_args(arguments)
    print(json.dumps(asdict(solved(chosen.name, chosen.limit, chosen.workers))))


if __name__ == "__main__":
    main()
