"""What a plenary and a break say of themselves stands in everything that is produced, and its people in the index."""

from __future__ import annotations

import csv
import io
from io import BytesIO

import pytest
from icalendar import Calendar
from pdf_tools import squeezed
from pypdf import PdfReader

from exports import render
from exports.pdf import booklet_pdf, door_signs, programme_pdf
from exports.pdf.people import attendants
from exports.rows import PauseRow
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room

Pair = tuple[Event, Programme]
ADA = Person(id="ada@example.org", name="Ada Zucca", email="ada@example.org", biography="Vie rapide.")
BO = Person(id="bo@example.org", name="Bo Yster", email="bo@example.org", timezone="America/New_York")
FORMATS = ("page", "calendar", "table", "invitations")


@pytest.fixture(scope="module")
def told(one_room: Pair) -> Pair:
    """A plenary that Ada gives and Bo chairs, and a break in another room, with notes."""
    event, programme = one_room
    keynote, *others = event.plenaries
    update = {
        "speakers": (ADA.id,),
        "chairs": (BO.id,),
        "abstract": "De quoi parler.",
        "keywords": ("rareté",),
        "note": "en visioconférence",
    }
    first, *breaks = event.breaks
    first = first.model_copy(update={"room": "hall", "note": "libre"})
    changed = {
        "plenaries": (keynote.model_copy(update=update), *others),
        "breaks": (first, *breaks),
        "rooms": (*event.rooms, Room(id="hall", name="Hall du bas")),
        "people": tuple(sorted((*event.people, ADA, BO), key=lambda person: person.id)),
    }
    return event.model_copy(update=changed), programme


@pytest.fixture(scope="module")
def files(told: Pair) -> dict[str, bytes]:
    return render(*told, FORMATS).files


def rows_of(files: dict[str, bytes]) -> dict[str, list[str]]:
    table = csv.reader(io.StringIO(files["public/programme.csv"].decode("utf-8-sig")), delimiter=";")
    return {row[13]: row for row in table}


def test_the_table_has_chairs_keywords_notes_and_rooms(told: Pair, files: dict[str, bytes]) -> None:
    event, _ = told
    rows = rows_of(files)
    assert rows[event.plenaries[0].id][5] == "Ada Zucca"
    assert rows[event.plenaries[0].id][10:13] == ["Bo Yster", "rareté", "en visioconférence"]
    assert (rows[event.breaks[0].id][7], rows[event.breaks[0].id][12]) == ("Hall du bas", "libre")


def test_the_page_tells_all_of_it(files: dict[str, bytes]) -> None:
    page = files["public/index.html"].decode()
    for text in ("Bo Yster", "De quoi parler.", "rareté", "Vie rapide.", "en visioconférence", "libre"):
        assert text in page
    assert page.count("Hall du bas") == 1


def test_calendars_name_who_speaks_and_who_chairs(told: Pair, files: dict[str, bytes]) -> None:
    event, _ = told
    entries = {str(entry["summary"]): entry for entry in Calendar.from_ical(files["public/programme.ics"]).events}
    lines = str(entries[event.plenaries[0].title]["description"]).splitlines()
    assert "Intervention\u202f: Ada Zucca" in lines
    assert "Modération\u202f: Bo Yster" in lines
    assert lines[-1] == "De quoi parler."
    assert str(entries[event.breaks[0].title]["location"]).startswith("Hall du bas")
    (invitation,) = Calendar.from_ical(files[f"invitations/plenaries/{event.plenaries[0].id}.ics"]).events
    roles = {str(who): who.params["ROLE"] for who in invitation["attendee"]}
    assert roles == {"mailto:ada@example.org": "REQ-PARTICIPANT", "mailto:bo@example.org": "CHAIR"}


def test_the_booklet_prints_a_plenary_as_a_talk_and_its_people_in_the_index(told: Pair) -> None:
    reader = PdfReader(BytesIO(booklet_pdf(*told)))
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    (entry,) = (number for number, page in enumerate(pages, start=1) if squeezed("De quoi parler.") in page)
    assert squeezed("Vie rapide.") in pages[entry - 1]
    index = next(page for page in pages if squeezed("Index des noms") in page and "Zucca" in page)
    assert squeezed(f"Zucca, Ada · {entry}") in index
    assert squeezed(f"Yster, Bo · {entry}") in index
    assert any(squeezed(f"rareté · {entry}") in page for page in pages)
    programme_page = next(page for page in pages if "BoYster" in page)
    assert squeezed("Hall du bas · libre") in programme_page


def test_a_plenary_with_nothing_more_to_tell_has_no_entry_and_an_index_all_the_same(one_room: Pair) -> None:
    event, programme = one_room
    first, *others = event.plenaries
    presenter = event.talks[0].speakers[0]
    changed = event.model_copy(update={"plenaries": (first.model_copy(update={"speakers": (presenter,)}), *others)})
    rows = [row for row in timetable(changed, programme).blocks() if isinstance(row, PauseRow)]
    assert not any(row.described for row in rows)
    assert booklet_pdf(changed, programme)


def test_the_sheet_and_the_badges_know_them(told: Pair) -> None:
    (page, *_) = PdfReader(BytesIO(programme_pdf(*told))).pages
    text = squeezed(page.extract_text())
    for wanted in ("Modération : Bo Yster", "en visioconférence", "Hall du bas · libre"):
        assert squeezed(wanted) in text
    roles = {person.name: person.roles for person in attendants(*told)}
    assert (roles["Ada Zucca"], roles["Bo Yster"]) == (("speaker",), ("chair",))


def test_a_door_neither_names_its_own_room_nor_lists_the_posters_of_another(told: Pair) -> None:
    event, programme = told
    keynote, *others = event.plenaries
    first, *breaks = event.breaks
    poster = event.talks[0].model_copy(update={"id": "P1", "title": "Une affiche", "type": "poster"})
    changed = {
        "plenaries": (keynote.model_copy(update={"room": "hall"}), *others),
        "breaks": (first.model_copy(update={"posters": True}), *breaks),
        "posters": (poster,),
    }
    held, *later = programme.plenaries
    moved = programme.model_copy(update={"plenaries": (held.model_copy(update={"room": "hall"}), *later)})
    signs = dict(door_signs(event.model_copy(update=changed), moved))
    texts = {room: squeezed(PdfReader(BytesIO(sign)).pages[0].extract_text()) for room, sign in signs.items()}
    assert texts["hall"].count(squeezed("Hall du bas")) == 1
    assert {room for room, text in texts.items() if squeezed("Une affiche") in text} == {"hall"}
    assert len(texts) > 1


def test_the_doors_of_other_rooms_tell_where_the_break_is_held(told: Pair) -> None:
    event, programme = told
    signs = dict(door_signs(event, programme))
    assert "hall" not in signs
    for sign in signs.values():
        assert squeezed("Hall du bas · libre") in squeezed(PdfReader(BytesIO(sign)).pages[0].extract_text())
