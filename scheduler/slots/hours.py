"""Whether something lies wholly in windows, as the models of events with preset sessions ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from scheduler.domain.rooms import Slot
from scheduler.domain.windows import Window, spans_on
from scheduler.event import Event

#: Whether a talk may be in a slot from one minute of its day to another.
Fits = Callable[[Slot, int, int], bool]


def covers(windows: Sequence[Window], day: date, start: int, end: int) -> bool:
    """True if one of the windows, those that touch or overlap being one, holds these minutes of the day."""
    return any(first <= start and end <= last for first, last in spans_on(windows, day))


def within(windows: Sequence[Window]) -> Fits:
    """Whether the windows hold the whole talk."""
    return lambda slot, start, end: covers(windows, slot.day, start, end)


def splits(event: Event, windows: Sequence[Window]) -> bool:
    """True if the windows hold some minutes of a slot of the event, but not all of them."""
    return bool(windows) and any(
        not covers(windows, slot.day, slot.start, slot.end)
        and any(w.day in (None, slot.day) and w.start < slot.end and slot.start < w.end for w in windows)
        for slot in event.slots
    )
