"""The booklet says who chairs, who discusses, who is remote, and what organisers state of the event."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pdf_tools import assert_in_order, poppler, squeezed
from reportlab.platypus import CondPageBreak

from exports.pdf import booklet_pdf, looks, programme_pdf
from exports.pdf.booklet_index import _in_columns
from exports.pdf.booklet_programme import programme_pages
from exports.pdf.chapters import entry_name, height_of
from exports.pdf.document import Words
from exports.pdf.fonts import register_fonts
from exports.pdf.looks import ENTRY
from exports.pdf.measures import COLUMN, HEIGHT, INDEX_HEAD
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.rows import PauseRow, SessionRow, Timetable
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.presentation import PrintSettings
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Axis

Pair = tuple[Event, Programme]


@pytest.fixture(scope="module")
def stated(one_room: Pair) -> Pair:
    """An event whose first axis has a chair and a discussant, whose first talk has a note and a discussant."""
    event, programme = one_room
    chair, discussant, other = (
        Person(id=name, name=name, affiliation="Univ. X") for name in ("Zoé Zaepfel", "Yves Yacoub", "Xavier Xatart")
    )
    first, *axes = event.axes
    first = first.model_copy(update={"chairs": (chair.id,), "session_discussants": ((discussant.id,),) * 4})
    talk, *talks = event.talks
    talk = talk.model_copy(update={"note": "en visioconférence", "discussants": (other.id,), "axis": first.id})
    update = {
        "axes": (first, *axes),
        "talks": (talk, *talks),
        "people": (*event.people, chair, discussant, other),
        "summary": "Une journée sur l'eau.\n\nEn deux temps.",
        "registration": "Gratuite, sur https://example.org/inscription",
        "online": "https://example.org/direct",
        "funding": "Avec le soutien de l'ANR.",
        "print_settings": PrintSettings(axis_label="Panel", chair_label="Présidence"),
    }
    sessions = tuple(
        session.model_copy(update={"chairs": (chair.name,)}) if session.axis == first.id else session
        for session in programme.sessions
    )
    return event.model_copy(update=update), programme.model_copy(update={"sessions": sessions})


@pytest.fixture(scope="module")
def pages(stated: Pair, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    text = poppler("pdftotext", booklet_pdf(*stated), tmp_path_factory.mktemp("booklet"), "-raw")
    return [squeezed(page) for page in text.split("\f")[:-1]]


def test_programme_pages_name_chairs_discussants_and_notes(stated: Pair, pages: list[str]) -> None:
    event, _ = stated
    programme = pages[next(number for number, page in enumerate(pages) if "Programme" in page[:60] and number > 1)]
    talk = event.talks[0]
    wanted = ["Panel 1", "Présidence : Zoé Zaepfel (Univ. X)", "Discussion : Yves Yacoub (Univ. X)"]
    assert_in_order(wanted, programme)
    assert_in_order([talk.title, "· en visioconférence", "Discussion : Xavier Xatart (Univ. X)"], "".join(pages))


def test_the_index_names_chairs_and_discussants_with_the_pages_of_their_sessions(pages: list[str]) -> None:
    index = next(page for page in pages if "Indexdesnoms" in page and "Zaepfel" in page)
    for name in ("Zaepfel, Zoé", "Yacoub, Yves", "Xatart, Xavier"):
        (numbers,) = re.findall(rf"{squeezed(name)}·([\d,]+?)(?=[A-ZÉ]|$)", index + "A")[:1]
        assert all("Panel1" in pages[int(number) - 1] for number in numbers.split(","))


def test_what_is_stated_of_the_event_is_printed(stated: Pair, pages: list[str], tmp_path: Path) -> None:
    assert squeezed("Avec le soutien de l'ANR.") in pages[0]
    assert_in_order(["Présentation", "Une journée sur l'eau.", "En deux temps.", "Sommaire"], pages[1])
    facts = next(page for page in pages if "Informationspratiques" in page and "Inscription" in page)
    assert_in_order(["Inscription", "https://example.org/inscription", "En ligne", "https://example.org/direct"], facts)
    sheet = squeezed(poppler("pdftotext", programme_pdf(*stated), tmp_path, "-raw"))
    for words in ("Panel 1", "Présidence : ", "Inscription : ", "En ligne : ", "Avec le soutien de l'ANR."):
        assert squeezed(words) in sheet


def test_names_that_stand_twice_are_told_apart(one_room: Pair) -> None:
    event, programme = one_room
    words, table = Words(event), timetable(event, programme)
    session, other = [block for block in table.blocks() if isinstance(block, SessionRow)][:2]
    lone = entry_name(words, table, session)
    assert not re.match(r"\d", lone)
    day = table.days[0]
    rounds = [
        PauseRow("plenary", name, day.day, start, start + 60, "Table ronde")
        for name, start in (("a", 1000), ("b", 1060))
    ]
    twice = Timetable((type(day)(day.day, (*day.blocks, *rounds)),), several_rooms=False)
    assert [squeezed(entry_name(words, twice, block)) for block in rounds] == ["16h40·Tableronde", "17h40·Tableronde"]
    axis = Axis(id="1", title="Eau")
    here = [
        SessionRow("S", date(2027, 6, 9), 600, 660, room, axis, (), 0, 0, (), title="Eau")
        for room in (session.room, session.room.model_copy(update={"id": "b", "name": "Salle B"}))
    ]
    at_once = Timetable((type(day)(day.day, tuple(here)),), several_rooms=True)
    names = [squeezed(entry_name(words, at_once, block)) for block in here]
    assert names == [squeezed(f"10 h · Axe 1 – Eau · {block.room.name}") for block in here]
    assert other


@pytest.mark.parametrize("count", [1, 2, 3, 70, 73, 74, 80, 81, 100, 115, 150, 400, 407])
def test_columns_are_full_but_on_the_last_pages_where_they_are_equal(count: int) -> None:
    """The last page is at least half as full as the others, or as full as the one before it."""
    register_fonts()
    entries = [Text(f"Personne {number}", ENTRY) for number in range(count)]
    columns: list[list[Text]] = [[]]
    for flowable in _in_columns(entries):
        if isinstance(flowable, Text):
            columns[-1].append(flowable)
        else:
            columns.append([])
    assert len(columns) % 2 == 0
    assert [entry for column in columns for entry in column] == entries
    line = entries[0].wrap(COLUMN, HEIGHT)[1] + entries[0].getSpaceAfter()
    rooms = [HEIGHT - INDEX_HEAD if number < 2 else HEIGHT for number in range(len(columns))]
    heights = [line * len(column) for column in columns]
    assert all(height <= room for height, room in zip(heights, rooms, strict=True))
    equal = next(n for n in (4, 2) if max(heights[-n:]) - min(heights[-n:]) < 1.1 * line)
    assert all(height > room - line for height, room in [*zip(heights, rooms, strict=True)][:-equal])
    assert equal == 4 or len(columns) == 2 or sum(heights[-2:]) >= HEIGHT - line


def test_the_heading_of_a_day_stays_with_what_begins_it(congress: Pair) -> None:
    """Nothing that may begin a new page stands between them, and what is asked of the page includes the heading."""
    register_fonts()
    event, programme = congress
    days = [
        (day, [row for row in day.blocks if isinstance(row, SessionRow)]) for day in timetable(event, programme).days
    ]
    rows_of = tuple(type(day)(day.day, tuple(rows)) for day, rows in days)
    sessions = Timetable(rows_of, several_rooms=True, several_days=True)
    story = list(programme_pages(Words(event), sessions, Element("Document")))
    headings = [at for at, part in enumerate(story) if isinstance(part, Text) and part.style is looks.DATE]
    assert len(headings) == 3
    for at in headings:
        assert not isinstance(story[at + 1], CondPageBreak)
        assert isinstance(story[at - 1], CondPageBreak)
        assert story[at - 1].height >= height_of(story[at : at + 3])
