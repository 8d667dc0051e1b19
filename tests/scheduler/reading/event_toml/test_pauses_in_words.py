"""Plenaries and breaks whose day, hour or room stands there as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.services.corrections import corrected

EVENT = """\
[event]
title = "x"
[[days]]
date = 2027-06-15
start = "9h"
end = "18h"
[[days]]
date = 2027-06-16
start = "9h"
end = "18h"
[[rooms]]
id = "R1"
name = "Amphi Curie"
[[rooms]]
id = "R2"
name = "B101"
[[plenaries]]
title = "Conférence"
start = {start}
duration = 45
room = {room}
"""
TALKS = "id,title,speakers,duration\nT1,Un,Ada,30\n"


def plenary(folder, start: str, room: str = '"R1"'):
    folder.event(EVENT.format(start=start, room=room))
    folder.write("talks.csv", TALKS)
    return folder.read()


@pytest.mark.parametrize("start", ["15 juin 9h30", "mardi 9h30", "le 15/06 à 9h30", "Tuesday 9:30", "9h30 mardi"])
def test_a_day_and_an_hour_in_words_are_understood_and_told(folder, start):
    reading = plenary(folder, f'"{start}"')
    (item,) = reading.event.plenaries
    assert (item.day, item.start) == (date(2027, 6, 15), 9 * 60 + 30)
    (told,) = [remark for remark in reading.remarks if remark.column == "plenaries[1].start"]
    assert "2027-06-15 09:30" in told.text.en


@pytest.mark.parametrize("start", ["lundi 9h", "17 juin 9h", "mardi", "tôt"])
def test_what_says_no_hour_of_a_day_of_the_event_is_a_mistake(folder, start):
    folder.event(EVENT.format(start=f'"{start}"', room='"R1"'))
    folder.write("talks.csv", TALKS)
    assert [mistake.column for mistake in folder.mistakes()] == ["plenaries[1].start"]


@pytest.mark.parametrize(("room", "id"), [("amphi curie", "R1"), ("b 101", "R2"), ("R2", "R2")])
def test_a_room_is_known_by_its_name_too(folder, room, id):
    reading = plenary(folder, '"2027-06-15 9h30"', f'"{room}"')
    assert reading.event.plenaries[0].room == id
    told = [remark.column for remark in reading.remarks if remark.column == "plenaries[1].room"]
    assert told == ([] if room == id else ["plenaries[1].room"])


def test_what_was_understood_is_written_in_the_proper_form(folder):
    reading = plenary(folder, '"mercredi 10h"', '"B101"')
    done = corrected(reading.sources, reading.guesses)
    assert done is not None
    folder.write("event.toml", done.files["event.toml"])
    again = folder.read()
    assert again.event == reading.event
    assert [guess for guess in again.guesses if guess.spot.file == "event.toml"] == []


def test_a_room_that_there_is_not_is_a_mistake(folder):
    folder.event(EVENT.format(start='"2027-06-15 9h30"', room='"C5"'))
    folder.write("talks.csv", TALKS)
    assert [mistake.column for mistake in folder.mistakes()] == ["plenaries[1].room"]


@pytest.mark.parametrize(
    ("window", "told"),
    [
        ('["mardi 12h", "14h"]', '["2027-06-15 12:00", "14:00"]'),
        ('["12h", "16 juin à 14h"]', '["12:00", "2027-06-16 14:00"]'),
        ('["lundi 12h", "14h"]', "Monday"),
        ('["tôt", "14h"]', "no time of day"),
    ],
)
def test_a_window_with_its_day_in_words_is_told_in_digits(folder, window, told):
    text = EVENT.format(start='"2027-06-15 9h30"', room='"R1"')
    folder.event(f'{text}[[breaks]]\ntitle = "Déjeuner"\nduration = 60\nbetween = {window}\n')
    folder.write("talks.csv", TALKS)
    (mistake,) = folder.mistakes()
    assert mistake.column == "breaks[1].between"
    assert told in mistake.text.en
