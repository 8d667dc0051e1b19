"""Cells mended on the board's pages: nobody else's row or value is written over, and each is undone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scheduler.services.undoing import history
from tests.scheduler.board.asking import Visitor


def edit(visitor: Visitor, column: str, value: str, row: int = 2, **more: str) -> tuple[int, str]:
    body = json.dumps({"file": "talks.csv", "row": row, "column": column, "value": value}).encode()
    answer = visitor.ask("PATCH", "/api/sheet", body, **more)
    return answer.status, answer.text


def test_a_mistake_stands_beside_its_cell_and_is_mended_there(visitor: Visitor, one_talk: Path) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers,available\nT1,Only,Mme X,9 to ten\n")
    page = visitor.see("/data")
    cell = re.search(r'<td [^>]*wrong-cell[^"]*">.*?</td>', page, re.DOTALL)
    assert cell
    assert "9 to ten" in cell.group()
    assert 'class="wrong"' in cell.group()
    assert edit(visitor, "available", "09:00-10:00")[0] == 200
    assert table.read_text() == "id,title,speakers,available\nT1,Only,Mme X,09:00-10:00\n"
    assert "wrong-cell" not in visitor.see("/data")


def test_a_folder_with_other_mistakes_can_be_mended_one_by_one(visitor: Visitor, one_talk: Path) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers,available,duration\nT1,Only,Mme X,never,long\n")
    visitor.see("/data")
    assert edit(visitor, "available", "09:00-10:00")[0] == 200
    assert table.read_text().endswith("T1,Only,Mme X,09:00-10:00,long\n")


def test_an_edit_finds_its_row_again_and_nobody_else_s(visitor: Visitor, one_talk: Path) -> None:
    """A spreadsheet saved the table with another row above, while the page was open."""
    visitor.see("/data")
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers,available\nN1,New,Mr Y,\nT1,Only,Mme X,09:00-10:00\n")
    assert edit(visitor, "available", "09:00-11:00")[0] == 200
    assert table.read_text() == "id,title,speakers,available\nN1,New,Mr Y,\nT1,Only,Mme X,09:00-11:00\n"


@pytest.mark.parametrize("column", ["id", "title"])
def test_cells_of_a_row_are_written_one_behind_the_other(visitor: Visitor, one_talk: Path, column: str) -> None:
    """Its id, or in a table without ids its title and people, are others before the page is drawn anew."""
    table = one_talk / "talks.csv"
    more = {"id": ("title,", "One,"), "title": ("", "")}[column]
    table.write_text(f"{column},{more[0]}speakers,available\nOnly,{more[1]}Mme X,\nOther,{more[1]}Mr Y,\n")
    visitor.see("/data")
    for name, value in ((column, "Single"), ("speakers", "Mme Z"), ("available", "09:00-10:00")):
        assert edit(visitor, name, value)[0] == 200, name
    row = table.read_text().splitlines()[1]
    assert row.split(",")[0] == "Single"
    assert row.endswith(",Mme Z,09:00-10:00")


def test_a_page_that_is_drawn_between_two_changes_is_followed_too(visitor: Visitor, one_talk: Path) -> None:
    """It shows the first change; the second was asked of the page before."""
    table = one_talk / "talks.csv"
    table.write_text("title,speakers,available\nOnly,Mme X,\n")
    visitor.see("/data")
    first = visitor.rev
    assert edit(visitor, "title", "Single")[0] == 200
    visitor.see("/data")
    second, visitor.rev = visitor.rev, first
    assert edit(visitor, "speakers", "Mme Z")[0] == 200
    visitor.rev = second
    assert edit(visitor, "available", "09:00-10:00")[0] == 200
    table.write_text(table.read_text().replace("Single", "Double"))  # by a spreadsheet
    assert edit(visitor, "speakers", "Mr Y")[0] == 409


def test_a_value_that_somebody_changed_meanwhile_is_not_written_over(visitor: Visitor, one_talk: Path) -> None:
    visitor.see("/data")
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers,available\nT1,Only,Mme X,09:30-10:00\n")
    status, text = edit(visitor, "available", "09:00-11:00")
    assert status == 409
    assert json.loads(text)["details"]
    assert "09:30-10:00" in table.read_text()


def test_a_page_of_files_that_nobody_remembers_writes_nothing(visitor: Visitor, one_talk: Path) -> None:
    visitor.see("/data")
    visitor.rev = "0" * 32
    before = (one_talk / "talks.csv").read_bytes()
    assert edit(visitor, "title", "Other")[0] == 409
    assert (one_talk / "talks.csv").read_bytes() == before


def test_a_file_that_a_spreadsheet_holds_open_is_written_only_on_demand(visitor: Visitor, one_talk: Path) -> None:
    visitor.see("/data")
    (one_talk / ".~lock.talks.csv#").write_text("")
    status, text = edit(visitor, "title", "Other")
    assert (status, json.loads(text)["anyway"]) == (409, True)
    assert edit(visitor, "title", "Other", **{"x-journee-anyway": "yes"})[0] == 200
    assert "Other" in (one_talk / "talks.csv").read_text()


def test_everything_is_undone_and_done_again(visitor: Visitor, one_talk: Path) -> None:
    before = (one_talk / "talks.csv").read_bytes()
    visitor.see("/data")
    assert edit(visitor, "title", "Other")[0] == 200
    assert 'data-post="/api/undo"' in visitor.see("/data")
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (one_talk / "talks.csv").read_bytes() == before
    assert visitor.ask("POST", "/api/redo").status == 200
    assert "Other" in (one_talk / "talks.csv").read_text()
    assert len(history(one_talk).done) == 1


def test_what_others_changed_since_is_told_and_taken_back_only_when_that_was_asked(
    visitor: Visitor, one_talk: Path
) -> None:
    before = (one_talk / "talks.csv").read_bytes()
    visitor.see("/data")
    assert edit(visitor, "title", "Other")[0] == 200
    table = one_talk / "talks.csv"
    table.write_bytes(table.read_bytes().replace(b"Other", b"Mine"))
    answer = visitor.ask("POST", "/api/undo")
    told = json.loads(answer.body)
    assert (answer.status, told["anyway"]) == (409, True)
    assert "“Write anyway” puts these files back whole" in told["text"]
    assert "--yes" not in answer.body.decode()
    assert "command" not in answer.body.decode()
    assert b"Mine" in table.read_bytes()
    assert visitor.ask("POST", "/api/undo", **{"x-journee-anyway": "yes"}).status == 200
    assert table.read_bytes() == before


CELL = '{"file": "talks.csv", "row": 2, "column": "title", "value": "x"}'


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "[" * 60_000,
        '{"do": "rm"}',
        '{"do": "apply", "way": "x", "of": 1}',
        '{"do": "apply", "way": 1e999, "of": 1}',
        '{"do": "apply", "way": 1}',
        '{"do": "repair"}',
        '{"do": "repair", "way": 1}',
        '{"do": "repair", "what": "rm"}',
        '{"do": "repair", "what": "cancel"}',
        '{"do": "repair", "what": "cancel", "talk": ["T1"]}',
        '{"do": "repair", "what": "late", "minutes": "9999", "day": "", "now": "10:00", "until": ""}',
        '{"do": "repair", "what": "late", "minutes": "٥", "day": "", "now": "10:00", "until": ""}',
        '{"do": "repair", "what": "away", "person": "X", "day": "", "from": 9, "to": ""}',
        CELL.replace("2", "1e999"),
        CELL.replace("2", "true"),
        CELL.replace('"x"', "null"),
        CELL.replace('"x"', "[1]"),
        CELL.replace("x", "\\ud800"),
        CELL.replace('"talks.csv"', "7"),
    ],
)
def test_a_wrong_question_is_told_and_writes_nothing(visitor: Visitor, one_talk: Path, body: str) -> None:
    visitor.see("/data")
    before = (one_talk / "talks.csv").read_bytes()
    for answer in (visitor.ask(*where, body.encode()) for where in (("PATCH", "/api/sheet"), ("POST", "/api/jobs"))):
        assert answer.status == 400
        assert " " in json.loads(answer.text)["text"], "a sentence, not a number"
    assert (one_talk / "talks.csv").read_bytes() == before
