"""The introduction of a session is printed before its talks, with its hour where talks have theirs."""

from __future__ import annotations

from io import BytesIO

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from exports import render
from exports.page import index_html
from exports.rows import SessionRow
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import hours

Pair = tuple[Event, Programme]


def introduced(pair: Pair, minutes: int = 10) -> Pair:
    """The programme whose sessions begin `minutes` before their first talks."""
    event, programme = pair
    sessions = tuple(session.model_copy(update={"start": session.start - minutes}) for session in programme.sessions)
    settings = event.session_settings.model_copy(update={"introduction": minutes})
    return (
        event.model_copy(update={"session_settings": settings}),
        programme.model_copy(update={"sessions": sessions}),
    )


def text_of(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(page.extract_text() for page in pages).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("name", ["one_room", "three_rooms"])
def test_page_sheet_and_chairs_print_it(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = introduced(request.getfixturevalue(name))
    assert index_html(event, programme).decode().count(">Introduction<") == len(programme.sessions)
    files = render(event, programme, ["programme", "chairs"]).files
    sheets = [text_of(data) for path, data in files.items() if "/chairs/" in path]
    assert [sheet.count("Introduction") for sheet in sheets] == [1] * len(programme.sessions)
    (sheet,) = (text_of(data) for path, data in files.items() if path.endswith("programme.pdf"))
    assert sheet.count("Introduction") == len(programme.sessions)


def test_the_sheet_of_a_room_has_its_hours(one_room: Pair) -> None:
    event, programme = introduced(one_room)
    (data,) = (data for path, data in render(event, programme, ["programme"]).files.items() if path.endswith(".pdf"))
    printed = " ".join(text_of(data).split())
    for session in programme.sessions:
        span = " ".join(hours(session.start, session.start + 10, "fr").split())
        assert f"{span} Introduction" in printed


def test_calendars_tell_how_long_it_takes(one_room: Pair) -> None:
    event, programme = introduced(one_room)
    files = render(event, programme, ["calendar"]).files
    (data,) = (data for path, data in files.items() if path.endswith("programme.ics"))
    entries = Calendar.from_ical(data).walk("VEVENT")
    told = [entry for entry in entries if "– introduction de 10 min au début\n– " in str(entry["description"])]
    assert len(told) == len(programme.sessions)


def test_a_session_without_one_has_none(one_room: Pair) -> None:
    assert {b.introduction for b in timetable(*one_room).blocks() if isinstance(b, SessionRow)} == {0}
    assert "Introduction<" not in index_html(*one_room).decode()
