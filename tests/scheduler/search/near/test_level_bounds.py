"""Classes of hours that a level refuses are not asked about later levels, as long as that level is no worse."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from benchmarks.generate import generate
from constraints import rule
from scheduler.domain.programme import Level
from scheduler.search.context import SearchContext
from scheduler.search.control import Budget, Workers
from scheduler.search.near.level_bounds import LevelBounds
from scheduler.search.open_hours.bounds import Asked, BestHours, class_bounds
from scheduler.search.open_hours.hour_classes import HourClass
from scheduler.search.open_hours.relaxations import Relaxations
from scheduler.search.result import BEST

#: Seconds that nothing here needs.
SECONDS = 60.0


def level_bounds(seed: int) -> tuple[LevelBounds, SearchContext, list[Level]]:
    """The bounds of an event whose best hours are known, and its first two levels with their lower bounds."""
    event = generate(seed, talks=16, axes=4, rooms=2, preferences=0.8).event
    context = SearchContext(event, Budget.of(SECONDS), BEST, 1, 0, None)
    relaxed = context.relaxed = BestHours(Relaxations(event), Workers(1))
    relaxed.seek(lambda: relaxed.worth * len(event.talks), Budget.of(SECONDS))
    sessions, missed = divmod(relaxed.bound, relaxed.worth)
    done = [Level(name="sessions", value=sessions, bound=0), Level(name="preferences", value=missed + 3, bound=0)]
    return LevelBounds(context, Workers(1), open_hours=True), context, done


def asked_of(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[HourClass]]]:
    """The levels of which bounds by class are sought from now on, each with its classes."""
    asked: list[tuple[str, list[HourClass]]] = []

    def noted(
        relaxations: Relaxations, question: Asked, budget: Budget, threads: Workers, classes: list[HourClass]
    ) -> Mapping[HourClass, int]:
        asked.append((question.level.name, classes))
        return class_bounds(relaxations, question, budget, threads, classes)

    monkeypatch.setattr("scheduler.search.near.level_bounds.class_bounds", noted)
    return asked


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_classes_that_a_level_refuses_are_not_asked_again(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.near.level_bounds._MOST_CLASSES", 100)
    bounds, context, done = level_bounds(seed)
    asked = asked_of(monkeypatch)
    order, balance = rule("axis_order"), rule("balance")
    (value,) = bounds.of(order, 1_000, done, Budget.of(SECONDS))
    levels = [*done, Level(name="axis_order", value=value, bound=0)]
    bounds.of(balance, 1_000, levels, Budget.of(SECONDS))
    assert context.relaxed is not None
    (_, every), (_, left) = asked
    assert len(every) > 1
    each = Asked(order, 1_000, [*zip(context.level_rules, done, strict=False)])
    least = class_bounds(context.relaxed.relaxations, each, Budget.of(SECONDS), Workers(1), every)
    assert left == [chosen for chosen in every if least[chosen] <= value]
    worse = [*done[:1], done[1].model_copy(update={"value": done[1].value + 1}), levels[2]]
    bounds.of(balance, 1_000, worse, Budget.of(SECONDS))
    assert set(asked[2][1]) >= set(every), "what was refused for fewer missed wishes may be possible for more"


def test_what_was_cut_is_not_asked_again_in_less_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds, _, done = level_bounds(1)
    order, asked = rule("axis_order"), list[float]()

    def slow(
        relaxations: Relaxations, question: Asked, budget: Budget, threads: Workers, classes: list[HourClass]
    ) -> Mapping[HourClass, int]:
        asked.append(budget.left)
        if len(asked) == 1:
            time.sleep(budget.left)
        return dict.fromkeys(classes, len(asked))

    monkeypatch.setattr("scheduler.search.near.level_bounds.class_bounds", slow)
    assert bounds.of(order, 1_000, done, Budget.of(3.0)) == [1]
    assert bounds.of(order, 1_000, done, Budget.of(0.5)) == [1]
    assert len(asked) == 1
    assert bounds.of(order, 1_000, done, Budget.of(SECONDS)) == [2], "with more time it is"
    assert bounds.of(order, 1_000, done, Budget.of(0.5)) == [2]
