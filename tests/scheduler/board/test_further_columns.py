"""A column that a table lacks is shown empty, and is in the file with its first value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scheduler.board.further_columns import absent_columns, with_further
from scheduler.board.sheet import sheets
from scheduler.reading import read_folder
from tests.scheduler.board.asking import Visitor, cell


def offered(page: str) -> set[str]:
    return set(re.findall(r"t\d\.column=(\w+)", page))


def test_a_pronunciation_is_written_into_a_column_that_was_not_there(visitor: Visitor, one_talk: Path) -> None:
    people = one_talk / "speakers.csv"
    people.write_text("name,email\nMme X,x@example.org\nMr Y,\n")
    before = people.read_bytes()
    page = visitor.see("/data")
    assert {"pronunciation", "chairs", "available"} <= offered(page)
    assert not {"name", "email"} & offered(page)
    (number,) = set(re.findall(r"(t\d)\.column=chairs", page))
    page = visitor.see(f"/data?{number}.column=pronunciation")
    assert page.count('data-column="pronunciation"') == 2
    assert people.read_bytes() == before, "showing writes nothing"
    (item,) = set(re.findall(r'data-item="([^"]*X)"[^>]*data-column="pronunciation"', page))
    body = cell(item, "pronunciation", "", "Iks")
    assert visitor.ask("PATCH", "/api/sheet/speakers", body).status == 200
    assert people.read_text() == "name,email,pronunciation\nMme X,x@example.org,Iks\nMr Y,,\n"
    page = visitor.see(f"/data?{number}.column=pronunciation")
    assert page.count('data-column="pronunciation"') == 2, "it is shown once"
    assert page.count(">pronunciation</a>") == 1, "for the talks alone"
    assert visitor.ask("POST", "/api/undo").status == 200
    assert people.read_bytes() == before


def test_a_row_is_added_beside_a_column_that_is_not_there_yet(visitor: Visitor, one_talk: Path) -> None:
    page = visitor.see("/data?t1.column=note")
    assert 'data-column="note"' in page
    assert 'name="cell note"' not in page
    assert 'name="cell title"' in page
    assert 'name="column title"' in page
    assert 'name="column note"' not in page, "it cannot be said what it is"
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("asked", ["", "title", "nothing", "<script>", "speakers"])
def test_what_is_no_column_that_lacks_is_not_shown(visitor: Visitor, asked: str) -> None:
    page = visitor.see("/data?t1.column=" + asked)
    assert "will be" not in page
    assert page.count("<th ") == visitor.see("/data").count("<th ")
    assert "<script>" not in page.split("</head>")[1]


def test_a_field_that_several_columns_hold_is_not_lacking(one_talk: Path) -> None:
    """First and last names are the name; a French table gets French columns."""
    table = "titre,prénom,nom,durée\nUn,Ada,Byron,20\n"
    (sheet,) = sheets({"talks.csv": table.encode()}, ())
    absent = absent_columns(sheet)
    assert "speakers" not in absent
    assert "duration" not in absent
    assert absent["pronunciation"] == "prononciation"
    assert with_further(sheet, "pronunciation").columns[-1] == "prononciation"
    (one_talk / "talks.csv").write_text(table)
    read_folder(one_talk)
