"""Talks of a model of preset sessions are held where their hours fit, and in a room that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from scheduler.domain.remembered import recalling
from scheduler.model.preset.windows import Fits

if TYPE_CHECKING:
    from scheduler.domain.requirement import Requirement
    from scheduler.domain.rooms import Slot
    from scheduler.domain.talks import Talk
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral, Term


#: Slots and windows whose fitting places are kept, which every model of an event asks for.
_FITTING = 20_000


def keep(model: PresetModel, talk: Talk, fits: Fits, requirement: Requirement) -> None:
    """Posts that the talk is held where `fits(slot, start, end)` (minutes of the day), or breaks `requirement`."""
    for slot in model.open_slots(talk):
        fitting = places_that_fit(talk, slot, fits)
        if fitting and not any(fitting):
            model.price_talk(requirement, 1, talk, slot)
            continue
        if all(fitting):
            continue
        if model.binds(requirement):
            model.narrow(talk, slot, fitting)
        for literal in _at_other_places(model, talk, slot, fitting):
            if not model.is_false(literal):
                model.price(requirement, 1, literal)


def misses(model: PresetModel, talk: Talk, fits: Fits) -> Term:
    """1 if the talk is held where not `fits(slot, start, end)`, else 0; a model without places may say 0 always."""
    missed: list[BoolLiteral] = []
    for slot in model.open_slots(talk):
        fitting = places_that_fit(talk, slot, fits)
        if fitting and not any(fitting):
            missed.append(model.in_slot(talk, slot))
        else:
            missed += _at_other_places(model, talk, slot, fitting)
    return sum(missed)


def keep_at(model: PresetModel, talk: Talk, fits: Fits, room: str | None, requirement: Requirement) -> None:
    """As `keep`, and the talk is in `room` unless that is None; missing both breaks `requirement` only once."""
    if room is None:
        keep(model, talk, fits, requirement)
        return
    slack = cache(lambda: model.slack(requirement))
    for slot in model.open_slots(talk):
        fitting, rooms = places_that_fit(talk, slot, fits), model.event.rooms_of(slot)
        if fitting and not (any(fitting) and room in rooms):
            model.price_talk(requirement, 1, talk, slot)
        elif fitting and not model.is_false(model.in_slot(talk, slot)):
            others = [other for other in rooms if other != room]
            model.keep_out(talk, slot, others, ~model.in_slot(talk, slot), slack)
            if model.binds(requirement):
                model.narrow(talk, slot, fitting)
            for literal in _at_other_places(model, talk, slot, fitting):
                model.cp.add_bool_or(~literal, slack())


def places_that_fit(talk: Talk, slot: Slot, fits: Fits) -> tuple[bool, ...]:
    """For each place of the slot at which the talk may begin, True if it fits there."""
    return _fitting(slot, talk.places, fits)


@recalling(_FITTING)
def _fitting(slot: Slot, length: int, fits: Fits) -> tuple[bool, ...]:
    """For each place of the slot at which a talk of so many places may begin, True if it fits there."""
    starts = range(slot.places - length + 1)
    return tuple(fits(slot, slot.minute(place), slot.minute(place + length)) for place in starts)


def _at_other_places(model: PresetModel, talk: Talk, slot: Slot, fitting: Sequence[bool]) -> Iterator[BoolLiteral]:
    """The literals of the talk at the slot's places that are not `fitting`, made one by one.

    None, and the model is shallow, where there are such places and it does not know them.
    """
    if not all(fitting) and model.knows("places"):
        yield from (model.at(talk, slot, place) for place, fits in enumerate(fitting) if not fits)
