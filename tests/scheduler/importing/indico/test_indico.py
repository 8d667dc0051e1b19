"""Indico: contributions as CSV, the event and its timetable as JSON, and the abstracts of a call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.indico import imported

CSV = """Id,Title,Description,Date,Duration,Type,Session,Track,Presenters,Presenters (affiliation),Presenters (email),Materials,Authors,Authors (affiliation),Authors (email),Keywords
1,L'eau,un    - deux,2025-11-23 07:30:00+00:00,1 hour 30 minutes,Oral,S1,Axe 1,"Ada Lind, Issa Koné","Ada Lind (Lab, Lyon), Issa Koné",Issa Koné <i@x.org>,,"Issa Koné, Zoé Roy","Issa Koné, Zoé Roy (Rives)",Zoé Roy <z@x.org>,"eau, jauge"
"""  # noqa: E501
PERSON = {"first_name": "Ada", "last_name": "Lind", "fullName": "Lind, Ada", "affiliation": "Rives", "emailHash": "0"}


def moment(hour: str) -> dict[str, str]:
    return {"date": "2025-05-23", "time": hour, "tz": "Europe/Zurich"}


CONTRIBUTION = {
    "_type": "Contribution",
    "db_id": 585,
    "friendly_id": 1,
    "title": "L'eau",
    "startDate": moment("09:30:00"),
    "endDate": moment("10:00:00"),
    "duration": 30,
    "room": "A",
    "type": "Oral",
    "description": "<p>Texte &amp; <b>suite</b></p>",
    "speakers": [PERSON],
    "primaryauthors": [PERSON | {"email": "a@x.org"}, {"fullName": "Koné, Issa"}],
    "keywords": ["eau"],
    "track": "Axe 1",
    "session": "S1",
    "folders": [{"title": "slides"}],
}
EVENT = {
    "results": [
        {
            "title": "Journée",
            "timezone": "Europe/Zurich",
            "url": "https://indico.example.org/event/1/",
            "description": "",
            "contributions": [CONTRIBUTION, CONTRIBUTION | {"db_id": 586, "friendly_id": 2, "startDate": None}],
        }
    ]
}


def read(folder: Path, asked: Asked | None = None, **files: Any) -> Imported:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8-sig")
    return imported([folder], asked or Asked())


def test_the_spreadsheet_of_contributions(tmp_path: Path) -> None:
    result = read(tmp_path, contributions_csv=CSV)
    (talk,) = result.talks
    assert [(person.name, person.email, person.affiliation, person.presents) for person in talk.people] == [
        ("Ada Lind", "", "Lab, Lyon", True),
        ("Issa Koné", "i@x.org", "", True),
        ("Zoé Roy", "z@x.org", "Rives", False),
    ]
    assert (talk.minutes, talk.axis, talk.keywords) == (90, "Axe 1", ("eau", "jauge"))
    assert talk.abstract == "un\n- deux", "four spaces were a line end"
    assert talk.held is not None
    assert talk.held.start.isoformat() == "2025-11-23T08:30:00", "UTC, in the zone that is told"
    assert ["UTC" in guess.en for guess in result.guesses] == [True, False]
    assert [(lost.what.en, lost.reason) for lost in result.lost] == [("titles of sessions", "aside")]


@pytest.mark.parametrize(("duration", "minutes"), [("20", 20), ("0:45:00", 45), ("2 heures", 120), ("un moment", None)])
def test_durations_in_the_words_of_the_user(tmp_path: Path, duration: str, minutes: int | None) -> None:
    assert read(tmp_path, c_csv=CSV.replace("1 hour 30 minutes", duration)).talks[0].minutes == minutes


def test_the_event_as_json(tmp_path: Path) -> None:
    result = read(tmp_path, event_json=EVENT)
    assert (result.title, result.timezone, result.url) == (
        "Journée",
        "Europe/Zurich",
        "https://indico.example.org/event/1/",
    )
    talk, unplaced = result.talks
    assert talk.abstract == "Texte & **suite**"
    assert [(person.name, person.affiliation, person.presents) for person in talk.people] == [
        ("Ada Lind", "Rives", True),
        ("Issa Koné", "", False),
    ]
    assert talk.held is not None
    assert (talk.held.start.isoformat(), talk.held.minutes, talk.held.room) == ("2025-05-23T09:30:00", 30, "A")
    assert (unplaced.reference, unplaced.held, unplaced.minutes) == ("2", None, 30)
    assert {lost.what.en for lost in result.lost if lost.reason == "aside"} == {
        "titles of sessions",
        "links and attached files",
    }


def test_the_zone_of_the_event_counts_for_the_hours_of_the_spreadsheet(tmp_path: Path) -> None:
    empty = EVENT["results"][0] | {"timezone": "America/Montreal", "contributions": [CONTRIBUTION | {"friendly_id": 9}]}
    result = read(tmp_path, a_csv=CSV, b_json={"results": [empty]})
    hours = {talk.reference: talk.held.start.hour for talk in result.talks if talk.held}
    assert hours == {"9": 9, "1": 2}
    assert not any("UTC" in guess.en for guess in result.guesses)


def test_the_timetable_has_breaks_and_blocks(tmp_path: Path) -> None:
    entry = {
        "entryType": "Contribution",
        "contributionId": "70",
        "friendlyId": 7,
        "presenters": [PERSON],
        **CONTRIBUTION,
    }
    del entry["friendly_id"], entry["speakers"]
    pause = {"entryType": "Break", "title": "Café", "startDate": moment("10:00:00"), "duration": 20, "room": ""}
    block = {"entryType": "Session", "title": "S1", "entries": {"c7": entry}, "conveners": [PERSON]}
    result = read(tmp_path, t_json={"results": {"1": {"20250523": {"s1": block, "b1": pause}}}})
    assert [(talk.reference, talk.people[0].presents) for talk in result.talks] == [("7", True)]
    assert [(each.title, each.held and each.held.minutes) for each in result.pauses] == [("Café", 20)]
    assert ("chairs of sessions", 1) in [(lost.what.en, lost.count) for lost in result.lost]


ABSTRACTS = """Id,Title,Content,State,Submitted for tracks,Primary authors,Speakers,Judgment comment
4,L'eau,Texte,Accepted,Axe 1; Axe 2,Zoé Roy (Rives) <z@x.org>; Ada Lind,Ada Lind,secret
5,Le vent,,Merged,,Zoé Roy,,
6,Le feu,,Peut-être,,Zoé Roy,,
"""


def test_the_abstracts_of_a_call(tmp_path: Path) -> None:
    result = read(tmp_path, abstracts_csv=ABSTRACTS)
    assert [talk.decision for talk in result.talks] == ["accepted", "withdrawn", "submitted"]
    assert [question.found for question in result.questions] == ["Peut-être", "Axe 1; Axe 2"]
    assert [(person.name, person.presents) for person in result.talks[0].people] == [
        ("Ada Lind", True),
        ("Zoé Roy", False),
    ]
    assert result.questions[1].choices == ("Axe 1", "Axe 2", "Axe 1; Axe 2")
    assert "secret" not in repr(result)


def test_an_abstract_and_its_contribution_are_one_talk(tmp_path: Path) -> None:
    result = read(
        tmp_path, abstracts_csv=ABSTRACTS.replace("Peut-être", "Rejected"), c_csv=CSV.replace("un    - deux", "")
    )
    assert (result.talks[0].reference, result.talks[0].title) == ("1", "L'eau")
    assert result.talks[0].abstract == "Texte"
    assert len(result.talks) == 3


@pytest.mark.parametrize(
    "content", [{"results": []}, {"results": [{"title": "Journée"}]}, [1, 2], "Nom;Prénom\nLind;Ada\n", "<html></html>"]
)
def test_a_file_without_contributions_is_refused_with_the_menu(tmp_path: Path, content: object) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, x_json=content)
    assert ["Contributions" in mistake.text.en for mistake in refused.value.mistakes] == [True]
