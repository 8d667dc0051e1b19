"""A table on the page: each mistake beside its own cell, on whichever sheet, and no more rows than a browser bears."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
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


@pytest.fixture
def large(one_talk: Path) -> Visitor:
    """The board of a table of 400 talks, the last with a mistake."""
    rows = [f"T{number},Talk {number % 7},Ada {number},\n" for number in range(1, 401)]
    rows[-1] = "T400,Talk,Ada,never\n"
    (one_talk / "talks.csv").write_text("id,title,speakers,available\n" + "".join(rows))
    return Visitor(one_talk)


def shown_in(text: str) -> list[str]:
    """The ids of the talks on a page."""
    return re.findall(r'data-column="id" data-value="(T\d+)"', text)


def test_a_large_table_is_shown_in_parts_and_every_row_is_in_one(large: Visitor) -> None:
    parts = [large.see(f"/data?t1.first={first}") for first in (1, 101, 201, 301)]
    assert [name for part in parts for name in shown_in(part)] == [f"T{number}" for number in range(1, 401)]
    assert len(shown_in(large.see("/data?all"))) == 400
    leading = {href for part in parts for href in re.findall(r'<li><a href="(/data\?t1.first=\d+)#t1"', part)}
    assert leading == {f"/data?t1.first={first}" for first in (1, 101, 201, 301)}
    for at, part in enumerate(parts):
        assert 'aria-rowcount="401"' in part
        indexes = [int(index) for index in re.findall(r'<tr data-number[^>]* aria-rowindex="(\d+)"', part)]
        assert indexes == list(range(100 * at + 2, 100 * at + 102)), "the header is the first"


def test_a_mistake_leads_to_the_part_that_has_it(large: Visitor) -> None:
    first = large.see("/data")
    assert 'data-value="never"' not in first
    link = re.search(r'<a href="(/data[^"]*)#([^"]*)">talks.csv', first)
    assert link
    part = large.see(link[1])
    assert 'data-value="never"' in part
    assert f'id="{link[2]}"' in part
    assert shown_in(large.see("/data?t1.wrong=1")) == ["T400"]


def test_all_rows_of_a_large_table_are_found_and_sorted_and_the_file_stays(large: Visitor) -> None:
    table = large.board.folder / "talks.csv"
    before = table.read_bytes()
    assert shown_in(large.see("/data?t1.find=ADA+39")) == ["T39", *(f"T39{digit}" for digit in range(10))]
    down = shown_in(large.see("/data?t1.sort=1&t1.down=1"))
    assert down == [f"T{number}" for number in range(400, 300, -1)]
    both = shown_in(large.see("/data?t1.find=talk+3&t1.sort=1"))
    assert both == [f"T{number}" for number in range(3, 400, 7)], "T10 comes behind T3"
    assert shown_in(large.see("/data?t1.find=nowhere")) == []
    assert shown_in(large.see("/data?t1.sort=4"))[0] == "T400", "what is empty comes last"
    assert table.read_bytes() == before


@pytest.mark.parametrize(
    "query",
    [
        "t1.first=0",
        "t1.first=99999999",
        "t1.first=-1",
        "t1.sort=77&t1.down=x",
        "t7.find=a",
        "at=t1-r9999",
        "at=x",
        "t1.first=²",
    ],
)
def test_an_address_of_nothing_shows_a_part_all_the_same(large: Visitor, query: str) -> None:
    assert len(shown_in(large.see(f"/data?{quote(query, safe='=&')}"))) == 100


def test_what_is_looked_for_is_text_on_the_page(large: Visitor) -> None:
    text = large.see("/data?t1.find=%22%3E%3Cscript%3E&t1.sort=%22%3E%3Cscript%3E&t2.find=%22%3E%3Cscript%3E")
    assert '"><script>' not in text
    assert 'value="&#34;&gt;&lt;script&gt;"' in text


def test_numbers_of_any_length_are_sorted(one_talk: Path) -> None:
    rows = [f"T{number},{'9' * (number * 40)},Ada {number},\n" for number in range(1, 220)]
    (one_talk / "talks.csv").write_text("id,title,speakers,available\n" + "".join(rows))
    assert shown_in(Visitor(one_talk).see("/data?t1.sort=2")) == [f"T{number}" for number in range(1, 101)]


def test_who_adds_a_row_is_led_to_it(large: Visitor) -> None:
    large.see("/data")
    body = json.dumps({"file": "talks.csv", "cell id": "T401", "cell title": "New", "cell speakers": "Zoe"})
    answer = large.ask("POST", "/api/sheet/talks/rows", body.encode())
    assert answer.status == 200, answer.text
    assert shown_in(large.see(json.loads(answer.body)["to"].partition("#")[0])) == ["T401"]
