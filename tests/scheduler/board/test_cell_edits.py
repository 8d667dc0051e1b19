"""Cells mended on the board's pages: nobody else's row or value is written over, and each is undone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scheduler.board.sheet_edits import names_text
from scheduler.editing import shown
from scheduler.editing.rows import table_rows
from scheduler.services.undoing import history
from tests.scheduler.board.asking import Visitor, cell


def edit(visitor: Visitor, column: str, value: str, **more: str) -> tuple[int, str]:
    """The page writes a cell of its first row, as it was shown."""
    sources = visitor.board.readings.of(visitor.rev) or {"talks.csv": (visitor.board.folder / "talks.csv").read_bytes()}
    row = table_rows(sources["talks.csv"], "talks.csv")[0]
    body = cell(names_text(row), column, shown(row.cells[column]), value, row=row.number)
    answer = visitor.ask("PATCH", "/api/sheet/talks", body, **more)
    return answer.status, answer.text


def test_a_mistake_stands_beside_its_cell_and_is_mended_there(visitor: Visitor, one_talk: Path) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers,available\nT1,Only,Mme X,9 to ten\n")
    page = visitor.see("/data")
    wrong = re.search(r'<td [^>]*wrong-cell[^"]*">.*?</td>', page, re.DOTALL)
    assert wrong
    assert "9 to ten" in wrong.group()
    assert 'class="wrong"' in wrong.group()
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


def test_a_row_is_found_by_its_id_and_by_its_number_only_where_that_names_none_or_several(
    visitor: Visitor, one_talk: Path
) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers\nT1,One,Mme X\nT2,Two,Mme X\n,Three,Mr Y\nT2,Four,Mr Y\n")
    visitor.see("/data")
    before = table.read_bytes()

    def write(id: str, row: int, expected: str) -> int:
        return visitor.ask("PATCH", "/api/sheet/talks", cell(id, "title", expected, "New", row=row)).status

    assert write("T2", 2, "Two") == 409, "two have that id, and neither is in that row"
    assert write("", 2, "One") == 409, "the row has an id"
    assert write("T9", 2, "One") == 409, "none has that id"
    assert write("T1", 3, "Two") == 409, "another value is expected than that of the talk"
    assert table.read_bytes() == before
    assert write("T1", 3, "One") == 200
    assert write("T2", 5, "Four") == 200
    assert write("", 4, "Three") == 200
    assert table.read_text() == "id,title,speakers\nT1,New,Mme X\nT2,Two,Mme X\n,New,Mr Y\nT2,New,Mr Y\n"


def test_cells_are_written_together_or_not_at_all(visitor: Visitor, one_talk: Path) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers\nT1,One,Mme X\nT2,Two,Mme X\n")
    visitor.see("/data")
    before = table.read_bytes()

    def write(*expected: str) -> int:
        edits = [json.loads(cell(f"T{n}", "title", text, f"New {n}"))[0] for n, text in enumerate(expected, 1)]
        return visitor.ask("PATCH", "/api/sheet/talks", json.dumps(edits).encode()).status

    assert write("One", "Zwei") == 409
    assert table.read_bytes() == before
    assert write("One", "Two") == 200
    assert table.read_text() == "id,title,speakers\nT1,New 1,Mme X\nT2,New 2,Mme X\n"
    (step,) = history(one_talk).done
    assert "and 1 other value" in step.label.en
    assert visitor.ask("POST", "/api/undo").status == 200
    assert table.read_bytes() == before


def test_who_writes_a_cell_twice_before_the_page_is_drawn_expects_what_was_written(
    visitor: Visitor, one_talk: Path
) -> None:
    visitor.see("/data")
    assert visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "Only", "First")).status == 200
    assert visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "Only", "Again")).status == 409
    assert visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "First", "Second")).status == 200
    assert "T1,Second," in (one_talk / "talks.csv").read_text()


def test_the_end_of_a_line_is_no_difference(visitor: Visitor, one_talk: Path) -> None:
    """A page that was parsed knows one way to end a line."""
    table = one_talk / "talks.csv"
    table.write_bytes(b'id,title,speakers,abstract\nT1,Only,Mme X,"One.\r\nTwo."\n')
    visitor.see("/data")
    assert visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "abstract", "One.\nTwo.", "Three.")).status == 200
    assert b"Three." in table.read_bytes()


def test_the_answer_names_the_files_unless_others_have_changed_the_table_meanwhile(
    visitor: Visitor, one_talk: Path
) -> None:
    """Who goes on by that name may speak of rows by their numbers."""
    table = one_talk / "talks.csv"
    visitor.see("/data")
    answer = visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "Only", "First"))
    assert json.loads(answer.body)["rev"] == json.loads(visitor.ask("GET", "/api/state").body)["rev"]
    table.write_text("id,title,speakers,available\nT0,New,Mr Y,\n" + table.read_text().partition("\n")[2])
    answer = visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "First", "Second"))
    assert (answer.status, json.loads(answer.body)) == (200, {"rev": None})
    assert "T1,Second," in table.read_text()


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
    told = json.loads(text)
    assert (told["code"], told["anyway"]) == ("changed", False)
    assert [problem["file"] for problem in told["problems"]] == ["talks.csv"]
    assert told["problems"][0]["text"]
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


CELL = '[{"file": "talks.csv", "id": "T1", "row": 2, "key": "title", "expected": "Only", "value": "x"}]'


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "[" * 60_000,
        '{"do": "rm"}',
        '{"do": "apply", "of": 1}',
        '{"of": "x"}',
        '{"of": 1e999}',
        '{"do": "repair"}',
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
        CELL.replace("talks.csv", "../talks.csv"),
        CELL.replace("talks.csv", "speakers.csv"),
        CELL.replace('"Only"', "null"),
        CELL.replace('"expected"', '"was"'),
        CELL.replace('"T1"', "1"),
        CELL.replace("{", "[{").replace("}", "}]"),
    ],
)
def test_a_wrong_question_is_told_and_writes_nothing(visitor: Visitor, one_talk: Path, body: str) -> None:
    visitor.see("/data")
    before = (one_talk / "talks.csv").read_bytes()
    asked = [("PATCH", "/api/sheet/talks"), ("POST", "/api/jobs")]
    if '"of": 1}' not in body:
        asked += [("POST", "/api/ways/1"), ("POST", "/api/ways/1/try"), ("POST", "/api/alternatives/1")]
    for answer in (visitor.ask(*where, body.encode()) for where in asked):
        assert answer.status == 400
        assert " " in json.loads(answer.text)["text"], "a sentence, not a number"
    assert (one_talk / "talks.csv").read_bytes() == before
