"""The models of an event with preset sessions, deep and shallow, with its rules."""

from __future__ import annotations

from dataclasses import dataclass

from constraints import CATALOGUE, rule, told_apart
from scheduler.control import Budget, Stopped
from scheduler.event import Event
from scheduler.extract import least
from scheduler.requirement import Requirement
from scheduler.slots.classes import close
from scheduler.slots.model import SlotModel
from scheduler.slots.sessions import Cell, Rooms


@dataclass(frozen=True, slots=True)
class Depth:
    """What a model knows: of rooms, and of places inside sessions."""

    rooms: Rooms
    places: bool


#: No rooms; rooms counted where they are alike; each room; each room and all places, which is everything.
SKETCH, ALIKE, EACH, DEEPEST = Depth("none", False), Depth("alike", False), Depth("each", False), Depth("each", True)


def build(
    event: Event,
    depth: Depth = DEEPEST,
    *,
    cutoff: int | None = None,
    dropped: frozenset[Requirement] = frozenset(),
    given: frozenset[Cell] | None = None,
    change: bool = False,
    free: frozenset[str | None] = frozenset(),
    budget: Budget | None = None,
) -> SlotModel:
    """The model of `event` with every rule that is not a level and not switched off; it is still to be closed.

    `change`: a level compares with another programme, so that rooms and places of all talks matter. Raises Stopped
    where the budget is stopped meanwhile.
    """
    budget = budget or Budget.of()
    budget.check()
    apart = frozenset(event.used_axes) if change else told_apart(event)
    model = SlotModel(
        event, dropped=dropped, cutoff=cutoff, rooms=depth.rooms, places=depth.places, given=given, apart=apart,
        free=free,
    )
    for one in CATALOGUE:
        budget.check()
        if one.kind != "level" and one.post_slots and one.counts(event):
            one.post_slots(model)
    return model


def least_levels(event: Event, budget: Budget | None = None) -> dict[str, int]:
    """For each level of the event, a value below which no programme can be; from the model's domains alone.

    No level is negative, which is all that is known where the budget is stopped.
    """
    try:
        model = build(event, SKETCH, budget=budget)
    except Stopped:
        return dict.fromkeys(event.levels, 0)
    costs = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    close(model)
    return {name: least(model, cost()) for name, cost in costs.items()}
