"""The ways to set the pauses in classes: in each of them the parts of the days have time for as many talks.

What fits into the parts is nearly settled within a class, so that relaxations of one class are far tighter than that of
all hours, and most classes are refused at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from scheduler.domain.event import Event
from scheduler.model.base import Hours, Pause
from scheduler.model.counting.parts import in_order
from scheduler.model.pauses import PauseModel

#: Ways to set the pauses of a day, and classes of all days together: with more, the hours of a day are one class.
_MOST_WAYS, _MOST_CLASSES = 20_000, 100


@dataclass(frozen=True, slots=True, eq=False)
class HourClass:
    """Hours of the pauses: every programme of the event has those of one class.

    Attributes
    ----------
    hours
        The minutes of their days at which the pauses may start; those that are not named have all of theirs.
    longest
        By number of the part, the most minutes that it has; empty: they are not known.
    """

    hours: Hours
    longest: tuple[int, ...] = ()


#: The class of all hours.
ALL_HOURS = HourClass({})


def hour_classes(event: Event) -> list[HourClass]:
    """The classes of the event, those with time for the most talks first; one of all hours where ways to set the pauses
    are too many, or the day has begun.
    """
    if event.late or event.begun:
        return [ALL_HOURS]
    days = [_of_day(event, number) for number in range(len(event.days))]
    number = prod(len(classes) for classes in days)
    if number > _MOST_CLASSES or not all(classes for classes in days):
        return [ALL_HOURS]
    return [_joined(classes) for classes in product(*days)]


def _joined(classes: Sequence[HourClass]) -> HourClass:
    """The class of all days, of one of each of them."""
    hours = {pause: starts for each in classes for pause, starts in each.hours.items()}
    return HourClass(hours, tuple(minutes for each in classes for minutes in each.longest))


def _of_day(event: Event, number: int) -> list[HourClass]:
    """The classes of the day of that number; none: it has too many ways, or the order of its pauses is open."""
    model, day = PauseModel(event), event.days[number]
    pauses = in_order(model, number, day.start)
    all_in_order = len(pauses) == sum(pause.day == number for pause in model.pauses)
    if not all_in_order or prod(len(pause.starts) for pause in pauses) > _MOST_WAYS:
        return []
    found: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    lengths: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for way in product(*(pause.starts for pause in pauses)):
        minutes = tuple(_lengths(pauses, way, day.start, day.end))
        if min(minutes) >= 0:
            key = tuple(_talks(event, length) for length in minutes)
            found[key].append(way)
            lengths[key].append(minutes)
    return [
        HourClass(_hours(pauses, ways), tuple(max(each) for each in zip(*lengths[key], strict=True)))
        for key, ways in sorted(found.items(), key=lambda item: sum(item[0]), reverse=True)
    ]


def _lengths(pauses: Sequence[Pause], way: Sequence[int], start: int, end: int) -> Iterator[int]:
    """The minutes of each part of the day, at the most; negative where pauses overlap."""
    begin = start
    for pause, minute in zip(pauses, way, strict=True):
        yield minute - begin
        begin = minute + pause.shortest
    yield end - begin


def _talks(event: Event, minutes: int) -> int:
    """The most talks that a session of so many minutes may have."""
    settings, gap = event.session_settings, event.talk_settings.gap
    shortest = min(talk.duration for talk in event.talks) + gap
    return max(0, minutes - settings.introduction - settings.discussion + gap) // max(1, shortest)


def _hours(pauses: Sequence[Pause], ways: Sequence[Sequence[int]]) -> Hours:
    """The minutes at which each of the pauses starts in one of the ways."""
    return {pause.key: sorted(set(minutes)) for pause, minutes in zip(pauses, zip(*ways, strict=True), strict=True)}
