"""Presolve: what counting proves impossible, and the hours that it leaves for breaks; by hand."""

from __future__ import annotations

from half_hours import DAY, LUNCH, NINE, event, late, programme

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.windows import Day, Window
from scheduler.search.control import Budget
from scheduler.search.first_solution import possible
from scheduler.search.presolve import is_refused, possible_hours

#: The requirements that place the talks of axis A.
ALL_OF_A = (Requirement("placed", ("A0",)), Requirement("placed", ("A1",)))


def test_sessions_of_two_do_not_fill_an_hour_and_a_half() -> None:
    """Two rooms have time for six talks, but for two sessions of two only."""
    assert is_refused(event({"A": 2, "B": 2, "C": 2}, end=90, rooms=2), Budget.of(10))
    assert not is_refused(event({"A": 2, "B": 2, "C": 2}, end=120, rooms=2), Budget.of(10))


def test_one_requirement_less_is_not_refused() -> None:
    crowded = event({"A": 2, "B": 2, "C": 2}, end=90, rooms=2)
    for lost in ((Requirement("session_size", (), "min"),), (Requirement("room_overlap"),), ALL_OF_A):
        assert not is_refused(crowded, Budget.of(10), dropped=frozenset(lost))


def test_a_talk_that_need_not_be_held_may_be() -> None:
    """Without it, the other would be alone in its session."""
    pair = event({"A": 2}, end=60)
    assert not is_refused(pair, Budget.of(10), dropped=frozenset(ALL_OF_A[:1]))


def test_lunch_is_when_sessions_of_two_leave_time_for_it() -> None:
    """Of 240 minutes 60 are lunch; one, two or all three hours of talks lie before it."""
    three = event({"A": 2, "B": 2, "C": 2}, end=240, breaks=(LUNCH,))
    assert possible_hours(three, Budget.of(10)) == {("break", "lunch", 0): [NINE + 60, NINE + 120, NINE + 180]}


def test_there_are_no_hours_where_nothing_fits() -> None:
    assert possible_hours(event({"A": 2, "B": 2, "C": 2}, end=230, breaks=(LUNCH,)), Budget.of(10)) is None


def test_a_session_that_goes_on_needs_no_two_talks_more() -> None:
    """A1 follows A0, which is ten minutes late, and its discussion ends with the day, to the minute."""
    pair = event({"A": 2}, end=85, sizes=(2, 3), gap=5, discussion=10)
    running = late(pair, programme({("r0", 0): ("A0", "A1")}, gap=5), now=20, minutes=10)
    assert not is_refused(running, Budget.of(10))
    shorter = running.model_copy(update={"days": (Day(date=DAY, start=NINE, end=NINE + 80),)})
    assert is_refused(shorter, Budget.of(10))


def test_a_session_goes_on_between_two_talks_too() -> None:
    """At 9:32 the day is five minutes late; A0 is over since 9:30, A1 follows at 9:40 and ends with the day."""
    pair = event({"A": 2}, end=70, gap=10)
    running = late(pair, programme({("r0", 0): ("A0", "A1")}, gap=10), now=32, minutes=5)
    assert running.late[0].floor == NINE + 37
    assert not is_refused(running, Budget.of(10))


def test_a_room_may_close_before_the_discussion_is_over() -> None:
    pair = event({"A": 2}, end=120, discussion=20)

    def until(minutes: int) -> Event:
        window = Window(start=NINE, end=NINE + minutes)
        return pair.model_copy(update={"rooms": (Room(id="r0", name="R0", available=(window,)),)})

    assert not is_refused(until(60), Budget.of(10))
    assert is_refused(until(50), Budget.of(10))


def test_a_room_may_open_after_the_introduction_has_begun() -> None:
    pair = event({"A": 2}, end=120, introduction=20)

    def opens(minutes: int) -> Event:
        window = Window(start=NINE + minutes, end=NINE + minutes + 60)
        return pair.model_copy(update={"rooms": (Room(id="r0", name="R0", available=(window,)),)})

    assert not is_refused(opens(20), Budget.of(10))
    assert is_refused(opens(61), Budget.of(10))
    assert is_refused(event({"A": 2}, end=70, introduction=20), Budget.of(10))


def test_an_introduction_may_have_begun_on_a_day_that_runs_late() -> None:
    """At 9:20 nothing has begun but the introduction; the talks fill the rest of the day."""
    pair = event({"A": 2}, end=80, introduction=20)
    running = late(pair, programme({("r0", 20): ("A0", "A1")}), now=15, minutes=5)
    assert running.late[0].floor == NINE + 20
    assert not is_refused(running, Budget.of(10))
    assert possible(running, Budget.of(10)) in ("feasible", "optimal")


def test_a_soft_rule_refuses_nothing() -> None:
    away = event({"A": 2}, end=60)
    person = away.people[0].model_copy(update={"available": (Window(start=0, end=10),)})
    away = away.model_copy(update={"people": (person, *away.people[1:])})
    assert is_refused(away, Budget.of(10))
    assert not is_refused(away.model_copy(update={"rules": (("person_available", 5),)}), Budget.of(10))
