"""Each accepted talk is placed exactly once, in a room of the event, for its whole duration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from constraints import phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("placed", (talk.id,)) for talk in event.talks)


def post(model: TimetableModel) -> None:
    """The sum of holds[talk] over the candidates of its axis is is_held(talk): 1 unless the talk may be left out."""
    for talk in model.event.talks:
        model.cp.add(sum(session.holds[talk.id] for session in model.candidates[talk.axis]) == model.is_held(talk))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """A missing talk, each repetition, an unknown talk or room, a room without talks and a wrong duration count 1 each.

    In a slot the duration follows from the places, which the rule `preset` checks.
    """
    return tuple(_breaches(event, programme))


def _breaches(event: Event, programme: Programme) -> Iterator[Violation]:
    """Yield a violation for each fault of the placed talks."""
    times = Counter(placed.id for placed in programme.talks)
    for talk in event.talks:
        if times[talk.id] == 1:
            continue
        name = phrases.talk(event, talk.id)
        if times[talk.id] == 0:
            text = message("L'exposé {talk} n'est pas placé.", "Talk {talk} is not placed.", talk=name)
            yield Violation("placed", 1, (talk.id,), text)
        else:
            text = message(
                "L'exposé {talk} est placé {times} fois.",
                "Talk {talk} is placed {times} times.",
                talk=name,
                times=times[talk.id],
            )
            yield Violation("placed", times[talk.id] - 1, (talk.id,), text)
    yield from _all_misplaced(event, programme.talks)


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    return tuple(_all_misplaced(event, (talk for talk in programme.talks if talk.session in sessions)))


def _all_misplaced(event: Event, talks: Iterable[PlacedTalk]) -> Iterator[Violation]:
    """Yield a violation for each fault of the placed talks by themselves."""
    for placed in talks:
        if not _is_right(event, placed):
            yield from _misplaced(event, placed)


def _is_right(event: Event, placed: PlacedTalk) -> bool:
    """True if talk, duration and room of the placed talk are as they must be."""
    known, room = event.talk.get(placed.id), event.room.get(placed.room)
    if known is None or room is None or not room.talks:
        return False
    return bool(event.slots) or placed.end - placed.start == known.duration


def _misplaced(event: Event, placed: PlacedTalk) -> Iterator[Violation]:
    """Yield a violation for an unknown talk or a wrong duration, and one for a room unknown or without talks."""
    name = phrases.talk(event, placed.id)
    known = event.talk.get(placed.id)
    if known is None:
        text = message(
            "L'exposé {talk} ne fait pas partie de l'événement.", "Talk {talk} is not part of the event.", talk=name
        )
        yield Violation("placed", 1, (placed.id,), text)
    elif not event.slots and placed.end - placed.start != known.duration:
        text = message(
            "L'exposé {talk} est placé {when}, mais doit durer {duration}.",
            "Talk {talk} is placed {when}, but must last {duration}.",
            talk=name,
            when=phrases.during(event, placed.day, placed.start, placed.end),
            duration=phrases.minutes(known.duration),
        )
        yield Violation("placed", 1, (placed.id,), text)
    room = event.room.get(placed.room)
    if room is not None and not room.talks:
        text = message(
            "L'exposé {talk} est dans {room}, qui n'accueille aucun exposé.",
            "Talk {talk} is in {room}, which holds no talks.",
            talk=name,
            room=phrases.room(event, placed.room),
        )
        yield Violation("placed", 1, (placed.id, placed.room), text)
    if room is None:
        text = message(
            "L'exposé {talk} est dans {room}, qui n'existe pas.",
            "Talk {talk} is in {room}, which does not exist.",
            talk=name,
            room=phrases.room(event, placed.room),
        )
        yield Violation("placed", 1, (placed.id, placed.room), text)


def say(event: Event, requirement: Requirement) -> Message:
    talk = event.talk[requirement.subjects[0]]
    return message(
        "L'exposé {talk} ({duration}) doit être placé.",
        "Talk {talk} ({duration}) must be placed.",
        talk=phrases.talk(event, talk.id),
        duration=phrases.places(talk.places) if event.slots else phrases.minutes(talk.duration),
    )


RULE = Rule(
    name="placed",
    kind="fixed",
    title=message(fr="Tous les exposés", en="Every talk"),
    meaning=message(
        fr="chaque exposé accepté est placé exactement une fois, pour toute sa durée, dans une salle qui accueille des "
        "exposés",
        en="each accepted talk is placed exactly once, for its whole duration, in one room that holds talks",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    relaxations=("talk",),
    blamable=True,
    crowding=True,
    measure_in=measure_in,
)
