"""schedule.xml and schedule.json of other systems: what they say arrives, and hours are those of the event."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing import frab, schedule_json
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.sources.people import full_names

XML = """<schedule><generator name="other"/><version>1</version>
<conference><title>Rives</title><time_zone_name>Europe/Paris</time_zone_name><url>https://x.org</url>
<track name="Lits" color="#fff" slug="lits"/><track name="Ponts" slug="ponts"/></conference>
<day index="1" date="2025-05-23" start="2025-05-23T08:00:00+02:00" end="2025-05-24T03:00:00+02:00">
<room name="Salle A"><event id="7" guid="g-7"><title>L&#x92;eau</title><subtitle>en visio</subtitle><type>lecture</type>
<date>2025-05-23T07:30:00+00:00</date><start>09:30</start><duration>0:45</duration><track>Ponts</track>
<language>fr</language><abstract>Bref.</abstract><description>&lt;p&gt;Long.&lt;/p&gt;</description>
<persons><person id="1">Ada Lind, Issa Koné</person></persons><links><link href="https://y.org">Lien</link></links>
<recording><license>CC</license><optout>false</optout></recording></event>
<event id="8"><title>Déjeuner</title><type>Lunch</type><start>12:00</start><duration>01:00</duration></event></room>
<room name="Salle B"><event id="9"><title>Nuit</title><start>01:15</start><duration>00:30:00</duration></event>
<event id="9"><title>Nuit</title><start>23:15</start><duration>00:30</duration></event></room></day></schedule>"""


def read(folder: Path, content: str | dict[str, Any]) -> Imported:
    path = folder / "schedule"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return (frab if isinstance(content, str) else schedule_json).imported([path], Asked())


def in_json(**event: Any) -> dict[str, Any]:
    days = [{"date": "2025-05-23", "day_start": "08:00", "rooms": {"A": [{"id": 1, "title": "T", **event}]}}]
    about = {"title": "C", "time_zone_name": "Europe/Paris", "rooms": [{"name": "A", "capacity": 40}], "days": days}
    return {"schedule": {"version": "1", "conference": about}}


def test_all_of_the_xml_arrives(tmp_path: Path) -> None:
    result = read(tmp_path, XML)
    assert (result.title, result.timezone, result.url) == ("Rives", "Europe/Paris", "https://x.org")
    talk, night, again = result.talks
    assert (talk.reference, talk.title, talk.axis, talk.language) == ("g-7", "L’eau", "Ponts", "fr")
    assert [person.name for person in talk.people] == ["Ada Lind", "Issa Koné"]
    assert talk.abstract == "Bref.\nLong."
    assert talk.cells == {"note": "en visio"}
    assert talk.held is not None
    assert (talk.held.start, talk.held.minutes, talk.held.room) == (datetime(2025, 5, 23, 9, 30), 45, "Salle A")
    assert night.held is not None
    assert (night.held.start, night.minutes) == (datetime(2025, 5, 24, 1, 15), 30)
    assert again.held is not None
    assert again.held.start == datetime(2025, 5, 23, 23, 15)
    assert [each.title for each in result.axes] == ["Ponts"]
    assert [each.title for each in result.rooms] == ["Salle A", "Salle B"]
    (lunch,) = result.pauses
    assert (lunch.title, lunch.held and lunch.held.minutes) == ("Déjeuner", 60)
    assert {lost.what.en for lost in result.lost if lost.reason == "aside"} == {
        "links and attached files",
        "what is said of recordings",
    }


def test_a_talk_that_is_held_twice_has_two_references(tmp_path: Path) -> None:
    assert [talk.reference for talk in read(tmp_path, XML).talks] == ["g-7", "9", "9-2"]


def test_people_and_rooms_of_the_json_arrive(tmp_path: Path) -> None:
    persons = [{"id": 4, "public_name": "Ada Lind", "biography": "Vit à Rives."}, {"name": "Ada  lind"}]
    result = read(tmp_path, in_json(persons=persons, type="keynote", start="09:00", duration="00:20"))
    (talk,) = result.talks
    assert [(person.name, person.biography) for person in talk.people] == [("Ada Lind", "Vit à Rives.")]
    assert (talk.kind, talk.minutes) == ("plenary", 20)
    assert [(room.title, room.capacity) for room in result.rooms] == [("A", 40)]


def test_hours_that_contradict_the_zone_are_those_written_and_told(tmp_path: Path) -> None:
    result = read(tmp_path, in_json(date="2025-05-23T09:00:00+05:00", start="09:00", duration="00:20"))
    assert result.talks[0].held is not None
    assert result.talks[0].held.start == datetime(2025, 5, 23, 9)
    assert any("timezone" in guess.en for guess in result.guesses)


def test_tracks_that_are_rooms_are_no_axes(tmp_path: Path) -> None:
    result = read(tmp_path, in_json(track="A", room="A"))
    assert (result.talks[0].axis, result.axes) == ("", ())
    assert any("no axes" in guess.en for guess in result.guesses)


def test_a_comma_parts_full_names_alone() -> None:
    assert full_names("Ada Lind, Issa Koné") == ("Ada Lind", "Issa Koné")
    assert full_names("Lind, Ada") == ("Lind, Ada",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"$schema": "schema2.json", "schedule": {"conference": {"days": []}, "events": []}}, "version 2"),
        ({"sessions": []}, "not the export"),
        ("<iCalendar/>", "not the export"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><schedule>&b;</schedule>", "DOCTYPE"),
        ("<schedule><conference>", "no valid XML"),
    ],
)
def test_what_is_no_programme_for_apps_is_refused(tmp_path: Path, content: Any, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read(tmp_path, content)
    assert len(refused.value.mistakes) == 1


def test_two_programmes_are_not_mixed(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text(XML, encoding="utf-8")
    with pytest.raises(InputError, match="second programme"):
        frab.imported([tmp_path], Asked())
