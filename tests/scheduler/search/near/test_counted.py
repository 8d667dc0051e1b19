"""Bounds by counting sessions by size, by hand."""

from __future__ import annotations

import pytest
from half_hours import DAY, LUNCH, NINE, event

from constraints import rule
from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.programme import Level
from scheduler.search.control import Budget, Workers
from scheduler.search.lexicographic import solve
from scheduler.search.near.counted import counted_bound

#: Seconds that nothing here needs.
SECONDS = 30.0


def bound(event: Event, level: str, **done: int) -> int | None:
    """The bound of the level where those that are done have these values."""
    before = [(rule(name), Level(name=name, value=value, bound=0)) for name, value in done.items()]
    return counted_bound(event, before, rule(level), Budget.of(SECONDS), Workers(1))


def plenary(begin: int) -> Plenary:
    """Twenty minutes, so many minutes after nine."""
    return Plenary(id=f"p{begin}", title="P", day=DAY, start=NINE + begin, duration=20, room=None, speakers=())


def test_lunch_is_as_far_from_its_ideal_as_whole_sessions_before_it_need() -> None:
    """Two sessions of an hour, or one of two, and an hour of lunch take the whole of three hours."""
    lunch = LUNCH.model_copy(update={"ideal": NINE + 30})
    day = event({"A": 4}, end=180, sizes=(2, 4), breaks=(lunch,))
    assert bound(day, "breaks") == 30
    assert bound(day, "breaks", sessions=1) == 90


def test_rooms_are_idle_between_two_pauses_where_no_sessions_fill_the_time() -> None:
    """An hour, then 100 minutes of which one session takes 60, then an hour; 20 minutes for each plenary."""
    day = event({"A": 6}, end=260, plenaries=(plenary(60), plenary(180)))
    assert bound(day, "compactness") == 260 + 40
    best = solve(day, Budget.of(SECONDS), workers=1)
    assert best.programme is not None
    assert {level.name: level.value for level in best.programme.levels}["compactness"] == 260 + 40


def test_sessions_of_three_fill_what_sessions_of_two_do_not() -> None:
    """With two talks more, 100 minutes have 10 that are idle, and an hour has a session of two."""
    day = event({"A": 7}, end=260, sizes=(2, 3), plenaries=(plenary(60), plenary(180)))
    assert bound(day, "compactness") == 260 + 10
    assert bound(day, "balance") == 1


def test_six_talks_in_fewest_sessions_of_two_to_four_may_differ() -> None:
    """An hour before and two hours after: as few sessions as can be have two and four talks, others two each."""
    day = event({"A": 6}, end=200, sizes=(2, 4), plenaries=(plenary(60),))
    assert bound(day, "sessions") == 2
    assert bound(day, "balance", sessions=2) == 2
    assert bound(day, "balance", sessions=3) == 0


def test_axes_of_many_talks_are_counted_without_their_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    day = event({"A": 6, "B": 5}, end=200, sizes=(2, 4), rooms=2, plenaries=(plenary(60),))
    assert bound(day, "balance") == 1
    monkeypatch.setattr("scheduler.model.counting.session_sizes._MAX_CUTS", 0)
    assert bound(day, "balance") == 0
    assert bound(day, "sessions") == 4


def test_what_is_not_counted_has_no_bound() -> None:
    day = event({"A": 4}, end=600, sizes=(1, 6), rooms=2)
    assert bound(day, "breaks") is None, "a room has far more than 200 layouts"
    assert bound(event({"A": 4}, end=180), "preferences") is None
