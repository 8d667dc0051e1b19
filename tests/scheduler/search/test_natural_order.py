"""Where nothing decides, talks come in the natural order of their ids, and axes in theirs."""

from __future__ import annotations

from typing import Any

import pytest
from half_hours import DAY, NINE
from half_hours import event as half_hours

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.natural_order import in_natural_order


def solved(event: Event, **options: Any) -> Programme:
    result = solve(event, Budget.of(30.0), **options)
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(event, result.programme).passed
    return result.programme


def orders(programme: Programme) -> list[tuple[str, ...]]:
    return [session.talks for session in programme.sessions]


def with_talk(event: Event, name: str, **fields: Any) -> Event:
    talks = tuple(talk.model_copy(update=fields) if talk.id == name else talk for talk in event.talks)
    return event.model_copy(update={"talks": talks})


@pytest.fixture
def dozen() -> Event:
    """Twelve talks of three axes in sessions of four, that nothing tells apart."""
    return half_hours({"A": 4, "B": 4, "C": 4}, end=360, sizes=(4, 4))


def test_talks_and_axes_stand_in_their_order(dozen: Event) -> None:
    free = dozen.model_copy(update={"priorities": ("sessions",)})
    assert orders(solved(free)) == [tuple(f"{axis}{n}" for n in range(4)) for axis in "ABC"]


def test_ten_comes_after_nine() -> None:
    eleven = half_hours({"A": 11}, end=330, sizes=(11, 11))
    assert orders(solved(eleven)) == [tuple(f"A{n}" for n in range(11))]


def test_what_is_asked_decides_first(dozen: Event) -> None:
    pinned = with_talk(dozen, "A0", pin=Pin(day=DAY, start=NINE + 90))
    assert orders(solved(pinned))[0] == ("A1", "A2", "A3", "A0")
    late = with_talk(dozen, "B0", available=(Window(start=NINE + 150, end=NINE + 240),))
    assert orders(solved(late))[1] == ("B1", "B0", "B2", "B3")


def test_talks_that_belong_together_are_turned_as_a_whole() -> None:
    """A0 has a keyword of A2's, which has one of A1's: A0 A2 A1, not A1 A2 A0."""
    chain = half_hours({"A": 3}, end=90, sizes=(3, 3))
    for name, keywords in (("A0", ("x",)), ("A1", ("y",)), ("A2", ("x", "y"))):
        chain = with_talk(chain, name, keywords=keywords)
    assert orders(solved(chain)) == [("A0", "A2", "A1")]


def test_talks_of_preset_sessions_stand_in_their_order() -> None:
    slots = tuple(
        Slot(id=name, day=DAY, start=NINE + start, end=NINE + start + 90, places=3)
        for name, start in (("a", 0), ("b", 90))
    )
    preset = half_hours({"A": 3, "B": 3}, end=180).model_copy(update={"slots": slots})
    assert orders(solved(preset)) == [("A0", "A1", "A2"), ("B0", "B1", "B2")]


def test_order_and_workers_of_rows_make_no_difference(dozen: Event) -> None:
    turned = dozen.model_copy(update={"people": dozen.people[::-1]})
    assert solved(dozen, workers=1).sessions == solved(turned, workers=2).sessions


def test_a_budget_that_is_over_chooses_nothing(dozen: Event) -> None:
    assert in_natural_order(dozen, solved(dozen), (), Budget.of(0.0)) is None
