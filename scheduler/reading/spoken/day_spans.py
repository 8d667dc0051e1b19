"""Sets of minutes on the days of an event: `[start, end)`, disjoint and ascending, within the hours of each day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from scheduler.domain.windows import Day, Window, spans_on

Spans = tuple[tuple[int, int], ...]
DaySpans = Mapping[date, Spans]


def between(days: Iterable[Day], dates: Collection[date], start: int, end: int) -> DaySpans:
    """The minutes from `start` to `end` on those of the `days` whose dates are given."""
    return {day.date: _clipped([(start, end)], day.start, day.end) if day.date in dates else () for day in days}


def union(first: DaySpans, second: DaySpans) -> DaySpans:
    """The minutes that are in one of two sets over the same days."""
    return {day: _merged([*spans, *second[day]]) for day, spans in first.items()}


def minus(first: DaySpans, second: DaySpans) -> DaySpans:
    """The minutes of the first set that are not in the second; both are over the same days."""
    return {day: _without(spans, second[day]) for day, spans in first.items()}


def common(first: DaySpans, second: DaySpans) -> DaySpans:
    """The minutes that are in both sets, which are over the same days."""
    return minus(first, minus(first, second))


def is_empty(spans: DaySpans) -> bool:
    """True for a set without a minute."""
    return not any(spans.values())


def windows_of(spans: DaySpans, days: Sequence[Day], *, dated: bool = False) -> tuple[Window, ...]:
    """The set as windows: () if it is the whole of the days, without dates if that says the same of every day.

    `dated` if every window keeps its date: somebody stated it.
    """
    if dated:
        return tuple(Window(start=start, end=end, day=day) for day in sorted(spans) for start, end in spans[day])
    if all(spans[day.date] == ((day.start, day.end),) for day in days):
        return ()
    everywhere = _merged([span for each in spans.values() for span in each])
    if all(_clipped(everywhere, day.start, day.end) == spans[day.date] for day in days):
        return tuple(Window(start=start, end=end) for start, end in everywhere)
    return windows_of(spans, days, dated=True)


def spans_of(windows: Iterable[Window], days: Iterable[Day]) -> DaySpans:
    """The minutes of the windows that lie within the days."""
    windows = list(windows)
    return {day.date: _clipped(spans_on(windows, day.date), day.start, day.end) for day in days}


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    return spans_on((Window(start=start, end=end) for start, end in spans), date.min)


def _clipped(spans: Iterable[tuple[int, int]], first: int, last: int) -> Spans:
    return tuple((max(start, first), min(end, last)) for start, end in spans if max(start, first) < min(end, last))


def _without(spans: Iterable[tuple[int, int]], gaps: Spans) -> Spans:
    rest = list(spans)
    for start, end in gaps:
        rest = [
            piece
            for first, last in rest
            for piece in ((first, min(last, start)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    return tuple(rest)
