"""Of each list of an axis, one person is at the whole of each of its sessions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import TYPE_CHECKING

from constraints import chair_from_slots, items, phrases, session_lists
from constraints.chair_from_slots import requirement_on
from constraints.proposals import choose
from constraints.rule import Rule, sees_no_talks
from scheduler.domain.chairing import chair_lists, listed_chairs
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each list of an axis that has talks has one requirement."""
    return tuple(
        requirement_on(axis, number)
        for axis in event.used_axes
        if axis is not None
        for number in range(len(event.axis[axis].chair_from))
    )


def post(model: TimetableModel) -> None:
    """Each session without a person of a list costs 1; who is chosen is there, and in one place."""
    choose(model)
    for axis in model.event.used_axes:
        for session, (number, people) in product(model.candidates[axis], enumerate(chair_lists(model.event, axis))):
            there = [model.proposals[session.name][person] for person in people]
            model.cp.add_bool_or(~session.present, model.slack(requirement_on(str(axis), number)), *there)


def post_slots(model: PresetModel) -> None:
    """Each session without a person of a list costs 1; who is chosen is there, and in one place."""
    chair_from_slots.post(model)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that people of lists present or discuss, where more than their slots matters to these people.

    That is so of slots that overlap or leave no time to change rooms, and of people who speak in plenaries.
    """
    change, slots = event.session_settings.room_change, event.slots
    near = any(
        one.day == other.day and one.start < other.end + change and other.start < one.end + change
        for one, other in combinations(slots, 2)
    )
    people = {person for axis in event.used_axes for person in listed_chairs(event, axis)}
    if not near and not event.plenaries:
        return ()
    return (talk for talk in event.talks if people.intersection((*talk.speakers, *talk.discussants)))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each session and list of its axis counts 1 if nobody of the list is among the session's chairs."""
    violations = []
    for session, people in zip(items.sessions(programme), items.leaders(event, programme), strict=True):
        lists = event.axis[session.axis].chair_from if session.axis in event.axis else ()
        for names in lists:
            if not set(names).intersection(people):
                text = message(
                    "{session} n'a personne de la liste ({people}).",
                    "{session} has nobody of the list ({people}).",
                    session=phrases.opening(phrases.session(session.id, session.axis)),
                    people=phrases.listed([phrases.person(event, name) for name in names]),
                )
                violations.append(Violation("chair_from", 1, (session.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    axis = requirement.subjects[0]
    return message(
        "Pour chaque session de {axis}, l'une de ces personnes est libre du début à la fin : {people}.",
        "For each session of {axis}, one of these people is free from its beginning to its end: {people}.",
        axis=phrases.axis(event, axis),
        people=phrases.listed(
            [_with_hours(event, name) for name in event.axis[axis].chair_from[int(requirement.part) - 1]]
        ),
    )


def _with_hours(event: Event, name: str) -> str | Message:
    """Return the person's name, with the hours at which alone he or she is there."""
    person = event.person[name]
    if not person.available:
        return person.name
    return message(
        "{person} (qui n'est là {only})",
        "{person} (who is there {only})",
        person=person.name,
        only=phrases.only(event, person.available),
    )


RULE = Rule(
    name="chair_from",
    kind="adjustable",
    title=message(fr="Modération parmi plusieurs personnes", en="A chair among several people"),
    meaning=message(
        fr="chaque session d'un axe a pour toute sa durée une personne de chacune des listes de l'axe (`chair_from`), "
        "que le programme choisit : présente, et en un seul endroit",
        en="each session of an axis has for the whole of it one person of each list of the axis (`chair_from`), whom "
        "the programme chooses: available, and in one place",
    ),
    unit=message(fr="session et liste", en="session and list"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=(*session_lists.READS, "plenaries.room"),
    sees_inside=sees_inside,
    relaxations=("chair_list",),
    measure_in=sees_no_talks,
)
