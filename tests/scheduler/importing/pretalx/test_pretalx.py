"""pretalx: the organisers' exports in their language, and what its interface answers, old and new."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.pretalx import imported

ENGLISH = """ID,Proposal title,Proposal state,Pending proposal state,Session type,Track,Tags,Abstract,Description,Internal notes,Duration,Slot Count,Language,Speaker IDs,Speaker names,Room,Start,Start (date),End,Repas
AAAAAA,L'eau,submitted,confirmed,Talk,Eaux,"eau
jauge",Court.,Court. Puis long.,secret,30,1,fr,"S1
S2","Ada Lind
Issa Koné",A,2026-11-27T10:00:00+01:00,2026-11-27,2026-11-27T10:30:00+01:00,oui
BBBBBB,Le vent,canceled,,Keynote,,,,,,45,2,en,S1,Ada Lind,,,,,
"""  # noqa: E501
FRENCH = """ID,Titre de la proposition,Statut de la proposition,État de la proposition en attente,Type de proposition,Parcours,Mots,Résumé,Description,Notes internes,Durée,Slot Count,Langue,Identifiant de l’intervenant,Noms des intervenants,Salle,Début,Début (date),Fin,Repas
"""  # noqa: E501


def read(folder: Path, asked: Asked | None = None, **files: Any) -> Imported:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8-sig")
    return imported([folder], asked or Asked())


@pytest.mark.parametrize("header", [ENGLISH.splitlines()[0], FRENCH.strip()], ids=["English", "French"])
def test_the_organisers_export_is_read_in_their_language(tmp_path: Path, header: str) -> None:
    text = "\n".join([header, *ENGLISH.splitlines()[1:]])
    result = read(tmp_path, sessions_csv=text)
    water, first, again = result.talks
    assert (water.title, water.axis, water.language, water.minutes) == ("L'eau", "Eaux", "fr", 30)
    assert water.keywords == ("eau", "jauge")
    assert water.abstract == "Court. Puis long.", "the description repeats the abstract"
    assert [person.name for person in water.people] == ["Ada Lind", "Issa Koné"]
    assert water.decision == "confirmed", "a pending state is the decision"
    assert water.held is not None
    assert (water.held.start.isoformat(), water.held.minutes, water.held.room) == ("2026-11-27T10:00:00", 30, "A")
    assert (first.reference, again.reference, first.kind, first.decision) == (
        "BBBBBB",
        "BBBBBB-2",
        "plenary",
        "cancelled",
    )
    assert first.origin.row == 3, "the row of the spreadsheet"
    lost = {lost.what.en: lost.reason for lost in result.lost}
    assert lost == {"private notes and reviews": "private", "“Repas”": "aside"}
    assert "secret" not in repr(result)


def test_a_question_is_taken_where_it_is_mapped(tmp_path: Path) -> None:
    result = read(tmp_path, Asked(mapping={"needs": ("Repas",)}), sessions_csv=ENGLISH)
    assert dict(result.talks[0].cells) == {"needs": "oui"}
    assert "“Repas”" not in [lost.what.en for lost in result.lost]


SUBMISSION = {
    "code": "AAAAAA",
    "title": "L'eau",
    "speakers": ["S1"],
    "submission_type": 3,
    "track": 9,
    "tags": [4],
    "state": "accepted",
    "abstract": "Voir [ici](https://a.fr)",
    "description": None,
    "duration": None,
    "slots": [7],
    "content_locale": "de-formal",
}
SPEAKER = {
    "code": "S1",
    "name": "Ada Lind",
    "email": "a@x.org",
    "biography": "Elle **mesure**.",
    "availabilities": [{"start": "2026-11-27T09:00:00+01:00", "end": "2026-11-27T12:00:00+01:00", "allDay": False}],
}
OTHERS = {
    "tracks_json": {
        "count": 1,
        "next": None,
        "results": [{"id": 9, "name": {"en": "Water", "fr": "Eaux"}, "color": "#fff"}],
    },
    "rooms_json": [{"id": 4, "name": {"en": "Hall"}, "capacity": 80, "guid": None}],
    "tags_json": [{"id": 4, "tag": "eau"}],
    "slots_json": [
        {
            "id": 7,
            "room": 4,
            "start": "2026-11-27T10:00:00+01:00",
            "end": "2026-11-27T10:40:00+01:00",
            "submission": "AAAAAA",
        }
    ],
}


def test_numbers_are_joined_with_the_names_of_the_other_files(tmp_path: Path) -> None:
    result = read(tmp_path, submissions_json=[SUBMISSION], speakers_json=[SPEAKER], **OTHERS)
    (talk,) = result.talks
    assert (talk.axis, talk.keywords, talk.minutes, talk.language) == ("Eaux", ("eau",), 40, "de")
    assert talk.abstract == "Voir ici (https://a.fr)"
    (person,) = talk.people
    assert (person.name, person.email, person.biography, person.presents) == (
        "Ada Lind",
        "a@x.org",
        "Elle **mesure**.",
        True,
    )
    assert dict(talk.cells) == {"available": "2026-11-27 09:00-12:00"}
    assert talk.held is not None
    assert talk.held.room == "Hall"
    assert [(room.title, room.capacity) for room in result.rooms] == [("Hall", 80)]


def test_a_talk_can_be_held_when_all_its_speakers_are_available(tmp_path: Path) -> None:
    other = SPEAKER | {
        "code": "S2",
        "name": "Issa Koné",
        "availabilities": [{"start": "2026-11-27T11:00:00+01:00", "end": "2026-11-28T09:30:00+01:00"}],
    }
    free = {"code": "S3", "name": "Zoé Roy", "availabilities": []}
    talk = SUBMISSION | {"speakers": [SPEAKER, other, free], "track": None, "slots": []}
    assert dict(read(tmp_path, submission_json=talk).talks[0].cells) == {"available": "2026-11-27 11:00-12:00"}


def test_names_that_are_missing_are_asked_for_once(tmp_path: Path) -> None:
    talks = [SUBMISSION, SUBMISSION | {"code": "BBBBBB"}]
    with pytest.raises(InputError) as refused:
        read(tmp_path, submissions_json=talks)
    assert [(mistake.row, mistake.column) for mistake in refused.value.mistakes] == [(1, "speakers"), (1, "track")]
    assert "tracks.json" in refused.value.mistakes[1].text.en


def test_the_older_schedule_has_breaks(tmp_path: Path) -> None:
    pause = {"room": {"en": "Hall"}, "start": "2026-11-27T11:00:00+01:00", "end": "2026-11-27T11:15:00+01:00"}
    pause |= {"description": {"en": "Coffee", "fr": "Café"}, "room_id": 4}
    old = SUBMISSION | {"speakers": [SPEAKER], "track": {"en": "Water"}, "submission_type": {"en": "Talk"}}
    old |= {"slot": {"room": {"en": "Hall"}, "start": "2026-11-27T10:00:00+01:00", "end": "2026-11-27T10:20:00+01:00"}}
    del old["slots"]
    result = read(tmp_path, latest_json={"slots": [old, {"id": "X"}], "breaks": [pause, pause], "version": "1"})
    assert [(talk.title, talk.minutes, talk.axis) for talk in result.talks] == [("L'eau", 20, "Water")]
    assert [each.title for each in result.pauses] == ["Café"], "the same break of two rooms is one"
    assert ("slots without a proposal or title", 1) in [(lost.what.en, lost.count) for lost in result.lost]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"detail": "Authentication credentials were not provided."}, "refused"),
        ({"count": 90, "next": "https://x/?page=2", "previous": None, "results": [SUBMISSION]}, "1 of 90"),
        ("<!DOCTYPE html><html><body>Log in</body></html>", "log in first"),
        ({"slots": [{"id": "X"}], "version": "1", "breaks": []}, "not the export"),
        ([SPEAKER], "not the export"),
        ("[", "line 1"),
        ('{"code": 1, "code": 2}', "key twice"),
    ],
)
def test_an_answer_without_talks_is_refused_in_a_sentence(tmp_path: Path, content: object, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, page_json=content)
    (mistake,) = refused.value.mistakes
    assert said in mistake.text.en
    assert "In pretalx" in mistake.text.en


def test_two_exports_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    talk = SUBMISSION | {"speakers": [SPEAKER], "track": None}
    same = read(tmp_path, a_json=[talk], b_json=[talk | {"abstract": "", "duration": 20}])
    assert [(each.minutes, each.abstract != "") for each in same.talks] == [(20, True)]
    with pytest.raises(InputError, match="something else"):
        read(tmp_path, b_json=[talk | {"state": "rejected"}])


def test_a_programme_by_day_hour_and_room(tmp_path: Path) -> None:
    items = {"A": {"code": "AAAAAA", "title": "Un", "speakers": ["Ada Lind"], "state": "confirmed", "duration": 30}}
    result = read(tmp_path, schedule_json={"schedule": {"2026-05-04": {"9:30": items}}})
    (talk,) = result.talks
    assert ([person.name for person in talk.people], talk.minutes) == (["Ada Lind"], 30)
    assert talk.held
    assert (talk.held.start, talk.held.room) == (dt.datetime(2026, 5, 4, 9, 30), "A")
