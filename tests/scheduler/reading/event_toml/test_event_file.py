"""event.toml: every key, every default, every mistake with its key and what to write."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.breaks import Break
from scheduler.domain.errors import InputError
from scheduler.domain.presentation import Committee, Organiser, Venue
from scheduler.domain.settings import DEFAULT_LEVELS
from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window

MINIMAL = '[event]\ntitle = "Une journée"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n'
TALKS = "id,title,speakers,emails,keywords,biography\nT1,a,Ada,ada@a.org,k,b\n"

EVERYTHING = """\
[event]
id = "ia-2025"
title = "IA  et\\tcollectivités"
subtitle = "Journée"
date = 2025-05-23
start = "9h"
end = 18:00:00
step = 10
timezone = "Europe/Brussels"
language = "en"
url = "https://example.org/journee"
[event.venue]
name = "MSH"
address = "20 avenue"
access = "Métro"
latitude = 48.907
longitude = 2
[[event.organisers]]
name = "Org"
email = "org@example.org"
affiliation = "Lab"
[[event.committees]]
title = "Comité"
members = ["A", "B"]
[talks]
duration = 20
gap = 5
[sessions]
min_talks = 2
max_talks = 6
introduction = 5
discussion = 10
room_change = 15
max_stretch = 120
[[axes]]
id = "1"
title = "Axe un"
chair = "Jean Dupont"
[[axes]]
id = "2"
title = "Axe deux"
chair = ["Ada", "Jean  DUPONT"]
[[rooms]]
id = "a"
name = "Auditorium"
capacity = 200
features = ["visio"]
available = "14:00-16:00; 9h–10h30; 10h30 - 12h"
[[plenaries]]
id = "accueil"
title = "Accueil"
start = "09 h 00"
duration = 30
room = "a"
speakers = ["Ada", "Zoé <zoe@example.org>"]
[[plenaries]]
title = "Con"
start = "17:00"
duration = 30
[[breaks]]
title = "Déjeuner"
duration = 75
between = ["12:00", "14h"]
ideal = "12:30"
[[breaks]]
title = "déjeuner"
duration = 5
between = ["15:00", "15:30"]
[rules]
max_stretch = 3
pin = "off"
needs = "hard"
[priorities]
order = ["breaks", "sessions", "rules"]
"""


def with_event(folder, text, talks=TALKS):
    return folder.event(text).write("talks.csv", talks)


def test_every_key_arrives(folder):
    event = with_event(folder, EVERYTHING, TALKS.replace("title", "title,axis").replace("T1,a", "T1,a,1")).read().event
    assert (event.id, event.title, event.subtitle) == ("ia-2025", "IA et collectivités", "Journée")
    assert [(d.date, d.start, d.end) for d in event.days] == [(date(2025, 5, 23), 540, 1080)]
    assert (event.step, event.timezone, event.language) == (10, "Europe/Brussels", "en")
    assert event.url == "https://example.org/journee"
    assert event.venue == Venue(name="MSH", address="20 avenue", access="Métro", latitude=48.907, longitude=2.0)
    assert event.organisers == (Organiser(name="Org", email="org@example.org", affiliation="Lab"),)
    assert event.committees == (Committee(title="Comité", members=("A", "B")),)
    assert event.talk_settings.model_dump() == {"duration": 20, "gap": 5}
    assert event.session_settings.model_dump() == {
        "min_talks": 2,
        "max_talks": 6,
        "introduction": 5,
        "discussion": 10,
        "room_change": 15,
        "person_pause": 0,
        "max_stretch": 120,
    }
    assert [axis.chairs for axis in event.axes] == [("jean dupont",), ("ada@a.org", "jean dupont")]
    (room,) = event.rooms
    assert (room.name, room.capacity, room.features) == ("Auditorium", 200, ("visio",))
    assert room.available == (Window(start=540, end=720), Window(start=840, end=960))
    first, second = event.plenaries
    assert (first.id, first.start, first.end, first.room) == ("accueil", 540, 570, "a")
    assert first.speakers == ("ada@a.org", "zoe@example.org")
    assert second.id == "con-2"  # no file can be called "con"
    assert event.person["zoe@example.org"].name == "Zoé"
    assert event.breaks == (
        Break(id="dejeuner", title="Déjeuner", duration=75, between_start=720, between_end=840, ideal=750),
        Break(id="dejeuner-2", title="déjeuner", duration=5, between_start=900, between_end=930),
    )
    assert event.rules == (("pin", "off"), ("needs", "hard"), ("max_stretch", 3))
    assert event.priorities == ("breaks", "sessions", "rules")
    assert event.levels == ("breaks", "sessions", "rules")
    assert event.talks[0].duration == 20


def test_what_is_not_written_has_the_defaults_of_the_contract(folder):
    event = with_event(folder, MINIMAL).read().event
    assert event.id == "une-journee-2025-05-23"
    assert (event.step, event.timezone, event.language, event.url) == (5, "Europe/Paris", "fr", None)
    assert event.talk_settings.model_dump() == {"duration": 30, "gap": 0}
    assert event.session_settings.model_dump() == {
        "min_talks": 1,
        "max_talks": 4,
        "introduction": 0,
        "discussion": 0,
        "room_change": 5,
        "person_pause": 0,
        "max_stretch": None,
    }
    assert (event.axes, event.plenaries, event.breaks, event.rules) == ((), (), (), ())
    assert event.priorities == DEFAULT_LEVELS
    assert [(room.id, room.name) for room in event.rooms] == [("salle", "Salle")]


@pytest.mark.parametrize(
    ("more", "room"),
    [
        ('language = "en"', ("room", "Room")),
        ('[event.venue]\nname = "MSH Paris Nord"', ("salle", "MSH Paris Nord")),
    ],
)
def test_an_event_without_rooms_has_one_named_after_the_venue(folder, more, room):
    event = with_event(folder, MINIMAL + more).read().event
    assert [(one.id, one.name) for one in event.rooms] == [room]


def test_the_event_id_is_short_and_ascii_whatever_the_title(folder):
    event = with_event(folder, MINIMAL.replace("Une journée", "Œuvre & été " * 30)).read().event
    assert event.id.startswith("oeuvre-ete-oeuvre")
    assert len(event.id) <= 64
    event = with_event(folder, MINIMAL.replace("Une journée", "日本")).read().event
    assert event.id == "event-2025-05-23"


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


# old text, new text, key, found, what both sentences hold
WRONG = [
    ('title = "IA  et\\tcollectivités"', "", "event.title", "", "écrivez", "write it"),
    ('title = "IA  et\\tcollectivités"', 'title = "  "', "event.title", "", "écrivez", "write it"),
    (
        'title = "IA  et\\tcollectivités"',
        'title = "\u3164 \u200b"',
        "event.title",
        "",
        "U+3164, U+200B",
        "U+3164, U+200B",
    ),
    ('title = "IA  et\\tcollectivités"', "title = 3", "event.title", "3", "guillemets", "quotes"),
    ('id = "ia-2025"', 'id = "été 2025"', "event.id", "été 2025", "« ete-2025 »", "“ete-2025”"),
    ('id = "ia-2025"', 'id = "Com1"', "event.id", "Com1", "Windows", "Windows"),
    ('id = "ia-2025"', f'id = "{"x" * 65}"', "event.id", "x" * 65, "64", "64"),
    ("date = 2025-05-23", 'date = "23/05/2025"', "event.date", "23/05/2025", "2025-05-23", "2025-05-23"),
    ("date = 2025-05-23", "date = 9999-12-31", "event.date", "9999-12-31", "2025-05-23", "2025-05-23"),
    ("date = 2025-05-23", "date = 1969-12-31", "event.date", "1969-12-31", "1970", "1970"),
    ("date = 2025-05-23", 'date = "0001-01-01"', "event.date", "0001-01-01", "1970", "1970"),
    ("date = 2025-05-23", "", "event.date", "", "écrivez", "write it"),
    ('start = "9h"', 'start = "9"', "event.start", "9", "09:30", "09:30"),
    ('start = "9h"', 'start = "25:00"', "event.start", "25:00", "09:30", "09:30"),
    ('start = "9h"', 'start = "19:00"', "event.end", "18:00", "après", "after"),
    ("step = 10", "step = 0", "event.step", "0", "par exemple 1", "for instance 1"),
    ("step = 10", 'step = "10"', "event.step", "10", "sans guillemets", "without quotes"),
    ("step = 10", "step = true", "event.step", "true", "entier", "whole"),
    ("step = 10", "setp = 10", "event.setp", "setp", "« step »", "“step”"),
    ("Europe/Brussels", "Europe/Bruxelles", "event.timezone", "Europe/Bruxelles", "Europe/Brussels", "Europe/Brussels"),
    ("Europe/Brussels", "localtime", "event.timezone", "localtime", "Europe/", "Europe/"),
    ("Europe/Brussels", "Factory", "event.timezone", "Factory", "Europe/", "Europe/"),
    ("org@example.org", "org\u200b@example.org", "event.organisers[1].email", None, "U+200B", "U+200B"),
    ('title = "Axe un"', 'title = "\u2800"', "axes[1].title", "", "U+2800", "U+2800"),
    ('title = "Déjeuner"', 'title = "\U000e0041"', "breaks[1].title", "", "U+E0041", "U+E0041"),
    ('name = "Org"', 'name = "\u0301"', "event.organisers[1].name", "", "U+0301", "U+0301"),
    ('language = "en"', 'language = "de"', "event.language", "de", "« fr » ou « en »", "“fr” or “en”"),
    ("https://example.org", "javascript:x", "event.url", None, "https://", "https://"),
    ("https://example.org", "https://name:word@example.org", "event.url", None, "https://", "https://"),
    ("https://example.org", "https://example.org/\u200b", "event.url", None, "U+200B", "U+200B"),
    ("https://example.org", "https://[::1", "event.url", None, "https://", "https://"),
    ("https://example.org", "https://example.org:99999", "event.url", None, "https://", "https://"),
    ("https://example.org", "https://example.org:x", "event.url", None, "https://", "https://"),
    ("https://example.org", "https://:80", "event.url", None, "https://", "https://"),
    ("https://example.org", "https://a]b", "event.url", None, "https://", "https://"),
    ("latitude = 48.907", "latitude = nan", "event.venue.latitude", "nan", "48.907", "48.907"),
    ("latitude = 48.907", "latitude = 95", "event.venue.latitude", "95", "90", "90"),
    ("org@example.org", "org at example", "event.organisers[1].email", None, "nom@example.org", "name@example.org"),
    ('["A", "B"]', "[1]", "event.committees[1].members", "1", '["un"', '["one"'),
    ("duration = 20", "duration = 0", "talks.duration", "0", "par exemple 20", "for instance 20"),
    ("duration = 20", "duration = 20.5", "talks.duration", "20.5", "entier", "whole"),
    ("min_talks = 2", "min_talks = 7", "sessions.min_talks", "7", "au plus 6", "at most 6"),
    ('chair = "Jean', 'chairs = "Jean', "axes[1].chairs", "chairs", "« chair »", "“chair”"),
    ("latitude = 48", "lattitude = 48", "event.venue.lattitude", "lattitude", "« latitude »", "“latitude”"),
    ('name = "Org"', 'nom = "Org"\nname = "x"', "event.organisers[1].nom", "nom", "name, email", "name, email"),
    ('[[axes]]\nid = "1"', "[[axes]]", "axes[1].id", "", "écrivez", "write it"),
    ('id = "2"', 'id = "1"', "axes[2].id", "1", "un autre", "another"),
    ('title = "Axe un"', "", "axes[1].title", "", "écrivez", "write it"),
    ("capacity = 200", "capacity = -1", "rooms[1].capacity", "-1", "par exemple 1", "for instance 1"),
    ("14:00-16:00;", "16:00-14:00;", "rooms[1].available", None, "14:00-16:00", "14:00-16:00"),
    ("14:00-16:00;", "demain;", "rooms[1].available", None, "« demain »", "“demain”"),
    ('room = "a"', 'room = "Auditoriom"', "plenaries[1].room", "Auditoriom", "« a »", "“a”"),
    ("duration = 30\nroom", "room", "plenaries[1].duration", "", "écrivez", "write it"),
    ('start = "17:00"', 'start = "9h29"', "plenaries[2].start", "09:29", "déplacez", "move"),
    ('start = "17:00"', 'start = "17h31"', "plenaries[2].duration", "30", "« duration »", "“duration”"),
    ('start = "17:00"', 'start = "8h"', "plenaries[2].start", "08:00", "hors de la journée", "outside the day"),
    ("duration = 75", "duration = 121", "breaks[1].duration", "121", "au plus 120", "at most 120"),
    ('"12:00", "14h"', '"18:00", "20h"', "breaks[1].between", "18:00–20:00", "journée", "day"),
    ('"12:00", "14h"', '"17:00", "20h"', "breaks[1].between", "17:00–20:00", "journée", "day"),
    ('"12:00", "14h"', '"14h", "12h"', "breaks[1].between", "14h; 12h", "début", "start"),
    ('"12:00", "14h"', '"12:00"', "breaks[1].between", "12:00", "deux heures", "two times"),
    (
        '["12:00", "14h"]',
        '"12h-14h"',
        "breaks[1].between",
        "12h-14h",
        'écrivez ["12:00", "14:00"]',
        'write ["12:00", "14:00"]',
    ),
    (
        '"12:00", "14h"',
        '"12h à 14:00"',
        "breaks[1].between",
        "12h à 14:00",
        'écrivez ["12:00", "14:00"]',
        'write ["12:00", "14:00"]',
    ),
    ('["12:00", "14h"]', '"midi"', "breaks[1].between", "midi", "par exemple", "for instance"),
    ('[[breaks]]\ntitle = "Déjeuner"', "[[breaks]]", "breaks[1].title", "", "écrivez", "write it"),
    ('pin = "off"', 'pin = "on"', "rules.pin", "on", '"hard"', '"hard"'),
    ('pin = "off"', "pin = 0", "rules.pin", "0", "de 1 à", "from 1 to"),
    ('pin = "off"', "pin = true", "rules.pin", "true", "poids", "weight"),
    ('pin = "off"', 'pins = "off"', "rules.pins", "pins", "« pin »", "“pin”"),
    ('pin = "off"', "sessions = 3", "rules.sessions", "3", "[priorities]", "[priorities]"),
    ('"breaks", "sess', '"break", "sess', "priorities.order", "break", "« breaks »", "“breaks”"),
    ('"breaks", "sess', '"rules", "sess', "priorities.order", "rules", "deux fois", "twice"),
    ("[sessions]", "[session]", "session", "session", "« sessions »", "“sessions”"),
    ("[[rooms]]", "[rooms]", "rooms", "{…}", "[[rooms]]", "[[rooms]]"),
]


@pytest.mark.parametrize(("old", "new", "column", "found", "french", "english"), WRONG)
def test_each_mistake_has_its_key_and_says_what_to_write(folder, old, new, column, found, french, english):
    assert old in EVERYTHING
    talks = TALKS.replace("title", "title,axis").replace("T1,a", "T1,a,1" if column != "axes[1].id" else "T1,a,2")
    if column == "rooms":
        talks = talks.replace("keywords", "keywords")
    mistakes = with_event(folder, EVERYTHING.replace(old, new, 1), talks).mistakes()
    place = {p.column: p for p in mistakes}
    assert column in place, mistakes
    mistake = place[column]
    assert (mistake.file, mistake.row) == ("event.toml", None)
    assert found is None or mistake.found == found
    assert french in mistake.text.fr.replace("\u202f", " ")
    assert english in mistake.text.en
    if column != "rooms":  # where the plenary's room hangs on it
        assert len(mistakes) == 1


def test_one_pass_gathers_them_all(folder):
    text = EVERYTHING
    for old, new in [("step = 10", "step = 0"), ("duration = 75", "duration = 500"), ('"breaks", ', '"brekas", ')]:
        text = text.replace(old, new)
    mistakes = with_event(folder, text, "id,title,axis,speakers,duration\nT1,a,7,Ada,x\n,b,1,Zoe,30\n").mistakes()
    assert [(p.file, p.row, p.column) for p in mistakes] == [
        ("event.toml", None, "event.step"),
        ("event.toml", None, "priorities.order"),
        ("event.toml", None, "breaks[1].duration"),
        ("talks.csv", 2, "duration"),
        ("talks.csv", 2, "axis"),
        ("talks.csv", 3, "id"),
    ]


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ('[event]\ntitle = "a"\nstart = 9h30\n', 3),
        ("[event]\ntitle = “a”\n", 2),
        ('[event]\ntitle = "a"\ntitle = "b"\n', 3),
        ("[event]\n[event]\n", 2),
        (b'[event]\ntitle = "caf\xe9"\n', 2),
        ("a = " + "[" * 50_000, None),
        ('[event]\ntitle = "a', 2),
        ("x = " + "9" * 5000, None),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(folder, content, row):
    (mistake,) = with_event(folder, content).mistakes()
    assert mistake.file == "event.toml"
    assert row is None or mistake.row == row
    assert mistake.text.fr != mistake.text.en


def test_talks_are_checked_even_where_event_toml_cannot_be_read(folder):
    mistakes = with_event(folder, "[event", "id,title,speakers,duration\nT1,a,Ada,soon\n").mistakes()
    assert [(p.file, p.column) for p in mistakes] == [("event.toml", None), ("talks.csv", "duration")]


def test_a_missing_folder_file_or_table_is_told(folder, tmp_path):
    from scheduler.domain.errors import InputError
    from scheduler.reading import read_folder

    for path in (tmp_path / "nowhere", tmp_path / "event.toml"):
        with pytest.raises(InputError) as caught:
            read_folder(path)
        assert caught.value.mistakes[0].file == str(path)
    (tmp_path / "event.toml").unlink()
    (tmp_path / "talks.csv").rename(tmp_path / "talk.csv")
    event, talks = folder.mistakes()
    assert (event.file, talks.file) == ("event.toml", "talks.csv")
    assert "talk.csv" in talks.text.fr


def test_two_talks_files_are_one_too_many(folder):
    mistake = folder.write("Talks.ODS", b"").mistake()
    assert mistake.found == "Talks.ODS; talks.csv"
    assert "keep only one" in mistake.text.en


def test_an_empty_order_of_priorities_is_one(folder):
    assert with_event(folder, MINIMAL + "[priorities]\norder = []\n").read().event.priorities == ()


@pytest.mark.parametrize(
    ("end", "french", "suggestions"),
    [
        ('"00:00"', 'end = "24:00"', ("24:00",)),
        ("00:00:00", 'end = "24:00"', ("24:00",)),
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


@pytest.mark.parametrize(("ideal", "remarked"), [("11:30", True), ("12:00", False), ("12:45", False), ("12:50", True)])
def test_an_ideal_at_which_the_break_cannot_start_is_remarked(folder, ideal, remarked):
    text = (folder.path / "event.toml").read_text()
    folder.event(text.replace('between = ["12:00", "14:00"]', f'between = ["12:00", "14:00"]\nideal = "{ideal}"'))
    assert [remark.column for remark in folder.remarks()] == ["breaks[1].ideal"] * remarked


def test_an_event_file_with_a_hidden_ending_is_named(folder):
    (folder.path / "event.toml").rename(folder.path / "event.toml.txt")
    (mistake,) = (each for each in folder.mistakes() if each.file == "event.toml")
    assert "rename event.toml.txt to event.toml" in mistake.text.en


def test_an_axis_is_not_called_empty_while_a_cell_of_axes_cannot_be_read(folder):
    folder.event(
        '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n[[axes]]\nid = "1"\ntitle = "Eau"\n'
    )
    folder.write("talks.csv", "id,title,speakers,axis\nT1,A,Ada Nom,9\n")
    with pytest.raises(InputError) as caught:
        folder.read()
    assert not [remark for remark in caught.value.remarks if "axes[1]" in (remark.column or "")]


def test_settings_of_sessions_that_are_preset_have_no_effect_and_are_told(folder):
    slot = '[[slots]]\nstart = "10:00"\nend = "11:00"\nplaces = 2\n'
    settings = "[sessions]\nmin_talks = 1\nintroduction = 5\ndiscussion = 10\nroom_change = 0\n"
    text = (folder.path / "event.toml").read_text()
    remarks = [r for r in folder.event(text + slot + settings).read().remarks if "[[slots]]" in r.text.en]
    assert [(remark.column, remark.found) for remark in remarks] == [
        ("sessions.introduction", "5"),
        ("sessions.discussion", "10"),
    ]
    assert not [r for r in folder.event(text + settings).read().remarks if "[[slots]]" in r.text.en]


def test_a_talk_and_a_slot_name_no_room_without_talks(folder):
    rooms = '[[rooms]]\nid = "a"\n[[rooms]]\nid = "hall"\ntalks = false\n'
    slot = '[[slots]]\nstart = "10:00"\nend = "11:00"\nplaces = 2\nrooms = ["hall"]\n'
    folder.event(MINIMAL + rooms).write("talks.csv", "id,title,speakers\nT1,a,Ada\n")
    assert [room.id for room in folder.read().event.talk_rooms] == ["a"]
    folder.write("talks.csv", "id,title,speakers,room,pin\nT1,a,Ada,hall,\nT2,b,Bob,,10:00@hall\n")
    mistakes = folder.mistakes()
    assert [(mistake.row, mistake.column) for mistake in mistakes] == [(2, "room"), (3, "pin")]
    assert "(a)" in mistakes[0].text.fr
    folder.write("talks.csv", "id,title,speakers\nT1,a,Ada\n").event(MINIMAL + rooms + slot)
    assert folder.mistake().column == "slots[1].rooms"


def test_some_room_holds_talks(folder):
    text = MINIMAL + '[[rooms]]\nid = "hall"\ntalks = false\n'
    mistake = folder.event(text).write("talks.csv", "id,title,speakers\nT1,a,Ada\n").mistake()
    assert mistake.column == "rooms[1].talks"
    assert "talks = false" in mistake.text.en


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
