"""Calendars that can be subscribed to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from released import planted

from exports import render
from scheduler.domain.edition import DRAFT
from tests.exports.invitations.entries import History, entries


def lines(data: bytes) -> Iterable[bytes]:
    return data.replace(b"\r\n ", b"").partition(b"BEGIN:VTIMEZONE")[0].split(b"\r\n")


def test_the_calendars_of_the_day_and_of_an_axis_can_be_subscribed_to(history: History) -> None:
    files = history.publish()
    for name, source in (("programme.ics", "programme.ics"), ("axes/1.ics", "axes/1.ics")):
        content_lines = list(lines(files[f"public/{name}"]))
        assert b"METHOD:PUBLISH" in content_lines
        assert f"SOURCE;VALUE=URI:https://example.org/jour/{source}".encode() in content_lines
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H" in content_lines
        assert any(line.startswith(b"NAME:") for line in content_lines)
        assert any(line.startswith(b"COLOR:") for line in content_lines)
        assert b"ATTENDEE" not in files[f"public/{name}"]
    assert {e["summary"] for e in entries(files["public/axes/1.ics"]).values()} == {
        "Axe 1",
        *(talk.title for talk in history.now.event.talks_of("1")),
    }
    history.now.event = history.now.event.model_copy(update={"url": None})
    content_lines = list(lines(history.publish()["public/programme.ics"]))
    assert not any(line.startswith((b"SOURCE", b"REFRESH", b"URL")) for line in content_lines)


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://example.org", "https://example.org/programme.ics"),
        ("https://example.org/", "https://example.org/programme.ics"),
        ("https://example.org/a/b/", "https://example.org/a/b/programme.ics"),
        ("https://example.org/a/index.html", "https://example.org/a/programme.ics"),
        ("https://example.org/a?lang=fr#top", "https://example.org/a/programme.ics"),
    ],
)
def test_the_calendar_lies_beside_the_page(history: History, url: str, source: str) -> None:
    history.now.event = history.now.event.model_copy(update={"url": url})
    assert f"SOURCE;VALUE=URI:{source}".encode() in lines(history.publish()["public/programme.ics"])


def test_a_draft_is_the_default() -> None:
    event, programme = planted()
    assert render(event, programme, ["calendar"]).files == render(event, programme, ["calendar"], DRAFT).files
