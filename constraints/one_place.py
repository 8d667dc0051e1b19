"""Nobody is in two places at once, and everybody has the time to change rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, one_place_slots, parts, phrases, room_change
from constraints.items import Item
from constraints.rule import Rule
from constraints.stays import depends_on_order, keep_apart, poster_plenary, requirement_on, stays
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each person with two or more commitments has one requirement; the time to change rooms is one more.

    An axis of several talks counts as two sessions to chair, since it may have several.
    """
    people = [person.id for person in event.people if _commitments(event, person.id) > 1]
    return (
        *(requirement_on(event, "one_place", person) for person in people),
        *(room_change.requirements(event, "one_place") if people else ()),
    )


def _commitments(event: Event, person: str) -> int:
    """Return the number of the person's talks and plenaries, plus up to two sessions to chair for each axis."""
    presented = len(event.presented(person))
    chaired = sum(min(2, len(event.talks_of(axis.id))) for axis in event.axes if person in axis.every_chair)
    spoken = {plenary.id for plenary in event.plenaries if person in plenary.people}
    return presented + chaired + len(spoken | set(poster_plenary(event, person)))


def post(model: TimetableModel) -> None:
    """A person's stays are `room_change` minutes apart if their rooms differ, else disjoint, unless slack is 1.

    A talk and the session that holds it are one stay.
    """
    for person in model.event.people:
        requirement = requirement_on(model.event, "one_place", person.id)
        for stay, other in combinations(stays(model, person), 2):
            keep_apart(model, stay, other, model.slack(requirement))


def post_slots(model: PresetModel) -> None:
    """Each pair of a person's talks, sessions to chair and plenaries is apart in time or room, unless slack is 1."""
    one_place_slots.post(model)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of speakers who have another commitment."""
    duties = Counter(person for talk in event.talks for person in talk.speakers)
    duties.update({person for axis in event.axes for person in axis.every_chair})
    duties.update({person for plenary in event.plenaries for person in plenary.people})
    duties.update({person.id for person in event.people if poster_plenary(event, person.id)})
    return (talk for talk in event.talks if any(duties[person] > 1 for person in talk.speakers))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each person and unordered pair of his or her conflicting items counts 1.

    Items are the talks that the person presents, the sessions that he or she chairs (those of the axis, whole,
    discussion included) and the plenaries spoken in or chaired. Two items conflict if fewer than `room_change` minutes
    (0 if both have the same room, or a plenary has none) lie between the end of one and the start of the other. A talk
    and the session that holds it do not conflict; every other pair counts by itself, so that a talk presented in a
    session that the person chairs conflicts with a third item beside the session's own conflict. The only time at which
    posters are shown is an item of their presenters.
    """
    return _of_people(event, programme, event.people)


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    return _of_people(event, programme, items.people_in(event, programme, sessions))


def _of_people(event: Event, programme: Programme, people: Iterable[Person]) -> tuple[Violation, ...]:
    """Return the violations of these people."""
    commitments = items.whereabouts(event, programme)
    return tuple(
        Violation("one_place", 1, (person.name, item.id, other.id), _text(event, person, item, other))
        for person in people
        for item, other in combinations(commitments.get(person.id, ()), 2)
        if items.conflict(event, item, other)
    )


def _text(event: Event, person: Person, item: Item, other: Item) -> Message:
    item, other = sorted((item, other), key=lambda each: each.first)
    values = {
        "person": person.name,
        "item": phrases.item(event, item),
        "other": phrases.item(event, other),
        "when": phrases.when(event, item),
        "then": phrases.when(event, other),
    }
    if items.overlap(item, other):
        return message(
            "{person} devrait être en deux endroits à la fois : {item} ({when}) et {other} ({then}).",
            "{person} would have to be in two places at once: {item} ({when}) and {other} ({then}).",
            **values,
        )
    return message(
        "{person} n'a que {gap} au lieu de {needed} pour changer de salle entre {item} ({when}) et {other} ({then}).",
        "{person} has {gap} instead of {needed} to change rooms between {item} ({when}) and {other} ({then}).",
        gap=phrases.minutes(other.first - item.last),
        needed=phrases.minutes(event.session_settings.room_change),
        **values,
    )


def say(event: Event, requirement: Requirement) -> Message:
    if room_change.is_change(requirement):
        return room_change.say(event)
    person = event.person[requirement.subjects[0]]
    return message(
        "{person} ne peut être à deux endroits à la fois ({part}).",
        "{person} cannot be in two places at once ({part}).",
        person=person.name,
        part=parts.part_in(event, person.id),
    )


RULE = Rule(
    name="one_place",
    kind="adjustable",
    title=message(fr="Une personne, un seul endroit", en="One person, one place"),
    meaning=message(
        fr="personne ne présente, ne modère ni n'intervient en deux endroits à la fois, et `room_change` minutes "
        "séparent deux salles",
        en="nobody presents, chairs or speaks in two places at once, and `room_change` minutes lie between two rooms",
    ),
    unit=message(fr="personne et paire d'éléments", en="person and pair of items"),
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
        "plenaries.chairs",
        "plenaries.posters",
        "plenaries.room",
        "plenaries.speakers",
        "posters.speakers",
        "session_settings.room_change",
        "talks.speakers",
    ),
    sees_inside=sees_inside,
    relaxations=("room_change", "chair"),
    stated_once=room_change.is_change,
    helped_by_talks=depends_on_order,
    measure_in=measure_in,
)
