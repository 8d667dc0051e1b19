"""Every talk, session, break and plenary lies inside the window of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("day", (day.date.isoformat(),)) for day in event.days)


def post(model: TimetableModel) -> None:
    """A session held on a day has start ≥ the day's start and end ≤ the day's end.

    The variables of breaks and plenaries have no minutes outside the window.
    """
    for number, day in enumerate(model.event.days):
        for session in model.sessions:
            model.cp.add(session.start >= number * DAY + day.start).only_enforce_if(session.day[number])
            model.cp.add(session.end <= number * DAY + day.end).only_enforce_if(session.day[number])


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk, break and plenary outside its day's window counts 1.

    A session counts if all its talks lie inside, so that its introduction or discussion alone lies outside.
    """
    talks = items.talks(programme)
    late = {talk.session for talk in talks if not _inside(event, talk)}
    sessions = [session for session in items.sessions(programme) if session.id not in late]
    everything = (*talks, *sessions, *items.pauses(programme))
    return tuple(
        Violation("day", 1, (item.id,), _outside(event, item)) for item in everything if not _inside(event, item)
    )


def _inside(event: Event, item: Item) -> bool:
    """True if the item lies inside the window of its day."""
    day = event.day.get(item.day)
    return day is not None and day.start <= item.start and item.end <= day.end


def _outside(event: Event, item: Item) -> Message:
    day = event.day.get(item.day)
    name = phrases.opening(phrases.item(event, item))
    if day is None:
        return message(
            "{item} a lieu {date}, qui n'est pas un jour de l'événement.",
            "{item} is held {date}, which is no day of the event.",
            item=name,
            date=phrases.on(item.day),
        )
    return message(
        "{item} a lieu {when}, hors de la journée (de {start} à {end}).",
        "{item} is held {when}, outside the day ({start} to {end}).",
        item=name,
        when=phrases.when(event, item),
        start=phrases.hour(day.start),
        end=phrases.hour(day.end),
    )


def say(event: Event, requirement: Requirement) -> Message:
    day = next(day for day in event.days if day.date.isoformat() == requirement.subjects[0])
    hours = {"start": phrases.hour(day.start), "end": phrases.hour(day.end)}
    if len(event.days) == 1:
        return message("La journée va de {start} à {end}.", "The day runs from {start} to {end}.", **hours)
    return message(
        "La journée du {date} va de {start} à {end}.",
        "The day of {date} runs from {start} to {end}.",
        date=phrases.dated(day.date),
        **hours,
    )


RULE = Rule(
    name="day",
    kind="fixed",
    title=message(fr="La journée", en="The day"),
    meaning=message(
        fr="exposés, sessions, pauses et plénières tiennent dans les heures de la journée",
        en="talks, sessions, breaks and plenaries lie inside the hours of the day",
    ),
    unit=message(fr="élément", en="item"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    relaxations=("day",),
    blamable=True,
    crowding=True,
    by_session=True,
)
