"""The slots of a late day slide in their order, as little as they have to, and talks keep their places in them."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from slot_brute import TooMany, allowed, programmes
from slot_events import slot_events

from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import LateSlot, Room, Slot
from scheduler.domain.settings import SessionSettings
from scheduler.domain.slid_day import slid_day
from scheduler.domain.sliding import slid, with_late_slots
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair

FRIDAY = date(2025, 5, 23)
NINE = 540
DAY_OF_SLOTS = (("am", NINE), ("mid", 630), ("pm", 720))


def slot(name: str, start: int, places: int = 2, rooms: tuple[str, ...] = ()) -> Slot:
    return Slot(id=name, day=FRIDAY, start=start, end=start + 30 * places, places=places, rooms=rooms)


def event(*slots: Slot, **more: Any) -> Event:
    talks = tuple(Talk(id=f"T{n}", title=f"T{n}", speakers=(f"p{n}",)) for n in range(more.pop("talks", 4)))
    return Event(
        id="e",
        title="E",
        days=(Day(date=FRIDAY, start=NINE, end=1080),),
        rooms=(Room(id="a", name="A"), Room(id="b", name="B")),
        slots=slots,
        talks=talks,
        people=tuple(Person(id=talk.speakers[0], name=talk.speakers[0].title()) for talk in talks),
        **more,
    )


def best(asked: Event) -> Programme:
    programme = solve(asked, Budget.of(20), workers=1).programme
    assert programme is not None
    return programme


def hours(slots: tuple[LateSlot, ...]) -> list[str]:
    return [f"{each.id} {plain_hour(each.start)}-{plain_hour(each.end)}" for each in slots]


def late(asked: Event, base: Programme, now: int, minutes: int) -> Any:
    return with_late_slots(delay(base, FRIDAY, now, minutes, None, None), asked, base, None)


def test_the_break_gives_way_before_the_next_slot_does_and_an_empty_slot_pushes_nothing() -> None:
    tea = Break(id="tea", title="Tea", duration=30, between_start=600, between_end=630, min_duration=10)
    asked = event(*(slot(name, start, rooms=("a",)) for name, start in DAY_OF_SLOTS), breaks=(tea,))
    base = best(asked)
    assert {session.slot for session in base.sessions} == {"am", "mid"}
    told = late(asked, base, NINE + 10, 15)
    assert hours(told.slots) == ["am 09:00-10:15", "mid 10:30-11:30", "pm 12:00-13:00"]
    told = late(asked, base, NINE + 10, 40)
    assert hours(told.slots) == ["am 09:00-10:40", "mid 10:50-11:50", "pm 12:00-13:00"]
    assert told.slots[0].starts == (NINE, NINE + 70)
    told = late(asked, base, NINE + 10, 60)
    assert hours(told.slots) == ["am 09:00-11:00", "mid 11:10-12:10", "pm 12:10-13:10"]


def test_plenaries_slide_with_the_slots_and_the_repair_shrinks_the_break() -> None:
    tea = Break(id="tea", title="Tea", duration=30, between_start=600, between_end=630, min_duration=10)
    closing = Plenary(id="end", title="End", day=FRIDAY, start=690, duration=30, position="last")
    asked = event(
        *(slot(name, start, rooms=("a",)) for name, start in DAY_OF_SLOTS[:2]), breaks=(tea,), plenaries=(closing,)
    )
    base = best(asked)
    now = amended(asked, Amendments(delays=(late(asked, base, NINE + 10, 40),)))
    repaired = repair(now, base, Budget.of(20), workers=1)
    assert repaired.programme is not None
    assert check(now, repaired.programme).passed
    assert [(b.start, b.end) for b in repaired.programme.breaks] == [(640, 650)]
    assert [(p.start, p.end) for p in repaired.programme.plenaries] == [(710, 740)]
    assert [level.value for level in repaired.levels[:2]] == [0, 20]
    assert [t.id for t in repaired.programme.talks] == [t.id for t in base.talks]


@st.composite
def days(draw: st.DrawFn) -> tuple[Event, Programme]:
    """Draw a tiny event of preset sessions with any of its programmes."""
    asked = draw(slot_events())
    assume(len(asked.days) == 1)
    try:
        every = [each for each in programmes(asked, 400) if allowed(asked, each)]
    except TooMany:
        assume(False)
    assume(every)
    return asked, draw(st.sampled_from(every))


@examples(60)
@given(case=days(), now=st.integers(0, 40), minutes=st.sampled_from((5, 15, 45)))
def test_nothing_overlaps_and_nothing_can_begin_sooner(case: tuple[Event, Programme], now: int, minutes: int) -> None:
    """The hours are the least that wait for all that was before: pushed from their own hours until nothing overlaps."""
    asked, base = case
    day = asked.days[0]
    base = base.model_copy(update={"breaks": (), "plenaries": ()})
    told = with_late_slots(delay(base, day.date, day.start + 5 * now, minutes, None, None), asked, base, None)
    after = {each.id: (each.start, each.end) for each in told.slots}
    own = {each.id: each for each in asked.slots}
    used = {session.slot for session in base.sessions} | {name for name in own if own[name].start <= told.now}
    least = {
        name: own[name].start if own[name].start <= told.now else max(own[name].start, told.resumes) for name in used
    }
    length = {name: after[name][1] - after[name][0] for name in used}
    for _ in used:
        for first, second in combinations(sorted(used, key=lambda name: own[name].start), 2):
            meet = set(asked.rooms_of(own[first])) & set(asked.rooms_of(own[second]))
            if meet and own[first].end <= own[second].start and own[second].start > told.now:
                least[second] = max(least[second], least[first] + length[first])
    for name in used:
        moved = least[name] != own[name].start
        assert after[name][0] == (-(-least[name] // asked.step) * asked.step if moved else least[name])


@pytest.mark.long
@examples(25)
@given(case=days(), now=st.integers(0, 40), minutes=st.sampled_from((5, 15, 45)))
def test_a_repair_in_order_keeps_every_talk_at_its_place(case: tuple[Event, Programme], now: int, minutes: int) -> None:
    asked, _ = case
    base = solve(asked, Budget.of(20), workers=1).programme
    assume(base is not None)
    assert base is not None
    day = asked.days[0]
    told = delay(base, day.date, day.start + 5 * now, minutes, day.end + 120, None)
    late_event = amended(asked, Amendments(delays=(with_late_slots(told, asked, base, None),)))
    repaired = repair(late_event, base, Budget.of(20), workers=1)
    assert repaired.result.status in ("optimal", "infeasible")
    if repaired.programme is None:
        return
    assert check(late_event, repaired.programme).passed
    assert sorted(talk.id for talk in repaired.programme.talks) == sorted(talk.id for talk in base.talks)
    (strays,) = [level.value for level in repaired.levels if level.name == "out_of_order"]
    if strays == 0:
        expected = {t.id: (t.room, t.start, t.end) for t in slid(late_event, base).talks}
        assert {t.id: (t.room, t.start, t.end) for t in repaired.programme.talks} == expected


@pytest.mark.long
def test_a_free_day_slides_as_a_repair_in_order_has_it_where_no_rule_is_in_the_way() -> None:
    """The search for a repair begins there."""
    tea = Break(id="tea", title="Tea", duration=20, between_start=600, between_end=660, ideal=600, min_duration=10)
    closing = Plenary(id="end", title="End", day=FRIDAY, start=690, duration=15)
    asked = event(breaks=(tea,), plenaries=(closing,), session_settings=SessionSettings(max_talks=2))
    asked = asked.model_copy(update={"rooms": asked.rooms[:1]})
    base = best(asked)
    now = amended(asked, Amendments(delays=(delay(base, FRIDAY, NINE + 10, 25, None, None),)))
    repaired = repair(now, base, Budget.of(20), workers=1).programme
    assert repaired is not None
    near = slid_day(now, base)
    assert [(t.id, t.start, t.end) for t in near.talks] == [(t.id, t.start, t.end) for t in repaired.talks]
    assert [(p.id, p.start) for p in (*near.breaks, *near.plenaries)] == [
        (p.id, p.start) for p in (*repaired.breaks, *repaired.plenaries)
    ]
