"""What a column of a table is, is said on the page of data, where the column is missed."""

from __future__ import annotations

import json
import re
import tomllib
from html import unescape
from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor

#: Who presents stands in a column whose header says authors alone; somebody's hours in one that nobody knows.
TABLE = "id,title,Authors (first presents),Comes <when>\nT1,Only,Bo Li,09:00-10:00\n"


@pytest.fixture
def visitor(one_talk: Path) -> Visitor:
    (one_talk / "talks.csv").write_text(TABLE)
    return Visitor(one_talk)


def chosen(page: str) -> dict[str, str]:
    """The field of each column that the page shows, by its header."""
    selects = re.findall(r'<select[^>]*name="column ([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL)
    read = {unescape(column): re.search(r'value="([^"]*)" selected', options) for column, options in selects}
    return {column: found[1] if found else "" for column, found in read.items()}


def choose(visitor: Visitor, column: str, field: str) -> int:
    asked = {
        **{f"column {label}": shown for label, shown in chosen(visitor.see("/data")).items()},
        f"column {column}": field,
    }
    return visitor.ask("PATCH", "/api/sheet/talks/columns", json.dumps(asked).encode()).status


def stated(folder: Path) -> object:
    return tomllib.loads((folder / "event.toml").read_text()).get("columns")


def test_a_missing_column_is_chosen_beside_the_table(visitor: Visitor, one_talk: Path) -> None:
    before = (one_talk / "event.toml").read_text()
    page = visitor.see("/data")
    assert chosen(page) == {"id": "id", "title": "title", "Authors (first presents)": "authors", "Comes <when>": ""}
    assert re.search(r'<a href="#t1-columns">talks\.csv, row 1, speakers</a>', page)
    assert re.search(r'<details class="columns" id="t1-columns" open>', page)
    assert choose(visitor, "Authors (first presents)", "speakers") == 200
    assert stated(one_talk) == {"talks": {"speakers": ["Authors (first presents)"]}}
    page = visitor.see("/data")
    assert chosen(page)["Authors (first presents)"] == "speakers"
    assert re.search(r'<details class="columns" id="t1-columns">', page)
    assert choose(visitor, "Comes <when>", "available") == 200
    visitor.see("/data")
    assert choose(visitor, "Comes <when>", "ignore") == 200
    assert stated(one_talk) == {"talks": {"speakers": ["Authors (first presents)"], "ignore": ["Comes <when>"]}}
    assert chosen(visitor.see("/data"))["Comes <when>"] == "ignore"
    assert choose(visitor, "Comes <when>", "ignore") == 200, "which changes nothing more"
    for _ in range(3):
        assert visitor.ask("POST", "/api/undo").status == 200
    assert (one_talk / "event.toml").read_text() == before


def test_names_in_two_columns_are_shown_as_the_field_that_they_make(visitor: Visitor, one_talk: Path) -> None:
    (one_talk / "talks.csv").write_text("id,title,First name,Last name\nT1,Only,Bo,Li\n")
    assert chosen(visitor.see("/data")) == {
        "id": "id",
        "title": "title",
        "First name": "speakers",
        "Last name": "speakers",
    }
    before = (one_talk / "event.toml").read_bytes()
    assert choose(visitor, "title", "title") == 200, "all columns as they are read"
    assert (one_talk / "event.toml").read_bytes() == before


@pytest.mark.parametrize(("kind", "field"), [("talks", "event"), ("nothing", "title"), ("talks", "../x")])
def test_what_is_no_column_is_refused(visitor: Visitor, one_talk: Path, kind: str, field: str) -> None:
    visitor.see("/data")
    before = (one_talk / "event.toml").read_bytes()
    asked = {"column title": field}
    assert visitor.ask("PATCH", f"/api/sheet/{kind}/columns", json.dumps(asked).encode()).status == 400
    assert (one_talk / "event.toml").read_bytes() == before
