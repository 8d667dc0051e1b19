"""Repairs of days that run late: cancelled talks do not hinder them, and what they state is proved of the event."""

from __future__ import annotations

from datetime import date
from typing import Literal
from unittest.mock import patch

import pytest

from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.presolve import possible_hours
from scheduler.search.repair import Repaired, repair
from scheduler.search.result import Goal

DAY, NINE = date(2027, 5, 20), 540


def event(*, axes: bool) -> Event:
    """Eight talks of half an hour in two rooms, with two hours to spare."""
    talks = tuple(
        Talk(
            id=f"T{n}",
            title=f"T{n}",
            axis="xy"[n % 2] if axes else None,
            duration=30,
            speakers=(f"p{n}",),
            names=("P",),
        )
        for n in range(8)
    )
    return Event(
        id="e",
        title="E",
        timezone="Europe/Paris",
        days=(Day(date=DAY, start=NINE, end=NINE + 240),),
        axes=tuple(Axis(id=axis, title=axis) for axis in "xy") if axes else (),
        rooms=tuple(Room(id=room, name=room) for room in "ab"),
        people=tuple(Person(id=f"p{n}", name=f"P{n}") for n in range(8)),
        talks=talks,
    )


def late(whole: Event, aim: Literal["order", "people"]) -> tuple[Event, Programme, Repaired]:
    """The repair of the day that is 20 minutes late at 9:10 and of which a talk to come is cancelled."""
    base = solve(whole, Budget.of(60)).programme
    assert base is not None
    gone = max(base.talks, key=lambda talk: talk.start).id
    said = delay(base, DAY, NINE + 10, 20, None, None).model_copy(update={"aim": aim})
    changed = amended(whole, Amendments(cancelled=(gone,), delays=(said,)))
    return changed, base, repair(changed, base, Budget.of(60))


@pytest.mark.parametrize("aim", ["order", "people"])
@pytest.mark.parametrize("axes", [False, True])
def test_a_late_day_with_a_cancelled_talk_is_repaired_and_its_bounds_hold(
    axes: bool, aim: Literal["order", "people"]
) -> None:
    changed, base, repaired = late(event(axes=axes), aim)
    programme = repaired.programme
    assert programme is not None
    assert repaired.result.status == "optimal"
    assert check(changed, programme).hard == ()
    assert len(programme.talks) == len(base.talks) - 1
    free = solve(changed, Budget.of(60)).programme
    assert free is not None
    first, best = programme.levels[0], free.levels[0]
    assert first.bound <= best.value <= first.value


def test_the_hours_that_counting_leaves_over_are_sought_once() -> None:
    with patch("scheduler.search.context.possible_hours", wraps=possible_hours) as sought:
        _, _, repaired = late(event(axes=True), "people")
    assert repaired.programme is not None
    assert sought.call_count == 1


def test_a_search_that_has_enough_ends_with_the_first_level_that_is_better() -> None:
    whole = event(axes=True)
    best = solve(whole, Budget.of(60)).programme
    assert best is not None
    values = [level.value for level in best.levels]
    for number in range(len(values)):
        worse = [value + (place == number) for place, value in enumerate(values)]
        found = solve(whole, Budget.of(60), goal=Goal(choose=False, enough=worse)).programme
        assert found is not None
        assert [level.value for level in found.levels] == values[: number + 1]
    whole_search = solve(whole, Budget.of(60), goal=Goal(choose=False, enough=values)).programme
    assert whole_search is not None
    assert [level.value for level in whole_search.levels] == values
