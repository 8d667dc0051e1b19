"""A table without ids is given some, which are told; once written they stay, and nothing is published before."""

from __future__ import annotations

import json

import pytest

from scheduler.domain.errors import InputError
from tests.scheduler.reading.columns.tables import table

HEADER = ("title", "axis", "speakers", "keywords", "biography")


def rows(*titles: str) -> list[tuple[str, ...]]:
    return [(title, "1", f"Person {title}", "k", "b") for title in titles]


def test_ids_follow_the_order_of_the_rows(folder) -> None:
    folder.write("talks.csv", table(HEADER, *rows("Un", "Deux"), ("",), *rows("Trois")))
    reading = folder.read()
    assert {talk.id: talk.title for talk in reading.event.talks} == {"T1": "Un", "T2": "Deux", "T3": "Trois"}
    (guess,) = [guess for guess in reading.guesses if guess.kind == "id"]
    written = [(c.file, c.row, c.column, c.value) for c in guess.corrections]
    assert written == [("talks.csv", row, "id", name) for row, name in ((2, "T1"), (3, "T2"), (5, "T3"))]
    (remark,) = [remark for remark in reading.remarks if remark.column == "id"]
    assert "T1 à T3" in remark.text.fr
    assert "once they are written" in remark.text.en


def test_a_talk_that_is_left_out_keeps_its_place_among_the_ids(folder) -> None:
    folder.write(
        "talks.csv",
        table((*HEADER, "status"), *[(*row, s) for row, s in zip(rows("a", "b"), ("non", ""), strict=True)]),
    )
    assert [talk.id for talk in folder.read().event.talks] == ["T2"]


@pytest.mark.parametrize(
    ("known", "offered"),
    [(("1", "2"), "3"), (("T01", "T09"), "T10"), (("P3", "x"), "T1"), (("7", "T1"), "T2"), (("1.0", "2"), "3")],
)
def test_a_row_without_an_id_among_others_is_a_mistake_and_offered_one(folder, known, offered) -> None:
    columns = [(*row, name) for row, name in zip(rows("a", "b", "c"), (*known, ""), strict=True)]
    folder.write("talks.csv", table((*HEADER, "id"), *columns))
    mistake = folder.mistake()
    assert (mistake.row, mistake.column) == (4, "id")
    with pytest.raises(InputError) as caught:
        folder.read()
    (remark,) = [remark for remark in caught.value.remarks if remark.column == "id"]
    assert offered in remark.text.en


def test_a_column_of_blank_ids_is_none(folder) -> None:
    folder.write("talks.csv", table((*HEADER, "Identifiant"), *[(*row, "") for row in rows("a", "b")]))
    reading = folder.read()
    assert [talk.id for talk in reading.event.talks] == ["T1", "T2"]
    (guess,) = [guess for guess in reading.guesses if guess.kind == "id"]
    assert {correction.column for correction in guess.corrections} == {"Identifiant"}


def test_columns_that_only_a_person_can_tell_apart_are_not_filled(folder) -> None:
    folder.write(
        "talks.csv", table((*HEADER, "N°", "Code"), *[(*row, f"x{row[0]}", f"y{row[0]}") for row in rows("a", "b")])
    )
    assert "columns.talks] id" in folder.mistake().text.en


@pytest.mark.parametrize(
    ("written", "suggested"), [("Exposé 1", "expose-1"), ("n° 12", "n-12"), ("à/b", "a-b"), ("…", None)]
)
def test_an_id_with_spaces_or_accents_is_a_mistake_with_a_suggestion(
    folder, written: str, suggested: str | None
) -> None:
    folder.write(
        "talks.csv",
        table((*HEADER, "id"), *[(*row, name) for row, name in zip(rows("a", "b"), ("x", written), strict=True)]),
    )
    mistake = folder.mistake()
    assert (mistake.row, mistake.column, mistake.found) == (3, "id", written)
    assert mistake.suggestions == ((suggested,) if suggested else ())


def test_numbers_as_ids_lose_what_the_spreadsheet_added(folder) -> None:
    columns = [
        {"id": 12.0, "title": "a", "axis": 1, "speakers": "A"},
        {"id": 7, "title": "b", "axis": 2, "speakers": "B"},
    ]
    (folder.path / "talks.csv").unlink()
    folder.write("talks.json", json.dumps(columns))
    assert [talk.id for talk in folder.read().event.talks] == ["7", "12"]
