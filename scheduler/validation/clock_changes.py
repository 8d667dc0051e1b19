"""Hours that the clock of an event skips, or has twice, on the days on which it is put forward or back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from scheduler.domain.clock import DAY, ClockChange, clock_change, is_region, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.windows import Day
from scheduler.language.message import Message, message
from scheduler.validation.fault import Fault, Kind, hours


def clock_faults(event: Event) -> Iterator[Fault]:
    """Each fixed hour of a talk, plenary or slot that the clock skips; a remark on each that it has twice."""
    if not is_region(event.timezone):
        return
    fixed: list[tuple[Kind, int, str, date, int | None]] = [
        *(("talk", n, "pin", talk.pin.day, talk.pin.start) for n, talk in enumerate(event.talks) if talk.pin),
        *(("plenary", n, "start", plenary.day, plenary.start) for n, plenary in enumerate(event.plenaries)),
        *(("slot", n, "start", slot.day, slot.start) for n, slot in enumerate(event.slots)),
    ]
    for kind, position, key, day, minute in fixed:
        change = clock_change(day, event.timezone)
        if change is not None and minute is not None and change.start <= minute < change.end:
            text = _skipped_hour(change) if change.skipped else _hour_twice(change)
            yield Fault(kind, position, key, plain_hour(minute), text, remark=not change.skipped)


def _skipped_hour(change: ClockChange) -> Message:
    return message(
        "cette heure n'existe pas ce jour-là : l'horloge passe de {start} à {end} ; écrivez {end} ou plus tard, ou une "
        "heure avant {start}",
        "this hour does not exist on that day: the clock goes from {start} to {end}; write {end} or later, or an hour "
        "before {start}",
        **hours(start=change.start, end=change.end),
    )


def _hour_twice(change: ClockChange) -> Message:
    return message(
        "cette heure existe deux fois ce jour-là, où l'horloge revient de {end} à {start} : la première est retenue",
        "this hour exists twice on that day, when the clock goes back from {end} to {start}: the first is meant",
        **hours(start=change.start, end=change.end),
    )


def change_within(day: Day, zone: str) -> ClockChange | None:
    """The change of the clock of `zone` that a day of an event runs into, if there is one.

    An item may not even end at the minute at which the clock is put forward, which no clock shows: where that is
    midnight, the day before cannot end at 24:00.
    """
    change = clock_change(day.date, zone)
    if change is None and day.end >= DAY:
        change = _at_its_end(day.date, zone)
    if change is None or day.start >= change.end or day.end < change.start + (not change.skipped):
        return None
    return change


def _at_its_end(day: date, zone: str) -> ClockChange | None:
    """The minutes that the clock skips from the midnight at which the day ends, counted from its beginning."""
    following = clock_change(day + timedelta(days=1), zone) if day < date.max else None
    if following is None or not following.skipped or following.start > 0:
        return None
    return ClockChange(DAY, DAY + following.end, skipped=True)


def day_text(change: ClockChange) -> Message:
    """The text on a day that runs into the change: a mistake where an hour is skipped, else a remark."""
    shown = hours(start=change.start, end=change.end)
    if change.start >= DAY:
        return message(
            "la fin de cette journée n'existe pas : à minuit l'horloge passe à {next} du lendemain ; écrivez une "
            "journée qui finit avant minuit",
            "the end of this day does not exist: at midnight the clock goes to {next} of the next day; write a day "
            "that ends before midnight",
            **hours(next=change.end - DAY),
        )
    if change.skipped and change.start <= 0:
        return _without_beginning(change)
    if change.skipped:
        return message(
            "ce jour-là, l'horloge passe de {start} à {end} : écrivez une journée qui commence à {end} ou plus tard, "
            "ou qui finit avant {start}",
            "on that day the clock goes from {start} to {end}: write a day that starts at {end} or later, or ends "
            "before {start}",
            **shown,
        )
    return message(
        "ce jour-là, l'horloge revient de {end} à {start} : ces minutes existent deux fois, les premières sont "
        "retenues",
        "on that day the clock goes back from {end} to {start}: these minutes exist twice, the first are meant",
        **shown,
    )


def _without_beginning(change: ClockChange) -> Message:
    """The text on a day whose first hour, or the whole of which, the clock skips."""
    if change.end >= DAY:
        return message(
            "ce jour n'existe pas dans ce fuseau horaire, où l'horloge le saute : écrivez une autre date",
            "this day does not exist in this time zone, whose clock skips it: write another date",
        )
    return message(
        "ce jour-là commence à {end} : à minuit, l'horloge passe à {end} ; écrivez {end} ou plus tard",
        "that day begins at {end}: at midnight the clock goes to {end}; write {end} or later",
        **hours(end=change.end),
    )
