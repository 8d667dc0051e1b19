"""The costs of chosen sessions, against what the rules measure."""

from __future__ import annotations

from itertools import permutations

import pytest

from benchmarks.generate import instance
from constraints import balance as balance_rule
from constraints import coherence as coherence_rule
from scheduler.constructing.blocks import Strictness
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.programme import Programme
from scheduler.model.solution import value_of
from scheduler.search.allotting import session_costs
from scheduler.search.allotting.attempt import Attempt
from scheduler.search.allotting.choice import ChoiceModel
from scheduler.search.allotting.session_costs import balance, coherence
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Limits, run


def seated(name: str) -> tuple[ChoiceModel, Attempt, Programme]:
    prepared = Preparation(Strictness(instance(name).event, strict=False))
    attempt = Attempt(prepared, next(iter(promising_hours(prepared, 0, 1))), 0, Budget.of(60), Workers(1))
    programme = attempt.programme()
    assert programme is not None
    assert isinstance(attempt.model, ChoiceModel)
    return attempt.model, attempt, programme


def test_balance_is_that_of_the_programme() -> None:
    model, attempt, programme = seated("day-31")
    event = attempt.prepared.event
    cost = balance(model.cp, event, model.chosen)
    for literal in model.chosen.values():
        model.cp.add(literal == attempt.values[literal.index])
    values = run(model.cp, Limits(60.0, 1), objective=cost).values
    assert value_of(cost, values) == sum(each.amount for each in balance_rule.measure(event, programme))


def test_coherence_is_that_of_the_best_order_of_each_session() -> None:
    model, attempt, programme = seated("day-31")
    event = attempt.prepared.event
    cost = value_of(coherence(event, model.chosen), attempt.values)
    best = 0
    for session in programme.sessions:
        orders = (
            programme.model_copy(update={"sessions": (session.model_copy(update={"talks": order}),)})
            for order in permutations(session.talks)
        )
        best += min(sum(each.amount for each in coherence_rule.measure(event, order)) for order in orders)
    assert cost == best
    assert cost <= sum(each.amount for each in coherence_rule.measure(event, programme))


def test_many_talks_share_at_most_what_each_shares_with_any(monkeypatch: pytest.MonkeyPatch) -> None:
    model, attempt, _ = seated("day-31")
    exact = value_of(coherence(attempt.prepared.event, model.chosen), attempt.values)
    monkeypatch.setattr(session_costs, "_MOST_TALKS", 1)
    assert value_of(coherence(attempt.prepared.event, model.chosen), attempt.values) <= exact


def test_the_size_of_a_session_is_the_number_of_its_talks() -> None:
    model, attempt, programme = seated("day-31")
    held = [session for session, literal in model.chosen.items() if attempt.values[literal.index]]
    assert sorted(session.talks for session in held) == sorted(len(session.talks) for session in programme.sessions)
