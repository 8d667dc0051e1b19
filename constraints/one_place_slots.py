"""Nobody is in two places at once, in the preset model.

Only pairs of slots that overlap in time, or leave no time to change rooms between them, are posted. A person's talks,
sessions to chair and plenaries are compared two by two; each pair in conflict costs 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from constraints import duty_slots
from constraints.chaired_axes import chaired_axes
from constraints.duty_slots import away_from, judge, judging, too_near
from constraints.stays import depends_on_order, poster_plenary, requirement_on
from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.verdicts import Hours

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.preset.depth import Matter
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral


def post(model: PresetModel) -> None:
    """Each pair of a person's talks, sessions to chair and plenaries is apart in time or room, unless slack is 1."""
    event = model.event
    near_pairs, judged = _near(event), judging(event)
    for person, axes, plenaries in _wanted_twice(event):
        talks, requirement = event.presented(person.id), requirement_on(event, "one_place", person.id)
        spoken = [pause for pause in model.plenaries if pause.id in plenaries]
        for pair in combinations(talks, 2):
            pairs.keep_apart(model, pair, near_pairs, judged, requirement)
        if depends_on_order(requirement):
            duty_slots.one_place(model, person, requirement, spoken)
            axes = ()
        for axis in axes:
            for talk in talks:
                _talk_and_axis(model, talk, axis, near_pairs, requirement)
        for number, axis in enumerate(axes):
            for other in axes[number:]:
                _two_axes(model, axis, other, near_pairs, requirement)
        _plenaries(model, spoken, talks, axes, requirement)


@remembering(2)
def _wanted_twice(event: Event) -> Sequence[tuple[Person, Sequence[str], frozenset[str]]]:
    """Return the people who may have to be in two places, with the axes that they chair and their plenaries."""
    chaired, wanted = chaired_axes(event), []
    for person in event.people:
        axes, shows = chaired.get(person.id, ()), poster_plenary(event, person.id)
        spoken = frozenset(each.id for each in event.plenaries if person.id in each.people or each.id in shows)
        if len(event.presented(person.id)) + len(spoken) > 1 or axes or person.id in event.people_in_order:
            wanted.append((person, axes, spoken))
    return wanted


@remembering(2)
def _near(event: Event) -> Sequence[tuple[Slot, Slot]]:
    """Return each two slots, in both orders, and each slot with itself, that leave no time to change rooms."""
    hours = {slot.id: pairs.hours(slot) for slot in event.slots}
    return [
        (slot, other)
        for slot, other in product(event.slots, repeat=2)
        if judge(event, hours[slot.id], hours[other.id]) != "fine"
    ]


# ── a talk, and a session to chair ───────────────────────────────────────────────────────────────────────────────────


def _talk_and_axis(
    model: PresetModel, talk: Talk, axis: str, near: Iterable[tuple[Slot, Slot]], requirement: Requirement
) -> None:
    """Each session of the axis at the time of the talk, or too near to it, costs 1, unless it holds the talk.

    Parameters
    ----------
    talk
        A talk that the person presents.
    axis
        An axis that the person chairs.
    near
        The pairs of slots that leave no time to change rooms.
    requirement
        The person's requirement.
    """
    slack = cache(lambda slot, which: model.slack(requirement))
    for slot, other in near:
        inside = model.in_slot(talk, slot)
        if model.is_false(inside) or not model.sessions[axis, other.id]:
            continue
        if slot is other:
            present = talk.axis == axis
            for number, session in enumerate(model.sessions[axis, slot.id][present:]):
                model.cp.add_bool_or(slack(other.id, number), ~inside, ~session)
            continue
        starts = range(slot.places - talk.places + 1)
        spells = [(pairs.minute(slot, place), pairs.minute(slot, place + talk.places)) for place in starts]
        verdicts = [judge(model.event, spell, pairs.hours(other)) for spell in spells]
        if len(set(verdicts)) > 1 and not model.knows("places"):
            continue
        literals = [inside] if len(set(verdicts)) == 1 else [model.at(talk, slot, place) for place in starts]
        for verdict, here in zip(verdicts, literals, strict=False):
            if verdict == "breaks" or (verdict == "moves" and _without_common_room(model, slot, other)):
                for number, session in enumerate(model.sessions[axis, other.id]):
                    model.cp.add_bool_or(slack(other.id, number), ~here, ~session)
            elif verdict == "moves":
                for room, cell in _cells(model, axis, other):
                    there = model.in_room(talk, slot, room)
                    model.cp.add_bool_or(slack(other.id, room), ~here, ~cell, there)


def _without_common_room(model: PresetModel, slot: Slot, other: Slot) -> bool:
    """True if the slots have no room in common."""
    return not set(model.event.rooms_of(slot)).intersection(model.event.rooms_of(other))


def _cells(model: PresetModel, axis: str, slot: Slot) -> Iterator[tuple[str, BoolLiteral]]:
    """Yield each room of the slot with a literal that is 1 if the axis has a session there.

    Rooms that the model does not distinguish are left out.
    """
    for room in model.event.rooms_of(slot):
        session = model.has_session(axis, slot, room)
        if session is not None:
            yield room, session


# ── two sessions to chair ────────────────────────────────────────────────────────────────────────────────────────────


def _two_axes(
    model: PresetModel, axis: str, other_axis: str, near: Iterable[tuple[Slot, Slot]], requirement: Requirement
) -> None:
    """Each pair of sessions of the two axes at the same time, or too near to each other, costs 1.

    Parameters
    ----------
    axis, other_axis
        Two axes that the person chairs, or one axis twice.
    near
        The pairs of slots that leave no time to change rooms.
    requirement
        The person's requirement.
    """
    for slot, other_slot in near:
        if slot is other_slot and axis == other_axis:
            for number, session in enumerate(model.sessions[axis, slot.id]):
                if number:
                    model.price(requirement, number, session)
        elif axis == other_axis and model.number[slot.id] > model.number[other_slot.id]:
            continue  # the same two slots stand the other way round
        elif slot is other_slot or _without_common_room(model, slot, other_slot):
            for first in model.sessions[axis, slot.id]:
                for second in model.sessions[other_axis, other_slot.id]:
                    model.cp.add_bool_or(model.slack(requirement), ~first, ~second)
        elif len({*model.event.rooms_of(slot), *model.event.rooms_of(other_slot)}) > 1:
            for room, here in _cells(model, axis, slot):
                for other_room, there in _cells(model, other_axis, other_slot):
                    if room != other_room:
                        model.cp.add_bool_or(model.slack(requirement), ~here, ~there)


# ── plenaries ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _plenaries(
    model: PresetModel, spoken: list[Pause], talks: Sequence[Talk], axes: Sequence[str], requirement: Requirement
) -> None:
    """Each plenary of the person is apart from his or her other plenaries, talks and sessions, unless slack is 1.

    No slot overlaps a plenary; the time to change rooms between them may be missing.
    """
    for pause, other in combinations(spoken, 2):
        _two_plenaries(model, pause, other, requirement)
    for pause in spoken:
        room = model.event.plenary[pause.id].room
        for slot in model.event.slots if room is not None else ():
            away = away_from(model, pause, pairs.hours(slot))
            if away is not None:
                for axis in axes:
                    for other_room, cell in _cells(model, axis, slot):
                        if other_room != room:
                            model.cp.add_bool_or(model.slack(requirement), away, ~pause.present, ~cell)
        for talk in talks if room is not None else ():
            _talk_and_plenary(model, talk, pause, requirement)


def _two_plenaries(model: PresetModel, pause: Pause, other: Pause, requirement: Requirement) -> None:
    """The two plenaries are disjoint, with time to change rooms between them, unless slack is 1."""
    first, second = (model.event.plenary[each.id] for each in (pause, other))
    moves = len(model.event.rooms) > 1 and None not in (first.room, second.room) and first.room != second.room
    change = model.event.session_settings.room_change if moves else 0
    if not (first.fixed and second.fixed):
        if pause.day == other.day and change:  # placed ones never overlap
            model.disjoint(pause, other, change, ~model.slack(requirement))
        return
    verdict = judge(model.event, _hours(first), _hours(second))
    if verdict == "breaks" or (verdict == "moves" and moves):
        model.cp.add_bool_or(model.slack(requirement), ~pause.present, ~other.present)


def _talk_and_plenary(model: PresetModel, talk: Talk, pause: Pause, requirement: Requirement) -> None:
    """The talk has the plenary's room at each place that is too near to it, unless slack is 1."""
    slack = cache(lambda: model.slack(requirement))
    room = model.event.plenary[pause.id].room or ""
    for slot in model.event.slots:
        starts = range(slot.places - talk.places + 1)
        spells = [(pairs.minute(slot, place), pairs.minute(slot, place + talk.places)) for place in starts]
        wrong = [bool(too_near(model, pause, spell)) for spell in spells]
        if not any(wrong):
            continue
        alike = len({tuple(too_near(model, pause, spell)) for spell in spells}) == 1
        matters: tuple[Matter, ...] = ("rooms",) if alike else ("rooms", "places")
        if model.knows(*matters):
            literals = [model.in_slot(talk, slot)] if alike else [model.at(talk, slot, place) for place in starts]
            for here, spell in zip(literals, spells, strict=False):
                away = away_from(model, pause, spell)
                if away is not None and not model.is_false(here):
                    there = model.in_room(talk, slot, room)
                    model.cp.add_bool_or(slack(), away, ~pause.present, ~here, there)


def _hours(plenary: Plenary) -> Hours:
    """Return the absolute minutes of a fixed plenary."""
    midnight = plenary.day.toordinal() * DAY
    return midnight + plenary.earliest, midnight + plenary.end
