"""A new folder for what an export says: hostile texts come back as they are, and ids differ whatever the source has."""

from __future__ import annotations

import datetime as dt
import io
import json
import tomllib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.rooms import UNNAMED
from scheduler.importing.asked import Asked
from scheduler.importing.imported import (
    Held,
    Imported,
    ImportedAxis,
    ImportedPerson,
    ImportedRoom,
    ImportedTalk,
    Origin,
)
from scheduler.importing.new_folder import folder_of
from scheduler.language.message import Language
from scheduler.language.text import clean_line
from scheduler.reading import read_folder
from scheduler.storage.event_folder import write_new

ORIGIN = Origin("export.csv")


def files_of(imported: Imported, language: Language) -> dict[str, bytes]:
    return folder_of(imported, imported.talks, Asked(language), "name", dt.date(2027, 5, 21))[0]


def talk(reference: str = "", **fields: object) -> ImportedTalk:
    return ImportedTalk(reference, "Title", ORIGIN, **fields)  # type: ignore[arg-type]


@given(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=4), st.integers(0, 3))
def test_ids_differ(references: list[str], nameless: int) -> None:
    talks = (*(talk(reference) for reference in references), *(talk() for _ in range(nameless)))
    files = files_of(Imported("x", talks=(*talks, talk("=", cells={"note": "=_x0041_"}))), "en")
    rows = json.loads(files["talks.json"])  # no workbook holds the note
    assert len({row["id"].casefold() for row in rows}) == len(rows) == len(talks) + 1


def test_hostile_texts_of_event_toml_come_back() -> None:
    title = 'A "title"\\ with\x7f\n[event]'
    rooms = (ImportedRoom("../x", 12), ImportedRoom("../X"))
    imported = Imported("x", title, talks=(talk(axis=title),), axes=(ImportedAxis(title),), rooms=rooms)
    tree = tomllib.loads(files_of(imported, "en")["event.toml"].decode())
    assert tree["axes"][0]["title"] == title
    assert tree["event"]["title"] == clean_line(title)
    assert [(room["name"], room.get("capacity")) for room in tree["rooms"]] == [("../x", 12), ("../X", None)]
    assert len({room["id"].casefold() for room in tree["rooms"]}) == 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_room_that_no_source_names_is_one_that_guests_are_not_told_of(language: Language) -> None:
    files = files_of(Imported("x", talks=(talk("1", cells={"needs": "visio"}),)), language)
    (room,) = tomllib.loads(files["event.toml"].decode())["rooms"]
    assert (room["name"], room["features"]) == (UNNAMED[language], ["visio"])


def test_a_person_of_several_talks_is_one_row_and_who_only_signs_is_none() -> None:
    ada = ImportedPerson("Ada Lovelace", "ada@example.org", biography="Counts.")
    signs = ImportedPerson("Bo Yi", "bo@example.org", biography="Signs.", presents=False)
    imported = Imported(
        "x", talks=(talk("1", people=(ada, signs)), talk("2", people=(ImportedPerson("Ada LOVELACE"),)))
    )
    files = files_of(imported, "fr")
    assert len(files["speakers.csv"].splitlines()) == 2
    assert b"ada@example.org" in files["speakers.csv"]
    assert b"bo@example.org" not in files["speakers.csv"]


def test_a_new_table_has_the_words_of_its_language() -> None:
    imported = Imported("x", talks=(talk("1", people=(ImportedPerson("Ada Lovelace", biography="Counts."),)),))
    french, english = files_of(imported, "fr"), files_of(imported, "en")
    assert french["talks.csv"].decode("utf-8-sig").startswith("identifiant;titre;axe;intervenants;")
    assert english["talks.csv"].decode("utf-8-sig").startswith("id,title,axis,speakers,")
    assert french["speakers.csv"].decode("utf-8-sig").startswith("nom;courriel;affiliation;")


@pytest.mark.parametrize("run", ["=1+1", '=HYPERLINK("http://x";"y")', "+33 1", "- un point\n- deux", "@x"])
def test_what_a_spreadsheet_would_run_is_in_a_workbook_as_text(run: str, tmp_path: Path) -> None:
    talks = [ImportedTalk(str(number), title, ORIGIN) for number, title in enumerate((run, "Two, zwei; deux"))]
    files = files_of(Imported("table", talks=tuple(talks)), "fr")
    assert "talks.xlsx" in files
    assert not {"talks.csv", "talks.json"} & set(files)
    page = openpyxl.load_workbook(io.BytesIO(files["talks.xlsx"])).active
    titles = [cell for column in page.iter_cols() if column[0].value == "titre" for cell in column[1:]]
    assert [(cell.value, cell.data_type) for cell in titles] == [(run, "s"), ("Two, zwei; deux", "s")]
    write_new(tmp_path / "event", files)
    assert [each.title for each in read_folder(tmp_path / "event").event.talks][1] == "Two, zwei; deux"


@pytest.mark.parametrize("unfit", ["=" + "x" * 40_000, "=_x0041_", "=\ufffe"])
def test_what_no_workbook_holds_is_in_json(unfit: str) -> None:
    assert "talks.json" in files_of(Imported("table", talks=(talk("1", abstract=unfit),)), "fr")


@pytest.mark.parametrize(("language", "room"), [("fr", ("salle", "Salle")), ("en", ("room", "Room"))])
def test_the_room_of_a_source_without_any_has_a_name_of_the_language(language: Language, room: tuple[str, str]) -> None:
    event = tomllib.loads(files_of(Imported("x", talks=(talk("1"),)), language)["event.toml"].decode())
    assert [(each["id"], each["name"]) for each in event["rooms"]] == [room]


def test_an_event_has_an_id_of_its_own() -> None:
    """Calendars know it by that: the derived one would change with the title, and be that of another without days."""

    def id_of(imported: Imported) -> str:
        return str(tomllib.loads(files_of(imported, "en")["event.toml"].decode())["event"]["id"])

    dated = Imported("x", "Écrire l’été", talks=(talk(),), days=(dt.date(2027, 6, 9), dt.date(2027, 6, 10)))
    assert id_of(dated) == "ecrire-l-ete-2027-06-09"
    dateless = [id_of(Imported("x", talks=(talk(),))) for _ in range(2)]
    assert all(one.startswith("name-") for one in dateless)
    assert dateless[0] != dateless[1]


@pytest.mark.parametrize(
    ("opens", "days", "told"),
    [(None, 2, True), (None, 1, True), (dt.time(8), 2, False), (dt.time(8), 1, False)],
)
def test_hours_that_no_source_says_are_told_as_a_guess(opens: dt.time | None, days: int, told: bool) -> None:
    dates = tuple(dt.date(2027, 6, 11 + day) for day in range(days))
    held = Held(dt.datetime(2027, 6, 11, 10), 30, "")
    closes = dt.time(19) if opens else None
    imported = Imported("x", "T", dates, opens, closes, talks=(talk("1", held=held),))
    texts = folder_of(imported, imported.talks, Asked("fr"), "name", dt.date(2027, 5, 21))[1]
    assert any("Deviné" in text.fr and "9 h" in text.fr for text in texts) is told
