"""A search that begins with a programme proves all levels in one model, and what any search proves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_conference import DAY, conference

from scheduler.check import check
from scheduler.domain.programme import Programme
from scheduler.explanation.what_if import at, least, least_what_if, outcome, what_if
from scheduler.model.preset.depth import ALIKE, DEEPEST, Depth
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.preset.model_maker import ModelMaker
from scheduler.search.preset.search import PresetSearch

EVENT = conference()


@pytest.fixture(scope="module")
def base() -> Programme:
    programme = solve(EVENT, Budget.of(60.0)).programme
    assert programme is not None
    return programme


@pytest.fixture
def depths(monkeypatch: pytest.MonkeyPatch) -> list[Depth]:
    """The depths of the models of levels, as they are made."""
    made, model = list[Depth](), ModelMaker.model

    def seen(maker: ModelMaker, number: int, depth: Depth, *more: object) -> object:
        made.append(depth)
        return model(maker, number, depth, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(ModelMaker, "model", seen)
    return made


@pytest.mark.parametrize(("talk", "start"), [("T00", 540), ("T05", 690), ("T11", 840)])
def test_the_best_is_that_of_a_search_from_nothing(talk: str, start: int, base: Programme, depths: list[Depth]) -> None:
    question = at(EVENT, DAY, start, EVENT.talk[talk], None)
    found = what_if(EVENT, base, [question], Budget.of(60.0))
    assert found.status == "optimal"
    assert depths[:2] == [DEEPEST, ALIKE], "one model for all levels, then the choice among equals"
    asked = EVENT.model_copy(update={"what_ifs": (question,)})
    alone = solve(asked, Budget.of(60.0)).programme
    assert alone is not None
    assert alone.status == "optimal"
    assert [(each.name, each.then) for each in found.levels] == [(each.name, each.value) for each in alone.levels]


@pytest.mark.parametrize(("talk", "start"), [("T00", 540), ("T05", 690), ("T11", 840)])
def test_what_changes_least_is_what_one_model_for_each_level_finds(
    talk: str, start: int, base: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = at(EVENT, DAY, start, EVENT.talk[talk], None)
    soon = least_what_if(EVENT, base, [question], Budget.of(60.0))
    monkeypatch.setattr("scheduler.search.preset.search.prove_levels", lambda _: None)
    later = least_what_if(EVENT, base, [question], Budget.of(60.0))
    assert soon.status == later.status == "optimal"
    assert len(soon.told) == len(later.told)
    assert len(soon.moved) == len(later.moved)
    assert soon.levels == later.levels


def test_levels_that_are_not_proved_soon_are_left_to_other_models(
    base: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = at(EVENT, DAY, 840, EVENT.talk["T11"], None)
    soon = least_what_if(EVENT, base, [question], Budget.of(60.0))
    monkeypatch.setattr("scheduler.search.preset.beside_base._SECONDS", 0.0)
    later = least_what_if(EVENT, base, [question], Budget.of(60.0))
    assert later.status == "optimal"
    assert (len(later.told), len(later.moved), later.levels) == (len(soon.told), len(soon.moved), soon.levels)


def test_a_known_programme_spares_the_search_for_a_first_one(base: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    question = at(EVENT, DAY, 840, EVENT.talk["T11"], None)
    asking = EVENT.model_copy(update={"what_ifs": (question,)})
    sought = outcome(asking, base, least(EVENT, base), Budget.of(60.0), workers=None, progress=None)
    assert sought.programme
    goal = replace(least(EVENT, base), known=sought.programme)
    monkeypatch.setattr(PresetSearch, "_start", lambda _: pytest.fail("a first programme is known"))
    found = outcome(asking, base, goal, Budget.of(60.0), workers=None, progress=None)
    assert (found.status, found.programme) == (sought.status, sought.programme)


def test_a_known_programme_that_breaks_a_rule_is_left_aside(base: Programme) -> None:
    question = at(EVENT, DAY, 840, EVENT.talk["T11"], None)
    asking = EVENT.model_copy(update={"what_ifs": (question,)})
    assert check(asking, base).hard
    goal = replace(least(EVENT, base), known=base)
    found = outcome(asking, base, goal, Budget.of(60.0), workers=None, progress=None)
    assert found.programme
    assert not check(asking, found.programme).hard
