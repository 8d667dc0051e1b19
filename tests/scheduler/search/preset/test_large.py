"""Large conferences: what is settled costs what it costs, and sketches lead to programmes that keep the rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from small_conference import conference

from benchmarks.generate import instance
from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import DEEPEST, SKETCH
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of
from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.givens import around, lean, slots_of
from scheduler.search.preset.heavy_first import heavy_first
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.large import begin_large, furnish_large
from scheduler.search.preset.restriction import Restriction
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Answer


def searched(event: Event, workers: int = 1) -> SearchState:
    """A search of the level of the rules that has its first programme."""
    search = SearchState(event, Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(workers))
    assert PresetSearch(search).first() == "feasible"
    return search


@pytest.mark.parametrize("event", [conference(), instance("preset-25").event])
def test_what_is_settled_costs_what_the_check_measures(event: Event) -> None:
    search = searched(event)
    programme = search.programme
    assert programme is not None
    for free in _few_axes(event):
        model, costs = search.model(0, DEEPEST, search.values, around(event, programme, free))
        answer = search.solve(model, costs[-1], 1.0, programme)
        near = programme_of(model, answer.values)
        assert near is not None
        assert search.values_of(near) == (value_of(costs[-1], answer.values),)
        if not free:
            assert search.values_of(near) == search.values


def _few_axes(event: Event) -> Iterator[frozenset[str | None]]:
    """No axis, and each two of the first three."""
    yield frozenset()
    yield from (frozenset(pair) for pair in combinations(event.used_axes[:3], 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_sketches_lead_to_programmes_that_are_no_worse_and_keep_the_rules(workers: int) -> None:
    search = searched(instance("preset-25").event, workers)
    first = search.values
    begin_large(search, 0, Budget.of(10))
    assert search.programme is not None
    assert search.values < first
    assert search.values == search.values_of(search.programme)


def test_what_weighs_much_is_kept_where_that_can_be() -> None:
    rules = (("attendee_sessions", 1), ("axis_rooms", 1), ("axis_consecutive", 50))
    event = conference().model_copy(update={"rules": rules})
    search = searched(event)
    sketch = heavy_first(search, 0, SKETCH, Restriction(lean(event)), None, Budget.of(5))
    assert sketch is not None
    assert not rule("axis_consecutive").measure(event, sketch)


def test_a_sketch_without_suitable_rooms_gives_other_slots_to_the_axes_that_break_a_rule() -> None:
    event = conference()
    talks = tuple(talk.model_copy(update={"room": "A" if talk.axis in ("a", "b") else None}) for talk in event.talks)
    search = searched(event.model_copy(update={"talks": talks}))
    sketch = _at_once(search, "ab", "0")
    search.programme, search.values = None, ()
    furnish_large(search, sketch, Budget.of(10))
    assert search.programme is not None
    assert search.values_of(search.programme) == search.values


def test_rooms_that_are_not_found_in_their_time_are_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    search = searched(conference())
    sketch, answers = search.programme, [Answer("unknown", (), None)]
    assert sketch is not None
    solve, seconds = search.solve, list[float]()

    def slowly(model: ClosedModel, objective: Term | None, limit: float, near: Programme | None) -> Answer:
        seconds.append(limit)
        return answers.pop() if answers else solve(model, objective, limit, near)

    monkeypatch.setattr(search, "solve", slowly)
    search.programme, search.values = None, ()
    assert furnish_large(search, sketch, Budget.of(10)) is not None
    assert search.programme is not None
    assert seconds[1] > 2 * seconds[0]


def test_sessions_that_are_free_again_are_no_more_at_once_than_needed() -> None:
    search = searched(conference())
    event, sketch = search.event, _at_once(search, "ab", "0")
    free = frozenset(event.used_axes[:1])
    given = slots_of(event, sketch, free)
    assert given.at_once is not None
    assert (slots_of(event, sketch).at_once, set(given.at_once)) == (None, set(event.used_axes))
    model = search.hard_model(DEEPEST, given=given)
    for slot in event.slots:
        assert len(model.sessions[event.used_axes[0], slot.id]) <= given.at_once[event.used_axes[0]]
    assert search.solve(model, None, 5, sketch).values


def _at_once(search: SearchState, axes: str, slot: str) -> Programme:
    """A programme without rooms in which the axes have their only sessions in the slot."""
    model = search.hard_model(SKETCH)
    for axis in axes:
        literals = [literal for other in search.event.slots for literal in model.sessions[axis, other.id]]
        model.cp.add(sum(literals) == sum(model.sessions[axis, slot]))
    sketch = programme_of(model, search.solve(model, None, 5, None).values)
    assert sketch is not None
    return sketch


def test_where_a_descent_has_no_answer_what_weighs_much_is_broken_as_little_as_possible(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = searched(instance("preset-25").event)
    monkeypatch.setattr("scheduler.search.preset.improvement.descend", lambda level, depth, near: (near, False))
    LevelImprovement(search, 0, Budget.of(10), 0).run()
    assert search.programme is not None
    assert search.values == search.values_of(search.programme) == (2,)
