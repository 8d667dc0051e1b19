"""One model answers all that is asked of the first sketches, as one made for each question does."""

from __future__ import annotations

from typing import Any

import pytest
from small_conference import conference

from benchmarks.generate import instance
from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.settings import Table
from scheduler.model.preset.depth import SKETCH, Depth
from scheduler.model.solution import value_of
from scheduler.search.control import Budget, Workers
from scheduler.search.preset import sizes
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.kept_sketch import KeptSketch, allow
from scheduler.search.preset.model_maker import ModelMaker
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Limits, run


def heavy() -> Event:
    """A conference with a rule that weighs 50."""
    rules = (("attendee_sessions", 1), ("axis_rooms", 1), ("axis_consecutive", 50))
    return conference().model_copy(update={"rules": rules})


def costly() -> Event:
    """A conference in which each axis and each talk costs something in every slot."""
    bare = instance("preset-25").event
    slots = [(number, slot.id) for number, slot in enumerate(bare.slots)]
    axes = [(*row, axis or "") for row in slots for axis in bare.used_axes]
    talks = [(*row, talk.id) for row in slots for talk in bare.talks]

    def cells(rows: list[tuple[int, str, str]], most: int) -> tuple[tuple[str, str, int], ...]:
        return tuple(
            (name, slot, 1 + (7 * number + 5 * place) % most) for place, (number, slot, name) in enumerate(rows)
        )

    tables = (Table(name="axis_slot", cells=cells(axes, 60)), Table(name="talk_slot", cells=cells(talks, 20)))
    return bare.model_copy(update={"tables": tables, "rules": (*bare.rules, ("axis_consecutive", 30))})


def searched(event: Event, level: str = "rules") -> SearchState:
    return SearchState(event, Budget.of(60), Goal(levels=[rule(level)], choose=False), Workers(1))


def least(state: SearchState, kept: KeptSketch) -> int | None:
    """What the model costs at least; None: it has no solution."""
    answer = state.solve(kept.model, kept.cost, 30, None)
    assert answer.status in ("optimal", "infeasible")
    return value_of(kept.cost, answer.values) if answer.values else None


@pytest.mark.parametrize("cutoff", [20, 30, 40, 60])
def test_a_cutoff_forbids_what_a_model_made_for_it_forbids(cutoff: int) -> None:
    state = searched(costly())
    kept = KeptSketch.of(state)
    assert kept is not None
    kept.forbid(cutoff)
    model, cost = state.heavy_model(SKETCH, kept.light, kept.given, cutoff)
    answer = run(model.cp, Limits(30, 1), objective=cost)
    assert answer.status in ("optimal", "infeasible")
    assert least(state, kept) == (value_of(cost, answer.values) if answer.values else None)


def test_what_is_allowed_again_binds_no_more() -> None:
    state = searched(costly())
    kept = KeptSketch.of(state)
    assert kept is not None
    before = least(state, kept)
    forbidden = kept.forbid(0)
    assert least(state, kept) is None
    allow(forbidden)
    assert least(state, kept) == before


def test_levels_without_costs_have_no_such_model() -> None:
    assert KeptSketch.of(searched(heavy(), "balance")) is None
    rules = {**dict.fromkeys(heavy().settings, "off"), "attendee_sessions": 1, "axis_rooms": 1}
    alike = heavy().model_copy(update={"rules": tuple(rules.items())})
    assert KeptSketch.of(searched(alike)) is None


def test_the_first_sketches_of_a_large_conference_have_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "_LARGE", 0)
    made = list[str]()
    for name in ("hard_model", "heavy_model"):
        monkeypatch.setattr(ModelMaker, name, _recorded(getattr(ModelMaker, name), name, made))
    state = searched(heavy())
    assert PresetSearch(state).first() == "feasible"
    state.values = (5000,)
    LevelImprovement(state, 0, Budget.of(10), 0).run()
    assert made == ["heavy_model"]
    assert state.kept is None


def _recorded(make: Any, name: str, made: list[str]) -> Any:
    """Makes a model, and records the name where it is one without rooms."""

    def recorded(maker: ModelMaker, depth: Depth, *given: Any, **options: Any) -> Any:
        if depth == SKETCH:
            made.append(name)
        return make(maker, depth, *given, **options)

    return recorded
