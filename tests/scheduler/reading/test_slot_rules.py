"""Rules, levels and time zones in events with preset sessions."""

from __future__ import annotations

import pytest

from constraints import SETTABLE_RULES
from scheduler.domain.settings import DEFAULT_LEVELS, SLOT_LEVELS, ZoneHours
from tests.scheduler.reading.slotted import EVENT, TALKS, with_slots

# ── rules and levels ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_levels_are_those_that_mean_something(folder):
    assert with_slots(folder).read().event.priorities == SLOT_LEVELS
    nobody_chairs = tuple(level for level in SLOT_LEVELS if level != "chairs")
    assert with_slots(folder).read().event.levels == nobody_chairs
    assert with_slots(folder, slots=(), talks=TALKS.replace("T2,b,2,,,", "T2,b,2,,,Zoé")).read().event.priorities == (
        DEFAULT_LEVELS
    )
    rules = '[priorities]\norder = ["breaks", "rules"]\n[rules]\naxis_rooms = 2\n'
    assert with_slots(folder, more=rules).read().event.levels == ("breaks", "rules")
    assert with_slots(folder, more='[priorities]\norder = ["rules"]\n').read().event.levels == ()


@pytest.mark.parametrize("level", sorted({*DEFAULT_LEVELS} - {*SLOT_LEVELS}))
def test_a_level_that_means_nothing_with_slots_is_a_mistake_that_says_why(folder, level):
    mistake = with_slots(folder, more=f'[priorities]\norder = ["sessions", "{level}"]\n').mistake()
    assert (mistake.file, mistake.column, mistake.found) == ("event.toml", "priorities.order", level)
    assert "[[slots]]" in mistake.text.fr
    assert "rules, sessions, preferences, chairs, axis_order, breaks" in mistake.text.en


@pytest.mark.parametrize("rule", SETTABLE_RULES)
@pytest.mark.parametrize("setting", ['"hard"', '"off"', "7"])
def test_every_rule_can_be_set(folder, rule, setting):
    event = with_slots(folder, more=f"[rules]\n{rule} = {setting}\n").read().event
    assert event.rules == ((rule, 7 if setting == "7" else setting.strip('"')),)


def test_rules_that_say_nothing_here_are_remarked(folder):
    more = "[rules]\n" + "".join(f'{rule} = "hard"\n' for rule in SETTABLE_RULES)
    remarks = with_slots(folder, more=more).read().remarks
    assert [p.column for p in remarks if p.file == "event.toml"] == [
        f"rules.{rule}" for rule in ("session_size", "break_between", "max_stretch", "session_apart")
    ]
    talks = TALKS.replace("T2,b,2,,,", "T2,b,2,,,Zoé")
    remarks = with_slots(folder, slots=(), more=more, talks=talks).read().remarks
    of_slots = ("axis_slot_table", "slot_room_table", "talk_slot_table", "tags_related", "popular_rooms")
    assert [p.column for p in remarks if p.file == "event.toml"] == [f"rules.{rule}" for rule in of_slots]


# ── time zones ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_clocks_of_speakers_count_only_where_the_event_says_so(folder):
    assert with_slots(folder).read().event.zone_hours is None
    assert with_slots(folder, more="[time_zones]\n").read().event.zone_hours == ZoneHours(
        suitable=(540, 1080), possible=(420, 1320), small=1, big=10
    )
    given = '[time_zones]\nsuitable = ["9h30", "21:30"]\npossible = [07:00:00, "24:00"]\nsmall = 0\nbig = 7\n'
    reading = with_slots(folder, more=given).read()
    assert reading.event.zone_hours == ZoneHours(suitable=(570, 1290), possible=(420, 1440), small=0, big=7)
    assert not [p for p in reading.remarks if p.file == "event.toml"]


@pytest.mark.parametrize(
    ("line", "key", "found", "english"),
    [
        ('suitable = "09:00"', "suitable", "09:00", "two times"),
        ('suitable = ["9h", "8h"]', "suitable", "9h; 8h", "write its start first"),
        ('possible = ["9h", "x"]', "possible", "9h; x", "no time of day"),
        ("small = -1", "small", "-1", "for instance 0"),
        ("big = 1000001", "big", "1000001", "for instance 1000000"),
        ("bigg = 1", "bigg", "bigg", "“big”"),
    ],
)
def test_mistakes_in_time_zones(folder, line, key, found, english):
    mistake = with_slots(folder, more=f"[time_zones]\n{line}\n").mistake()
    assert (mistake.file, mistake.column, mistake.found) == ("event.toml", f"time_zones.{key}", found)
    assert english in mistake.text.en


def test_hours_that_are_hardly_meant_are_remarked(folder):
    more = '[time_zones]\npossible = ["10:00", "17:00"]\nsmall = 11\n'
    remarks = [p for p in with_slots(folder, more=more).read().remarks if p.file == "event.toml"]
    assert [(p.column, p.found) for p in remarks] == [
        ("time_zones.possible", "10:00; 17:00"),
        ("time_zones.small", "11"),
    ]


@pytest.mark.parametrize("zone", ["UTC+5:30", "UTC-3", "UTC", "Asia/Kolkata", "UTC+05:30"])
def test_talks_and_people_may_have_an_offset_for_a_zone(folder, zone):
    folder.speakers({"name": "Ada", "email": "ada@a.org", "timezone": zone})
    event = with_slots(folder, talks=f"id,title,axis,speakers,fuseau\nT1,a,1,Ada,{zone}\nT2,b,2,,\n").read().event
    assert (event.talks[0].timezone, event.talks[1].timezone, event.people[0].timezone) == (zone, None, zone)


@pytest.mark.parametrize("zone", ["UTC+15", "UTC+5:60", "GMT+2h", "Europe/Bruxelles", "5:30"])
def test_what_is_no_zone_is_a_mistake(folder, zone):
    mistake = with_slots(folder, talks=f"id,title,axis,timezone\nT1,a,1,{zone}\nT2,b,2,\n").mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "timezone", zone)
    assert "UTC+5:30" in mistake.text.fr


def test_the_event_itself_has_a_zone_with_rules(folder):
    named, fixed = (EVENT.replace("[event]", f'[event]\ntimezone = "{zone}"') for zone in ("UTC", "UTC+2"))
    assert with_slots(folder, event=named).read().event.timezone == "UTC"
    mistake = with_slots(folder, event=fixed).mistake()
    assert (mistake.column, mistake.found) == ("event.timezone", "UTC+2")
    assert "an offset is not enough for calendars" in mistake.text.en
