"""event.toml: each mistake has its key and says what to write; one pass gathers them all."""

from __future__ import annotations

import pytest

from tests.scheduler.reading.event_toml.event_texts import EVERYTHING, TALKS, with_event

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
