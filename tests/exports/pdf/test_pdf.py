from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pdf_tools import poppler, squeezed
from pypdf import PdfReader

from exports import render
from exports.pdf import booklet_pdf, programme_pdf
from exports.pdf.faces import Faces
from exports.pdf.text import markup, typeset
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


@pytest.mark.parametrize("make", [programme_pdf, booklet_pdf])
@pytest.mark.parametrize("pair", ["one_room", "three_rooms"])
def test_each_talk_is_there_with_its_people(
    pair: str, make: object, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    event, programme = request.getfixturevalue(pair)
    text = squeezed(poppler("pdftotext", make(event, programme), tmp_path, "-layout"))  # type: ignore[operator]
    raw = squeezed(poppler("pdftotext", make(event, programme), tmp_path, "-raw"))  # type: ignore[operator]
    for talk in event.talks:
        assert squeezed(talk.title) in text or squeezed(talk.title) in raw
        for person in talk.speakers:
            assert squeezed(event.person[person].name) in raw
    for item in (*event.axes, *event.breaks, *event.plenaries):
        assert squeezed(item.title) in raw


@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "hostile"])
def test_all_fonts_are_embedded(pair: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    for path, data in render(*request.getfixturevalue(pair), ["programme", "booklet"]).files.items():
        lines = poppler("pdffonts", data, tmp_path).splitlines()[2:]
        assert lines, path
        assert all(re.search(r"\byes yes yes\b", line) for line in lines), (path, lines)


def test_a_day_in_one_room_is_one_page(one_room: Pair) -> None:
    pages = PdfReader(BytesIO(programme_pdf(*one_room))).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


def rooms_and_days(event: Event, programme: Programme) -> list[tuple[list[str], list[str]]]:
    """The rooms and the days that each page of the sheet names; plenaries have rooms too, so in the heads alone."""
    pages = []
    for page in PdfReader(BytesIO(programme_pdf(event, programme))).pages:
        text = squeezed(page.extract_text())
        heads = text.partition("Horaire")[2][:200]
        days = re.findall(r"(?:mercredi9|jeudi10|vendredi11)juin2027(?=Horaire)", text)
        pages.append((re.findall(r"Salle(\w)", heads.partition("9h")[0]), days))
    return pages


def test_a_day_in_six_rooms_is_one_page_where_it_can_be_read(congress: Pair) -> None:
    days = ["mercredi9juin2027", "jeudi10juin2027", "vendredi11juin2027"]
    assert rooms_and_days(*congress) == [(list("ABCDEF"), [day]) for day in days]


def test_a_fuller_day_in_six_rooms_is_two_pages_of_three_each_with_its_date(congress: Pair) -> None:
    event, programme = congress
    talks = tuple(talk.model_copy(update={"title": talk.title * 8}) for talk in event.talks)
    days = ["mercredi9juin2027", "jeudi10juin2027", "vendredi11juin2027"]
    pages = rooms_and_days(event.model_copy(update={"talks": talks}), programme)
    assert pages == [(list(rooms), [day]) for day in days for rooms in ("ABC", "DEF")]


def test_the_sheet_says_where_a_plenary_is_and_nothing_of_free_places(congress: Pair, tmp_path: Path) -> None:
    text = squeezed(poppler("pdftotext", programme_pdf(*congress), tmp_path, "-raw"))
    assert "Conférencedu10·SalleA" in text
    assert "Discussion" not in text
    assert "dumercredi9auvendredi11juin2027" in text


def test_the_booklet_is_a5_and_says_what_it_is(one_room: Pair) -> None:
    event, programme = one_room
    reader = PdfReader(BytesIO(booklet_pdf(event, programme)))
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


@pytest.mark.parametrize("make", [programme_pdf, booklet_pdf])
def test_hostile_text_is_printed_as_text(hostile: Pair, make: object, tmp_path: Path) -> None:
    event, programme = hostile
    text = squeezed(poppler("pdftotext", make(event, programme), tmp_path, "-raw"))  # type: ignore[operator]
    for part in ('<imgsrc="file:///etc/passwd"/>', "<b>gras</b>&</para>", "{%raw%}", "</script>"):
        assert squeezed(part) in text
    assert "root:x:" not in text


@pytest.mark.parametrize("make", [programme_pdf, booklet_pdf])
@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "hostile"])
def test_nothing_lies_outside_the_page(pair: str, make: object, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    words = poppler("pdftotext", make(*request.getfixturevalue(pair)), tmp_path, "-bbox")  # type: ignore[operator]
    for page in re.split(r"(?=<page )", words)[1:]:
        size = re.search(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size
        width, height = float(size.group(1)), float(size.group(2))
        boxes = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page)
        for left, top, right, bottom in (tuple(map(float, box)) for box in boxes):
            assert left >= 20
            assert right <= width - 20
            assert top >= 15
            assert bottom <= height - 10


@pytest.mark.parametrize("speakers", [1, 12])
def test_twelve_speakers_fit(one_room: Pair, speakers: int, tmp_path: Path) -> None:
    event, programme = one_room
    talk = event.talks[0].model_copy(update={"speakers": tuple(p.id for p in event.people[:speakers])})
    event = event.model_copy(update={"talks": (talk, *event.talks[1:])})
    text = squeezed(poppler("pdftotext", booklet_pdf(event, programme), tmp_path, "-raw"))
    assert all(squeezed(person.name) in text for person in event.people[:speakers])


def test_the_same_programme_gives_the_same_bytes(three_rooms: Pair) -> None:
    assert render(*three_rooms, ["programme", "booklet"]).files == render(*three_rooms, ["programme", "booklet"]).files


def test_french_marks_keep_to_their_words() -> None:
    assert typeset("Quoi ? « Oui » : non ; si !", "fr") == "Quoi\u00a0? «\u00a0Oui\u00a0»\u00a0: non\u00a0; si\u00a0!"
    assert typeset("L'été : 29 %", "en") == "L’été\u00a0: 29\u00a0%"
    assert typeset("9\u202fh\u202f30", "fr") == "9\u00a0h\u00a030"


def test_markup_is_escaped_and_hyphenated() -> None:
    faces = Faces("<b>&</b> collectivités")
    assert markup("<b>&</b>", "fr", faces) == "&lt;b&gt;&amp;&lt;/b&gt;"
    assert "\u00ad" in markup("collectivités", "fr", faces, hyphens=True)
    assert "\u00ad" not in markup("collectivités", "pl", faces, hyphens=True)
