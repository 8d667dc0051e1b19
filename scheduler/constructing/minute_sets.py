"""Sets of minutes as bits of an integer: bit m is the absolute minute `STRIDE × (number of the day) + minute`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from scheduler.domain.clock import DAY, on_grid
from scheduler.domain.event import Event
from scheduler.domain.windows import Window, spans_on

#: Minutes from a midnight to the next one. An hour of the night belongs to no day, so that nothing crosses midnight.
STRIDE = DAY + 60


def span(start: int, end: int) -> int:
    """The minutes from `start` to `end`, half-open; none where it is not before `end`."""
    return (1 << end) - (1 << start) if start < end else 0


def ends(minutes: int) -> tuple[int, int]:
    """The first and the last of the minutes, of which there are some."""
    return (minutes & -minutes).bit_length() - 1, minutes.bit_length() - 1


def union(spans: Iterable[tuple[int, int]]) -> int:
    """The minutes of all half-open spans."""
    return reduce(lambda minutes, each: minutes | span(*each), spans, 0)


def open_hours(event: Event) -> int:
    """The minutes of the event's days."""
    return union((n * STRIDE + day.start, n * STRIDE + day.end) for n, day in enumerate(event.days))


def covered_by(event: Event, windows: Iterable[Window]) -> int:
    """The minutes that lie in one of the windows."""
    every = list(windows)
    return union(
        (number * STRIDE + start, number * STRIDE + end)
        for number, day in enumerate(event.days)
        for start, end in spans_on(every, day.date)
    )


def starts_in(minutes: int, duration: int) -> int:
    """The minutes at which `duration` minutes may start to lie in `minutes` whole."""
    starts, reached = minutes, 1
    while reached < duration:
        step = min(reached, duration - reached)
        starts &= starts >> step
        reached += step
    return starts


def round_minutes(event: Event) -> int:
    """The minutes of the event's grid, on all its days."""
    of_a_day = sum(1 << minute for minute in range(DAY) if on_grid(minute, event.step))
    return reduce(lambda minutes, number: minutes | of_a_day << number * STRIDE, range(len(event.days)), 0)


def ascending(minutes: int) -> Iterator[int]:
    """Each minute of the set, the earliest first."""
    while minutes:
        lowest = minutes & -minutes
        yield lowest.bit_length() - 1
        minutes ^= lowest
