from __future__ import annotations

import re
from pathlib import Path

import pytest
from pdf_tools import BOOKLET, SHEET, misplaced, poppler, reader_of, squeezed

from exports.pdf import booklet_pdf, impose, programme_pdf
from exports.pdf.faces import Faces
from exports.pdf.text import markup, typeset
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
Made = dict[tuple[str, str], bytes]


@pytest.mark.parametrize("name", ["sheet", "booklet"])
@pytest.mark.parametrize("pair", ["one_room", "three_rooms"])
def test_each_talk_is_there_with_its_people(
    pair: str, name: str, made: Made, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    event, _ = request.getfixturevalue(pair)
    text = squeezed(poppler("pdftotext", made[pair, name], tmp_path, "-layout"))
    raw = squeezed(poppler("pdftotext", made[pair, name], tmp_path, "-raw"))
    for talk in event.talks:
        assert squeezed(talk.title) in text or squeezed(talk.title) in raw
        for person in talk.speakers:
            assert squeezed(event.person[person].name) in raw
    for item in (*event.axes, *event.breaks, *event.plenaries):
        assert squeezed(item.title) in raw


@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "hostile"])
def test_all_fonts_are_embedded(pair: str, made: Made, tmp_path: Path) -> None:
    booklet = made[pair, "booklet"]
    for path, data in {"sheet": made[pair, "sheet"], "booklet": booklet, "imposed": impose(booklet)}.items():
        lines = poppler("pdffonts", data, tmp_path).splitlines()[2:]
        assert lines, path
        assert all(re.search(r"\byes yes yes\b", line) for line in lines), (path, lines)


def test_a_day_in_one_room_is_one_page(made: Made) -> None:
    pages = reader_of(made["one_room", "sheet"]).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


def rooms_and_days(sheet: bytes) -> list[tuple[list[str], list[str]]]:
    """The rooms and the days that each page of the sheet names; plenaries have rooms too, so in the heads alone."""
    pages = []
    for page in reader_of(sheet).pages:
        text = squeezed(page.extract_text())
        heads = text.partition("Horaire")[2][:200]
        days = re.findall(r"(?:Mercredi9|Jeudi10|Vendredi11)juin2027(?=Horaire)", text)
        pages.append((re.findall(r"Salle(\w)", heads.partition("9h")[0]), days))
    return pages


def test_a_day_in_six_rooms_is_one_page_where_it_can_be_read(made: Made) -> None:
    days = ["Mercredi9juin2027", "Jeudi10juin2027", "Vendredi11juin2027"]
    assert rooms_and_days(made["congress", "sheet"]) == [(list("ABCDEF"), [day]) for day in days]


@pytest.mark.long
def test_a_fuller_day_in_six_rooms_is_two_pages_of_three_each_with_its_date(congress: Pair) -> None:
    event, programme = congress
    talks = tuple(talk.model_copy(update={"title": talk.title * 8}) for talk in event.talks)
    days = ["Mercredi9juin2027", "Jeudi10juin2027", "Vendredi11juin2027"]
    pages = rooms_and_days(programme_pdf(event.model_copy(update={"talks": talks}), programme))
    assert pages == [(list(rooms), [day]) for day in days for rooms in ("ABC", "DEF")]


def test_the_sheet_says_where_a_plenary_is_and_nothing_of_free_places(made: Made, tmp_path: Path) -> None:
    text = squeezed(poppler("pdftotext", made["congress", "sheet"], tmp_path, "-raw"))
    assert "Conférencedu10·SalleA" in text
    assert "Discussion" not in text
    assert "Dumercredi9auvendredi11juin2027" in text


def test_the_booklet_is_a5_and_says_what_it_is(one_room: Pair, made: Made) -> None:
    event, _ = one_room
    reader = reader_of(made["one_room", "booklet"])
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {(420, 595)}
    assert reader.metadata is not None
    assert reader.metadata.title == typeset(event.title, "fr")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert (
        root["/ViewerPreferences"]["/DisplayDocTitle"] is True
        or str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"
    )
    assert len(reader.outline) > 3


@pytest.mark.parametrize("name", ["sheet", "booklet"])
def test_hostile_text_is_printed_as_text(name: str, made: Made, tmp_path: Path) -> None:
    text = squeezed(poppler("pdftotext", made["hostile", name], tmp_path, "-raw"))
    for part in ('<imgsrc="file:///etc/passwd"/>', "<b>gras</b>&</para>", "{%raw%}", "</script>"):
        assert squeezed(part) in text
    assert "root:x:" not in text


@pytest.mark.parametrize("name", ["sheet", "booklet"])
@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "congress", "hostile"])
def test_nothing_lies_outside_its_frame_or_over_something_else(pair: str, name: str, made: Made) -> None:
    assert misplaced(made[pair, name], SHEET if name == "sheet" else BOOKLET) == []


@pytest.mark.parametrize("speakers", [1, 12])
def test_twelve_speakers_fit(one_room: Pair, speakers: int, tmp_path: Path) -> None:
    event, programme = one_room
    talk = event.talks[0].model_copy(update={"speakers": tuple(p.id for p in event.people[:speakers])})
    event = event.model_copy(update={"talks": (talk, *event.talks[1:])})
    text = squeezed(poppler("pdftotext", booklet_pdf(event, programme), tmp_path, "-raw"))
    assert all(squeezed(person.name) in text for person in event.people[:speakers])


def test_the_same_programme_gives_the_same_bytes(three_rooms: Pair, made: Made) -> None:
    assert programme_pdf(*three_rooms) == made["three_rooms", "sheet"]
    assert booklet_pdf(*three_rooms) == made["three_rooms", "booklet"]


def test_french_marks_keep_to_their_words() -> None:
    assert typeset("Quoi ? « Oui » : non ; si !", "fr") == "Quoi\u00a0? «\u00a0Oui\u00a0»\u00a0: non\u00a0; si\u00a0!"
    assert typeset("L'été : 29 %", "en") == "L’été\u00a0: 29\u00a0%"
    assert typeset("9\u202fh\u202f30", "fr") == "9\u00a0h\u00a030"


def test_markup_is_escaped_and_hyphenated() -> None:
    faces = Faces("<b>&</b> collectivités")
    assert markup("<b>&</b>", "fr", faces) == "&lt;b&gt;&amp;&lt;/b&gt;"
    assert "\u00ad" in markup("collectivités", "fr", faces, hyphens=True)
    assert "\u00ad" not in markup("collectivités", "pl", faces, hyphens=True)
