"""Rows of slots that follow each other, in which an axis may be held, in a model of preset sessions.

Where an axis is held in one row, the literals of rows say at once where it begins and ends; the relaxation of the model
is tight then, and a search decides on few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral


def held_in_a_row(model: PresetModel, axis: str | None, most: int, unless: BoolLiteral) -> None:
    """Posts that the axis is held in a row of at most `most` slots with places for all its talks, or `unless` is true.

    Parameters
    ----------
    unless
        A literal; where it is true, the axis may have any slots, and counts as held in no row.
    """
    slots, rows = model.event.slots, [*_rows(model, axis, most)]
    literals = [model.cp.new_bool_var("") for _ in rows]
    model.cp.add_exactly_one(*literals, unless)
    for number, slot in enumerate(slots):
        if model.sessions[axis, slot.id]:
            here = sum(literal for row, literal in zip(rows, literals, strict=True) if number in row)
            session = model.sessions[axis, slot.id][0]
            model.cp.add(here <= session)
            model.cp.add(session <= here + unless)


def _rows(model: PresetModel, axis: str | None, most: int) -> list[range]:
    """The rows of slots by number: those that have places for the talks of the axis."""
    slots, needed = model.event.slots, sum(talk.places for talk in model.event.talks_of(axis))
    places = [slot.places * model.allowed(axis, slot) for slot in slots]
    lengths = range(1, min(most, len(slots)) + 1)
    rows = (range(first, first + length) for length in lengths for first in range(len(slots) - length + 1))
    return [row for row in rows if all(places[n] for n in row) and sum(places[n] for n in row) >= needed]
