"""By how much the edge of a window must move to make a difference: everything starts and ends at multiples of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from scheduler.domain.event import Event


def moves(event: Event, edge: int, sign: int, most: int) -> range:
    """The amounts, of at most `most` minutes, by which `edge` moves later (`sign` 1) or earlier (−1) to a minute at
    which something of the event can start or end.
    """
    fine = fineness(event)
    first = -sign * edge % fine or fine
    return range(first, most + 1, fine)


def fineness(event: Event) -> int:
    """Minutes that divide every start and end of a programme, windows aside: sessions and breaks start on the grid, or
    as a pin has it, and all else follows from lengths.
    """
    if event.late:
        return 1
    return gcd(60, *_minutes(event))


def _minutes(event: Event) -> Iterator[int]:
    yield from (event.step, event.talk_settings.gap, event.session_settings.discussion)
    for talk in event.talks:
        yield talk.duration
        if talk.pin is not None:
            yield talk.pin.start
    yield from (pause.duration for pause in event.breaks)
    for plenary in event.plenaries:
        yield from (plenary.start, plenary.duration)
    for day in event.days:
        yield from (day.start, day.end)
    if event.session_settings.room_change:
        yield event.session_settings.room_change
    if event.session_settings.max_stretch is not None:
        yield from (event.session_settings.max_stretch, 10)  # an idle gap of ten minutes is a pause
