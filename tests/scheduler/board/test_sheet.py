"""A table on the page: each mistake beside its own cell, on whichever sheet, and no more rows than a browser bears."""

from __future__ import annotations

import io
import re
from pathlib import Path

from openpyxl import Workbook

from scheduler.board.folder_view import view
from scheduler.board.sheet import anchors, sheets
from tests.scheduler.board.asking import Visitor


def workbook() -> bytes:
    """A workbook of talks and people, both with a wrong cell in the same row and column."""
    book = Workbook()
    talks = book.active
    assert talks is not None
    talks.title = "Talks"
    for row in (["id", "title", "speakers", "available"], ["T1", "One", "Ada", "09:00-10:00"]):
        talks.append(row)
    people = book.create_sheet("People")
    for row in (["name", "email", "affiliation", "available"], ["Ada", "", "", "9 to ten"]):
        people.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_mistake_on_the_sheet_of_people_stands_there(one_talk: Path) -> None:
    (one_talk / "talks.csv").unlink()
    (one_talk / "talks.xlsx").write_bytes(workbook())
    seen = view(one_talk)
    tables = sheets(seen.sources, seen.mistakes)
    assert [table.file for table in tables] == ["talks.xlsx", "talks.xlsx [People]"]
    wrong = [(table.file, row.number) for table in tables for row in table.rows if row.is_wrong]
    assert wrong == [("talks.xlsx [People]", 2)]
    marks = anchors(tables).values()
    assert len(set(marks)) == len(marks)
    assert not any(" " in mark for mark in marks)
    text = Visitor(one_talk).see("/data")
    target = re.search(r'<a href="#([^"]*)">talks.xlsx \[People\]', text)
    assert target
    assert re.search(rf'<tr [^>]*id="{re.escape(target.group(1))}"', text)


def test_a_large_table_is_shown_in_part_and_its_mistakes_whole(one_talk: Path) -> None:
    rows = [f"T{number},Talk,Ada {number},\n" for number in range(1, 401)]
    rows[-1] = "T400,Talk,Ada,never\n"
    (one_talk / "talks.csv").write_text("id,title,speakers,available\n" + "".join(rows))
    visitor = Visitor(one_talk)
    part, whole = visitor.see("/data"), visitor.see("/data?all")
    assert 'data-value="never"' in part
    assert "100 rows" in part
    assert part.count("<tr ") == 300
    assert whole.count("<tr ") == 400
