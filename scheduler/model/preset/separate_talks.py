"""Two talks of a model of preset sessions are not in two sessions, or at two places, at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral


def apart(
    model: PresetModel, talk: Talk, other: Talk, slots: Iterable[tuple[Slot, Slot]], requirement: Requirement
) -> None:
    """Posts that the talks are not in two sessions that overlap in time, or break `requirement` once.

    `slots`: each slot of the talk with each of the other's that overlaps it in time.
    """
    slack = model.slack(requirement)
    mine, others, index, of_one_axis = model.inside(talk), model.inside(other), slack.index, talk.axis == other.axis
    for first, second in slots:
        here, there = mine[first.id], others[second.id]
        if here is None or there is None:
            continue
        if first is second and of_one_axis:
            in_one_session(model, talk, other, first, slack)
        else:
            model.cp.add_clause(index, ~here, ~there)


def in_one_session(model: PresetModel, talk: Talk, other: Talk, slot: Slot, slack: BoolLiteral) -> None:
    """Posts that two talks of an axis that are both in the slot are in one room, or `slack` is true."""
    if model.allowed(talk.axis, slot) < 2 or not model.knows("rooms", "places"):
        return
    for room in model.event.rooms_of(slot):
        here, there = model.in_room(talk, slot, room), model.in_room(other, slot, room)
        model.cp.add_bool_or(slack, ~here, there, ~model.in_slot(other, slot))


def not_at_once(model: PresetModel, talk: Talk, other: Talk, requirement: Requirement) -> None:
    """Posts that each place that both talks take, in two rooms, breaks `requirement` once."""
    if not model.knows("places"):
        return
    for slot, overlapping in model.meeting():
        if slot is overlapping:
            not_at_once_in(model, talk, other, slot, requirement)
        else:
            _not_across(model, talk, other, slot, overlapping, requirement)
            _not_across(model, talk, other, overlapping, slot, requirement)


def not_at_once_in(model: PresetModel, talk: Talk, other: Talk, slot: Slot, requirement: Requirement) -> None:
    """As `not_at_once`, in this slot alone."""
    if talk.axis == other.axis and model.allowed(talk.axis, slot) < 2:
        return
    if not model.allowed(talk.axis, slot) or not model.allowed(other.axis, slot):
        return
    for place in range(slot.places):
        here, there = model.covers(talk, slot, place), model.covers(other, slot, place)
        if not isinstance(here, int) and not isinstance(there, int):
            model.cp.add(here + there <= 1 + _slack_at(model, talk, other, slot, place, requirement))


def _not_across(
    model: PresetModel, talk: Talk, other: Talk, slot: Slot, overlapping: Slot, requirement: Requirement
) -> None:
    """As `not_at_once`, of two slots that overlap in time: there the two talks break it once in all."""
    for place in range(slot.places):
        for across in range(overlapping.places):
            before = slot.minute(place + 1) <= overlapping.minute(across)
            after = overlapping.minute(across + 1) <= slot.minute(place)
            here, there = model.covers(talk, slot, place), model.covers(other, overlapping, across)
            if not (before or after) and not isinstance(here, int) and not isinstance(there, int):
                model.cp.add(here + there <= 1 + _slack_of(model, talk, other, requirement, None))


def _slack_at(
    model: PresetModel, talk: Talk, other: Talk, slot: Slot, place: int, requirement: Requirement
) -> BoolLiteral:
    """The slack of one place; if a talk has a single place they meet in one at most and share one slack."""
    single = min(talk.places, other.places) == 1
    return _slack_of(model, talk, other, requirement, None if single else (slot.id, place))


def _slack_of(
    model: PresetModel, talk: Talk, other: Talk, requirement: Requirement, place: tuple[str, int] | None
) -> BoolLiteral:
    key = (requirement, talk.id, other.id, place)
    if key not in model.place_slacks:
        model.place_slacks[key] = model.slack(requirement)
    return model.place_slacks[key]
