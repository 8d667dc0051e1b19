"""The board's pages of what becomes of proposals: talks, and answers."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from scheduler.reading import read_folder
from scheduler.starter.folder import starter_files
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.proposals.mails import hidden, received, say, text_of

# ── what becomes of it ───────────────────────────────────────────────────────────────────────────────────────────────


def test_accepted_ones_become_talks_after_a_look(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    before = (folder / "talks.csv").read_bytes()
    page = visitor.see("/proposals/talks")
    assert "Les jauges" in page
    assert "Les compteurs" not in page
    assert (folder / "talks.csv").read_bytes() == before
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert {talk.title for talk in read_folder(folder).event.talks} == {"Un", "Les jauges"}
    assert "déjà dans les exposés" in visitor.see("/proposals/talks")
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 409, "the talks are others by now"
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (folder / "talks.csv").read_bytes() == before


def test_the_first_talks_are_those_that_were_accepted(visitor: Visitor, folder: Path) -> None:
    (folder / "talks.csv").unlink()
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    page = visitor.see("/proposals/talks")
    assert "Les jauges" in page
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Les jauges"]


@pytest.mark.parametrize("talks", [None, starter_files("x", "fr")["talks.csv"]])
def test_the_head_leads_to_proposals_until_there_are_talks(visitor: Visitor, folder: Path, talks: bytes | None) -> None:
    (folder / "talks.csv").unlink()
    if talks is not None:
        (folder / "talks.csv").write_bytes(talks)
    assert head(visitor, "/data")[1] != "/proposals"
    received(visitor)
    assert head(visitor, "/data") == ("2 propositions à décider", "/proposals")
    assert head(visitor, "/proposals") == ("2 propositions à décider", "")
    assert say(visitor, "P02", "rejected").status == 200
    assert head(visitor, "/") == ("1 proposition à décider", "/proposals")
    assert say(visitor, "P01", "accepted").status == 200
    assert head(visitor, "/proposals") == ("1 proposition acceptée à reprendre dans les exposés", "/proposals/talks")
    body = json.dumps({"stands": hidden(visitor.see("/proposals/talks"), "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert "proposition" not in head(visitor, "/data")[0], "the talks are there"


def head(visitor: Visitor, path: str) -> tuple[str, str]:
    """The sentence at the head of the page, and where the button beside it leads."""
    part = visitor.see(path).split('id="state"')[1].split("<nav")[0]
    link = re.search(r'<a class="button main" href="([^"]*)"', part)
    return text_of(part.split("</p>")[0].split(">", 1)[1]), link[1] if link else ""


def test_the_example_of_the_beginning_gives_way(visitor: Visitor, folder: Path) -> None:
    (folder / "talks.csv").write_bytes(starter_files("x", "fr")["talks.csv"])
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    page = visitor.see("/proposals/talks")
    assert "exposés d’exemple" in page
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Les jauges"]


def test_without_an_accepted_one_there_is_nothing_to_take(visitor: Visitor) -> None:
    received(visitor)
    page = visitor.see("/proposals/talks")
    assert "aucune proposition n’est acceptée" in text_of(page).casefold()
    assert "Reprendre dans les exposés" not in page
    assert "/proposals/talks" not in visitor.see("/proposals")


def test_answers_are_drafts_to_look_at_and_to_keep(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    assert say(visitor, "P01", "accepted").status == 200
    page = text_of(visitor.see("/proposals/answers"))
    assert "ada@example.org" in page
    assert "issa@example.org" in page, "what is missing is asked for"
    answer = visitor.ask("GET", "/zip-answers")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert {name for name in archive.namelist() if name.endswith(".eml")} == {
            "P01-accepted.eml",
            "P02-incomplete.eml",
        }
    assert not (folder / "mails").exists(), "nothing is written unasked"


# ── attacks ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_is_found_from_where_tables_are_dropped(visitor: Visitor) -> None:
    assert 'href="/proposals"' in visitor.see("/data")
    received(visitor)
    for path in ("/", "/data", "/proposal?id=P01"):
        assert '<li><a href="/proposals"' in visitor.see(path)
    page = visitor.see("/proposals?lang=en")
    assert "To be decided (2)" in text_of(page)


def test_accepted_ones_of_which_none_has_an_axis_are_to_be_sorted(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    (folder / "talks.csv").unlink()
    assert say(visitor, "P02", "accepted").status == 200
    page = visitor.see("/proposals/talks")
    assert "À classer" in page
    body = json.dumps({"stands": hidden(page, "stands")}).encode()
    assert visitor.ask("POST", "/api/proposals/talks", body).status == 200
    (talk,) = read_folder(folder).event.talks
    assert read_folder(folder).event.axis[talk.axis or ""].title == "À classer"


def test_a_mistake_of_what_would_be_a_talk_is_told_by_its_proposal(visitor: Visitor, folder: Path) -> None:
    received(visitor)
    (folder / "talks.csv").unlink()
    for id, hours in (("P01", "matin"), ("P02", "quand il fera beau")):
        assert say(visitor, id, "accepted", available=hours).status == 200
    page = visitor.see("/proposals/talks")
    assert '<a href="/proposal?id=P02">P02</a>' in page
    assert '<a href="/proposal?id=P01">P01</a>' not in page
    assert "talks.csv" not in page
