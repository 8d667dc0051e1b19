"""Preset sessions in event.toml: `[[slots]]`, `[time_zones]`, and what rules, levels and talks mean with them."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from constraints import SETTABLE_RULES
from scheduler.domain.rooms import Slot
from scheduler.domain.settings import DEFAULT_LEVELS, SLOT_LEVELS, ZoneHours

MONDAY, TUESDAY = date(2027, 6, 7), date(2027, 6, 8)
EVENT = """\
[event]
title = "Congrès"
start = "09:00"
end = "18:00"
[[days]]
date = 2027-06-08
[[days]]
date = 2027-06-07
[[axes]]
id = "1"
title = "Un"
[[axes]]
id = "2"
title = "Deux"
[[rooms]]
id = "A"
name = "Amphi"
[[rooms]]
id = "B"
[[plenaries]]
title = "Accueil"
start = "2027-06-07 09:00"
duration = 30
"""
SLOTS = (
    '[[slots]]\nid = "mardi"\ndate = 2027-06-08\nstart = "9h"\nend = "10:30"\nplaces = 3\nrooms = ["B", "B"]\n',
    '[[slots]]\ndate = 2027-06-07\nstart = "9:30"\nend = "11:00"\nplaces = 3\n',
    '[[slots]]\ndate = 2027-06-08\nstart = "09:00"\nend = "10:30"\nplaces = 4\nrooms = "A"\n',
)
TALKS = "id,title,axis,places,emails,speakers\nT1,a,1,2,ada@a.org,Ada\nT2,b,2,,,\n"


def with_slots(folder, *, event=EVENT, slots=SLOTS, more="", talks=TALKS):
    return folder.event(event + "".join(slots) + more).write("talks.csv", talks)


def test_slots_arrive_by_day_and_hour(folder):
    event = with_slots(folder).read().event
    assert event.slots == (
        Slot(id="2", day=MONDAY, start=570, end=660, places=3),
        Slot(id="3", day=TUESDAY, start=540, end=630, places=4, rooms=("A",)),
        Slot(id="mardi", day=TUESDAY, start=540, end=630, places=3, rooms=("B",)),
    )
    assert [event.rooms_of(slot) for slot in event.slots] == [("A", "B"), ("A",), ("B",)]
    assert [talk.places for talk in event.talks] == [2, 1]
    assert [talk.speakers for talk in event.talks] == [("ada@a.org",), ()]


def test_the_order_of_slots_in_the_file_means_nothing_once_they_have_ids(folder):
    named = [text.replace("]]\n", f']]\nid = "s{n}"\n') if "id" not in text else text for n, text in enumerate(SLOTS)]
    read = {with_slots(folder, slots=order).read().event for order in permutations(named)}
    assert len(read) == 1


def test_a_slot_that_has_an_id_leaves_the_numbers_to_the_others(folder):
    slots = (SLOTS[0].replace("mardi", "2"), SLOTS[1], SLOTS[2])
    assert [slot.id for slot in with_slots(folder, slots=slots).read().event.slots] == ["2-2", "2", "3"]


def test_a_slot_knows_where_it_stands(folder):
    reading = with_slots(folder).read()
    spot = reading.spot("slot", "mardi", "places")
    assert (spot.file, spot.row, spot.column) == ("event.toml", None, "slots[1].places")


def test_in_an_event_of_one_day_a_slot_needs_no_date(folder):
    day = EVENT.replace("[[days]]\ndate = 2027-06-08\n", "")
    slot = '[[slots]]\nstart = "9:30"\nend = "11:00"\nplaces = 3\n'
    (found,) = with_slots(folder, event=day, slots=(slot,)).read().event.slots
    assert found.day == MONDAY


@pytest.mark.parametrize(
    ("number", "old", "new", "key", "found", "english"),
    [
        (1, 'start = "9:30"\n', "", "slots[2].start", "", "write it"),
        (1, 'end = "11:00"\n', "", "slots[2].end", "", "write it"),
        (1, "places = 3\n", "", "slots[2].places", "", "write it"),
        (1, "date = 2027-06-07\n", "", "slots[2].date", "", "several days"),
        (1, "date = 2027-06-07", "date = 2027-06-09", "slots[2].date", "2027-06-09", "2027-06-07 or 2027-06-08"),
        (1, "date = 2027-06-07", 'date = "lundi"', "slots[2].date", "lundi", "2025-05-23"),
        (1, '"9:30"', '"matin"', "slots[2].start", "matin", "09:30"),
        (1, '"11:00"', '"9:30"', "slots[2].end", "9:30", "after “start”"),
        (1, '"11:00"', '"9:00"', "slots[2].end", "9:00", "after “start”"),
        (1, "places = 3", "places = 0", "slots[2].places", "0", "for instance 1"),
        (1, "places = 3", 'places = "3"', "slots[2].places", "3", "without quotes"),
        (1, "places = 3", "places = 91", "slots[2].places", "91", "at most 90"),
        (1, "places", "rom = 1\nplaces", "slots[2].rom", "rom", "“rooms”"),
        (0, '["B", "B"]', '["Amphy"]', "slots[1].rooms", "Amphy", "“A”"),
        (0, '["B", "B"]', "[1]", "slots[1].rooms", "1", "list of texts"),
        (0, "mardi", "mar di", "slots[1].id", "mar di", "“mar-di”"),
        (0, "mardi", "3", "slots[1].id", None, "taken"),
        (1, '"9:30"', '"9:29"', "slots[2].start", "09:29", "overlaps the plenary “Accueil”"),
        (1, '"11:00"', '"18:01"', "slots[2].end", "18:01", "outside the day"),
        (0, '"9h"', '"8:59"', "slots[1].start", "08:59", "outside the day"),
        (0, 'rooms = ["B", "B"]\n', "", "slots[1].start", "09:00", "same room (A)"),
        (2, 'rooms = "A"', 'rooms = ["A", "B"]', "slots[1].start", "09:00", "same room (B)"),
    ],
)
def test_each_mistake_has_its_key_and_says_what_to_write(folder, number, old, new, key, found, english):
    slots = list(SLOTS)
    assert old in slots[number]
    slots[number] = slots[number].replace(old, new)
    if new == "3":
        slots[2] = slots[2].replace("]]\n", ']]\nid = "3"\n')
        key = "slots[3].id"  # by day and hour, then by id: of two that are alike the second
    mistakes = with_slots(folder, slots=slots).mistakes()
    assert [(p.file, p.column) for p in mistakes] == [("event.toml", key)]
    assert found is None or mistakes[0].found == found
    assert english in mistakes[0].text.en
    assert mistakes[0].text.fr != mistakes[0].text.en


def test_slots_that_only_touch_each_other_and_plenaries_are_fine(folder):
    touching = SLOTS[1].replace("9:30", "11:00").replace('end = "11:00"', 'end = "12:00"')
    later = '[[slots]]\ndate = 2027-06-07\nstart = "11:00"\nend = "12:00"\nplaces = 3\n'
    assert later in touching
    assert len(with_slots(folder, slots=(*SLOTS, touching)).read().event.slots) == 4


def test_mistakes_of_slots_hide_no_others_and_cause_none(folder):
    slots = [text.replace("places = ", "place = ") for text in SLOTS]
    folder.write("axis_slot.csv", ",mardi,2\n1,no,x\n")
    mistakes = with_slots(folder, slots=slots, talks=TALKS.replace("T1,a,1,2", "T1,a,1,900")).mistakes()
    assert [(p.file, p.row, p.column) for p in mistakes] == [
        *[("event.toml", None, f"slots[{n}].{key}") for n in (1, 2, 3) for key in ("places", "place")],
        ("axis_slot.csv", 2, "2"),
    ]


def test_a_talk_has_no_more_places_than_some_slot(folder):
    assert with_slots(folder, talks=TALKS.replace(",2,ada", ",4,ada")).read().event.talks[0].places == 4
    mistake = with_slots(folder, talks=TALKS.replace(",2,ada", ",5,ada")).mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("talks.csv", 2, "places", "5")
    assert "at most 4" in mistake.text.en


@pytest.mark.parametrize(
    ("cell", "english"), [("0", "between 1"), ("1.5", "whole number"), ("une", "whole number"), ("-1", "between 1")]
)
def test_places_are_whole_numbers(folder, cell, english):
    mistake = with_slots(folder, talks=TALKS.replace(",2,ada", f",{cell},ada")).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "places", cell)
    assert english in mistake.text.en


def test_minutes_of_talks_are_ignored_where_they_take_places(folder):
    talks = "id,title,axis,duration\nT1,a,1,9999\nT2,b,2,une heure\n"
    event = with_slots(folder, more="[talks]\nduration = 600\n", talks=talks).read().event
    assert {talk.duration for talk in event.talks} == {30}


def test_a_table_without_a_column_of_speakers_is_a_mistake_only_where_there_are_no_slots(folder):
    mistake = with_slots(folder, slots=(), talks="id,title,axis\nT1,a,1\n").mistake()
    assert (mistake.row, mistake.column) == (1, "speakers")
    assert with_slots(folder, talks="id,title,axis\nT1,a,1\nT2,b,2\n").read().event.people == ()


def test_an_address_without_a_speaker_is_a_mistake_there_too(folder):
    mistake = with_slots(folder, talks=TALKS.replace("T2,b,2,,,", "T2,b,2,,zoe@a.org,")).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (3, "emails", "zoe@a.org")


def test_places_without_slots_are_ignored_with_one_remark(folder):
    talks = "id,title,axis,places,speakers\nT1,a,1,900,Ada\nT2,b,2,x,Zoé\n"
    reading = with_slots(folder, slots=(), talks=talks).read()
    assert [talk.places for talk in reading.event.talks] == [1, 1]
    (remark,) = [p for p in reading.remarks if p.column == "places"]
    assert (remark.file, remark.row) == ("talks.csv", 1)
    assert "[[slots]]" in remark.text.fr


def test_an_order_without_axes_is_ignored_with_one_remark(folder):
    event = EVENT[: EVENT.index("[[axes]]")] + EVENT[EVENT.index("[[rooms]]") :]
    reading = with_slots(folder, event=event, talks="id,title,order\nT1,a,1\nT2,b,2\n").read()
    (remark,) = [p for p in reading.remarks if p.column == "order"]
    assert (remark.row, remark.found) == (2, "1")


def test_orders_in_an_axis_are_whole_numbers_from_zero(folder):
    talks = "id,title,axis,ordre\nT1,a,1,0\nT2,b,2,2\n"
    assert [talk.order for talk in with_slots(folder, talks=talks).read().event.talks] == [0, 2]
    mistake = with_slots(folder, talks=talks.replace("2,2", "2,-2")).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (3, "ordre", "-2")


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
