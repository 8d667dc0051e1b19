"""The preset model whose objective is the distance of its programme from known programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ortools.sat.python.cp_model import IntVar

from constraints import rule
from scheduler.domain.clock import NOON
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.base import Scope
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.talk_classes import close
from scheduler.model.types import Term
from scheduler.search.control import Budget
from scheduler.search.preset.builder import build


def distance_model(
    event: Event,
    known: Sequence[Programme],
    upper_bounds: Mapping[str, int],
    weights: tuple[int, int],
    budget: Budget,
) -> tuple[ClosedModel, IntVar]:
    """The closed model, and a variable that is at most the distance of its programme from each known one.

    Parameters
    ----------
    upper_bounds
        The value that each level may have at most.
    weights
        The distance of a talk in another half-day, and in another slot.

    Raises Stopped where the budget is stopped.
    """
    model = build(event, scope=Scope(cutoff=upper_bounds.get("rules")), budget=budget)
    cost_functions = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    in_slot = {  # made before the model is closed
        (talk.id, slot.id): model.in_slot(talk, slot) for talk in event.talks for slot in event.slots
    }
    closed = close(model)
    for name, cost in cost_functions.items():
        model.cp.add(cost() <= upper_bounds[name])
    distance = model.cp.new_int_var(0, 1_000_000, "away")
    for programme in known:
        budget.check()
        model.cp.add(distance <= sum(_talk_distances(event, programme, in_slot, weights)))
    return closed, distance


def _talk_distances(
    event: Event, programme: Programme, in_slot: Mapping[tuple[str, str], Term], weights: tuple[int, int]
) -> Iterator[Term]:
    """The distance of each talk from where it is in `programme`."""
    half_day_weight, slot_weight = weights
    for placed in programme.talks:
        talk, slot = event.talk[placed.id], event.slot[_slot(programme, placed.session)]
        half_day = [other for other in event.slots if _half_day(other) == _half_day(slot)]
        yield half_day_weight * (1 - _in_any(talk, half_day, in_slot))
        yield slot_weight * (1 - _in_any(talk, [slot], in_slot))


def _in_any(talk: Talk, slots: Sequence[Slot], in_slot: Mapping[tuple[str, str], Term]) -> Term:
    """1 if the talk is in one of `slots`, else 0."""
    return sum(in_slot[talk.id, slot.id] for slot in slots)


def _slot(programme: Programme, session: str) -> str:
    slot = programme.session[session].slot
    assert slot is not None, "preset sessions are in slots"
    return slot


def _half_day(slot: Slot) -> tuple[object, bool]:
    return slot.day, slot.start < NOON
