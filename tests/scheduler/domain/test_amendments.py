"""What has changed since: talks cancelled, people away, a day that runs late; and what the event then is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from scheduler.check import check
from scheduler.cli.report.repair import repair_lines
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.breaks import Aim, Begun, Break, Late, Plenary
from scheduler.domain.clock import parse_hour, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay, Held, delay
from scheduler.domain.people import Person, Wish
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, Table
from scheduler.domain.talks import Axis, LeftOut, Pin, Talk, WhatIf
from scheduler.domain.windows import Day, Window
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, repair

FRIDAY, SATURDAY, SUNDAY = date(2025, 5, 23), date(2025, 5, 24), date(2025, 5, 25)
NEVER = (Window(start=0, end=0),)


def at(hour: str) -> int:
    minute = parse_hour(hour)
    assert minute is not None
    return minute


def window(hours: str, day: date | None = None) -> Window:
    start, end = map(at, hours.split("-"))
    return Window(start=start, end=end, day=day)


def windows(hours: str, day: date | None = None) -> tuple[Window, ...]:
    return tuple(window(span, day) for span in hours.split())


def talk(name: str, speakers: str = "", **more: Any) -> Talk:
    return Talk(id=name, title=f"Title of {name}", speakers=tuple((speakers or f"of-{name}").split()), **more)


def event(*talks: Talk, days: Iterable[date] = (FRIDAY,), hours: str = "09:00-12:00", **more: Any) -> Event:
    """Everybody who is named is there at all hours, unless `people` says more."""
    start, end = map(at, hours.split("-"))
    named = {p for item in talks for p in item.speakers} | {p for item in more.get("axes", ()) for p in item.chairs}
    named |= {p for item in more.get("plenaries", ()) for p in item.speakers}
    usual: dict[str, Any] = {
        "id": "e",
        "title": "E",
        "days": tuple(Day(date=day, start=start, end=end) for day in days),
        "rooms": (Room(id="a", name="A"),),
        "people": tuple(Person(id=name, name=name.title()) for name in sorted(named)),
        "talks": talks,
    }
    return Event(**{**usual, **more})


# ── cancelled ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_amendments_the_event_is_as_it_was() -> None:
    asked = event(talk("T1"))
    assert amended(asked, Amendments()) == asked
    assert amended(asked, Amendments(cancelled=("T9",))) == asked


def test_a_cancelled_talk_goes_and_with_it_whoever_does_nothing_else() -> None:
    now = amended(event(talk("T1", "ada bob"), talk("T2", "bob")), Amendments(cancelled=("T1",)))
    assert [item.id for item in now.talks] == ["T2"]
    assert [item.id for item in now.people] == ["bob"]
    assert now.left_out == (LeftOut(id="T1", title="Title of T1", speakers=("ada", "bob"), names=("Ada", "Bob")),)


def test_chairs_and_speakers_of_plenaries_stay() -> None:
    asked = event(
        talk("T1", "ada", axis="1"),
        talk("T2", "eve", axis="1"),
        talk("T3", "bob", axis="1"),
        axes=(Axis(id="1", title="One", chairs=("ada",)),),
        plenaries=(Plenary(id="p", title="P", day=FRIDAY, start=540, duration=30, speakers=("eve",)),),
    )
    now = amended(asked, Amendments(cancelled=("T1", "T2")))
    assert [item.id for item in now.people] == ["ada", "bob", "eve"]
    assert [item.id for item in now.left_out] == ["T1", "T2"]


def test_nothing_names_a_cancelled_talk_any_more() -> None:
    asked = event(
        talk("T1"), talk("T2", after=("T1",), not_with=("T1", "T3")), talk("T3", after=("T2", "T1")), talk("T4")
    )
    now = amended(asked, Amendments(cancelled=("T1",)))
    assert [(item.id, item.after, item.not_with) for item in now.talks] == [
        ("T2", (), ("T3",)),
        ("T3", ("T2",), ()),
        ("T4", (), ()),
    ]


def test_tables_and_wishes_name_no_cancelled_talk() -> None:
    asked = event(
        talk("T1"),
        talk("T2"),
        talk("T3"),
        slots=(Slot(id="T1", day=FRIDAY, start=540, end=600, places=2),),
        tables=(
            Table(name="slot_room", cells=(("T1", "a", 1),)),
            Table(name="talk_slot", cells=(("T1", "T1", 1), ("T2", "T1", None))),
            Table(name="talk_room", cells=(("T1", "a", 1),)),
        ),
        wishes=(Wish(person="ada", talks=("T1", "T3")), Wish(person="bob", talks=("T1",))),
    )
    now = amended(asked, Amendments(cancelled=("T1",)))
    assert now.tables == (
        Table(name="slot_room", cells=(("T1", "a", 1),)),
        Table(name="talk_slot", cells=(("T2", "T1", None),)),
    )
    assert now.wishes == (Wish(person="ada", talks=("T3",)),)


def test_what_was_left_out_before_stays_left_out() -> None:
    refused = LeftOut(id="T0", title="No")
    now = amended(event(talk("T1"), talk("T2"), left_out=(refused,)), Amendments(cancelled=("T1", "T0")))
    assert [item.id for item in now.left_out] == ["T0", "T1"]


def test_the_event_itself_is_not_touched() -> None:
    asked = event(talk("T1"), talk("T2"))
    assert asked.talk["T1"]
    now = amended(asked, Amendments(cancelled=("T1",), absent=(("of-T2", ()),)))
    assert (list(asked.talk), list(now.talk)) == (["T1", "T2"], ["T2"])
    assert asked.person["of-T2"].available == ()


# ── absent ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("available", "away", "left"),
    [
        ("", "", NEVER),
        ("", "00:00-24:00", NEVER),
        ("", "10:00-11:00", windows("00:00-10:00 11:00-24:00")),
        ("", "00:00-11:00", windows("11:00-24:00")),
        ("", "10:00-11:00 11:00-11:30", windows("00:00-10:00 11:30-24:00")),
        ("", "10:00-11:00 14:00-15:00", windows("00:00-10:00 11:00-14:00 15:00-24:00")),
        ("09:00-12:00", "", NEVER),
        ("09:00-12:00", "09:00-12:00", NEVER),
        ("09:00-12:00", "08:00-11:59", windows("11:59-12:00")),
        ("09:00-12:00", "10:00-11:00", windows("09:00-10:00 11:00-12:00")),
        ("09:00-12:00", "12:00-13:00", windows("09:00-12:00")),
        ("09:00-12:00 14:00-16:00", "11:00-15:00", windows("09:00-11:00 15:00-16:00")),
    ],
)
def test_an_absence_is_cut_out_of_the_windows(available: str, away: str, left: tuple[Window, ...]) -> None:
    people = (Person(id="ada", name="Ada", available=windows(available)), Person(id="bob", name="Bob"))
    asked = event(talk("T1", "ada bob"), people=people)
    now = amended(asked, Amendments(absent=(("ada", windows(away)),)))
    assert now.person["ada"].available == left
    assert now.person["bob"].available == ()
    assert now.person["ada"].model_copy(update={"available": people[0].available}) == people[0]


def test_absences_of_one_person_add_up() -> None:
    asked = event(talk("T1", "ada"))
    early, later = ("ada", windows("10:00-11:00")), ("ada", windows("10:30-12:00"))
    left = windows("00:00-10:00 12:00-24:00")
    assert amended(asked, Amendments(absent=(early, later))).person["ada"].available == left
    assert amended(asked, Amendments(absent=(later, early))).person["ada"].available == left
    assert amended(asked, Amendments(absent=(early, ("ada", ())))).person["ada"].available == NEVER


@pytest.mark.parametrize(
    ("available", "away", "left"),
    [
        ((), windows("10:00-24:00"), windows("00:00-10:00", FRIDAY) + windows("00:00-10:00", SATURDAY)),
        ((), windows("00:00-24:00", FRIDAY), windows("00:00-24:00", SATURDAY)),
        ((), windows("00:00-24:00", FRIDAY) + windows("00:00-24:00", SATURDAY), NEVER),
        ((), (), NEVER),
        (windows("09:00-10:00", FRIDAY), windows("09:00-10:00", SATURDAY), windows("09:00-10:00", FRIDAY)),
        (windows("09:00-10:00", FRIDAY), windows("09:00-10:00", FRIDAY), NEVER),
        (
            windows("09:00-10:00"),
            windows("09:30-12:00", SATURDAY),
            windows("09:00-10:00", FRIDAY) + windows("09:00-09:30", SATURDAY),
        ),
    ],
)
def test_on_several_days_an_absence_is_cut_out_day_by_day(
    available: tuple[Window, ...], away: tuple[Window, ...], left: tuple[Window, ...]
) -> None:
    people = (Person(id="ada", name="Ada", available=available),)
    asked = event(talk("T1", "ada"), days=(FRIDAY, SATURDAY), people=people)
    assert amended(asked, Amendments(absent=(("ada", away),))).person["ada"].available == left


def test_somebody_absent_for_ever_is_never_available() -> None:
    asked = event(talk("T1", "ada"), talk("T2"))
    now = amended(asked, Amendments(absent=(("ada", ()),)))
    assert solve(now, workers=1).status == "infeasible"
    assert solve(amended(now, Amendments(cancelled=("T1",))), workers=1).status == "optimal"


def test_an_absence_of_somebody_who_is_gone_changes_nothing() -> None:
    asked = event(talk("T1", "ada"), talk("T2"))
    cancelled = amended(asked, Amendments(cancelled=("T1",)))
    assert amended(asked, Amendments(cancelled=("T1",), absent=(("ada", ()),))) == cancelled


# ── what had begun when the day was found to be late ─────────────────────────────────────────────────────────────────


def placed(*lines: str, day: date = FRIDAY) -> Programme:
    """`T1 a 09:00-09:30` a talk, a session of its own; `tea 10:00-10:20` a break; `end! 11:30-12:00` a plenary."""
    talks, sessions, breaks, plenaries = [], [], [], []
    for number, (name, *room, hours) in enumerate((line.split() for line in lines), start=1):
        start, end = map(at, hours.split("-"))
        span: dict[str, Any] = {"day": day, "start": start, "end": end}
        if room:
            talks.append(PlacedTalk(id=name, session=f"S{number}", room=room[0], **span))
            sessions.append(PlacedSession(id=f"S{number}", axis=None, room=room[0], talks=(name,), **span))
        elif name.endswith("!"):
            plenaries.append(PlacedPlenary(id=name[:-1], title="P", room=None, **span))
        else:
            breaks.append(PlacedBreak(id=name, title="B", **span))
    return Programme(
        status="optimal",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(breaks),
        plenaries=tuple(plenaries),
    )


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


def late(*begun: Held, resumes: str = "10:00", day: date = FRIDAY, until: int | None = None) -> Amendments:
    told = Delay(day=day, now=at("09:10"), minutes=20, resumes=at(resumes), begun=begun, until=until, aim="people")
    return Amendments(delays=(told,))


def running(name: str, hours: str, day: date = FRIDAY) -> Held:
    start, end = map(at, hours.split("-"))
    return Held(kind="talk", id=name, day=day, start=start, end=end, room="a")


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


def hours(programme: Programme | None) -> list[str]:
    assert programme is not None
    items = [*programme.talks, *programme.breaks, *programme.plenaries]
    return [
        f"{item.id} {plain_hour(item.start)}-{plain_hour(item.end)}"
        for item in sorted(items, key=lambda item: (item.day, item.start))
    ]


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


def test_a_poster_is_cancelled_like_a_talk():
    poster = Talk(id="P1", title="Affiche", speakers=("eve",), type="poster")
    eve = Person(id="eve", name="Eve")
    stated = event(talk("T1", "ann"), posters=(poster,), people=(Person(id="ann", name="Ann"), eve))
    assert stated.contributions == (poster, stated.talks[0])
    after = amended(stated, Amendments(cancelled=("P1",)))
    assert (after.talks, after.posters) == (stated.talks, ())
    assert after.left_out == (LeftOut(id="P1", title="Affiche", speakers=("eve",), names=("Eve",)),)
    assert [person.id for person in after.people] == ["ann"]
    kept = amended(stated, Amendments(absent=(("ann", ()),)))
    assert kept.posters == (poster,)


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


def test_a_plenary_no_longer_waits_for_a_cancelled_talk_and_keeps_its_chair() -> None:
    panel = Plenary(id="p", title="P", day=FRIDAY, duration=30, chairs=("eve",), after=("T1", "T2"))
    people = tuple(Person(id=name, name=name) for name in ("eve", "of-T1", "of-T2"))
    asked = event(talk("T1"), talk("T2"), plenaries=(panel,), people=people)
    now = amended(asked, Amendments(cancelled=("T1",)))
    assert now.plenaries[0].after == ("T2",)
    assert [person.id for person in now.people] == ["eve", "of-T2"]


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
