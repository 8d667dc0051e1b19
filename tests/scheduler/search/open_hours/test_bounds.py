"""Bounds with open hours of the pauses hold for the whole event, and mostly are the optimum of preferences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from benchmarks.generate import Options, generate
from constraints import rule
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Level
from scheduler.search.control import Budget, Workers
from scheduler.search.lexicographic import solve
from scheduler.search.open_hours.bounds import BOUNDED, Asked, BestHours, open_bound
from scheduler.search.open_hours.relaxations import Relaxations
from scheduler.search.result import Goal

#: Seconds that nothing here needs.
SECONDS = 60.0
#: More than any level has here.
MOST = 10_000
ONE = Workers(1)
#: Sizes and demands of events, each of another kind.
KINDS: dict[str, Options] = {
    "one day": {"talks": 16, "axes": 4, "rooms": 2},
    "many demands": {"talks": 14, "axes": 3, "rooms": 2, "windows": 0.8, "preferences": 0.9, "demands": 0.5},
    "talks of unequal length": {"talks": 14, "axes": 3, "rooms": 2, "durations": (20, 30, 45), "preferences": 0.6},
    "gaps and discussions": {"talks": 12, "axes": 3, "rooms": 2, "gap": 5, "discussion": 10, "preferences": 0.6},
    "two days": {"talks": 18, "axes": 4, "rooms": 2, "days": 2, "breaks": 2, "preferences": 0.6},
    "pins": {"talks": 14, "axes": 4, "rooms": 2, "pins": 0.3, "preferences": 0.9},
    "sessions of one to three": {"talks": 12, "axes": 3, "rooms": 2, "min_talks": 1, "max_talks": 3, "windows": 0.8},
}
SEEDS = (1, 2, 3)


@cache
def optimum(kind: str, seed: int) -> tuple[Event, tuple[tuple[Rule, Level], ...]]:
    """The event, and the levels with their proved optima, each for those before it."""
    event = generate(seed, **KINDS[kind]).event
    rules = [rule(name) for name in BOUNDED]
    result = solve(event, Budget.of(SECONDS), goal=Goal(levels=rules, choose=False), workers=2)
    assert result.programme is not None
    assert all(level.value == level.bound for level in result.programme.levels), "all levels are proved"
    return event, tuple(zip(rules, result.programme.levels, strict=True))


def bound_of(event: Event, done: Sequence[tuple[Rule, Level]], level: Rule, most: int = MOST) -> int | None:
    return open_bound(Relaxations(event), Asked(level, most, done), Budget.of(SECONDS), ONE)


def best_of(event: Event, sessions: int) -> BestHours:
    best = BestHours(Relaxations(event), Workers(2))
    best.seek(lambda: best.worth * sessions + len(event.talks), Budget.of(SECONDS))
    return best


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_they_are_at_most_the_optima(kind: str, seed: int) -> None:
    event, levels = optimum(kind, seed)
    for number, (level, reached) in enumerate(levels):
        bound = bound_of(event, levels[:number], level)
        assert bound is not None
        assert bound <= reached.value


@pytest.mark.parametrize("kind", KINDS)
def test_classes_that_admit_the_optima_are_left_and_bound_all_levels(kind: str) -> None:
    event, levels = optimum(kind, SEEDS[0])
    sessions, missed = levels[0][1].value, levels[1][1].value
    best = best_of(event, sessions)
    assert best.missed(sessions) <= missed
    classes = best.admitting(sessions, missed)
    assert classes
    for number, (level, reached) in enumerate(levels):
        bound = open_bound(best.relaxations, Asked(level, MOST, levels[:number]), Budget.of(SECONDS), ONE, classes)
        assert bound is not None
        assert bound <= reached.value


def test_they_reach_most_optima_of_preferences() -> None:
    reached = 0
    for kind in ("one day", "gaps and discussions", "pins"):
        for seed in SEEDS:
            event, levels = optimum(kind, seed)
            reached += bound_of(event, levels[:1], levels[1][0]) == levels[1][1].value
    assert reached > 3 * len(SEEDS) // 2


def test_a_bound_is_no_more_than_what_is_asked_for() -> None:
    event, levels = optimum("one day", 1)
    assert bound_of(event, levels[:1], levels[1][0], levels[1][1].value - 1) == levels[1][1].value - 1


def test_a_person_who_may_be_in_two_places_at_once_binds_nothing() -> None:
    event, levels = optimum("many demands", 1)
    free = event.model_copy(update={"rules": (*event.rules, ("one_place", "off"), ("person_available", "off"))})
    bound, strict = (bound_of(each, levels[:1], rule("preferences")) for each in (free, event))
    assert bound is not None
    assert strict is not None
    assert bound <= strict


def test_the_best_hours_are_among_those_of_the_pauses() -> None:
    event, _ = optimum("one day", 1)
    best = best_of(event, len(event.talks))
    assert len(best.starts) == len(event.breaks) + len(event.plenaries)
    assert all(start in pause.starts for pause, start in best.starts.items())


def test_the_bound_on_all_sessions_holds_for_talks_outside_their_preferred_hours() -> None:
    event, levels = optimum("one day", 1)
    sessions, preferences = levels[0][1], levels[1][1]
    best = best_of(event, sessions.value + 1)
    assert best.missed(sessions.value) <= preferences.value
    assert best.missed(sessions.value + 1) == 0


def test_there_are_none_without_axes_or_of_a_level_that_is_not_known() -> None:
    event, _ = optimum("one day", 1)
    assert bound_of(event, [], rule("rules")) is None
    assert bound_of(generate(1, talks=10, axes=0, rooms=2).event, [], rule("sessions")) is None
