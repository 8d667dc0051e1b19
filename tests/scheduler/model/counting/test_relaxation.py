"""The parts of days, the layouts of rooms, and what counting them tells: by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scheduler.domain.amendments import Amendments, amended, delay
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.model.counting.layouts import Lengths, layouts
from scheduler.model.counting.parts import Running, parts
from scheduler.model.pauses import PauseModel
from scheduler.search.control import Budget
from scheduler.search.presolve import is_refused, possible_hours

DAY = date(2026, 5, 23)
NINE = 9 * 60
LUNCH = Break(id="lunch", title="Lunch", duration=60, between_start=NINE + 30, between_end=NINE + 240)

ALL_OF_A = (Requirement("placed", ("A0",)), Requirement("placed", ("A1",)))


def event(
    axes: Mapping[str, int],
    *,
    end: int,
    rooms: int = 1,
    breaks: tuple[Break, ...] = (),
    plenaries: tuple[Plenary, ...] = (),
    sizes: tuple[int, int] = (2, 2),
    gap: int = 0,
    discussion: int = 0,
) -> Event:
    """So many talks of 30 minutes in each axis, from nine until `end` minutes later, in steps of 10 minutes."""
    names = [f"{axis}{n}" for axis, count in axes.items() for n in range(count)]
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=NINE, end=NINE + end),),
        step=10,
        talk_settings=TalkSettings(duration=30, gap=gap),
        session_settings=SessionSettings(min_talks=sizes[0], max_talks=sizes[1], discussion=discussion),
        axes=tuple(Axis(id=axis, title=axis) for axis in axes),
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}") for n in range(rooms)),
        breaks=breaks,
        plenaries=plenaries,
        people=tuple(Person(id=name, name=name) for name in names),
        talks=tuple(Talk(id=name, title=name, axis=name[0], speakers=(name,), duration=30) for name in names),
    )


def programme(sessions: Mapping[tuple[str, int], tuple[str, ...]], gap: int = 0) -> Programme:
    """Sessions by room and minutes after nine, of talks of 30 minutes."""
    talks, held = [], []
    for number, ((room, begin), names) in enumerate(sessions.items()):
        starts = [NINE + begin + place * (30 + gap) for place in range(len(names))]
        talks += [
            PlacedTalk(id=name, session=f"S{number}", room=room, day=DAY, start=at, end=at + 30)
            for name, at in zip(names, starts, strict=True)
        ]
        held.append(
            PlacedSession(
                id=f"S{number}",
                axis=names[0][0],
                room=room,
                day=DAY,
                start=starts[0],
                end=starts[-1] + 30,
                talks=names,
                chairs=(),
            )
        )
    return Programme(status="feasible", sessions=tuple(held), talks=tuple(talks))


def late(event: Event, base: Programme, now: int, minutes: int) -> Event:
    return amended(event, Amendments(delays=(delay(base, DAY, NINE + now, minutes, None, None),)))


def frame(event: Event) -> PauseModel:
    return PauseModel(event)


# ── layouts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_session_is_its_talks_the_gaps_between_them_and_its_discussion() -> None:
    assert [Lengths((2, 3), talk=30, gap=5, discussion=10).session(n) for n in (2, 3)] == [75, 110]


def test_what_is_to_come_of_a_session_begins_with_a_gap() -> None:
    assert [Lengths((2, 3), talk=30, gap=5, discussion=10).rest(n) for n in (0, 1, 2)] == [10, 45, 80]


def test_the_layouts_of_two_hours_and_a_half() -> None:
    sessions = Lengths(range(2, 5), talk=30, gap=0, discussion=0)
    assert [*layouts(150, sessions)] == [(), (2,), (2, 2), (2, 3), (3,), (4,)]


def test_no_time_has_the_empty_layout() -> None:
    assert [*layouts(-10, Lengths((1,), talk=30, gap=0, discussion=0))] == [()]


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_parts_lie_between_the_pauses() -> None:
    opening = Plenary(id="o", title="O", day=DAY, start=NINE, duration=20, room=None, speakers=())
    found = [*parts(frame(event({"A": 2}, end=300, breaks=(LUNCH,), plenaries=(opening,))))]
    assert [(one.first, one.last) for one in found] == [(NINE, NINE), (NINE + 20, NINE + 180), (NINE + 90, NINE + 300)]


def test_two_breaks_in_any_order_make_no_part_between_them() -> None:
    other = LUNCH.model_copy(update={"id": "tea", "duration": 10})
    found = [*parts(frame(event({"A": 2}, end=300, breaks=(LUNCH, other))))]
    assert len(found) == 2


def test_on_a_late_day_the_parts_begin_with_what_has_not() -> None:
    both = event({"A": 3, "B": 2}, end=300, rooms=2, sizes=(2, 3), gap=5)
    base = programme({("r0", 0): ("A0", "A1", "A2"), ("r1", 0): ("B0", "B1")}, gap=5)
    (only,) = parts(frame(late(both, base, now=40, minutes=15)))
    assert (only.first, only.last) == (NINE + 80, NINE + 300)
    assert only.running == {"r0": Running("A", 2, NINE + 80), "r1": Running("B", 2, NINE + 80)}


# ── what counting refuses ────────────────────────────────────────────────────────────────────────────────────────────


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
    one = event({"A": 2}, end=85, sizes=(2, 3), gap=5, discussion=10)
    running = late(one, programme({("r0", 0): ("A0", "A1")}, gap=5), now=20, minutes=10)
    assert not is_refused(running, Budget.of(10))
    shorter = running.model_copy(update={"days": (Day(date=DAY, start=NINE, end=NINE + 80),)})
    assert is_refused(shorter, Budget.of(10))


def test_a_session_goes_on_between_two_talks_too() -> None:
    """At 9:32 the day is five minutes late; A0 is over since 9:30, A1 follows at 9:40 and ends with the day."""
    one = event({"A": 2}, end=70, gap=10)
    running = late(one, programme({("r0", 0): ("A0", "A1")}, gap=10), now=32, minutes=5)
    assert running.late[0].floor == NINE + 37
    assert not is_refused(running, Budget.of(10))


def test_a_room_may_close_before_the_discussion_is_over() -> None:
    one = event({"A": 2}, end=120, discussion=20)

    def until(minutes: int) -> Event:
        window = Window(start=NINE, end=NINE + minutes)
        return one.model_copy(update={"rooms": (Room(id="r0", name="R0", available=(window,)),)})

    assert not is_refused(until(60), Budget.of(10))
    assert is_refused(until(50), Budget.of(10))


def test_a_soft_rule_refuses_nothing() -> None:
    away = event({"A": 2}, end=60)
    person = away.people[0].model_copy(update={"available": (Window(start=0, end=10),)})
    away = away.model_copy(update={"people": (person, *away.people[1:])})
    assert is_refused(away, Budget.of(10))
    assert not is_refused(away.model_copy(update={"rules": (("person_available", 5),)}), Budget.of(10))
