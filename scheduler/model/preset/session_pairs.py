"""Rules about two sessions that overlap in time, in a model of preset sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from scheduler.domain.remembered import remembering

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from scheduler.domain.requirement import Requirement
    from scheduler.domain.rooms import Slot
    from scheduler.model.preset.model import PresetModel


def not_together(
    model: PresetModel, axis: str | None, other: str | None, requirement: Requirement, amount: int | None
) -> None:
    """Posts that two sessions of the two axes that overlap in time break `requirement` by `amount` each."""
    meetings = model.meetings(axis, other)
    for (first, second), slack in zip(meetings, model.slacks(requirement, amount, len(meetings)), strict=True):
        sessions, others = model.sessions[axis, first.id], model.sessions[other, second.id]
        model.cp.add_clause(slack.index, ~sessions[0].index, ~others[0].index)
        further = len(sessions) + len(others) > 2
        if further and not model.is_false(slack) and not model.is_true(slack):
            _price_further_pairs(model, sessions, others, requirement, amount)


def _price_further_pairs(
    model: PresetModel,
    sessions: Sequence[IntVar],
    others: Sequence[IntVar],
    requirement: Requirement,
    amount: int | None,
) -> None:
    """Counts the pairs of a session and another beyond the first pair.

    Later sessions are there only where the first ones are, so that they count only where the first pair may.
    """
    for number, session in enumerate(sessions):
        partners = others[1:] if number == 0 else others
        if partners:
            pairs = model.cp.new_int_var(0, len(partners), "")
            model.cp.add(pairs >= sum(partners) - len(partners) * (1 - session))
            model.price(requirement, amount, pairs)


def overlapping(model: PresetModel, axis: str | None) -> Iterable[tuple[Slot, list[IntVar]]]:
    """Each slot in which the axis may be, with the literals of its sessions that began earlier and still run."""
    for slot, earlier in _overlapped(model.event.slots):
        running = [literal for before in earlier for literal in model.sessions[axis, before.id][:1]]
        if running and model.sessions[axis, slot.id]:
            yield slot, running


@remembering(2)
def _overlapped(slots: Sequence[Slot]) -> Sequence[tuple[Slot, Sequence[Slot]]]:
    """The slots during which others run that began earlier, with these."""
    earlier = (
        (slot, [before for before in slots[:number] if before.day == slot.day and slot.start < before.end])
        for number, slot in enumerate(slots)
    )
    return [(slot, running) for slot, running in earlier if running]
