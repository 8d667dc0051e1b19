"""Whether something lies wholly in windows, as the models of events with preset sessions ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from scheduler.domain.rooms import Slot
from scheduler.domain.windows import Window, spans_on

#: Whether a talk may be in a slot from one minute of its day to another.
Fits = Callable[[Slot, int, int], bool]


def covers(windows: Sequence[Window], day: date, start: int, end: int) -> bool:
    """True if one of the windows, those that touch or overlap being one, holds these minutes of the day."""
    return any(first <= start and end <= last for first, last in spans_on(windows, day))


def within(windows: Sequence[Window]) -> Fits:
    """Whether the windows hold the whole talk."""
    return lambda slot, start, end: covers(windows, slot.day, start, end)
