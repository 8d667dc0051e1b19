"""A new folder for what an export says: hostile texts come back as they are, and ids differ whatever the source has."""

from __future__ import annotations

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from scheduler.importing.imported import (
    Imported,
    ImportedAxis,
    ImportedPerson,
    ImportedRoom,
    ImportedTalk,
    Origin,
)
from scheduler.importing.new_folder import new_folder

ORIGIN = Origin("export.csv")


def talk(reference: str = "", **fields: object) -> ImportedTalk:
    return ImportedTalk(reference, "Title", ORIGIN, **fields)  # type: ignore[arg-type]


@given(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=4), st.integers(0, 3))
def test_ids_differ(references: list[str], nameless: int) -> None:
    talks = (*(talk(reference) for reference in references), *(talk() for _ in range(nameless)))
    made = new_folder(Imported("x", talks=(*talks, talk("=", cells={"note": "=1"}))), "en")
    name = "talks.json" if "talks.json" in made.files else "talks.csv"
    rows = json.loads(made.files[name]) if name == "talks.json" else []
    assert name == "talks.json"  # a spreadsheet would run the reference
    assert len({row["id"].casefold() for row in rows}) == len(made.talks) == len(talks) + 1


def test_hostile_texts_of_event_toml_come_back() -> None:
    title = 'A "title"\\ with\x7f\n[event]'
    imported = Imported("x", title, axes=(ImportedAxis(title),), rooms=(ImportedRoom("../x", 12), ImportedRoom("../X")))
    tree = tomllib.loads(new_folder(imported, "en").files["event.toml"].decode())
    assert tree["event"]["title"] == tree["axes"][0]["title"] == title
    assert [(room["name"], room.get("capacity")) for room in tree["rooms"]] == [("../x", 12), ("../X", None)]
    assert len({room["id"].casefold() for room in tree["rooms"]}) == 2


def test_a_person_of_several_talks_is_one_row_and_who_only_signs_is_none() -> None:
    ada = ImportedPerson("Ada Lovelace", "ada@example.org", biography="Counts.")
    signs = ImportedPerson("Bo Yi", "bo@example.org", biography="Signs.", presents=False)
    imported = Imported(
        "x", talks=(talk("1", people=(ada, signs)), talk("2", people=(ImportedPerson("Ada LOVELACE"),)))
    )
    made = new_folder(imported, "fr")
    assert made.people == 1
    assert b"ada@example.org" in made.files["speakers.csv"]
    assert b"bo@example.org" not in made.files["speakers.csv"]
