"""Settings that are written one soon after another, by one page or by two."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.setting_pages import ask, at_settings, settings


@pytest.fixture
def visitor(one_talk: Path) -> Visitor:
    return at_settings(one_talk)


def test_a_value_that_is_to_be_completed_is_written_or_said_to_be_right(visitor: Visitor, one_talk: Path) -> None:
    event = one_talk / "event.toml"
    before = re.sub(r"(?m)^((?:title|date|end) *=.*)$", r"\1  # à compléter", event.read_text(), count=3)
    event.write_text(before)
    assert before.count("à compléter") == 3
    page = visitor.see("/event")
    assert page.count('data-ask="POST /api/event/kept"') == 3
    assert "delete" not in re.sub("<[^>]*>", "", visitor.see("/data"))
    assert "an example: the title, the date and the hour at which it ends." in visitor.see("/")
    visitor.see("/event")
    assert ask(visitor, "POST", "/api/event/kept", {"key": "event.date"}) == 200
    assert event.read_text() == re.sub(r"(?m)^(date .*)  # à compléter$", r"\1", before)
    assert ask(visitor, "POST", "/api/event/kept", {"key": "event.date"}) == 200, "which changes nothing more"
    assert ask(visitor, "PATCH", "/api/event", {"key": "event.end", "value": "11:30"}) == 200
    assert event.read_text().count("à compléter") == 1
    assert "an example: the title." in visitor.see("/")
    assert visitor.see("/event").count('data-ask="POST /api/event/kept"') == 1
    for _ in range(2):
        assert visitor.ask("POST", "/api/undo").status == 200
    assert event.read_text() == before


def test_what_somebody_has_changed_since_is_not_said_to_be_right(visitor: Visitor, one_talk: Path) -> None:
    event = one_talk / "event.toml"
    event.write_text(re.sub(r"(?m)^(end *=.*)$", r"\1  # to complete", event.read_text(), count=1))
    visitor.see("/event")
    now = re.sub(r'(?m)^end *= *"[^"]*"', 'end = "11:00"', event.read_text(), count=1)
    event.write_text(now)
    assert visitor.ask("POST", "/api/event/kept", json.dumps({"key": "event.end"}).encode()).status == 409
    assert event.read_text() == now


def test_who_writes_faster_than_the_page_is_drawn_loses_nothing(visitor: Visitor) -> None:
    for key, value in (("title", "Dinner"), ("duration", "40"), ("between", "10:00-11:30"), ("note", "free")):
        asked = json.dumps({"key": f"breaks[1].{key}", "value": value}).encode()
        assert visitor.ask("PATCH", "/api/event", asked).status == 200
    written = settings(visitor)["breaks"][0]
    assert written == {"title": "Dinner", "duration": 40, "between": ["10:00", "11:30"], "note": "free"}
    again = json.dumps({"key": "breaks[1].duration", "value": "50"}).encode()
    assert visitor.ask("PATCH", "/api/event", again).status == 409  # the page still shows 30
    visitor.see("/event")
    assert visitor.ask("PATCH", "/api/event", again).status == 200


def test_what_was_undone_is_not_followed(visitor: Visitor) -> None:
    title = json.dumps({"key": "breaks[1].title", "value": "Dinner"}).encode()
    assert visitor.ask("PATCH", "/api/event", title).status == 200
    assert visitor.ask("POST", "/api/undo").status == 200
    assert ask(visitor, "PATCH", "/api/event", {"key": "breaks[1].duration", "value": "40"}) == 200
    assert settings(visitor)["breaks"][0]["title"] == "Lunch"


def test_an_item_is_removed_by_the_name_that_it_has_just_been_given(visitor: Visitor) -> None:
    title = json.dumps({"key": "breaks[1].title", "value": "Dinner"}).encode()
    assert visitor.ask("PATCH", "/api/event", title).status == 200
    assert visitor.ask("DELETE", "/api/event/tables", json.dumps({"key": "breaks[1]"}).encode()).status == 200
    assert "breaks" not in settings(visitor)
