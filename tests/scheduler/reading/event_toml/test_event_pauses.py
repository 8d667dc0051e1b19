"""Plenaries that are placed, what they say of themselves, and breaks at an exact hour."""

from __future__ import annotations

import pytest

from scheduler.importing.event_text import event_toml

EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"
[[axes]]
id = "1"
title = "Territoires"
[[rooms]]
id = "a"
"""
ROUND_TABLE = """\
[[plenaries]]
id = "table"
title = "Table ronde"
between = ["16:00", "18h"]
ideal = "16:30"
duration = 45
room = "a"
speakers = ["Ada", "Bo"]
pronunciation = ["a-da"]
chair = "Cléo"
position = "last"
after = ["T1", "dejeuner", "axis:1"]
abstract = "De quoi."
keywords = ["un", "deux; trois"]
note = "en visioconférence"
[[breaks]]
id = "dejeuner"
title = "Déjeuner"
duration = 60
at = "12:32"
room = "a"
note = "libre"
"""
TALKS = "id,title,axis,speakers\nT1,Titre,1,Ada\n"


def read(folder, more):
    folder.event(EVENT + more)
    folder.write("talks.csv", TALKS)
    return folder


def test_everything_that_a_plenary_and_a_break_may_say(folder):
    event = read(folder, ROUND_TABLE).read().event
    (plenary,), (pause,) = event.plenaries, event.breaks
    assert (plenary.start, plenary.between_start, plenary.between_end, plenary.ideal) == (None, 960, 1080, 990)
    assert (plenary.speakers, plenary.chairs, plenary.position) == (("ada", "bo"), ("cleo",), "last")
    assert plenary.after == ("T1", "dejeuner", "axis:1")
    assert (plenary.abstract, plenary.keywords) == ("De quoi.", ("un", "deux", "trois"))
    assert plenary.note == "en visioconférence"
    assert event.person["ada"].pronunciation == "a-da"
    assert (pause.at, pause.window, pause.room, pause.note) == (752, (752, 812), "a", "libre")
    assert event.daily_breaks[0].starts(event.step) == [752]


def test_what_is_written_reads_as_the_same(folder):
    event = read(folder, ROUND_TABLE).read().event
    folder.event(event_toml(event))
    again = folder.read().event
    assert (again.plenaries, again.breaks) == (event.plenaries, event.breaks)


@pytest.mark.parametrize(
    ("old", "new", "column", "french"),
    [
        ('between = ["16:00", "18h"]\nideal = "16:30"', "", "plenaries[1].start", "« between »"),
        ("duration = 45", 'duration = 45\nstart = "16:00"', "plenaries[1].between", "« start » et « between »"),
        ('at = "12:32"', "", "breaks[1].at", "« between »"),
        ('at = "12:32"', 'at = "12:32"\nbetween = ["12:00", "14:00"]', "breaks[1].between", "« at » et « between »"),
        ('at = "12:32"', 'at = "12:32"\nideal = "12:30"', "breaks[1].ideal", "« at » et « ideal »"),
        ('at = "12:32"', 'at = "17:30"', "breaks[1].at", "ne tient pas dans la journée"),
        ('"16:00", "18h"', '"16:00", "16:30"', "plenaries[1].duration", "au plus 30"),
        ('"16:00", "18h"', '"17:30", "19:00"', "plenaries[1].between", "ne tient pas dans la journée"),
        ('"last"', '"dernière"', "plenaries[1].position", "« last »"),
        ('"T1", ', '"T2", ', "plenaries[1].after", "T1"),
        ('"axis:1"', '"axis:2"', "plenaries[1].after", "« axis:1 »"),
        ('"dejeuner", "axis', '"table", "axis', "plenaries[1].after", "elle-même"),
        ('room = "a"\nnote', 'room = "b"\nnote', "breaks[1].room", "Salle inconnue"),
        ('["a-da"]', '["a-da", "b", "c"]', "plenaries[1].pronunciation", "une par intervenant"),
        ('id = "table"', 'id = "T1"', "plenaries[1].after", "à la fois"),
        ('note = "libre"', 'notes = "libre"', "breaks[1].notes", "« note »"),
        ('note = "libre"', "day = 2025-05-23", "breaks[1].day", 'at = "2025-05-23 12:32"'),
        ('note = "libre"', "jours = [1, 2]", "breaks[1].jours", "une table pour chaque jour"),
        ('at = "12:32"', 'between = ["12:00", "14:00"]\ndate = 1', "breaks[1].date", '["2025-05-23 12:00", "14:00"]'),
    ],
)
def test_mistakes(folder, old, new, column, french):
    assert ROUND_TABLE.count(old) == 1
    mistakes = read(folder, ROUND_TABLE.replace(old, new)).mistakes()
    assert [mistake.column for mistake in mistakes] == [column]
    assert french in mistakes[0].text.fr.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")


def test_an_ideal_outside_the_window_is_remarked(folder):
    reading = read(folder, ROUND_TABLE.replace('ideal = "16:30"', 'ideal = "17:30"')).read()
    (remark,) = (remark for remark in reading.remarks if remark.column == "plenaries[1].ideal")
    assert "17:15" in remark.text.en


def test_plenaries_that_wait_for_each_other_in_a_circle(folder):
    other = '[[plenaries]]\nid = "x"\ntitle = "X"\nbetween = ["10:00", "12:00"]\nduration = 10\nafter = ["table"]\n'
    mistakes = read(folder, ROUND_TABLE.replace('"T1", ', '"x", ') + other).mistakes()
    assert [mistake.column for mistake in mistakes] == ["plenaries[1].after"]
    assert "table → x → table" in mistakes[0].text.en


def test_after_an_axis_where_there_are_none_says_what_to_write(folder):
    folder.write("talks.csv", "id,title,speakers\nT1,Titre,Ada\n")
    without = EVENT.replace('[[axes]]\nid = "1"\ntitle = "Territoires"\n', "")
    folder.event(without + '[[plenaries]]\ntitle = "X"\nstart = "17:00"\nduration = 10\nafter = ["axis:1"]\n')
    (mistake,) = folder.mistakes()
    assert (mistake.column, mistake.found) == ("plenaries[1].after", "axis:1")
    assert "(event.toml, [[axes]]): add them" in mistake.text.en


def test_after_a_talk_that_is_left_out_is_remarked_and_has_no_effect(folder):
    read(folder, ROUND_TABLE)
    folder.write("talks.csv", "id,title,axis,speakers,status\nT1,Titre,1,Ada,refusé\nT2,Titre,1,Bo,\n")
    reading = folder.read()
    assert "plenaries[1].after" in [remark.column for remark in reading.remarks]
    assert reading.event.plenaries[0].after == ("dejeuner", "axis:1")


def test_a_window_of_an_event_of_several_days_needs_its_date(folder):
    days = "".join(f'[[days]]\ndate = 2025-05-{day}\nstart = "09:00"\nend = "18:00"\n' for day in (23, 24))
    text = '[event]\ntitle = "x"\n' + days + EVENT.partition('end = "18:00"\n')[2] + ROUND_TABLE
    folder.event(text)
    folder.write("talks.csv", TALKS)
    assert [mistake.column for mistake in folder.mistakes()] == ["plenaries[1].between"]
    folder.event(text.replace('["16:00"', '["2025-05-24 16:00"'))
    event = folder.read().event
    assert event.plenaries[0].day == event.days[1].date


def test_the_hour_that_is_told_for_a_break_of_one_day_is_taken(folder):
    days = "".join(f'[[days]]\ndate = 2025-05-{day}\nstart = "09:00"\nend = "18:00"\n' for day in (23, 24))
    text = '[event]\ntitle = "x"\n' + days + EVENT.partition('end = "18:00"\n')[2]
    text += '[[breaks]]\ntitle = "Dîner"\nduration = 60\nbetween = ["12:00", "14:00"]\nday = "2025-05-24"\n'
    text += '[[plenaries]]\ntitle = "Clôture"\nduration = 30\nstart = "17:00"\ndate = "2025-05-24"\n'
    folder.write("talks.csv", TALKS)
    folder.event(text)
    mistakes = folder.mistakes()
    assert {mistake.column for mistake in mistakes} == {"breaks[1].day", "plenaries[1].date"}
    for mistake in mistakes:
        line = mistake.text.en.partition("here ")[2]
        key = line.partition(" = ")[0]
        part = text[text.index("[[breaks]]" if "breaks" in mistake.column else "[[plenaries]]") :]
        old = next(each for each in part.splitlines() if each.startswith(f"{key} = "))
        text = text.replace(old, line)
    folder.event("".join(each for each in text.splitlines(True) if not each.startswith(("day =", 'date = "'))))
    event = folder.read().event
    assert [item.day.isoformat() for item in (*event.breaks, *event.plenaries)] == ["2025-05-24"] * 2


@pytest.mark.parametrize("stated", ['between = ["12:00", "14:00"]', 'at = "12:32"'])
def test_a_break_for_which_a_half_day_has_no_room_is_told_how_other_days_alone_have_it(folder, stated):
    days = "".join(
        f'[[days]]\ndate = 2025-05-{day}\nstart = "09:00"\nend = "{end}"\n'
        for day, end in ((23, "13:00"), (24, "18:00"))
    )
    text = '[event]\ntitle = "x"\n' + days + EVENT.partition('end = "18:00"\n')[2]
    text += f'[[breaks]]\ntitle = "Dîner"\nduration = 75\n{stated}\n'
    folder.write("talks.csv", TALKS)
    folder.event(text)
    (mistake,) = folder.mistakes()
    assert "vendredi 23" in mistake.text.fr.replace("\u202f", " ")
    folder.event(text.replace(stated, mistake.text.en.rpartition("the hour: ")[2]))
    assert folder.read().event.breaks[0].day.isoformat() == "2025-05-24"
