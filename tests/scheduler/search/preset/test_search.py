"""The search of conferences with preset sessions: the same with any workers, stopped at any time, told meanwhile."""

from __future__ import annotations

from datetime import date

from small_conference import conference

from constraints import rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import possible
from scheduler.search.lexicographic import solve
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal, Progress


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


def test_what_is_told_while_a_model_is_solved_is_kept() -> None:
    told: list[Progress] = []
    goal = Goal([rule("rules")], choose=False)
    search = SearchState(conference(), Budget.of(30), goal, Workers(1), told.append)
    assert PresetSearch(search).first() == "feasible"
    first, best = search.values, solve(conference(), Budget.of(30), workers=1, goal=goal).programme
    assert best is not None
    search.tell(0, 0, best)
    assert told[-1].programme is not None
    assert search.values == search.values_of(told[-1].programme) < first
    search.tell(0, 0, told[0].programme)  # a worse one is neither told nor kept
    assert told[-1].programme is None
    assert search.programme == best


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


def test_a_small_event_is_proved_in_a_few_seconds() -> None:
    """Its places decide, which are asked for although less time is left than the shortest round of larger ones has."""
    day = date(2027, 5, 24)
    event = Event(
        id="e",
        title="E",
        days=(Day(date=day, start=540, end=900),),
        rooms=(Room(id="r", name="R"),),
        people=(Person(id="p", name="P"),),
        talks=tuple(Talk(id=f"t{n}", title=f"T{n}", speakers=("p",)) for n in range(3)),
        slots=(
            Slot(id="am", day=day, start=540, end=570, places=1),
            Slot(id="pm", day=day, start=570, end=840, places=2),
        ),
        session_settings=SessionSettings(person_pause=1, room_change=0),
        rules=(("person_pause", 1),),
        priorities=("rules", "sessions"),
    )
    result = solve(event, Budget.of(10), workers=1)
    assert result.status == "optimal"
    assert result.programme is not None
    assert [level.value for level in result.programme.levels] == [2, 2]
