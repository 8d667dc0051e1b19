"""A search that begins with a programme proves its levels with rooms first, and what any search proves."""

from __future__ import annotations

import pytest
from small_conference import DAY, conference

from scheduler.domain.programme import Programme
from scheduler.explanation.what_if import at, least_what_if, what_if
from scheduler.model.preset.depth import Depth
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.preset.model_maker import ModelMaker

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
    assert depths
    assert all(depth.rooms != "none" for depth in depths), "no bound without rooms is needed"
    asked = EVENT.model_copy(update={"what_ifs": (question,)})
    alone = solve(asked, Budget.of(60.0)).programme
    assert alone is not None
    assert alone.status == "optimal"
    assert [(each.name, each.then) for each in found.levels] == [(each.name, each.value) for each in alone.levels]


def test_what_changes_least_tells_as_few_people_as_a_search_without_time_for_a_first_round(
    base: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = at(EVENT, DAY, 840, EVENT.talk["T11"], None)
    soon = least_what_if(EVENT, base, [question], Budget.of(60.0))
    monkeypatch.setattr("scheduler.search.preset.improvement._SOON_SECONDS", 0.0)
    later = least_what_if(EVENT, base, [question], Budget.of(60.0))
    assert soon.status == later.status == "optimal"
    assert len(soon.told) == len(later.told)
    assert len(soon.moved) == len(later.moved)
    assert soon.levels == later.levels
