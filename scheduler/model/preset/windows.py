"""Tests whether a talk lies wholly in windows, for models of preset sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from scheduler.domain.event import Event
from scheduler.domain.remembered import recalling
from scheduler.domain.rooms import Slot
from scheduler.domain.windows import Window, spans_on

#: True if a talk may be in a slot from one minute of its day to another.
Fits = Callable[[Slot, int, int], bool]

#: Lists of windows whose tests are kept: more than an event has of people and talks with windows.
_WINDOWS = 4000


def covers(windows: Sequence[Window], day: date, start: int, end: int) -> bool:
    """True if one window holds the minutes `[start, end)` of the day; windows that touch or overlap count as one."""
    return any(first <= start and end <= last for first, last in spans_on(windows, day))


@recalling(_WINDOWS)
def within(windows: Sequence[Window]) -> Fits:
    """A test that is true if one of the windows holds the whole talk."""
    spans = cache(lambda day: spans_on(windows, day))
    return lambda slot, start, end: any(first <= start and end <= last for first, last in spans(slot.day))


@recalling(_WINDOWS)
def within_each(*lists: Sequence[Window]) -> Fits:
    """A test that is true if each list has a window that holds the whole talk."""
    tests = [within(windows) for windows in lists]
    return lambda slot, start, end: all(fits(slot, start, end) for fits in tests)


@recalling(_WINDOWS)
def not_within(slots: Sequence[Slot], windows: Sequence[Window]) -> tuple[Slot, ...]:
    """The slots that no window holds whole."""
    return tuple(slot for slot in slots if not covers(windows, slot.day, slot.start, slot.end))


def splits(event: Event, windows: Sequence[Window]) -> bool:
    """True if the windows hold some minutes of a slot of the event, but not all of them."""
    return bool(windows) and any(
        not covers(windows, slot.day, slot.start, slot.end)
        and any(w.day in (None, slot.day) and w.start < slot.end and slot.start < w.end for w in windows)
        for slot in event.slots
    )
