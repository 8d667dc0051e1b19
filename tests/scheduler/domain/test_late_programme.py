"""The programme of a day that runs late, with the least change or in its order."""

from __future__ import annotations

from typing import Any

from scheduler.check import check
from scheduler.cli.report.repair import repair_lines
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.breaks import Aim, Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Day
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, repair
from tests.scheduler.domain.one_friday import FRIDAY, at, event, hours, late, running, talk, windows

# ── the programme of a late day ──────────────────────────────────────────────────────────────────────────────────────

TEA = Break(
    id="tea",
    title="Tea",
    duration=20,
    between_start=at("09:45"),
    between_end=at("11:00"),
    ideal=at("10:00"),
    min_duration=10,
)
TWO = SessionSettings(max_talks=2)


def morning(*more: Talk, **changes: Any) -> Event:
    """Two talks, tea, and a third that is fixed at half past ten."""
    first, third = (Pin(day=FRIDAY, start=at(hour)) for hour in ("09:00", "10:30"))
    talks = (talk("T1", pin=first), talk("T2"), talk("T3", pin=third), *more)
    return event(*talks, **{"hours": "09:00-11:00", "breaks": (TEA,), "session_settings": TWO, **changes})


def ran_late(
    asked: Event, now: str, minutes: int, until: str | None = None, *, aim: Aim = "people"
) -> tuple[Programme, Repaired]:
    """The programme before, and that of the late day, which the check finds valid."""
    base = solve(asked, workers=1).programme
    assert base is not None
    told = delay(base, FRIDAY, at(now), minutes, None if until is None else at(until), None)
    told = told.model_copy(update={"aim": aim})
    amending = amended(asked, Amendments(delays=(told,)))
    repaired = repair(amending, base, workers=1)
    if repaired.programme is not None:
        assert check(amending, repaired.programme).passed
    return base, repaired


def test_a_break_gives_way_before_talks_do() -> None:
    base, repaired = ran_late(morning(), "09:40", 10)
    assert hours(base) == ["T1 09:00-09:30", "T2 09:30-10:00", "tea 10:00-10:20", "T3 10:30-11:00"]
    assert hours(repaired.programme) == ["T1 09:00-09:30", "T2 09:30-10:10", "tea 10:10-10:30", "T3 10:30-11:00"]
    assert [(level.name, level.value) for level in repaired.levels[:4]] == [
        ("told", 1),
        ("moved", 0),
        ("minutes", 0),
        ("breaks_moved", 1),
    ]


def test_a_break_shrinks_to_its_least_and_no_further() -> None:
    _, shorter = ran_late(morning(), "09:40", 20)
    assert hours(shorter.programme) == ["T1 09:00-09:30", "T2 09:30-10:20", "tea 10:20-10:30", "T3 10:30-11:00"]
    _, none = ran_late(morning(), "09:40", 25)
    assert (none.programme, none.result.status) == (None, "infeasible")


def test_a_break_without_a_least_keeps_its_duration() -> None:
    tea = TEA.model_copy(update={"min_duration": None})
    _, none = ran_late(morning(breaks=(tea,)), "09:40", 20)
    assert none.result.status == "infeasible"


def test_until_moves_the_end_and_the_pin_slips() -> None:
    _, repaired = ran_late(morning(), "09:40", 25, until="11:05")
    assert hours(repaired.programme) == ["T1 09:00-09:30", "T2 09:30-10:25", "tea 10:25-10:35", "T3 10:35-11:05"]
    assert [item.subjects for item in repaired.told] == [("Of-T2",), ("Of-T3",)]
    assert [item.subjects for item in repaired.moved] == [("T3",)]


def test_a_plenary_still_to_come_slips() -> None:
    closing = Plenary(id="close", title="Close", day=FRIDAY, start=at("11:00"), duration=15, speakers=("ada",))
    asked = morning(plenaries=(closing,), hours="09:00-11:30")
    base, repaired = ran_late(asked, "10:40", 10)
    assert hours(base)[-2:] == ["T3 10:30-11:00", "close 11:00-11:15"]
    assert hours(repaired.programme)[-2:] == ["T3 10:30-11:10", "close 11:10-11:25"]
    assert [item.subjects for item in repaired.told] == [("Ada",), ("Of-T3",)]


def test_departures_still_hold() -> None:
    leaving = Person(id="of-T3", name="T", available=windows("09:00-11:00"))
    people = (Person(id="of-T1", name="A"), Person(id="of-T2", name="B"), leaving)
    _, repaired = ran_late(morning(people=people), "09:40", 25, until="12:00")
    assert repaired.result.status == "infeasible"


def test_nothing_that_waits_starts_before_the_day_resumes() -> None:
    asked = event(talk("T1"), talk("T2"), talk("T3"), hours="09:00-11:00")
    base, repaired = ran_late(asked, "09:10", 7)
    assert [item.start for item in base.talks] == [540, 570, 600]
    assert repaired.programme is not None
    assert [(item.start, item.end) for item in repaired.programme.talks] == [(540, 577), (577, 607), (607, 637)]


def test_a_placed_plenary_still_to_come_may_leave_its_window_on_a_late_day() -> None:
    window = {"between_start": at("09:00"), "between_end": at("10:00")}
    placed = Plenary(id="p", title="P", day=FRIDAY, duration=30, **window)
    (now,) = amended(event(talk("T1"), plenaries=(placed,)), late(running("T1", "09:00-09:50"))).plenaries
    assert (now.start, now.slips) == (at("10:00"), True)
    assert now.starts(Day(date=FRIDAY, start=at("09:00"), end=at("10:40")), 5) == [
        at("10:00"),
        at("10:05"),
        at("10:10"),
    ]


def test_a_break_at_an_exact_hour_slides_on_a_late_day() -> None:
    tea = Break(id="tea", title="Tea", duration=15, at=at("09:52"))
    asked = event(talk("T1"), talk("T2"), breaks=(tea,), hours="09:00-10:20")
    assert asked.daily_breaks[0].starts(5) == [at("09:52")]
    (now,) = amended(asked, late(running("T1", "09:00-09:50"))).daily_breaks
    assert now.starts(5) == [at("10:00"), at("10:05")]


# ── a late day that keeps its order ──────────────────────────────────────────────────────────────────────────────────


def test_in_order_everything_slides_and_the_break_gives_way_first() -> None:
    _, repaired = ran_late(morning(), "09:40", 25, until="12:00", aim="order")
    assert hours(repaired.programme) == ["T1 09:00-09:30", "T2 09:30-10:25", "tea 10:25-10:35", "T3 10:35-11:05"]
    values = {level.name: level.value for level in repaired.levels}
    assert [*values][:5] == ["out_of_order", "overrun", "lateness", "shortened", "told"]
    assert [values[name] for name in ("out_of_order", "overrun", "lateness", "shortened")] == [0, 5, 30, 10]


def test_in_order_the_plenaries_and_the_closing_slide_too() -> None:
    panel = Plenary(
        id="panel", title="Panel", day=FRIDAY, duration=30, between_start=at("11:00"), between_end=at("11:30")
    )
    closing = Plenary(id="close", title="Close", day=FRIDAY, start=at("11:30"), duration=15, position="last")
    asked = morning(plenaries=(panel, closing), hours="09:00-12:30")
    base, repaired = ran_late(asked, "10:40", 20, aim="order")
    assert hours(base)[-3:] == ["T3 10:30-11:00", "panel 11:00-11:30", "close 11:30-11:45"]
    assert hours(repaired.programme)[-3:] == ["T3 10:30-11:20", "panel 11:20-11:50", "close 11:50-12:05"]
    assert [violation.subjects for violation in repaired.late.plenaries] == [("panel",), ("close",)]
    lines = [*repair_lines(repaired, "en")]
    assert lines[lines.index("Plenaries moved (2):") + 2] == (
        "  – Plenary “Close”: from 11:50 to 12:05 (before: from 11:30 to 11:45)."
    )


def test_in_order_nobody_is_sent_to_the_end_of_the_day_to_tell_fewer() -> None:
    """Two of three would keep their hours if the first went last; the people in the room hear them in their order."""
    talks = tuple(talk(name, pin=None) for name in ("T1", "T2", "T3", "T4"))
    asked = event(*talks, hours="09:00-12:00", session_settings=SessionSettings(max_talks=4))
    _, fewest = ran_late(asked, "09:10", 30, aim="people")
    _, in_order = ran_late(asked, "09:10", 30, aim="order")
    assert in_order.programme is not None
    assert sorted(in_order.programme.talk, key=lambda t: in_order.programme.talk[t].start) == ["T1", "T2", "T3", "T4"]
    assert [t.start for t in in_order.programme.talks] == [540, 600, 630, 660]
    assert len(fewest.told) < len(in_order.told)


def test_in_order_a_break_may_slide_out_of_its_window_and_loses_no_minute_for_nothing() -> None:
    lunch = TEA.model_copy(update={"between_end": at("10:20")})
    _, repaired = ran_late(morning(breaks=(lunch,)), "09:40", 15, until="12:00", aim="order")
    assert hours(repaired.programme) == ["T1 09:00-09:30", "T2 09:30-10:15", "tea 10:15-10:30", "T3 10:30-11:00"]
    assert ran_late(morning(breaks=(lunch,)), "09:40", 15, until="12:00")[1].programme is None


def test_in_order_nothing_begins_sooner_than_planned() -> None:
    last = talk("T4", pin=Pin(day=FRIDAY, start=at("11:30")))
    asked = morning(last, hours="09:00-12:00", rules=(("session_apart", "off"),))
    base = solve(asked, workers=1).programme
    assert base is not None
    free = asked.model_copy(update={"talks": (*asked.talks[:-1], talk("T4"))})
    now = amended(free, Amendments(delays=(delay(base, FRIDAY, at("09:10"), 5, None, None),)))
    assert hours(repair(now, base, workers=1).programme)[-1] == "T4 11:30-12:00"


def test_in_order_who_has_to_leave_passes_before_and_it_is_told() -> None:
    leaving = Person(id="of-T3", name="T", available=windows("09:00-11:00"))
    people = (Person(id="of-T1", name="A"), Person(id="of-T2", name="B"), leaving)
    talks = tuple(talk(name) for name in ("T1", "T2", "T3"))
    asked = event(*talks, people=people, hours="09:00-11:30")
    base, repaired = ran_late(asked, "09:10", 30, aim="order")
    assert hours(base) == ["T1 09:00-09:30", "T2 09:30-10:00", "T3 10:00-10:30"]
    assert hours(repaired.programme) == ["T1 09:00-10:00", "T2 10:00-10:30", "T3 10:30-11:00"]
    _, repaired = ran_late(asked, "09:10", 60, aim="order")
    assert hours(repaired.programme) == ["T1 09:00-10:30", "T3 10:30-11:00", "T2 11:00-11:30"]
    assert repaired.levels[0].value == 1
