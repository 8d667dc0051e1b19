"""The solver's answers for preset sessions agree with brute force, the check, and each other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from slot_brute import TooMany, best, programmes
from slot_events import slot_events

from constraints import changes, rule
from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.model.base import Scope
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH
from scheduler.model.preset.solution import programme_of
from scheduler.model.preset.talk_classes import close
from scheduler.model.solution import value_of
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.preset.builder import build
from scheduler.search.result import Goal, Result
from scheduler.search.solver import Limits, run


def answered(event: Event, workers: int = 1, levels: list[Rule] | None = None, base: Programme | None = None) -> Result:
    """Return the proved answer, whose programme has passed the check."""
    result = solve(event, Budget.of(30), workers=workers, goal=Goal(levels, base))
    assert result.status in ("optimal", "infeasible"), result
    if result.programme is not None:
        report = check(event, result.programme)
        assert report.hard == ()
        assert levels is not None or report.disagreements == ()
    return result


def vector(result: Result) -> tuple[int, ...] | None:
    return tuple(level.value for level in result.programme.levels) if result.programme else None


def true_best(event: Event, levels: list[Rule] | None = None) -> tuple[int, ...] | None:
    try:
        return best(event, levels)
    except TooMany:
        assume(False)
        return None


@examples(150)
@given(event=slot_events())
def test_the_levels_are_the_true_optimum(event: Event) -> None:
    assert vector(answered(event)) == true_best(event)


@examples(100)
@given(event=slot_events(conference=False))
def test_the_rules_of_any_event_cost_the_true_optimum(event: Event) -> None:
    assert vector(answered(event)) == true_best(event)


@examples(60)
@given(event=slot_events(), data=st.data())
def test_the_least_change_is_the_true_least(event: Event, data: st.DataObject) -> None:
    every = []
    try:
        every = list(programmes(event, 2_000))
    except TooMany:
        assume(False)
    assume(every)
    base = data.draw(st.sampled_from(every))
    levels = [*changes(base), *(rule(name) for name in event.levels)]
    assert vector(answered(event, levels=levels, base=base)) == true_best(event, levels)


@pytest.mark.long
@examples(80)
@given(event=slot_events())
def test_what_models_that_know_less_prove_holds(event: Event) -> None:
    """Each model allows the best programme at its cost or less, and the deepest model at its cost."""
    true = true_best(event)
    assume(true is not None)
    assert true is not None
    for depth in (SKETCH, ALIKE, EACH, DEEPEST):
        for number in range(len(event.levels)):
            wanted = [rule(name) for name in event.levels[: number + 1]]
            cutoff = next((v for level, v in zip(wanted, true, strict=False) if level.name == "rules"), None)
            posed = build(event, depth, Scope(cutoff=cutoff))
            later = [level.post_slots(posed) for level in wanted if level.post_slots is not None]
            model = close(posed)
            costs = [cost() for cost in later]
            for cost, value in zip(costs[:-1], true, strict=False):
                model.cp.add(cost <= value)
            answer = run(model.cp, Limits(30, 1), objective=costs[-1])
            assert answer.status == "optimal"
            assert value_of(costs[-1], answer.values) <= true[number]
            if depth == DEEPEST or (not model.shallow and depth == EACH):
                assert not model.shallow
                assert value_of(costs[-1], answer.values) == true[number]
                assert programme_of(model, answer.values) is not None


@examples(40)
@given(event=slot_events())
def test_other_names_change_no_level(event: Event) -> None:
    assert vector(answered(renamed(event))) == vector(answered(event))


def renamed(event: Event) -> Event:
    """Return the event with other ids for everything; ids that came first come last."""
    lists = (event.talks, event.rooms, event.slots, event.axes, event.people, event.plenaries, event.breaks)
    ids = [item.id for items in lists for item in items] + [wish.person for wish in event.wishes]
    names = {name: f"n{99 - number}" for number, name in enumerate(dict.fromkeys(ids))}

    def other(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: other(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [other(inner) for inner in value]
        return names.get(value, value) if isinstance(value, str) else value

    changed = Event.model_validate(other(json.loads(event.model_dump_json())))
    by_id = {"talks": sorted(changed.talks, key=lambda t: t.id), "people": sorted(changed.people, key=lambda p: p.id)}
    return changed.model_copy(
        update={
            **{name: tuple(ordered) for name, ordered in by_id.items()},
            "wishes": tuple(sorted(changed.wishes, key=lambda w: w.person)),
        }
    )


@examples(40)
@given(event=slot_events(), data=st.data())
def test_swapping_equal_rooms_changes_no_level(event: Event, data: st.DataObject) -> None:
    alike = alike_rooms(event)
    rooms = tuple(data.draw(st.permutations(alike.rooms)))
    assert vector(answered(alike.model_copy(update={"rooms": rooms}))) == vector(answered(alike))


def alike_rooms(event: Event) -> Event:
    """Return the event with rooms that differ in nothing."""
    nature = event.rooms[0].model_dump(include={"capacity", "features", "available"})
    without = {"room": None, "needs": tuple(event.rooms[0].features)}
    talks = [
        talk.model_copy(update={**without, "pin": talk.pin and talk.pin.model_copy(update={"room": None})})
        for talk in event.talks
    ]
    first = event.slots[0]
    slots = (first, *(item for item in event.slots[1:] if (first.day, first.end) <= (item.day, item.start)))
    return event.model_copy(
        update={
            "rooms": tuple(Room(id=room.id, name=room.name, **nature) for room in event.rooms),
            "slots": tuple(slot.model_copy(update={"rooms": ()}) for slot in slots),
            "talks": tuple(talks),
            "what_ifs": (),
            "plenaries": tuple(item.model_copy(update={"room": None}) for item in event.plenaries),
            "tables": tuple(item for item in event.tables if "room" not in item.name and "slot" not in item.name),
        }
    )
