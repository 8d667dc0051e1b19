"""The talks' variables in a model of preset sessions: talks that no rule tells apart are counted together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.base import Cost
from scheduler.model.preset.given import SettledTalk
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.narrow_hours import count_narrow
from scheduler.model.preset.positions import ClosedModel, Position, TalkClass
from scheduler.model.preset.session_talks import fill, rooms_left


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a slot has for talks of an axis and a length: the rooms and places that are told apart; None: they are not.

    `most`: an upper bound on the talks in one of these rooms and at one of these places.
    `single`: True if there is one room and one place.
    """

    slot: Slot
    rooms: Sequence[str | None]
    places: Sequence[int | None]
    most: int
    single: bool


def close(model: PresetModel) -> ClosedModel:
    """The model with the variables of its talks, once all rules have posted themselves."""
    for post in model.before_closing:
        post()
    count_narrow(model, model.fitting)
    classes = place_talks(model)
    by_axis = _by_axis(classes)
    for post_placed in model.after_closing:
        post_placed(by_axis)
    return model.closed(classes)


def _by_axis(classes: Iterable[TalkClass]) -> dict[str | None, list[TalkClass]]:
    by_axis: dict[str | None, list[TalkClass]] = defaultdict(list)
    for talk_class in classes:
        by_axis[talk_class.axis].append(talk_class)
    return by_axis


def place_talks(model: PresetModel) -> tuple[TalkClass, ...]:
    """The classes with their positions, added to the model: each talk is placed once, and sessions hold their talks."""
    for axis in model.event.used_axes:
        _refine(model, axis)
    openings = cache(lambda axis, length: tuple(_openings(model, axis, length)))
    classes = tuple(_class(model, talks, openings) for talks in _equal_talks(model))
    for axis, members in _by_axis(classes).items():
        fill(model, axis, members)
    _link(model, classes)
    return classes


def divisible(talks: Iterable[Talk]) -> bool:
    """True if each length (in places) divides the next.

    Such talks fit into sessions if, for each length, the talks of this and greater lengths fit.
    """
    lengths = sorted({talk.places for talk in talks})
    return all(longer % shorter == 0 for shorter, longer in pairwise(lengths))


def _refine(model: PresetModel, axis: str | None) -> None:
    """Decides whether the model distinguishes talks of the axis by room and by place."""
    if model.partly_settled(axis) and model.has_rooms and model.knows("rooms", "places"):
        model.axes_by_room.add(axis)
        model.told_by_place |= {(axis, slot.id) for slot in model.event.slots if slot.places > 1}
        return
    several = model.several(axis)
    if several and any(model.event.talk[talk].axis == axis for talk, _, _ in model.room_literals):
        model.axes_by_room.add(axis)
    indivisible = several and axis not in model.axes_by_room and not divisible(model.event.talks_of(axis))
    if indivisible and model.knows("places"):
        # Talks of such lengths fit into several rooms only where their places do.
        model.told_by_place |= {(axis, slot.id) for slot in model.event.slots if model.allowed(axis, slot) > 1}


def _equal_talks(model: PresetModel) -> list[tuple[Talk, ...]]:
    """The talks in classes of the same axis, length and costs; a talk with a literal of its own is alone."""
    single = _with_literals(model) | model.scope.optional_talks | {*(model.given.talks if model.given else ())}
    equal: dict[object, list[Talk]] = defaultdict(list)
    for talk in model.event.talks:
        if talk.id in single:
            equal[talk.id].append(talk)
            continue
        costs = tuple(
            None if (talk.id, slot.id) in model.barred else model.prices.get((talk.id, slot.id), 0)
            for slot in model.event.slots
        )
        equal[talk.axis, talk.places, costs].append(talk)
    return [tuple(talks) for talks in equal.values()]


def _with_literals(model: PresetModel) -> set[str]:
    """The talks for which rules have made literals."""
    return {key[0] for literals in (model.slot_literals, model.place_literals, model.room_literals) for key in literals}


def _class(
    model: PresetModel, talks: tuple[Talk, ...], openings: Callable[[str | None, int], Iterable[_Opening]]
) -> TalkClass:
    """The class of `talks` with its positions; each talk takes one position.

    `openings`: what `_openings` tells of an axis and a length.
    """
    settled = model.settled_talk(talks[0])
    if settled is not None:
        return _settled_class(model, talks, settled)
    positions, barred, prices = [], model.barred, model.prices
    alone, literals = len(talks) == 1, model.slot_literals
    for opening in openings(talks[0].axis, talks[0].places):
        key = (talks[0].id, opening.slot.id)
        if key in barred:
            continue
        price = prices.get(key, 0)
        if alone and opening.single and not price and key in literals:
            positions.append(Position(opening.slot, opening.rooms[0], opening.places[0], literals[key]))
            continue
        in_slot = _positions(model, talks, opening, price)
        if in_slot and price:
            model.costs.append(Cost("", price, sum(position.amount for position in in_slot)))
        positions += in_slot
    amounts = [position.amount for position in positions]
    if len(talks) > 1:
        model.cp.add(sum(amounts) == len(talks))
    elif talks[0].id in model.scope.optional_talks:
        model.cp.add(sum(amounts) == model.is_held(talks[0]))
    else:
        model.cp.add_exactly_one(amounts)
    return TalkClass(talks, tuple(positions))


def _settled_class(model: PresetModel, talks: tuple[Talk, ...], settled: SettledTalk) -> TalkClass:
    """The class of a talk that is settled, with its position; in a model without rooms, in its slot alone."""
    slot, room, place = settled if model.has_rooms else (settled[0], None, None)
    price = model.prices.get((talks[0].id, slot), 0)
    if price:
        model.costs.append(Cost("", price, 1))
    if (talks[0].id, slot) in model.barred:
        model.cp.add_bool_or(model.false)
    return TalkClass(talks, (Position(model.event.slot[slot], room, place, model.true),))


def _openings(model: PresetModel, axis: str | None, length: int) -> Iterator[_Opening]:
    """What each slot has for talks of the axis of that length, in places; a slot that cannot hold them has nothing."""
    by_room = axis in model.axes_by_room
    for slot in model.event.slots:
        sessions, open_rooms = model.allowed(axis, slot), model.open_rooms(axis, slot, length)
        if sessions and open_rooms:
            by_place = (axis, slot.id) in model.told_by_place
            rooms = tuple(room for room in rooms_left(model, axis, slot) if room in open_rooms) if by_room else (None,)
            places = range(slot.places - length + 1) if by_place else (None,)
            most = (1 if by_room else sessions) * (1 if by_place else slot.places // length)
            yield _Opening(slot, rooms, places, most, len(rooms) == len(places) == 1)


def _positions(model: PresetModel, talks: Sequence[Talk], opening: _Opening, price: int) -> list[Position]:
    """The positions of a class in the slot: a single position, or a position for each distinguished room or place.

    `price`: what a talk costs there.
    """
    slot, upper_bound = opening.slot, min(len(talks), opening.most)
    if price and model.scope.cutoff is not None:
        upper_bound = min(upper_bound, model.scope.cutoff // price)
    if not upper_bound:
        return []
    if opening.single and len(talks) == 1:
        known = model.slot_literals.get((talks[0].id, slot.id))
        if known is not None:
            return [Position(slot, opening.rooms[0], opening.places[0], known)]
    return [
        Position(slot, room, place, _amount(model, talks, (slot, room, place), upper_bound))
        for room in opening.rooms
        for place in opening.places
    ]


def _amount(
    model: PresetModel, talks: Sequence[Talk], at: tuple[Slot, str | None, int | None], upper_bound: int
) -> IntVar:
    """The number of `talks` at a slot, room and place: the literal that a rule has made, or a new variable."""
    slot, room, place = at
    if room is None and place is not None and len(talks) == 1 and (talks[0].id, slot.id, place) in model.place_literals:
        return model.place_literals[talks[0].id, slot.id, place]
    return model.cp.new_bool_var("") if upper_bound == 1 else model.cp.new_int_var(0, upper_bound, "")


def _link(model: PresetModel, classes: Sequence[TalkClass]) -> None:
    """Ties the literals and counts that rules have made to the positions."""
    at: dict[object, list[IntVar]] = defaultdict(list)  # by talk and slot, and by place or room too
    of_axis: dict[tuple[str | None, str], list[IntVar]] = defaultdict(list)
    literals, counted, linked = model.slot_literals, {axis for axis, _ in model.talk_counts}, set[tuple[str, str]]()
    told = _with_literals(model)
    for talk_class in classes:
        axis, talk = talk_class.axis, talk_class.talks[0].id
        for position in talk_class.positions if talk in told else ():
            key = (talk, position.slot.id)
            if literals.get(key) is position.amount:
                linked.add(key)
            else:
                at[key].append(position.amount)
            if position.place is not None:
                at[talk, key[1], position.place].append(position.amount)
            if position.room is not None:
                at[talk, key[1], position.room].append(position.amount)
        for position in talk_class.positions if axis in counted else ():
            of_axis[axis, position.slot.id].append(position.amount)
    for key, literal in literals.items():
        if key not in linked:
            _equate(model, at[key], literal)
    for at_place, literal in model.place_literals.items():
        _equate(model, at[at_place], literal)
    for (talk, slot, room), literal in model.room_literals.items():
        if model.event.talk[talk].axis in model.axes_by_room:
            model.cp.add(sum(at[talk, slot, room]) == literal)
        else:
            _link_room(model, model.event.talk[talk], model.event.slot[slot], room, literal)
    for (axis, slot), count in model.talk_counts.items():
        model.cp.add(sum(of_axis[axis, slot]) == count)


def _equate(model: PresetModel, amounts: Sequence[IntVar], literal: IntVar) -> None:
    if [amount.index for amount in amounts] != [literal.index]:
        model.cp.add(sum(amounts) == literal)


def _link_room(model: PresetModel, talk: Talk, slot: Slot, room: str, literal: IntVar) -> None:
    """Links `literal`: a talk of the slot is in the room that holds the only session of its axis in the slot."""
    session, inside = model.room_count(talk.axis, slot, room), model.slot_literals[talk.id, slot.id]
    assert session is not None, "a literal is made for no other room"
    model.cp.add_implication(literal, inside)
    model.cp.add_implication(literal, session)
    model.cp.add_bool_or(literal, ~inside, ~session)
