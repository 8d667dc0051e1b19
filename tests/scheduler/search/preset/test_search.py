"""The search of conferences with preset sessions: the same with any workers, stopped at any time, told meanwhile."""

from __future__ import annotations

from datetime import date
from itertools import product

from constraints import rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import Table
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.search.control import Budget
from scheduler.search.first_solution import possible
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Progress

DAY = date(2025, 5, 23)


def conference() -> Event:
    """Twelve talks of four axes in three slots of two rooms, with some of what costs."""
    axes = tuple(Axis(id=name, title=name) for name in "abcd")
    talks = tuple(
        Talk(id=f"T{number:02d}", title=f"T{number}", axis="abcd"[number % 4], speakers=(f"p{number % 7}",))
        for number in range(12)
    )
    slots = tuple(Slot(id=str(n), day=DAY, start=540 + 120 * n, end=630 + 120 * n, places=3) for n in range(3))
    cells = tuple(
        (axis, slot, 1 + (row * 7 + column * 3) % 5)
        for (row, axis), (column, slot) in product(enumerate("abcd"), enumerate("012"))
    )
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        axes=axes,
        talks=talks,
        slots=slots,
        rooms=(Room(id="A", name="A"), Room(id="B", name="B")),
        tables=(Table(name="axis_slot", cells=cells),),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(7)),
        wishes=tuple(Wish(person=f"w{n}", talks=(f"T{n:02d}", f"T{n + 5:02d}")) for n in range(6)),
        rules=(("attendee_sessions", 2), ("axis_rooms", 1), ("axis_consecutive", 3)),
    )


def programme(workers: int, seed: int = 0) -> Programme:
    result = solve(conference(), Budget.of(30), workers=workers, seed=seed)
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(conference(), result.programme).passed
    return result.programme


def test_the_best_programme_is_the_same_whatever_the_workers() -> None:
    assert programme(1) == programme(2) == programme(3)


def test_one_worker_is_deterministic_even_where_equals_are_not_chosen_among() -> None:
    any_best = Goal(choose=False)
    first, second = (solve(conference(), Budget.of(30), workers=1, goal=any_best).programme for _ in range(2))
    assert first == second
    assert first is not None


def test_what_is_stopped_at_once_keeps_the_first_programme() -> None:
    budget = Budget.of(30)

    def tell(progress: Progress) -> None:
        budget.stop.set()

    goal = Goal([rule("rules")], choose=False)
    result = solve(conference(), budget, goal=goal, workers=1, progress=tell)
    assert result.interrupted
    assert result.status == "feasible"
    assert result.programme is not None
    assert check(conference().model_copy(update={"priorities": ("rules",)}), result.programme).passed


def test_values_and_bounds_that_are_told_close_in_on_each_other() -> None:
    told: list[Progress] = []
    result = solve(conference(), Budget.of(30), workers=1, progress=told.append, goal=Goal(choose=False))
    assert result.programme is not None
    (level,) = (one for one in result.programme.levels if one.name == "rules")
    own = [one for one in told if one.level == "rules"]
    assert own[-1].bound == level.bound == level.value
    assert all(one.bound is None or one.bound <= level.value for one in own)
    assert all(one.value is None or one.value >= level.value for one in own)


def test_more_talks_than_places_are_impossible() -> None:
    event = conference()
    crowded = event.model_copy(update={"slots": event.slots[:1]})
    assert possible(crowded, Budget.of(10)) == "infeasible"
    assert solve(crowded, Budget.of(10)).status == "infeasible"
    assert possible(event, Budget.of(10)) in ("feasible", "optimal")
