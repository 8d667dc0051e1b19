"""Talks and people are added, withdrawn and brought back on the page of data."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from scheduler.board.row_view import axis_label
from scheduler.domain.talks import Axis
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services.effort import Effort
from scheduler.services.solving import solve
from tests.scheduler.board.asking import Visitor

HEADER = "id,title,speakers\n"


@pytest.fixture
def visitor(one_talk: Path) -> Visitor:
    (one_talk / "talks.csv").write_text(f"{HEADER}T1,Only,Bo Li\n")
    return Visitor(one_talk)


def press(visitor: Visitor, label: str, at: str = "/data") -> int:
    """The first button of that label on the page is pressed."""
    page = visitor.see(at)
    button = next(tag for tag in re.findall(r"<button[^>]*data-ask=[^>]*>", page) if f'aria-label="{label}' in tag)
    method, address = re.search(r'data-ask="(\w+) ([^"]*)"', button).groups()  # type: ignore[union-attr]
    body = unescape(re.search(r'data-body="([^"]*)"', button).group(1))  # type: ignore[union-attr]
    return visitor.ask(method, address, body.encode()).status


def add(visitor: Visitor, **cells: str) -> int:
    visitor.see("/data")
    asked = {"file": "talks.csv", **{f"cell {column}": value for column, value in cells.items()}}
    return visitor.ask("POST", "/api/sheet/talks/rows", json.dumps(asked).encode()).status


def test_the_form_for_a_talk_proposes_the_next_id(visitor: Visitor, one_talk: Path) -> None:
    page = visitor.see("/data")
    assert re.search(r'name="cell id" value="T2"[^>]*required', page)
    assert add(visitor, id="T2", title="=1+1", speakers="Ada") == 200
    assert (one_talk / "talks.csv").read_text() == f"{HEADER}T1,Only,Bo Li\nT2,=1+1,Ada\n"
    assert 'aria-label="title, row 3: =1+1"' in visitor.see("/data")


def test_an_empty_row_and_a_table_that_is_none_are_refused(visitor: Visitor, one_talk: Path) -> None:
    before = (one_talk / "talks.csv").read_bytes()
    assert add(visitor, id="", title=" ") == 409
    assert add(visitor, nowhere="x") == 409
    asked = {"file": "../talks.csv", "cell id": "T2"}
    assert visitor.ask("POST", "/api/sheet/talks/rows", json.dumps(asked).encode()).status == 400
    assert (one_talk / "talks.csv").read_bytes() == before


def test_what_is_to_be_mended_stands_before_the_place_for_another_table(visitor: Visitor, one_talk: Path) -> None:
    page = visitor.see("/data")
    assert page.count('id="table"') == 1
    (one_talk / "talks.csv").write_text(f"{HEADER}T1,,Bo Li\n")
    page = visitor.see("/data")
    assert page.count('id="table"') == 1
    assert page.index('class="problems"') < page.index('id="table"') < page.index("<table")


def test_a_row_that_is_withdrawn_is_brought_back_while_another_has_a_mistake(visitor: Visitor, one_talk: Path) -> None:
    (one_talk / "talks.csv").write_text("id,title,speakers,emails\nT1,Only,Bo Li,bo@\nT2,,Ada,\n")
    assert press(visitor, "Withdraw: T2") == 200
    assert press(visitor, "Bring back: T2") == 200
    assert "withdrawn" not in (one_talk / "talks.csv").read_text()


def test_a_talk_is_withdrawn_by_its_status_and_brought_back(visitor: Visitor, one_talk: Path) -> None:
    add(visitor, id="T2", title="Two", speakers="Ada")
    assert press(visitor, "Withdraw: T2") == 200
    text = (one_talk / "talks.csv").read_text()
    assert "T2,Two,Ada,retiré" in text or "T2,Two,Ada,withdrawn" in text
    assert press(visitor, "Bring back: T2") == 200
    assert (one_talk / "talks.csv").read_text().splitlines()[2] == "T2,Two,Ada,"


@pytest.mark.parametrize("form", ['[[cancelled]]\ntalk = "T2"\n', 'cancelled = [{ talk = "T2" }]\n'])
def test_a_talk_that_was_cancelled_is_brought_back(visitor: Visitor, one_talk: Path, form: str) -> None:
    add(visitor, id="T2", title="Two", speakers="Ada")
    (one_talk / "amendments.toml").write_text(f"# mine\n{form}")
    table = (one_talk / "talks.csv").read_bytes()
    assert [talk.id for talk in read_folder(one_talk).event.left_out] == ["T2"]
    assert press(visitor, "Bring back: T2") == 200
    assert read_folder(one_talk).event.left_out == ()
    assert (one_talk / "talks.csv").read_bytes() == table
    assert (one_talk / "amendments.toml").read_text().startswith("# mine")
    assert visitor.ask("DELETE", "/api/cancelled", b'{"talk": "T2"}').status == 409
    assert visitor.ask("POST", "/api/undo").status == 200
    assert [talk.id for talk in read_folder(one_talk).event.left_out] == ["T2"]


def test_people_get_a_table_and_are_removed_from_it(visitor: Visitor, one_talk: Path) -> None:
    page = visitor.see("/data")
    assert 'data-post="/api/people"' in page
    assert visitor.ask("POST", "/api/people").status == 200
    page = visitor.see("/data")
    assert 'data-post="/api/people"' not in page
    assert "speakers.csv" in page
    assert press(visitor, "Remove: 2") == 200
    assert "Bo Li" not in (one_talk / "speakers.csv").read_text()
    assert visitor.ask("POST", "/api/undo").status == 200
    assert "Bo Li" in (one_talk / "speakers.csv").read_text()


def test_words_of_a_talk_say_their_language_where_the_page_has_another(visitor: Visitor, one_talk: Path) -> None:
    rows = "T1,Die Zeit,Bo Li,,de\nT2,Le temps,Ada,Du temps.,fr\nT3,Time,Cy,,en\nT4,Hours,Di,,\n"
    (one_talk / "talks.csv").write_text(f"id,title,speakers,abstract,language\n{rows}")
    for page in ("en", "fr"):
        shown = visitor.see(f"/data?lang={page}")
        for talk, own in (("T1", "de"), ("T2", "fr"), ("T3", "en"), ("T4", "en")):
            cells = re.findall(rf'<button class="cell"[^>]*data-item="{talk}[ "][^>]*>', shown)
            said = {re.search(r'data-column="(\w+)"', cell)[1]: re.search(r' lang="(\w+)"', cell) for cell in cells}  # type: ignore[index]
            assert set(said) == {"id", "title", "speakers", "abstract", "language"}
            for column, found in said.items():
                expected = own if column in ("title", "abstract") and own != page else None
                assert (found[1] if found else None) == expected, (page, talk, column)


@pytest.mark.parametrize(
    ("id", "title", "label"),
    [
        ("1", "Habiter", "1 – Habiter"),
        ("1", "Axe 1 – Collecter", "Axe 1 – Collecter"),
        ("1", "Axe 12 – Collecter", "1 – Axe 12 – Collecter"),
        ("oral-history", "Oral history", "Oral history"),
        ("B", "Bâtir", "B – Bâtir"),
    ],
)
def test_an_axis_is_named_once_where_it_is_chosen(id: str, title: str, label: str) -> None:
    assert axis_label(Axis(id=id, title=title)) == label


@pytest.mark.parametrize("mistake", ["", ",3O"])
def test_a_talk_without_an_id_is_withdrawn_and_brought_back(visitor: Visitor, one_talk: Path, mistake: str) -> None:
    """Also while another row has a mistake, and nothing has given ids yet."""
    duration = ",duration" if mistake else ""
    (one_talk / "talks.csv").write_text(
        f"title,speakers{duration}\nOne,Bo Li{',30' if mistake else ''}\nTwo,Ada{mistake}\n"
    )
    assert press(visitor, "Withdraw: 2") == 200
    assert re.search(r"(?m)^One,Bo Li.*,withdrawn$", (one_talk / "talks.csv").read_text())
    assert press(visitor, "Bring back: 2") == 200
    assert "withdrawn" not in (one_talk / "talks.csv").read_text()


def test_a_talk_without_an_id_is_brought_back_where_the_programme_lacks_it(visitor: Visitor, one_talk: Path) -> None:
    (one_talk / "talks.csv").write_text("title,speakers,status\nOne,Bo Li,withdrawn\nTwo,Ada,\n")
    solve(one_talk, None, Effort(Budget.of(60)))
    assert press(visitor, "Bring back: One", "/") == 200
    assert "withdrawn" not in (one_talk / "talks.csv").read_text()
