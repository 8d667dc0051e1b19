"""Rows of slots that follow each other, in which an axis may be held, in a model of preset sessions.

Where an axis is held in one row, the literals of rows say at once where it begins and ends; the relaxation of the model
is tight then, and a search decides on few of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral

#: Rows of one axis whose length is not bounded: with more, they are not listed, since the list would outgrow the model.
_MOST = 100


def held_in_a_row(model: PresetModel, axis: str | None, unless: BoolLiteral) -> bool:
    """Posts that the axis is held in a row of slots with places for all its talks, or `unless` is true.

    False, and nothing is posted, where the rows are too many, or the axis may have no session at all.

    Parameters
    ----------
    unless
        A literal; where it is true, the axis may have any slots, and counts as held in no row.
    """
    talks, most = model.event.talks_of(axis), model.most_in_a_row(axis)
    rows = _rows(model, axis, len(talks) if most is None else most)
    if any(talk.id in model.scope.optional_talks for talk in talks) or (most is None and len(rows) > _MOST):
        return False
    literals = [model.cp.new_bool_var("") for _ in rows]
    model.cp.add_exactly_one(*literals, unless)
    by_slot: dict[int, list[int]] = defaultdict(list)
    for row, literal in zip(rows, literals, strict=True):
        for number in row:
            by_slot[number].append(literal.index)
    for number, slot in enumerate(model.event.slots):
        if model.sessions[axis, slot.id]:
            here, session = by_slot[number], model.sessions[axis, slot.id][0].index
            less = [-1] * len(here)
            model.cp.add_sum_of([session, *here], [1, *less], 0, 1)
            model.cp.add_sum_of([session, *here, unless.index], [1, *less, -1], -1, 0)
    _need_further_sessions(model, axis, rows, literals)
    return True


def _rows(model: PresetModel, axis: str | None, most: int) -> list[range]:
    """The rows of slots by number, of at most `most`: those that have places for the talks of the axis."""
    slots, needed = model.event.slots, _needed(model, axis)
    places = [slot.places * model.allowed(axis, slot) for slot in slots]
    lengths = range(1, min(most, len(slots)) + 1)
    rows = (range(first, first + length) for length in lengths for first in range(len(slots) - length + 1))
    return [row for row in rows if all(places[n] for n in row) and sum(places[n] for n in row) >= needed]


def _needed(model: PresetModel, axis: str | None) -> int:
    """The places that all talks of the axis take."""
    return sum(talk.places for talk in model.event.talks_of(axis))


def _need_further_sessions(
    model: PresetModel, axis: str | None, rows: Sequence[range], literals: Sequence[IntVar]
) -> None:
    """Where one session in each slot of a row has too few places for the talks, further ones make up for them."""
    slots, needed = model.event.slots, _needed(model, axis)
    further: dict[int, list[IntVar]] = defaultdict(list)
    for row, literal in zip(rows, literals, strict=True):
        missing = needed - sum(slots[n].places for n in row)
        if missing > 0:
            widest = max(slots[n].places for n in row if model.allowed(axis, slots[n]) > 1)
            further[-(-missing // widest)].append(literal)
    if further:
        sessions = sum(sum(model.sessions[axis, slot.id][1:]) for slot in slots)
        model.cp.add(sessions >= sum(count * sum(each) for count, each in further.items()))
