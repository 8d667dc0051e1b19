"""A choice among possible sessions has a place for each of them, and costs what it leads to."""

from __future__ import annotations

import pytest

from benchmarks.generate import instance
from scheduler.check import check
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.model.solution import value_of
from scheduler.search.allotting.attempt import Attempt
from scheduler.search.allotting.choice import ChoiceModel
from scheduler.search.control import Budget, Workers

#: Seconds that no event here needs.
SECONDS = 60.0


def attempt_at(name: str) -> Attempt:
    prepared = Preparation(Strictness(instance(name).event, strict=False))
    return Attempt(prepared, promising_hours(prepared, 0, 1)[0], 0, Budget.of(SECONDS), Workers(1))


@pytest.mark.parametrize("name", ["day-31", "scale-50", "scale-100"])
def test_it_costs_what_the_programme_has(name: str) -> None:
    attempt = attempt_at(name)
    programme = attempt.programme()
    assert isinstance(attempt.model, ChoiceModel)
    assert programme is not None
    report = check(attempt.prepared.event, programme)
    assert not report.hard
    assert value_of(attempt.model.sessions, attempt.values) == len(programme.sessions)
    assert value_of(attempt.model.missed, attempt.values) == dict(report.levels)["preferences"]


def test_a_better_one_is_asked_for() -> None:
    attempt = attempt_at("day-31")
    assert attempt.programme() is not None
    sessions, missed = (value_of(cost, attempt.values) for cost in (attempt.model.sessions, attempt.model.missed))
    attempt.model.better(sessions, missed)
    assert attempt.programme() is None, "the first answer is the best with these hours"


def test_what_is_forbidden_is_not_chosen_again() -> None:
    attempt = attempt_at("day-31")
    assert attempt.programme() is not None
    lots = attempt.model.lots(attempt.values)
    attempt.model.forbid(lots[0])
    assert attempt.programme() is not None
    assert lots[0].blocks not in {lot.blocks for lot in attempt.model.lots(attempt.values) if lot.part == lots[0].part}


def test_axes_begin_more_in_their_order_near_a_choice() -> None:
    attempt = attempt_at("scale-50")
    known = attempt.programme()
    assert known is not None
    ordered = attempt.ordered(Budget.of(2))
    assert ordered is not None
    event = attempt.prepared.event
    assert not check(event, ordered).hard
    before, after = (dict(check(event, programme).levels) for programme in (known, ordered))
    assert (after["sessions"], after["preferences"]) == (before["sessions"], before["preferences"])
    assert after["axis_order"] < before["axis_order"]


def test_where_no_time_is_left_a_choice_stays() -> None:
    attempt = attempt_at("day-31")
    assert attempt.programme() is not None
    lots = {(lot.part, lot.talks) for lot in attempt.model.lots(attempt.values)}
    assert attempt.ordered(Budget.of(0)) is not None
    assert {(lot.part, lot.talks) for lot in attempt.model.lots(attempt.values)} == lots
