"""Slots of event.toml: hours, rooms, places, and each mistake with its key."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from scheduler.domain.rooms import Slot
from tests.scheduler.reading.slotted import EVENT, SLOTS, TALKS, with_slots

MONDAY, TUESDAY = date(2027, 6, 7), date(2027, 6, 8)


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
