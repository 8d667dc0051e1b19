"""A day that runs late: what had begun, and what the event then is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.breaks import Begun, Break, Late, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.late_day import Delay, Held, delay
from scheduler.domain.talks import Pin, WhatIf
from tests.scheduler.domain.one_friday import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    at,
    event,
    late,
    placed,
    running,
    talk,
    window,
)

# ── what had begun when the day was found to be late ─────────────────────────────────────────────────────────────────


def shown(late: Delay) -> list[str]:
    return [
        f"{item.id} {plain_hour(item.start)}-{plain_hour(item.end)}"
        for item in sorted(late.begun, key=lambda item: (item.day, item.start, item.id))
    ]


MORNING = ("T1 a 09:00-09:30", "T2 a 09:30-10:00", "tea 10:00-10:20", "T3 a 10:20-10:50", "end! 11:30-12:00")


@pytest.mark.parametrize(
    ("now", "begun", "resumes"),
    [
        ("08:30", [], "08:50"),
        ("09:00", ["T1 09:00-09:50"], "09:50"),
        ("09:29", ["T1 09:00-09:50"], "09:50"),
        ("09:30", ["T1 09:00-09:30", "T2 09:30-10:20"], "10:20"),
        ("10:10", ["T1 09:00-09:30", "T2 09:30-10:00", "tea 10:00-10:40"], "10:40"),
        ("11:00", ["T1 09:00-09:30", "T2 09:30-10:00", "tea 10:00-10:20", "T3 10:20-10:50"], "11:20"),
        (
            "11:30",
            ["T1 09:00-09:30", "T2 09:30-10:00", "tea 10:00-10:20", "T3 10:20-10:50", "end 11:30-12:20"],
            "12:20",
        ),
    ],
)
def test_what_has_begun_stays_and_what_is_running_ends_later(now: str, begun: list[str], resumes: str) -> None:
    late = delay(placed(*MORNING), FRIDAY, at(now), 20, None, None)
    assert (late.day, late.now, late.minutes, late.until) == (FRIDAY, at(now), 20, None)
    assert shown(late) == begun
    assert plain_hour(late.resumes) == resumes


def test_what_has_begun_is_told_by_its_kind_and_room() -> None:
    late = delay(
        placed("welcome! 09:00-09:30", "T1 b 09:30-10:00", "tea 10:00-10:20"), FRIDAY, at("10:00"), 5, 720, None
    )
    span = {"day": FRIDAY}
    assert set(late.begun) == {
        Held(kind="plenary", id="welcome", start=540, end=570, **span),
        Held(kind="talk", id="T1", start=570, end=600, room="b", **span),
        Held(kind="break", id="tea", start=600, end=625, **span),
    }
    assert late.until == 720


def test_of_two_rooms_the_first_that_is_free_resumes() -> None:
    both = placed("T1 a 09:00-10:00", "T2 b 09:00-09:30", "T3 b 09:30-10:00")
    late = delay(both, FRIDAY, at("09:10"), 20, None, None)
    assert shown(late) == ["T1 09:00-10:20", "T2 09:00-09:50"]
    assert plain_hour(late.resumes) == "09:50"


@pytest.mark.parametrize(("minutes", "end"), [(30, "10:30"), (5, "10:05"), (20, "10:20")])
@pytest.mark.parametrize("published", [MORNING, ("T1 a 09:00-09:30", "T2 a 09:30-10:20", "tea 10:20-10:40")])
def test_the_same_hour_told_again_replaces(published: tuple[str, ...], minutes: int, end: str) -> None:
    former = delay(placed(*MORNING), FRIDAY, at("09:40"), 20, None, None)
    late = delay(placed(*published), FRIDAY, at("09:40"), minutes, None, former)
    assert shown(late) == ["T1 09:00-09:30", f"T2 09:30-{end}"]
    assert plain_hour(late.resumes) == end


def test_a_later_hour_adds_up() -> None:
    former = delay(placed(*MORNING), FRIDAY, at("09:40"), 20, None, None)
    published = placed("T1 a 09:00-09:30", "T2 a 09:30-10:20", "tea 10:20-10:40", "T3 a 10:40-11:10")
    late = delay(published, FRIDAY, at("10:10"), 10, None, former)
    assert shown(late) == ["T1 09:00-09:30", "T2 09:30-10:30"]
    later = delay(published, FRIDAY, at("10:30"), 10, None, former)
    assert shown(later) == ["T1 09:00-09:30", "T2 09:30-10:20", "tea 10:20-10:50"]
    assert plain_hour(later.resumes) == "10:50"


def test_an_end_of_the_day_once_told_is_kept_until_another_is() -> None:
    base = placed(*MORNING)
    former = delay(base, FRIDAY, at("09:40"), 20, at("12:30"), None)
    assert delay(base, FRIDAY, at("09:40"), 30, None, former).until == at("12:30")
    assert delay(base, FRIDAY, at("10:30"), 30, at("13:00"), former).until == at("13:00")


def test_earlier_days_are_over_and_later_ones_have_not_begun() -> None:
    friday, saturday = placed("T1 a 11:00-11:30"), placed("T2 a 09:00-09:30", "T3 a 10:00-10:30", day=SATURDAY)
    both = friday.model_copy(update={"talks": friday.talks + saturday.talks})
    late = delay(both, SATURDAY, at("09:10"), 15, None, None)
    assert [(item.id, item.day, plain_hour(item.end)) for item in late.begun] == [
        ("T1", FRIDAY, "11:30"),
        ("T2", SATURDAY, "09:45"),
    ]
    assert shown(delay(both, FRIDAY, at("11:00"), 15, None, None)) == ["T1 11:00-11:45"]


# ── the event of a late day ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_talk_that_has_begun_is_longer_and_one_that_has_not_waits() -> None:
    now = amended(event(talk("T1"), talk("T2")), late(running("T1", "09:00-09:50"), resumes="09:50"))
    assert [(item.duration, item.pin) for item in now.talks] == [(50, None), (30, None)]
    assert now.what_ifs == (
        WhatIf(kind="begun", subject="T1", windows=(window("09:00-09:50", FRIDAY),), room="a"),
        WhatIf(kind="waits", subject="T2", windows=(window("09:50-24:00", FRIDAY),)),
    )
    assert now.late == (Late(day=FRIDAY, floor=at("09:50"), aim="people"),)


def test_a_talk_that_has_begun_off_the_grid_is_pinned_there() -> None:
    now = amended(event(talk("T1")), late(running("T1", "09:07-09:57")))
    assert now.talks[0].pin == Pin(day=FRIDAY, start=at("09:07"), room="a")


def test_pins_still_to_come_may_slip() -> None:
    pin = Pin(day=FRIDAY, start=at("11:00"), room="a")
    now = amended(event(talk("T1", pin=pin), talk("T2", pin=pin)), late(running("T1", "09:00-09:50")))
    assert [item.pin for item in now.talks] == [None, pin.model_copy(update={"slips": True})]


def test_what_waits_may_be_held_on_a_later_day_but_on_none_that_is_over() -> None:
    three = event(talk("T1"), days=(FRIDAY, SATURDAY, SUNDAY))
    (ask,) = amended(three, late(day=SATURDAY)).what_ifs
    assert ask.windows == (window("10:00-24:00", SATURDAY), window("00:00-24:00", SUNDAY))


def test_plenaries_still_to_come_slip_and_those_that_have_begun_are_longer() -> None:
    def plenary(name: str, hour: str, day: date = FRIDAY, **more: Any) -> Plenary:
        return Plenary(id=name, title=name, day=day, start=at(hour), **{"duration": 30, **more})

    days = (FRIDAY, SATURDAY)
    plenaries = (plenary("p", "09:00"), plenary("q", "09:45"), plenary("r", "11:00"), plenary("s", "09:00", SATURDAY))
    begun = Held(kind="plenary", id="p", day=FRIDAY, start=at("09:00"), end=at("09:50"))
    now = amended(event(talk("T1"), days=days, plenaries=plenaries), late(begun))
    assert now.plenaries == (
        plenary("p", "09:00", duration=50),
        plenary("q", "10:00", slips=True),
        plenary("r", "11:00", slips=True),
        plenaries[3],
    )


def test_breaks_still_to_come_may_shrink_and_those_that_have_begun_are_longer() -> None:
    def pause(name: str, between: str, **more: Any) -> Break:
        hours = window(between)
        return Break(id=name, title=name, duration=20, between_start=hours.start, between_end=hours.end, **more)

    breaks = (pause("b", "09:00-10:00"), pause("c", "09:30-11:00", min_duration=10), pause("d", "11:00-11:30"))
    begun = Held(kind="break", id="b", day=FRIDAY, start=at("09:00"), end=at("09:40"))
    now = amended(event(talk("T1"), days=(FRIDAY, SATURDAY), breaks=breaks), late(begun))
    assert now.begun == (Begun(id="b", day=FRIDAY, start=at("09:00"), end=at("09:40")),)
    hours_held = [
        (daily.shortest, daily.longest, plain_hour(daily.between_start), plain_hour(daily.between_end))
        for daily in now.daily_breaks
    ]
    assert hours_held[:3] == [(40, 40, "09:00", "09:40"), (10, 20, "10:00", "11:00"), (20, 20, "11:00", "11:30")]
    assert hours_held[3:] == [(20, 20, "09:00", "10:00"), (20, 20, "09:30", "11:00"), (20, 20, "11:00", "11:30")]


def test_the_day_alone_that_runs_late_ends_later() -> None:
    now = amended(event(talk("T1"), days=(FRIDAY, SATURDAY)), late(until=at("13:15")))
    assert [plain_hour(day.end) for day in now.days] == ["13:15", "12:00"]


def test_of_two_late_days_the_last_holds_and_both_end_when_told() -> None:
    first = late(running("T1", "09:00-09:50"), until=at("12:30")).delays[0]
    second = late(running("T1", "09:00-09:50"), day=SATURDAY, resumes="10:15", until=at("13:00")).delays[0]
    asked = event(talk("T1"), talk("T2"), days=(FRIDAY, SATURDAY))
    for order in ((first, second), (second, first)):
        now = amended(asked, Amendments(delays=order))
        assert [plain_hour(day.end) for day in now.days] == ["12:30", "13:00"]
        assert now.late == (Late(day=SATURDAY, floor=at("10:15"), aim="people"),)
        assert [(item.subject, item.kind, item.windows[0].day) for item in now.what_ifs] == [
            ("T1", "begun", FRIDAY),
            ("T2", "waits", SATURDAY),
        ]
