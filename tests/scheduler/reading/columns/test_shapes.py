"""A table in a shape that is not read is one mistake, which names the cause and what to do."""

from __future__ import annotations

import pytest

from tests.scheduler.reading.conftest import EVENT, Folder
from tests.scheduler.reading.secretariats.written import as_csv, as_xlsx

ROWS = [
    ["Titre", "Intervenants", "Courriels"],
    ["Un", "Ada Mercier", "ada@example.org"],
    ["Deux", "Bo Linde", "bo@example.org"],
]
ON_ITS_SIDE = [list(row) for row in zip(*ROWS, strict=True)]


def joined(sign: str, quote: str = "") -> str:
    return "\n".join(quote + sign.join(row) + quote for row in ROWS)


@pytest.fixture
def folder(folder: Folder) -> Folder:
    (folder.path / "talks.csv").unlink()
    return folder.event(EVENT)


@pytest.mark.parametrize(
    "text", [as_csv(ROWS, "|"), "| Titre | Intervenants |\n|---|:--|\n| Un | Ada |\n| Deux | Bo |"]
)
def test_a_vertical_bar_is_a_separator(folder: Folder, text: str | bytes) -> None:
    talks = folder.write("talks.csv", text).read().event.talks
    assert [(talk.id, talk.title) for talk in talks] == [("T1", "Un"), ("T2", "Deux")]


@pytest.mark.parametrize(
    ("text", "between"),
    [(joined(":"), "“:”"), (joined("   "), "blanks"), (joined(" ~ "), "“~”"), (joined(";", '"'), "“;”")],
)
def test_another_separator_is_the_only_mistake(folder: Folder, text: str, between: str) -> None:
    mistake = folder.write("talks.csv", text).mistake()
    assert f"with {between} between" in mistake.text.en or f"since {between} stands between" in mistake.text.en


def test_all_columns_in_one_of_a_workbook_are_the_only_mistake(folder: Folder) -> None:
    data = as_xlsx({"F": [["Colloque"], *([line] for line in joined(";").split("\n"))]})
    mistake = folder.write("talks.xlsx", data).mistake()
    assert mistake.row == 2
    assert "Text to Columns" in mistake.text.en


def test_a_single_column_whose_header_has_two_words_is_read(folder: Folder) -> None:
    folder.write("talks.csv", as_csv(ROWS)).write("participants.csv", "Nom, prénom\nDupont, Anne\n")
    assert [person.name for person in folder.read().event.participants] == ["Anne Dupont"]


@pytest.mark.parametrize("rows", [ON_ITS_SIDE, [["Colloque"], [], *(["", *row] for row in ON_ITS_SIDE)]])
def test_a_table_on_its_side_is_the_only_mistake(folder: Folder, rows: list[list[str]]) -> None:
    assert "Transpose" in folder.write("talks.csv", as_csv(rows)).mistake().text.en


def test_people_on_their_side_are_the_only_mistake(folder: Folder) -> None:
    people = [["Nom", "Ada Mercier", "Bo Linde"], ["Courriel", "ada@example.org", "bo@example.org"]]
    folder.write("talks.csv", as_csv(ROWS)).write("speakers.csv", as_csv(people))
    mistake = folder.mistake()
    assert mistake.file == "speakers.csv"
    assert "Transpose" in mistake.text.en
