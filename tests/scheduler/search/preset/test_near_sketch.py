"""Sketches near a sketch: ever fewer violations of what slots decide, and no more sessions than rooms."""

from __future__ import annotations

from collections import Counter

from benchmarks.generate import instance
from constraints import rule
from scheduler.check import check, cost_of
from scheduler.domain.programme import Programme
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.near_sketch import near_sketch
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal

EVENT = instance("preset-25").event
#: The rules of that event that slots alone decide.
OF_SLOTS = {"attendee_sessions", "axis_axis_table", "axis_consecutive", "axis_slot_table", "talk_slot_table"}


def test_a_sketch_near_another_costs_less_by_what_slots_decide() -> None:
    search = SearchState(EVENT, Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(1))
    assert PresetSearch(search).first() == "feasible"
    first = search.programme
    assert first is not None
    sketch = near_sketch(search, 0, first, Budget.of(20))
    assert _cost(sketch) < _cost(first)
    assert sorted(talk.id for talk in sketch.talks) == sorted(talk.id for talk in EVENT.talks)
    used = Counter(session.slot for session in sketch.sessions)
    assert all(used[slot.id] <= len(EVENT.rooms_of(slot)) for slot in EVENT.slots)


def test_without_time_the_sketch_stays() -> None:
    search = SearchState(EVENT, Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(1))
    PresetSearch(search).first()
    assert search.programme is not None
    assert near_sketch(search, 0, search.programme, Budget.of(0)) is search.programme


def _cost(programme: Programme) -> int:
    soft = check(EVENT, programme).soft
    return sum(cost_of(EVENT, violation) for violation in soft if violation.rule in OF_SLOTS)
