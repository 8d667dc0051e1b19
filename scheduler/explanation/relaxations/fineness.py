"""The fineness of an event: the minutes of which every start and end of a programme is a multiple."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from constraints.max_stretch import IDLE
from scheduler.domain.event import Event


def moves(event: Event, edge: int, sign: int, upper_bound: int) -> range:
    """The amounts by which the edge of a window moves to a minute at which items of the event can start or end.

    Parameters
    ----------
    edge
        The minute at which the window starts or ends.
    sign
        1: it moves later; −1: earlier.
    upper_bound
        The largest amount in minutes.
    """
    step = fineness(event)
    first = -sign * edge % step or step
    return range(first, upper_bound + 1, step)


def fineness(event: Event) -> int:
    """The greatest minutes known to divide every start and end of a programme; edges of windows are not looked at.

    Sessions and breaks start on the grid or at a pin, and all else follows from durations.
    """
    if event.late:
        return 1
    return gcd(60, *_minutes(event))


def _minutes(event: Event) -> Iterator[int]:
    """The numbers of the event, in minutes, from which starts and ends follow."""
    yield from (event.step, event.talk_settings.gap)
    yield from (event.session_settings.introduction, event.session_settings.discussion)
    for talk in event.talks:
        yield talk.duration
        if talk.pin is not None:
            yield talk.pin.start
    for pause in event.breaks:
        yield from (pause.duration, pause.at or 0)
    for plenary in event.plenaries:
        yield from (plenary.start or 0, plenary.duration)
    for day in event.days:
        yield from (day.start, day.end)
    if event.session_settings.room_change:
        yield event.session_settings.room_change
    if event.session_settings.person_pause:
        yield event.session_settings.person_pause
    if event.session_settings.max_stretch is not None:
        yield from (event.session_settings.max_stretch, IDLE)
    if event.setting("session_apart") != "hard":
        yield IDLE
