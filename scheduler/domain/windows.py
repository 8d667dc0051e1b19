"""Days, and windows of time on them: minutes from midnight, half-open `[start, end)`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scheduler.domain.clock import plain_hour
from scheduler.domain.frozen import Frozen


class Day(Frozen):
    """A day of the event; every item of the programme lies within its minutes `[start, end)`."""

    date: date
    start: int
    end: int


class Window(Frozen):
    """A window of minutes `[start, end)` on `day`, or on every day where `day` is None."""

    start: int
    end: int
    day: date | None = None


def spans_on(windows: Iterable[Window], day: date) -> tuple[tuple[int, int], ...]:
    """The windows of `day` as disjoint, ascending `(start, end)`; windows that touch or overlap are merged."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((w.start, w.end) for w in windows if w.day in (None, day)):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def written(windows: Iterable[Window]) -> str:
    """The windows as a cell of a table: `09:00-12:30; 14:00-17:00`, a date before each window that has one."""
    return "; ".join(
        (f"{window.day.isoformat()} " if window.day else "") + f"{plain_hour(window.start)}-{plain_hour(window.end)}"
        for window in windows
    )
