"""The talks of an axis that have an `order` stand at their positions among the talks of the axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from constraints import items, order_slots, phrases
from constraints.items import Item
from constraints.rule import Rule, always
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each talk with an order has one requirement, and each axis with several such talks one.

    An event without axes has none.
    """
    required = []
    for axis in event.used_axes:
        talks = _talks(event, axis)
        required += [Requirement("order", (talk.id,)) for talk in talks]
        if axis is not None and len(talks) > 1:
            required.append(Requirement("order", (axis,), "parallel"))
    return tuple(required)


def _talks(event: Event, axis: str | None) -> list[Talk]:
    """Return the talks of the axis that have an order."""
    return [talk for talk in event.talks_of(axis) if talk.order and axis is not None]


def post(model: TimetableModel) -> None:
    """The position of each talk in its axis is its order, and no two of the talks overlap, unless slack is 1."""
    for axis in model.event.used_axes:
        talks = _talks(model.event, axis)
        if talks and model.parallel(axis):
            _by_room(model, model.candidates[axis])
            for first, second in combinations(talks, 2):
                slack = model.slack(Requirement("order", (str(axis),), "parallel"))
                model.disjoint(model.span_of(first), model.span_of(second), 0, ~slack)
        for talk in talks:
            _at_position(model, talk)


def _by_room(model: TimetableModel, candidates: tuple[Candidate, ...]) -> None:
    """Candidates of an axis are used in the order of start, then of room, in which their talks are counted."""
    rooms = len(model.event.talk_rooms)

    def rank(session: Candidate) -> Term:
        places = (n * session.room[room.id] for n, room in enumerate(model.event.talk_rooms))
        return rooms * session.start + sum(places)

    for session, following in pairwise(candidates):
        model.cp.add(rank(session) <= rank(following)).only_enforce_if(following.present)


def _at_position(model: TimetableModel, talk: Talk) -> None:
    """Talks of earlier sessions plus talks before this one in its session = order − 1, unless slack is 1.

    Sessions start in the order of the candidates.
    """
    misplaced = model.slack(Requirement("order", (talk.id,)))
    before: Term = 0
    for session in model.candidates[talk.axis]:
        for place, row in enumerate(session.place):
            distance = before + (place + 1 - talk.order)
            if not isinstance(distance, int):
                model.cp.add(distance == 0).only_enforce_if(row[talk.id], ~misplaced)
            elif distance:
                model.cp.add_bool_or(misplaced, ~row[talk.id])
        before = before + session.size


def post_slots(model: PresetModel) -> None:
    """The position of each talk in its axis is its order, as far as the depth of the model goes."""
    for axis in model.event.used_axes:
        talks = _talks(model.event, axis)
        if talks:
            order_slots.post(model, axis, talks)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk with an order that stands at another position of its axis counts 1.

    All talks of the axis are counted, by the start of their session, its room (in the order of event.toml) and the
    hour. Two talks of an axis that both have an order and overlap count 1, in one slot 1 for each shared place.
    """
    return _of_axes(event, programme, {axis.id for axis in event.axes})


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    placed = [talk.id for talk in programme.talks if talk.session in sessions]
    return _of_axes(event, programme, {event.talk[name].axis for name in placed if name in event.talk})


def _of_axes(event: Event, programme: Programme, axes: Collection[str | None]) -> tuple[Violation, ...]:
    """Return the violations of the talks of these axes."""
    violations = []
    for axis, talks in _in_order(event, programme, axes).items():
        for position, item in enumerate(talks, start=1):
            expected = event.talk[item.id].order
            if expected not in (0, position):
                text = message(
                    "L'exposé {talk} ({when}) est le numéro {position} de l'axe {axis} au lieu du numéro {expected}.",
                    "Talk {talk} ({when}) is number {position} of axis {axis} instead of number {expected}.",
                    talk=phrases.talk(event, item.id),
                    when=phrases.when(event, item),
                    position=position,
                    axis=axis,
                    expected=expected,
                )
                violations.append(Violation("order", 1, (item.id,), text))
        for first, second in items.meeting([item for item in talks if event.talk[item.id].order]):
            text = message(
                "Les exposés {talk} ({when}) et {other} ({then}) de l'axe {axis} ont un ordre, mais se chevauchent.",
                "Talks {talk} ({when}) and {other} ({then}) of axis {axis} have an order, but overlap.",
                talk=phrases.talk(event, first.id),
                when=phrases.when(event, first),
                other=phrases.talk(event, second.id),
                then=phrases.when(event, second),
                axis=axis,
            )
            violations.append(Violation("order", items.shared(event, first, second), (first.id, second.id), text))
    return tuple(violations)


def _in_order(event: Event, programme: Programme, axes: Collection[str | None]) -> dict[str, list[Item]]:
    """Return the talks of each of the axes in their order, each at its first place."""
    starts = {session.id: session.first for session in items.sessions(programme)}
    rooms = {room.id: number for number, room in enumerate(event.rooms)}

    def rank(item: Item) -> tuple[int, int, int]:
        return starts.get(item.session or "", item.first), rooms.get(item.room or "", len(rooms)), item.first

    talks = items.talks(programme)
    known = [item for item in talks if (talk := event.talk.get(item.id)) is not None and talk.axis in axes]
    by_axis: dict[str, dict[str, Item]] = defaultdict(dict)
    for item in sorted(known, key=rank):
        axis = event.talk[item.id].axis
        if axis is not None:
            by_axis[axis].setdefault(item.id, item)
    return {axis: list(talks.values()) for axis, talks in by_axis.items()}


def say(event: Event, requirement: Requirement) -> Message:
    if requirement.part:
        axis = event.axis[requirement.subjects[0]]
        return message(
            "Les exposés de l'axe {axis} {title} qui ont un ordre ne se chevauchent pas.",
            "The talks of axis {axis} {title} that have an order do not overlap.",
            axis=axis.id,
            title=phrases.title(axis.title),
        )
    talk = event.talk[requirement.subjects[0]]
    return message(
        "L'exposé {talk} est le numéro {order} de l'axe {axis}.",
        "Talk {talk} is number {order} of axis {axis}.",
        talk=phrases.talk(event, talk.id),
        order=talk.order,
        axis=talk.axis,
    )


RULE = Rule(
    name="order",
    kind="adjustable",
    title=message(fr="Ordre dans l'axe", en="Order within the axis"),
    meaning=message(
        fr="l'exposé a, parmi ceux de son axe, la position de sa colonne `ordre`, et ne chevauche aucun autre de l'axe "
        "qui en a une",
        en="the talk has, among those of its axis, the position of its `order`, and overlaps no other of the axis that "
        "has one",
    ),
    unit=message(
        fr="exposé, et paire d'exposés à chaque place d'un créneau",
        en="talk, and pair of talks at each place of a slot",
    ),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.order",),
    relaxations=("rule",),
    helped_by_talks=always,
    measure_in=measure_in,
)
