"""event.toml: the days of an event, their ends, and the hours that a clock skips or has twice."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window
from tests.scheduler.reading.event_toml.event_texts import with_event

DAYS = """\
[event]
title = "Deux jours"
end = "18:00"
[[days]]
date = 2025-05-24
start = "10:00"
end = "12:00"
[[days]]
date = "2025-05-23"
start = "09:00"
[[plenaries]]
title = "Accueil"
start = "2025-05-24 10:00"
duration = 30
[[breaks]]
title = "Café"
duration = 15
between = ["2025-05-23 10:00", "11:00"]
ideal = "2025-05-23 10:15"
[[breaks]]
title = "Midi"
duration = 15
between = ["10:00", "11:00"]
"""
DAYS_TALKS = (
    "id,title,speakers,emails,keywords,biography,pin,available\n"
    "T1,a,Ada,ada@a.org,k,b,2025-05-24 11:00@salle,2025-05-24 11:00-12:00; 09:00-10:00; 2025-05-23 9h-10h\n"
)


def test_several_days_ascend_and_dated_times_fall_on_theirs(folder):
    event = with_event(folder, DAYS, DAYS_TALKS).read().event
    first, second = date(2025, 5, 23), date(2025, 5, 24)
    assert [(d.date, d.start, d.end) for d in event.days] == [(first, 540, 1080), (second, 600, 720)]
    assert event.plenaries[0].day == second
    assert [(b.day, b.ideal) for b in event.breaks] == [(first, 615), (None, None)]
    assert [(b.id, b.day.date) for b in event.daily_breaks] == [("cafe", first), ("midi", first), ("midi", second)]
    talk = event.talks[0]
    assert talk.pin == Pin(day=second, start=660, room="salle")
    assert talk.available == (
        Window(start=540, end=600),
        Window(start=540, end=600, day=first),
        Window(start=660, end=720, day=second),
    )


@pytest.mark.parametrize(
    ("old", "new", "column", "found", "hint"),
    [
        ('start = "2025-05-24 10:00"', 'start = "10:00"', "plenaries[1].start", "10:00", "2025-05-23 10:00"),
        ("2025-05-24 10:00", "2025-06-01 10:00", "plenaries[1].start", "2025-06-01 10:00", "2025-05-24"),
        ('"11:00"]\nideal', '"2025-05-24 11:00"]\nideal', "breaks[1].between", None, "one day"),
        ('ideal = "2025-05-23', 'ideal = "2025-05-24', "breaks[1].ideal", "2025-05-24 10:15", "time alone"),
        ('date = "2025-05-23"', "date = 2025-05-24", "days[2].date", "2025-05-24", "remove one"),
        ('end = "18:00"', "", "days[2].end", "", "write it"),
        ("[event]", "[event]\ndate = 2025-05-23", "event.date", "2025-05-23", "not both"),
    ],
)
def test_mistakes_of_an_event_of_several_days(folder, old, new, column, found, hint):
    assert old in DAYS
    mistakes = with_event(folder, DAYS.replace(old, new), "id,title,speakers\nT1,a,b\n").mistakes()
    assert [p.column for p in mistakes] == [column]
    assert found is None or mistakes[0].found == found
    assert hint in mistakes[0].text.en


def test_a_pin_without_a_date_is_a_mistake_in_an_event_of_several_days(folder):
    mistake = with_event(folder, DAYS, "id,title,speakers,pin\nT1,a,b,11:00\n").mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("talks.csv", 2, "pin", "11:00")
    assert "2025-05-23 11:00" in mistake.text.fr


@pytest.mark.parametrize(
    ("end", "french", "suggestions"),
    [
        ('"00:00"', "« 24:00 »", ("24:00",)),
        ("00:00:00", "« 24:00 »", ("24:00",)),
        ('"02:00"', "[[days]]", ("24:00",)),
        ('"8h"', "après « start »", ()),
    ],
)
def test_a_day_that_ends_at_midnight_or_later_is_answered_by_name(folder, end, french, suggestions):
    text = (folder.path / "event.toml").read_text().replace('end = "18:00"', f"end = {end}")
    mistake = folder.event(text).mistake()
    assert (mistake.column, mistake.suggestions) == ("event.end", suggestions)
    assert french in mistake.text.fr.replace("\u202f", " ")


def test_a_day_may_end_at_24_00(folder):
    text = (folder.path / "event.toml").read_text().replace('end = "18:00"', 'end = "24:00"')
    assert folder.event(text).read().event.days[0].end == 24 * 60


@pytest.mark.parametrize(
    ("start", "end", "column", "suggestions"),
    [
        ("00:00", "05:00", "event.start", ("03:00",)),
        ("02:30", "05:00", "event.start", ("03:00",)),
        ("00:00", "02:00", "event.end", ()),
        ("00:00", "01:55", None, ()),
        ("03:00", "05:00", None, ()),
    ],
)
def test_a_day_does_not_run_into_an_hour_that_the_clock_skips(folder, start, end, column, suggestions):
    text = f'[event]\ntitle = "Nuit"\ndate = 2025-03-30\nstart = "{start}"\nend = "{end}"\n'
    folder.event(text).write("talks.csv", "id,title,speakers\nT1,a,Ada\n")
    if column is None:
        assert folder.read().event.days[0].start % 60 == 0
        return
    mistake = folder.mistake()
    assert (mistake.column, mistake.suggestions) == (column, suggestions)
    assert "passe de 2 h à 3 h" in mistake.text.fr.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("zone", "day", "end", "wrong"),
    [
        ("Africa/Cairo", "2026-04-23", "24:00", True),
        ("America/Santiago", "2026-09-05", "24:00", True),
        ("Africa/Cairo", "2026-04-23", "23:55", False),
        ("Africa/Cairo", "2026-04-22", "24:00", False),
        ("Europe/Paris", "2026-03-28", "24:00", False),
    ],
)
def test_a_day_does_not_end_at_a_midnight_that_the_clock_skips(folder, zone, day, end, wrong):
    text = f'[event]\ntitle = "Nuit"\ndate = {day}\nstart = "20:00"\nend = "{end}"\ntimezone = "{zone}"\n'
    folder.event(text).write("talks.csv", "id,title,speakers\nT1,a,Ada\n")
    if not wrong:
        assert folder.read().event.days[0].start == 20 * 60
        return
    mistake = folder.mistake()
    assert mistake.column == "event.end"
    assert "ends before midnight" in mistake.text.en


def test_a_pin_at_an_hour_that_the_clock_skips_is_a_mistake(folder):
    text = '[event]\ntitle = "Nuit"\ndate = 2025-03-30\nstart = "03:00"\nend = "05:00"\n'
    mistake = folder.event(text).write("talks.csv", "id,title,speakers,pin\nT1,a,Ada,02:30\n").mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "pin", "02:30")
    assert "does not exist" in mistake.text.en


def test_an_hour_that_the_clock_has_twice_is_told(folder):
    text = '[event]\ntitle = "Nuit"\ndate = 2025-10-26\nstart = "01:00"\nend = "05:00"\n'
    folder.event(text).write("talks.csv", "id,title,speakers,pin\nT1,a,Ada,02:30\n")
    told = [remark for remark in folder.read().remarks if "clock" in remark.text.en]
    assert [(remark.column, remark.found) for remark in told] == [("event.start", "01:00"), ("pin", "02:30")]
