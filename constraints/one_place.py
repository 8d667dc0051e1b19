"""Nobody is in two places at once, and there is time to get from one room to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, one_place_slots, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Span
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One a person with two or more commitments; an axis of several talks may be several sessions to chair."""
    return tuple(
        Requirement("one_place", (person.id,)) for person in event.people if _commitments(event, person.id) > 1
    )


def _commitments(event: Event, person: str) -> int:
    presented = len(event.presented(person))
    chaired = sum(min(2, len(event.talks_of(axis.id))) for axis in event.axes if person in axis.chairs)
    return presented + chaired + sum(person in plenary.speakers for plenary in event.plenaries)


def post(model: TimetableModel) -> None:
    for person in model.event.people:
        for one, other in combinations(_stays(model, person), 2):
            slack = model.slack(Requirement("one_place", (person.id,)))
            together = _together(one, other)
            apart = [] if together is None else [~together]
            model.disjoint(one.span, other.span, _way(model, one, other), ~slack, *apart)


@dataclass(frozen=True, slots=True)
class _Stay:
    """Where somebody has to be in the model: a talk, a session to chair (and the talks it may hold), a plenary."""

    span: Span
    room: Callable[[str], BoolLiteral] | None
    talk: str | None = None
    holds: Mapping[str, BoolLiteral] = field(default_factory=dict)


def _stays(model: TimetableModel, person: Person) -> Iterator[_Stay]:
    event = model.event
    for talk in event.presented(person.id):
        yield _Stay(model.span_of(talk), partial(model.room_of, talk), talk=talk.id)
    for session in model.sessions:
        if session.axis is not None and person.id in event.axis[session.axis].chairs:
            yield _Stay(model.span_of(session), session.room.__getitem__, holds=session.holds)
    for pause in model.plenaries:
        plenary = event.plenary[pause.id]
        if person.id in plenary.speakers:
            room = None if plenary.room is None else _only(model, plenary.room)
            yield _Stay(model.span_of(pause), room)


def _only(model: TimetableModel, there: str) -> Callable[[str], BoolLiteral]:
    return lambda room: model.true if room == there else model.false


def _together(one: _Stay, other: _Stay) -> BoolLiteral | None:
    """The literal that puts a talk into a session that the same person chairs, which is then one stay."""
    return other.holds.get(one.talk) if one.talk is not None else None


def _way(model: TimetableModel, one: _Stay, other: _Stay) -> Term:
    """The minutes that it takes to get from one to the other."""
    change = model.event.session_settings.room_change
    if len(model.event.rooms) == 1 or not change or one.room is None or other.room is None:
        return 0
    moves = model.cp.new_bool_var("")
    for room in model.event.rooms:
        model.cp.add_bool_or(moves, ~one.room(room.id), other.room(room.id))
    return change * moves


def post_slots(model: PresetModel) -> None:
    one_place_slots.post(model)


def sees_inside(event: Event) -> Iterable[Talk]:
    """The talks of people who have to be elsewhere too."""
    duties = Counter(person for talk in event.talks for person in talk.speakers)
    duties.update({person for axis in event.axes for person in axis.chairs})
    duties.update({person for plenary in event.plenaries for person in plenary.speakers})
    return (talk for talk in event.talks if any(duties[person] > 1 for person in talk.speakers))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each person and unordered pair of his or her items in conflict counts 1.

    Items are the talks that the person presents, the sessions that he or she chairs (those of the axis, whole,
    discussion included) and the plenaries spoken in. Two items conflict where fewer than `room_change` minutes (where
    both have the same room, or a plenary has none: than 0 minutes) lie between the end of one and the start of the
    other. Every pair counts by itself but one: a talk and the session that holds it. So a talk presented in a session
    that the person chairs conflicts with any third item beside the session's own conflict with it.
    """
    held = items.commitments(event, programme)
    return tuple(
        Violation("one_place", 1, (person.name, one.id, other.id), _text(event, person, one, other))
        for person in event.people
        for one, other in combinations(held.get(person.id, ()), 2)
        if not _holds(one, other) and _conflict(event, one, other)
    )


def _holds(talk: Item, session: Item) -> bool:
    return talk.kind == "talk" and session.kind == "session" and talk.session == session.id


def _conflict(event: Event, one: Item, other: Item) -> bool:
    needed = event.session_settings.room_change if _changes_room(one, other) else 0
    return one.first < other.last + needed and other.first < one.last + needed


def _changes_room(one: Item, other: Item) -> bool:
    return None not in (one.room, other.room) and one.room != other.room


def _text(event: Event, person: Person, one: Item, other: Item) -> Message:
    one, other = sorted((one, other), key=lambda item: item.first)
    said = {
        "person": person.name,
        "one": phrases.item(event, one),
        "other": phrases.item(event, other),
        "first": phrases.when(event, one),
        "second": phrases.when(event, other),
    }
    if items.overlap(one, other):
        return message(
            "{person} devrait être en deux endroits à la fois : {one} ({first}) et {other} ({second}).",
            "{person} would have to be in two places at once: {one} ({first}) and {other} ({second}).",
            **said,
        )
    return message(
        "{person} n'a que {gap} au lieu de {needed} pour changer de salle entre {one} ({first}) et {other} ({second}).",
        "{person} has {gap} instead of {needed} to change rooms between {one} ({first}) and {other} ({second}).",
        gap=phrases.minutes(other.first - one.last),
        needed=phrases.minutes(event.session_settings.room_change),
        **said,
    )


def say(event: Event, requirement: Requirement) -> Message:
    person = event.person[requirement.subjects[0]]
    said = {"person": person.name, "part": phrases.part_in(event, person.id)}
    change = event.session_settings.room_change
    if len(event.rooms) == 1 or change == 0:
        return message(
            "{person} ne peut être à deux endroits à la fois ({part}).",
            "{person} cannot be in two places at once ({part}).",
            **said,
        )
    return message(
        "{person} ne peut être à deux endroits à la fois, et il faut {change} pour changer de salle ({part}).",
        "{person} cannot be in two places at once, and changing rooms takes {change} ({part}).",
        change=phrases.minutes(change),
        **said,
    )


RULE = Rule(
    name="one_place",
    kind="adjustable",
    title=message(fr="Une personne, un seul endroit", en="One person, one place"),
    meaning=message(
        fr="personne ne présente, ne préside ni n'intervient en deux endroits à la fois, et `room_change` minutes "
        "séparent deux salles",
        en="nobody presents, chairs or speaks in two places at once, and `room_change` minutes lie between two rooms",
    ),
    unit=message(fr="personne et paire d'éléments", en="person and pair of items"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("axes.chairs", "plenaries.room", "plenaries.speakers", "session_settings.room_change", "talks.speakers"),
    sees_inside=sees_inside,
    relaxations=("room_change", "chair"),
)
