"""Sessionize: the views of its API, and its flattened workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.sessionize import imported

SESSION = {
    "id": "7",
    "title": "L'eau",
    "description": "Un.\r\n\r\n* deux",
    "startsAt": "2024-04-20T09:00:00",
    "endsAt": "2024-04-20T09:45:00",
    "isServiceSession": False,
    "isPlenumSession": False,
    "speakers": ["u1"],
    "categoryItems": [1, 11],
    "questionAnswers": [{"questionId": 5, "answerValue": "oui"}],
    "roomId": 3,
    "status": "Accepted",
    "isConfirmed": True,
}
SPEAKER = {
    "id": "u1",
    "firstName": "Ada",
    "lastName": "Lind",
    "fullName": "Ada B. Lind",
    "bio": "Elle.",
    "tagLine": "Dr",
}


def everything(**changes: object) -> dict[str, Any]:
    return {
        "sessions": [
            SESSION | changes,
            SESSION | {"id": "8", "title": "Café", "isServiceSession": True, "speakers": []},
        ],
        "speakers": [SPEAKER],
        "questions": [{"id": 5, "question": "Repas ?"}],
        "categories": [
            {"id": 9, "title": "Track", "items": [{"id": 1, "name": "Eaux"}, {"id": 2, "name": "Airs"}]},
            {"id": 10, "title": "Langue", "items": [{"id": 11, "name": "Français"}]},
        ],
        "rooms": [{"id": 3, "name": "Aula"}],
    }


def read(folder: Path, asked: Asked | None = None, **files: Any) -> Imported:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8-sig")
    return imported([folder], asked or Asked())


def test_the_view_of_everything(tmp_path: Path) -> None:
    result = read(tmp_path, all_json=everything())
    (talk,) = result.talks
    assert (talk.reference, talk.axis, talk.language, talk.decision) == ("7", "Eaux", "fr", "confirmed")
    assert talk.abstract == "Un.\n- deux"
    assert talk.held is not None
    assert (talk.held.start.isoformat(), talk.held.minutes, talk.held.room) == ("2024-04-20T09:00:00", 45, "Aula")
    assert [(person.name, person.biography) for person in talk.people] == [("Ada B. Lind", "Elle.")]
    assert [pause.title for pause in result.pauses] == ["Café"]
    assert {lost.what.en for lost in result.lost if lost.reason == "aside"} == {
        "“Repas ?”",
        "titles and posts (tagLine)",
    }
    assert ["addresses" in guess.en for guess in result.guesses] == [True]


@pytest.mark.parametrize(
    ("changes", "kind", "decision"),
    [
        ({"isPlenumSession": True}, "plenary", "confirmed"),
        ({"isConfirmed": False}, "talk", "accepted"),
        ({"status": "Declined"}, "talk", "rejected"),
        ({"status": "Waitlisted"}, "talk", "waiting"),
        ({"status": None, "isConfirmed": None}, "talk", "accepted"),
    ],
)
def test_kinds_and_decisions(tmp_path: Path, changes: dict[str, object], kind: str, decision: str) -> None:
    (talk,) = read(tmp_path, all_json=everything(**changes)).talks
    assert (talk.kind, talk.decision) == (kind, decision)


def test_a_status_that_is_not_known_is_asked(tmp_path: Path) -> None:
    result = read(tmp_path, all_json=everything(status="Accept_Queue"))
    assert [question.found for question in result.questions] == ["Accept_Queue"]


def test_which_of_several_categories_is_the_axis_is_asked_and_answered(tmp_path: Path) -> None:
    value = everything()
    value["categories"][1]["title"] = "Topic"
    (question,) = read(tmp_path, all_json=value).questions
    assert (question.option, question.field, question.choices) == ("map", "axis", ("Track", "Topic"))
    answered = read(tmp_path, Asked(mapping={"axis": ("Topic",)}))
    assert (answered.questions, answered.talks[0].axis) == ((), "Français")


@pytest.mark.parametrize("view", ["sessions", "grid"])
def test_the_views_of_groups_and_of_the_grid(tmp_path: Path, view: str) -> None:
    session = SESSION | {
        "speakers": [{"id": "u1", "name": "Ada Lind"}],
        "categories": [{"id": 9, "name": "Track", "categoryItems": [{"id": 1, "name": "Eaux"}], "sort": 0}],
        "room": "Aula",
    }
    grid = [
        {
            "date": "2024-04-20",
            "rooms": [{"id": 3, "sessions": [session]}],
            "timeSlots": [{"rooms": [{"session": session}]}],
        }
    ]
    value = [{"groupId": None, "groupName": "All", "sessions": [session]}] if view == "sessions" else grid
    (talk,) = read(tmp_path, view_json=value).talks
    assert (talk.axis, talk.people[0].name, talk.held and talk.held.room) == ("Eaux", "Ada Lind", "Aula")


FLAT = """Session Id,Title,Description,Owner,Owner Email,Track,Level,Room,Scheduled At,Scheduled Duration,Status,First Name,Last Name,Email,Owner Notes
7,L'eau,Un,Ada Lind,a@x.org,Eaux,Facile,Aula,2024-04-20 09:00,45,Accepted,Ada,Lind,a@x.org,secret
7,L'eau,Un,Ada Lind,a@x.org,Eaux,Facile,Aula,2024-04-20 09:00,45,Accepted,Issa,Koné,i@x.org,
8,Le vent,,Zoé Roy,z@x.org,,,,demain,,Accepted,,,,
"""  # noqa: E501


def test_the_flattened_workbook_has_a_row_for_each_speaker(tmp_path: Path) -> None:
    result = read(tmp_path, flat_csv=FLAT)
    water, wind = result.talks
    assert [(person.name, person.email) for person in water.people] == [
        ("Ada Lind", "a@x.org"),
        ("Issa Koné", "i@x.org"),
    ]
    assert [(person.name, person.email) for person in wind.people] == [("Zoé Roy", "z@x.org")], (
        "the owner, failing others"
    )
    assert (water.axis, water.minutes, water.held and water.held.room) == ("Eaux", 45, "Aula")
    told = {lost.what.en: (lost.count, lost.reason) for lost in result.lost}
    assert told == {
        "“Level”": (2, "aside"),
        "private notes and reviews": (1, "private"),
        "hours that cannot be read": (1, "aside"),
    }
    assert "secret" not in repr(result)


def test_categories_and_questions_can_be_mapped(tmp_path: Path) -> None:
    asked = Asked(mapping={"needs": ("Repas ?", "Level"), "axis": ("Track",)})
    result = read(tmp_path, asked, all_json=everything(), flat_csv=FLAT.replace("\n7,", "\n70,"))
    assert [dict(talk.cells) for talk in result.talks[:2]] == [{"needs": "oui"}, {"needs": "Facile"}]
    assert not {"“Repas ?”", "“Level”"} & {lost.what.en for lost in result.lost}


@pytest.mark.parametrize("content", [[], {"sessions": []}, [{"title": "L'eau", "speakers": "A, B"}], "<html></html>"])
def test_another_file_is_refused_with_the_menu(tmp_path: Path, content: object) -> None:
    with pytest.raises(InputError, match="In Sessionize"):
        read(tmp_path, x_json=content)


def test_two_axes_of_one_session_are_a_question(tmp_path: Path) -> None:
    several = everything()
    category = next(each for each in several["categories"] if each["title"] in ("Track", "Thème", "Topic"))
    category["items"] += [{"id": 901, "name": "Eaux, vents"}, {"id": 902, "name": "Terres"}]
    several["sessions"][0]["categoryItems"] = [901, 902]
    result = read(tmp_path, all_json=several)
    question = next(each for each in result.questions if each.field == "axis" and each.option == "value")
    assert question.choices == ("Eaux, vents", "Terres", "Eaux, vents; Terres")
    asked = Asked(values={"axis": {question.found: "Terres"}})
    assert not [each for each in read(tmp_path, asked, all_json=several).questions if each.option == "value"]
