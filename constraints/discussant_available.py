"""Discussants are there, and in one place, during the talk or session that they discuss."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from constraints import discussant_slots, items, one_place, parts, phrases, room_change
from constraints.items import Item
from constraints.person_available import keep_session
from constraints.rule import Rule
from constraints.stays import depends_on_order, discussed, keep_apart, requirement_on, stays
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered, remembering
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each discussant has one requirement; the time to change rooms is one more unless `one_place` has it."""
    people = tuple(requirement_on(event, "discussant_available", person.id) for person in _discussants(event))
    stated = event.setting("one_place") == "hard" and one_place.requirements(event)
    return people if stated or not people else (*people, *room_change.requirements(event, "discussant_available"))


@remembering(2)
def _discussants(event: Event) -> Sequence[Person]:
    """Return each person who discusses a talk, or a session of an axis that has talks."""
    names = {name for talk in event.talks for name in talk.discussants}
    names |= {name for axis in event.axes if event.talks_of(axis.id) for name in axis.every_discussant}
    return [person for person in event.people if person.id in names]


def post(model: TimetableModel) -> None:
    """Each item discussed lies in a window of the discussant and apart from his or her other items, unless its slack
    is 1.
    """
    for person in _discussants(model.event):
        requirement = requirement_on(model.event, "discussant_available", person.id)
        others, own = list(stays(model, person)), list(discussed(model, person))
        slacks = [model.slack(requirement) for _ in own]
        for number, (item, stay) in enumerate(own):
            _keep_present(model, item, person, slacks[number])
            for other in others:
                if not stay.same(other):
                    keep_apart(model, stay, other, slacks[number])
            for further, (_, other) in enumerate(own):
                if further != number:
                    keep_apart(model, stay, other, slacks[number])


def _keep_present(model: TimetableModel, item: Talk | Candidate, person: Person, slack: BoolLiteral) -> None:
    """The item lies inside one of the person's windows, unless `slack` is 1."""
    if not person.available:
        return
    if isinstance(item, Talk):
        hours = model.starts_within(person.available, item.duration)
        model.within(model.start_of(item), hours, ~slack, model.is_held(item))
    else:
        keep_session(model, item, person, slack)


def post_slots(model: PresetModel) -> None:
    """Each item discussed lies in a window of the discussant and apart from his or her other items, unless its slack
    is 1.
    """
    for person in _discussants(model.event):
        discussant_slots.post(model, person, requirement_on(model.event, "discussant_available", person.id))


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that discussants present or discuss, and those of the axes whose sessions they are at."""
    people = {person.id for person in _discussants(event)}
    axes = {axis.id for axis in event.axes if people.intersection((*axis.every_chair, *axis.every_discussant))}
    return (talk for talk in event.talks if talk.axis in axes or people.intersection(talk.speakers + talk.discussants))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each person and item (talk or session discussed) counts 1 if the person cannot be there.

    No window of the person holds the whole item, or it conflicts with another item at which the person has to be:
    presented, chaired, spoken in or discussed. Two items conflict as in `one_place`.
    """
    return _of_people(event, programme, event.people)


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    return _of_people(event, programme, items.people_in(event, programme, sessions))


def _of_people(event: Event, programme: Programme, people: Iterable[Person]) -> tuple[Violation, ...]:
    """Return the violations of these people."""
    if not _has_discussants(event):
        return ()
    discussions, elsewhere = items.discussed(event, programme), items.whereabouts(event, programme)
    violations = []
    for person in people:
        own = discussions.get(person.id, ())
        for number, item in enumerate(own):
            others = chain(elsewhere.get(person.id, ()), own[:number], own[number + 1 :])
            text = _hindrance(event, person, item, [other for other in others if other != item])
            if text is not None:
                violations.append(Violation("discussant_available", 1, (person.name, item.id), text))
    return tuple(violations)


@remembered
def _has_discussants(event: Event) -> bool:
    return any(talk.discussants for talk in event.talks) or any(axis.session_discussants for axis in event.axes)


def _hindrance(event: Event, person: Person, item: Item, others: Sequence[Item]) -> Message | None:
    """Return the sentence that says why the person cannot be at the item; None if nothing stands in the way."""
    values = {"person": person.name, "item": phrases.item(event, item), "when": phrases.when(event, item)}
    if person.available and not items.covered(item, person.available):
        return message(
            "{person} discute {item} {when}, mais n'est là {only}.",
            "{person} discusses {item} {when}, but is there {only}.",
            only=phrases.only(event, person.available),
            **values,
        )
    other = next((other for other in others if items.conflict(event, item, other)), None)
    if other is None:
        return None
    values |= {"other": phrases.item(event, other), "then": phrases.when(event, other)}
    if items.overlap(item, other):
        return message(
            "{person} discute {item} ({when}), mais doit être au même moment à {other} ({then}).",
            "{person} discusses {item} ({when}), but has to be at {other} ({then}) at the same time.",
            **values,
        )
    return message(
        "{person} discute {item} ({when}), mais n'a pas {needed} pour changer de salle : {other} ({then}).",
        "{person} discusses {item} ({when}), but has less than {needed} to change rooms: {other} ({then}).",
        needed=phrases.minutes(event.session_settings.room_change),
        **values,
    )


def say(event: Event, requirement: Requirement) -> Message:
    if room_change.is_change(requirement):
        return room_change.say(event)
    person = event.person[requirement.subjects[0]]
    values = {"person": person.name, "what": parts.discussed_by(event, person.id)}
    part = parts.part_in(event, person.id)
    if part.fr:
        values["what"] = message("{what}, {part}", "{what}, {part}", what=values["what"], part=part)
    if person.available:
        return message(
            "{person} n'est là {only}, et en un seul endroit à la fois ({what}).",
            "{person} is there {only}, and in one place at a time ({what}).",
            only=phrases.only(event, person.available),
            **values,
        )
    return message(
        "{person} n'est qu'en un seul endroit à la fois ({what}).",
        "{person} is in one place at a time ({what}).",
        **values,
    )


RULE = Rule(
    name="discussant_available",
    kind="adjustable",
    title=message(fr="Présence des discutants", en="Presence of discussants"),
    meaning=message(
        fr="un discutant est là, et en un seul endroit, pendant l'exposé ou toute la session qu'il discute : dans "
        "l'une de ses plages, et à `room_change` minutes de ce qu'il présente, modère ou discute dans une autre salle",
        en="a discussant is there, and in one place, during the talk or the whole session that he or she discusses: in "
        "one of his or her windows, and `room_change` minutes from what he or she presents, chairs or discusses in "
        "another room",
    ),
    unit=message(fr="personne et élément", en="person and item"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=(
        "axes.chairs",
        "axes.session_chairs",
        "axes.session_discussants",
        "breaks.posters",
        "people.available",
        "plenaries.chairs",
        "plenaries.posters",
        "plenaries.room",
        "plenaries.speakers",
        "posters.speakers",
        "session_settings.room_change",
        "talks.discussants",
        "talks.speakers",
    ),
    sees_inside=sees_inside,
    relaxations=("person_hours", "discussant", "room_change", "chair"),
    stated_once=room_change.is_change,
    helped_by_talks=depends_on_order,
    measure_in=measure_in,
)
