"""Where nothing decides, talks come in the natural order of their ids, and axes in theirs."""

from __future__ import annotations

from typing import Any

import pytest
from half_hours import DAY, NINE
from half_hours import event as half_hours

from constraints import rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window
from scheduler.search import natural_order
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


def renamed(programme: Programme, *names: str) -> Programme:
    """The programme with the talks of these names at the places of its talks, in their order."""
    new = dict(zip((talk.id for talk in programme.talks), names, strict=True))
    sessions = tuple(s.model_copy(update={"talks": tuple(new[t] for t in s.talks)}) for s in programme.sessions)
    talks = tuple(talk.model_copy(update={"id": new[talk.id]}) for talk in programme.talks)
    return programme.model_copy(update={"sessions": sessions, "talks": talks})


def half_hour(*numbers: int) -> tuple[Window, ...]:
    return tuple(Window(start=NINE + 30 * n, end=NINE + 30 * n + 30) for n in numbers)


#: Where each of five talks may be, so that no two of them can change places, and not all can be sorted.
CIRCLE = {"A0": (4,), "A1": (0, 1), "A2": (1, 2), "A3": (0, 2), "A4": (3,)}


@pytest.mark.parametrize("places", [(5,), (1, 1, 1, 1, 1), (2, 3)])
def test_three_talks_that_no_exchange_of_two_brings_into_order_change_places_in_a_circle(
    places: tuple[int, ...],
) -> None:
    circle = half_hours({"A": 5}, end=150, sizes=(5, 5))
    starts = [sum(places[:n]) for n in range(len(places))]
    if len(places) > 1:
        slots = tuple(
            Slot(id=f"s{n}", day=DAY, start=NINE + 30 * n, end=NINE + 30 * (n + count), places=count)
            for n, count in zip(starts, places, strict=True)
        )
        circle = circle.model_copy(update={"slots": slots})
    for name, numbers in CIRCLE.items():
        circle = with_talk(circle, name, available=half_hour(*numbers))
    best = solved(circle)
    out_of_order = renamed(best, "A3", "A1", "A2", "A4", "A0")
    assert check(circle, out_of_order).passed
    assert in_natural_order(circle, out_of_order, (), Budget.of(9.0)) == renamed(best, "A1", "A2", "A3", "A4", "A0")


def test_whole_sessions_of_one_axis_change_places() -> None:
    """Neighbours share a keyword: no single talk can leave its session."""
    pairs = half_hours({"A": 4}, end=150, sizes=(2, 2)).model_copy(update={"rules": (("session_apart", "off"),)})
    for name, word in (("A0", "x"), ("A1", "x"), ("A2", "y"), ("A3", "y")):
        pairs = with_talk(pairs, name, keywords=(word,))
    best = solved(pairs)
    levels = [rule(name) for name in pairs.levels]
    assert orders(best) == [("A0", "A1"), ("A2", "A3")]
    later = renamed(best, "A2", "A3", "A0", "A1")
    assert in_natural_order(pairs, later, levels, Budget.of(9.0)) == best


def test_three_axes_change_places_in_a_circle() -> None:
    """Axis A may be first or second, B second or third, C third or first."""
    axes = half_hours({"A": 1, "B": 1, "C": 1}, end=90, sizes=(1, 1)).model_copy(update={"priorities": ("sessions",)})
    for name, numbers in (("A0", (0, 1)), ("B0", (1, 2)), ("C0", (0, 2))):
        axes = with_talk(axes, name, available=half_hour(*numbers))
    best = solved(axes)
    assert orders(best) == [("A0",), ("B0",), ("C0",)]
    turned = [best.sessions[n] for n in (2, 0, 1)]
    later = natural_order._moved(best, dict(zip((s.id for s in best.sessions), turned, strict=True)))
    assert check(axes, later).passed
    assert in_natural_order(axes, later, (), Budget.of(9.0)) == best


def test_order_and_workers_of_rows_make_no_difference(dozen: Event) -> None:
    turned = dozen.model_copy(update={"people": dozen.people[::-1]})
    assert solved(dozen, workers=1).sessions == solved(turned, workers=2).sessions


def test_a_budget_that_is_over_chooses_nothing(dozen: Event) -> None:
    assert in_natural_order(dozen, solved(dozen), (), Budget.of(0.0)) is None
