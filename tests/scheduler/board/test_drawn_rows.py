"""A page that takes the place of another has the rows that are others: with the rest of the other it is the whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scheduler.board.asking import Visitor

ROW = re.compile(r'<tr (?:data-number="[^"]*" )?id="(?P<mark>[^"]*)".*?</tr>', re.DOTALL)
LINES = st.lists(st.sampled_from(["T1,Only,Mme X,", "T2,Other,Mr Y,9 to ten", "T3,<b>,Zoé,", "T2,,,x"]), max_size=5)


def named(page: str) -> str:
    found = re.search(r'data-page="(\d+)"', page)
    assert found
    return found[1]


def rows(page: str) -> dict[str, str]:
    return {row["mark"]: row[0] for row in ROW.finditer(page)}


def sent(page: str) -> list[str]:
    return [mark for mark, row in rows(page).items() if "data-same" not in row]


def whole(page: str, shown: dict[str, str]) -> str:
    """The page with the rows that it only names."""
    return ROW.sub(lambda row: shown[row["mark"]] if "data-same" in row[0] else row[0], page)


def unnamed(page: str) -> str:
    return re.sub(r' data-page="\d+"', "", page)


def see(visitor: Visitor, page: str = "", path: str = "/data") -> str:
    return visitor.ask("GET", path, **{"x-journee-page": page}).text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables=st.lists(LINES, min_size=1, max_size=4), lost=st.booleans())
def test_the_rows_of_both_are_those_of_the_whole_page(one_talk: Path, tables: list[list[str]], lost: bool) -> None:
    visitor = Visitor(one_talk)
    shown = see(visitor)
    for lines in tables:
        (one_talk / "talks.csv").write_text("\n".join(["id,title,speakers,available", *lines]))
        gone = list(rows(shown))[:1] if lost else []
        part = see(visitor, " ".join([named(shown), *gone]))
        assert not {*gone} - {*sent(part)} - ({*gone} - {*rows(part)}), "a row that was lost is sent"
        full = see(visitor)
        assert unnamed(whole(part, rows(shown))) == unnamed(full)
        shown = whole(part, rows(shown))


def test_of_a_cell_that_is_written_its_row_is_sent(visitor: Visitor, one_talk: Path) -> None:
    table = one_talk / "talks.csv"
    table.write_text("id,title,speakers\nT1,One,Ada\nT2,Two,Bo\nT3,Three,Cy\n")
    first = see(visitor)
    assert len(sent(first)) == 3
    assert sent(see(visitor, named(first))) == []
    table.write_text("id,title,speakers\nT1,One,Ada\nT2,Deux,Bo\nT3,Three,Cy\n")
    second = see(visitor, named(first))
    assert sent(second) == ["t1-r3"]
    assert sent(see(visitor, f"{named(second)} t1-r4 t9-r9")) == ["t1-r4"]
    assert len(sent(see(visitor, named(second), "/data?lang=fr"))) == 3, "in other words"


@pytest.mark.parametrize("page", ["", "0", "99 t1-r2", "<b>", " "])
def test_who_shows_a_page_that_is_not_known_gets_a_whole_one(visitor: Visitor, page: str) -> None:
    see(visitor)
    assert sent(see(visitor, page)) == ["t1-r2"]


def test_a_page_is_known_while_it_is_one_of_the_last(visitor: Visitor) -> None:
    first = see(visitor)
    for _ in range(15):
        see(visitor)
    assert sent(see(visitor, named(first))) == []
    assert sent(see(visitor, named(first))) == ["t1-r2"]
