"""A pinned talk is held at its hour and, if the pin names a room, in this room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Window
from scheduler.language.message import Message, message
from scheduler.model.preset import fitting_hours

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return tuple(Requirement("pin", (talk.id,)) for talk in event.talks if talk.pin is not None)


def post(model: TimetableModel) -> None:
    """start(talk) is the pin's start (or later, if the pin slips), and its room the pin's room, unless slack is 1."""
    for talk in model.event.talks:
        if talk.pin is None:
            continue
        slack = model.slack(Requirement("pin", (talk.id,)))
        end = DAY if talk.pin.slips else talk.pin.start + talk.duration
        hours = model.starts_within([Window(start=talk.pin.start, end=end, day=talk.pin.day)], talk.duration)
        model.within(model.start_of(talk), hours, ~slack, model.is_held(talk))
        if talk.pin.room is not None:
            model.in_rooms(talk, [talk.pin.room], slack)


def post_slots(model: PresetModel) -> None:
    """The talk starts at the pin's start (or later, if the pin slips), in its room, unless slack is 1."""
    for talk in model.event.talks:
        if talk.pin is not None:
            fitting_hours.keep_at(
                model, talk, partial(_begins, talk.pin), talk.pin.room, Requirement("pin", (talk.id,))
            )


def _begins(pin: Pin, slot: Slot, start: int, end: int) -> bool:
    """True if the hours begin at the pin's start, or later on its day if the pin slips."""
    return slot.day == pin.day and (pin.start == start or (pin.slips and pin.start < start))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that have a pin."""
    return (talk for talk in event.talks if talk.pin)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk that misses its pin counts 1, for any difference of day, hour and room."""
    violations = []
    for placed, item in zip(programme.talks, items.talks(programme), strict=True):
        talk = event.talk.get(placed.id)
        if talk is not None and talk.pin is not None and not kept(talk.pin, placed):
            text = message(
                "L'exposé {talk} commence {at} dans {room}, mais est fixé {pin}.",
                "Talk {talk} starts {at} in {room}, but is fixed {pin}.",
                talk=phrases.talk(event, talk.id),
                at=phrases.at(event, item.day, item.start),
                room=phrases.room(event, item.room),
                pin=_fixed(event, talk.pin),
            )
            violations.append(Violation("pin", 1, (talk.id,), text))
    return tuple(violations)


def kept(pin: Pin, placed: PlacedTalk) -> bool:
    """True if the talk starts on the pin's day at its hour (or later, if it slips), in the room that it names."""
    late = placed.day == pin.day and pin.slips and placed.start > pin.start
    return ((placed.day, placed.start) == (pin.day, pin.start) or late) and pin.room in (None, placed.room)


def _fixed(event: Event, pin: Pin) -> Message:
    at = phrases.at(event, pin.day, pin.start)
    if pin.slips:
        at = message("{at} au plus tôt", "{at} at the earliest", at=at)
    if pin.room is None:
        return at
    return message("{at} dans {room}", "{at} in {room}", at=at, room=phrases.room(event, pin.room))


def say(event: Event, requirement: Requirement) -> Message:
    talk = event.talk[requirement.subjects[0]]
    assert talk.pin is not None, "only pinned talks are required to keep their pin"
    return message(
        "L'exposé {talk} est fixé {pin}.",
        "Talk {talk} is fixed {pin}.",
        talk=phrases.talk(event, talk.id),
        pin=_fixed(event, talk.pin),
    )


RULE = Rule(
    name="pin",
    kind="adjustable",
    title=message(fr="Exposés à heure fixe", en="Pinned talks"),
    meaning=message(
        fr="l'exposé commence à l'heure de sa colonne `fixé` et, si elle en nomme une, dans sa salle",
        en="the talk starts at the hour of its `pin` and, where it names one, in its room",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.pin",),
    sees_inside=sees_inside,
    relaxations=("pin",),
    by_session=True,
)
