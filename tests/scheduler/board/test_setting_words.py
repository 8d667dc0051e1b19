"""What the settings' page and the start tell of settings: in the words of their fields."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from scheduler.board.setting_names import fields_of, name_of_key
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.setting_pages import ask, at_settings


@pytest.fixture
def visitor(one_talk: Path) -> Visitor:
    return at_settings(one_talk)


def test_what_cannot_fit_is_told_before_any_search(visitor: Visitor, one_talk: Path) -> None:
    assert "This may fit." in visitor.see("/event")
    (one_talk / "talks.csv").write_text("id,title,speakers,duration\nT1,Only,Ada Lovelace,160\n")
    assert "This does not fit" in visitor.see("/event")


def test_text_from_outside_stays_text(visitor: Visitor) -> None:
    hostile = "<script>alert(1)</script>\"'>{{ 7 * 7993 }}"
    assert ask(visitor, "PATCH", "/api/event", {"key": "event.title", "value": hostile}) == 200
    page = visitor.see("/event")
    assert "<script>alert" not in page
    assert hostile in unescape(page)


def test_what_will_be_searched_is_shown_before_the_first_search(visitor: Visitor) -> None:
    page = visitor.see("/")
    assert "2025, 9:00–12:00" in page
    assert 'href="/event"' in page
    assert "No organiser has an e-mail address" in page
    assert ask(visitor, "POST", "/api/event/tables", {"table": "event.organisers"}) == 200
    for key, value in (("name", "Zoé"), ("email", "zoe@example.org")):
        assert ask(visitor, "PATCH", "/api/event", {"key": f"event.organisers[1].{key}", "value": value}) == 200
    page = visitor.see("/")
    assert "Zoé" in page
    assert "No organiser has" not in page


def test_rules_are_told_in_the_words_of_the_page_with_their_usual_setting(visitor: Visitor) -> None:
    page = visitor.see("/event")
    assert "`" not in page
    assert "“Talks at least”" in page
    assert "“pin”" in page, "a column"
    assert "as usual (always)" in page
    assert "as usual (never)" in page


def test_what_a_new_organiser_lacks_is_told_without_its_key(visitor: Visitor) -> None:
    assert ask(visitor, "POST", "/api/event/tables", {"table": "event.organisers"}) == 200
    page = visitor.see("/event")
    assert "<legend>Organiser 1</legend>" in page
    assert re.search(r"✗ [^<]*write it", page)
    assert "event.organisers[1].name" not in re.sub("<[^>]*>", "", page)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("event.title", "L’événement, Titre"),
        ("event.organisers[2].name", "Organisateur 2, Nom"),
        ("sessions.min_talks", "Les sessions, Exposés au moins"),
        ("event.organisers.name", None),
        ("event[1].title", None),
        ("rooms[1]", "Salle 1"),
        ("axes[1].sessions[2].chair", "Axe 1, Session 2, Modération"),
        ("axes[3].sessions[2]", "Axe 3, Session 2"),
        ("axes.sessions[2].chair", None),
        ("axes[3].sessions", None),
        ("rules.session_apart", "Les règles, Des sessions distinctes"),
        ("rules.nothing", None),
        ("nothing[1]", None),
        ("nothing.title", None),
    ],
)
def test_a_key_is_called_as_its_field(key: str, name: str | None) -> None:
    named = name_of_key(key)
    assert (named and named.fr) == name


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("rooms[1]", "id = salle; name = Salle; x = 1", "Identifiant\u202f: salle; Nom\u202f: Salle; x = 1"),
        ("rooms[1]", "name = a = b; c", "Nom\u202f: a = b; c"),
        ("disponibilités", "id = 1", "id = 1"),
        ("rules.session_apart", "off", "jamais"),
        ("rules.session_apart", "3", "3"),
        ("disponibilités", "off", "off"),
        (None, None, ""),
    ],
)
def test_a_table_that_a_change_writes_is_told_by_its_fields(key: str | None, text: str | None, shown: str) -> None:
    assert fields_of(key, text, "fr") == shown


def test_a_mistake_of_a_setting_is_told_by_the_label_of_its_field(visitor: Visitor) -> None:
    assert ask(visitor, "POST", "/api/event/tables", {"table": "event.organisers"}) == 200
    assert "Settings, Organiser 1, Name" in visitor.see("/data")
