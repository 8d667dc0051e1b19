"""What a screen reader is told: by one place, of what is new alone, and in the language in which it is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from scheduler.board import pages
from tests.scheduler.board.asking import Visitor, cell

TEMPLATES = Path(pages.__file__).parent / "templates"
LIVE = re.compile(r'role="(?:status|alert|log)"|aria-live')
ADDRESSES = ("/", "/?view=list", "/data", "/event", "/publish", "/today", "/variants", "/ways", "/files", "/mails")


@pytest.fixture
def visitor(made: Path, tmp_path: Path) -> Visitor:
    return Visitor(Path(shutil.copytree(made, tmp_path / "event")))


def drawn_anew(page: str) -> str:
    """The parts of a page that are replaced whenever something has changed: all in them would be told again."""
    return "".join(re.findall(r"<header>.*?</header>|<main .*?</main>", page, re.DOTALL))


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_tells_readers_something_outlives_that_a_page_is_drawn_anew(visitor: Visitor, address: str) -> None:
    page = visitor.see(address)
    assert "<main" in drawn_anew(page)
    assert not LIVE.search(drawn_anew(page))
    assert len(re.findall('id="live"[^>]*role="status"', page)) == 1
    for tag in re.findall(r"<\w+[^>]*data-tells[^>]*>", page):
        assert re.search(r' id="[\w-]+"', tag), "by its id it is known what it told before"
    assert 'id="sentence" tabindex="-1" data-tells="' in page


def test_no_other_part_of_a_page_is_live() -> None:
    """But for the question beside a field, which is put there when it is asked."""
    live = {path.name for path in TEMPLATES.glob("*.html") if LIVE.search(path.read_text(encoding="utf-8"))}
    assert live == {"base.html", "start.html"}


def test_a_text_of_the_event_says_its_language_on_a_page_in_another(visitor: Visitor) -> None:
    talks = visitor.board.folder / "talks.csv"
    talks.write_text("id,title,speakers,available,language\nT1,Seul,Ada Lovelace,09:00-10:00,fr\n")
    french, english = visitor.see("/?lang=fr"), visitor.see("/?lang=en")
    assert '<h1 lang="en">' in french
    assert "<bdi>Seul</bdi>" in french, "the talk is in the language of the page"
    assert "<h1>" in english
    assert '<bdi lang="fr">Seul</bdi>' in english


def test_a_button_whose_page_may_stay_as_it_is_says_what_it_has_done(visitor: Visitor) -> None:
    visitor.see("/data")
    talks = visitor.board.folder / "talks.csv"
    before = talks.read_text()
    assert visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "Only", "Autre")).status == 200
    assert talks.read_text() != before
    page = visitor.see("/publish?lang=fr")
    done = dict(re.findall(r'data-post="(/api/\w+)"[^>]* data-done="([^"]*)"', page))
    assert done["/api/export"] == "Fichiers refaits"
    assert done["/api/undo"].startswith("Annulé\u202f: ")
    assert "Autre" in done["/api/undo"]
