"""Nobody is in two places at once, and everybody has the time to change rooms."""

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
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each person with two or more commitments has one requirement.

    An axis of several talks counts as two sessions to chair, since it may have several.
    """
    return tuple(
        Requirement("one_place", (person.id,)) for person in event.people if _commitments(event, person.id) > 1
    )


def _commitments(event: Event, person: str) -> int:
    """Return the number of the person's talks and plenaries, plus up to two sessions to chair for each axis."""
    presented = len(event.presented(person))
    chaired = sum(min(2, len(event.talks_of(axis.id))) for axis in event.axes if person in axis.chairs)
    spoken = {plenary.id for plenary in event.plenaries if person in plenary.people}
    return presented + chaired + len(spoken | set(_poster_plenary(event, person)))


def _poster_plenary(event: Event, person: str) -> tuple[str, ...]:
    """Return the plenary at which the person has to be for a poster, if it is the only time at which posters are shown.

    During a break one is in no room, and no talk overlaps it.
    """
    return tuple(event.poster_plenaries) if event.poster_times == 1 and event.posters_of(person) else ()


def post(model: TimetableModel) -> None:
    """A person's stays are `room_change` minutes apart if their rooms differ, else disjoint, unless slack is 1.

    A talk and the session that holds it are one stay.
    """
    for person in model.event.people:
        for stay, other in combinations(_stays(model, person), 2):
            slack = model.slack(Requirement("one_place", (person.id,)))
            together = _together(stay, other)
            apart = [] if together is None else [~together]
            model.disjoint(stay.span, other.span, _way(model, stay, other), ~slack, *apart)


@dataclass(frozen=True, slots=True)
class _Stay:
    """A place and time at which a person has to be in the model: a talk, a session to chair or a plenary.

    `holds` gives the literals of the talks that a session to chair may hold, by id.
    """

    span: Span
    room: Callable[[str], BoolLiteral] | None
    talk: str | None = None
    holds: Mapping[str, BoolLiteral] = field(default_factory=dict)


def _stays(model: TimetableModel, person: Person) -> Iterator[_Stay]:
    """Yield each talk, session to chair and plenary of the person."""
    event = model.event
    for talk in event.presented(person.id):
        yield _Stay(model.span_of(talk), partial(model.room_of, talk), talk=talk.id)
    for session in model.sessions:
        if session.axis is not None and person.id in event.axis[session.axis].chairs:
            yield _Stay(model.span_of(session), partial(_in_room, model, session), holds=session.holds)
    for pause in model.plenaries:
        plenary = event.plenary[pause.id]
        if person.id in plenary.people or plenary.id in _poster_plenary(event, person.id):
            room = None if plenary.room is None else _only(model, plenary.room)
            yield _Stay(model.span_of(pause), room)


def _only(model: TimetableModel, there: str) -> Callable[[str], BoolLiteral]:
    """Return the function that is true for the room `there` alone."""
    return lambda room: model.true if room == there else model.false


def _in_room(model: TimetableModel, session: Candidate, room: str) -> BoolLiteral:
    """Return the literal that is true if the session is in the room, which may hold no talks."""
    literal: BoolLiteral = session.room.get(room, model.false)
    return literal


def _together(stay: _Stay, other: _Stay) -> BoolLiteral | None:
    """Return the literal that puts the talk of one stay into the session of the other, or None."""
    return other.holds.get(stay.talk) if stay.talk is not None else None


def _way(model: TimetableModel, stay: _Stay, other: _Stay) -> Term:
    """Return the minutes that the way between the two stays takes: `room_change` if their rooms differ, else 0."""
    change = model.event.session_settings.room_change
    if len(model.event.rooms) == 1 or not change or stay.room is None or other.room is None:
        return 0
    moves = model.cp.new_bool_var("")
    for room in model.event.rooms:
        model.cp.add_bool_or(moves, ~stay.room(room.id), other.room(room.id))
    return change * moves


def post_slots(model: PresetModel) -> None:
    """Each pair of a person's talks, sessions to chair and plenaries is apart in time or room, unless slack is 1."""
    one_place_slots.post(model)


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of speakers who have another commitment."""
    duties = Counter(person for talk in event.talks for person in talk.speakers)
    duties.update({person for axis in event.axes for person in axis.chairs})
    duties.update({person for plenary in event.plenaries for person in plenary.people})
    duties.update({person.id for person in event.people if _poster_plenary(event, person.id)})
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
    commitments = {person: [*each] for person, each in items.commitments(event, programme).items()}
    shown = items.poster_times(event, programme) if event.poster_times == 1 else ()
    for person_id in dict.fromkeys(name for poster in event.posters for name in poster.speakers):
        own = commitments.setdefault(person_id, [])
        own += [item for item in shown if item not in own]
    return tuple(
        Violation("one_place", 1, (person.name, item.id, other.id), _text(event, person, item, other))
        for person in event.people
        for item, other in combinations(commitments.get(person.id, ()), 2)
        if not _holds(item, other) and _conflict(event, item, other)
    )


def _holds(talk: Item, session: Item) -> bool:
    """True if the session holds the talk."""
    return talk.kind == "talk" and session.kind == "session" and talk.session == session.id


def _conflict(event: Event, item: Item, other: Item) -> bool:
    """True if the items overlap, or leave no time to change rooms between them."""
    needed = event.session_settings.room_change if _changes_room(item, other) else 0
    return item.first < other.last + needed and other.first < item.last + needed


def _changes_room(item: Item, other: Item) -> bool:
    """True if the items are in two different rooms."""
    return None not in (item.room, other.room) and item.room != other.room


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
    person = event.person[requirement.subjects[0]]
    values = {"person": person.name, "part": phrases.part_in(event, person.id)}
    change = event.session_settings.room_change
    if len(event.rooms) == 1 or change == 0:
        return message(
            "{person} ne peut être à deux endroits à la fois ({part}).",
            "{person} cannot be in two places at once ({part}).",
            **values,
        )
    return message(
        "{person} ne peut être à deux endroits à la fois, et il faut {change} pour changer de salle ({part}).",
        "{person} cannot be in two places at once, and changing rooms takes {change} ({part}).",
        change=phrases.minutes(change),
        **values,
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
    reads=(
        "axes.chairs",
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
)
