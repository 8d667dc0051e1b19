"""The model of an event with preset sessions in which a programme is sought that is far from those that are known."""

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


def posed(
    event: Event,
    known: Sequence[Programme],
    most: Mapping[str, int],
    weights: tuple[int, int],
    budget: Budget,
) -> tuple[ClosedModel, IntVar]:
    """The model, each level of which is worth `most` at most, and the least distance from all that are known.

    `weights`: a talk in another half-day, and in another slot. Raises Stopped where the budget is stopped.
    """
    model = build(event, scope=Scope(cutoff=most.get("rules")), budget=budget)
    later = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    same = {
        (talk.id, slot.id): model.in_slot(talk, slot) for talk in event.talks for slot in event.slots
    }  # asked before the talks have their variables
    closed = close(model)
    for name, cost in later.items():
        model.cp.add(cost() <= most[name])
    away = model.cp.new_int_var(0, 1_000_000, "away")
    for programme in known:
        budget.check()
        model.cp.add(away <= sum(_parts(event, programme, same, weights)))
    return closed, away


def _parts(
    event: Event, programme: Programme, same: Mapping[tuple[str, str], Term], weights: tuple[int, int]
) -> Iterator[Term]:
    half_day, elsewhere = weights
    for placed in programme.talks:
        talk, slot = event.talk[placed.id], event.slot[_slot(programme, placed.session)]
        beside = [other for other in event.slots if _half(other) == _half(slot)]
        yield half_day * (1 - _in_any(talk, beside, same))
        yield elsewhere * (1 - _in_any(talk, [slot], same))


def _in_any(talk: Talk, slots: Sequence[Slot], same: Mapping[tuple[str, str], Term]) -> Term:
    return sum(same[talk.id, slot.id] for slot in slots)


def _slot(programme: Programme, session: str) -> str:
    slot = programme.session[session].slot
    assert slot is not None, "sessions of such a programme are in slots"
    return slot


def _half(slot: Slot) -> tuple[object, bool]:
    return slot.day, slot.start < NOON
