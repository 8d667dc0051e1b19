"""The documents of Word, read back whole by docx2python."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise

import pytest
from docx import Document
from docx2python import docx2python
from lxml import etree

from exports.office import booklet_docx, programme_docx
from scheduler.domain.event import Event
from scheduler.domain.presentation import PrintSettings
from scheduler.domain.programme import Programme
from scheduler.language.letterpress import printed

Pair = tuple[Event, Programme]
Maker = Callable[[Event, Programme], bytes]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(data: bytes) -> str:
    """All text of the document without blanks."""
    with docx2python(io.BytesIO(data)) as document:
        return "".join(document.text.split())


def squeezed(text: str) -> str:
    return "".join(printed(text).split())


def languages(data: bytes, part: str) -> set[str | None]:
    """The languages that a part of the document states."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each.get(f"{_W}val") for each in etree.fromstring(archive.read(part)).iter(f"{_W}lang")}


@pytest.mark.parametrize("name", ["one_room", "with_posters", "congress"])
def test_the_programme_holds_every_item(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    text = text_of(programme_docx(event, programme))
    for item in (*event.contributions, *event.plenaries, *event.breaks):
        assert squeezed(item.title) in text
    for talk in event.contributions:
        assert all(squeezed(event.speaker_name(talk, person)) in text for person in talk.speakers)


def test_hostile_text_stays_text(hostile: Pair) -> None:
    event, programme = hostile
    paragraphs = [
        "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
        for paragraph in Document(io.BytesIO(programme_docx(event, programme))).element.iter(f"{_W}p")
    ]
    whole = squeezed(" ".join(paragraphs))
    assert all(squeezed(talk.title) in whole for talk in event.talks)
    assert "alert(1)" in text_of(booklet_docx(event, programme))


def test_the_booklet_holds_every_abstract_and_biography(one_room: Pair) -> None:
    event, programme = one_room
    people = tuple(p.model_copy(update={"biography": f"Vie de {p.name}."}) for p in event.people)
    text = text_of(booklet_docx(event.model_copy(update={"people": people}), programme))
    for talk in event.talks:
        assert squeezed(talk.abstract) in text
        assert squeezed(f"Vie de {event.person[talk.speakers[0]].name}.") in text


@pytest.mark.parametrize("maker", [programme_docx, booklet_docx])
def test_styles_are_real_and_headings_descend(maker: Maker, three_rooms: Pair) -> None:
    document = Document(io.BytesIO(maker(*three_rooms)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles.count("Title") == 1
    levels = [int(name[-1]) for name in styles if name and name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(document.tables) == len(three_rooms[1].sessions)
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(f"{_W}tblHeader") is not None


def test_what_leads_to_a_table_stays_on_its_page(three_rooms: Pair) -> None:
    document = Document(io.BytesIO(programme_docx(*three_rooms)))
    kept = {
        style.style_id
        for style in document.styles
        if getattr(style, "paragraph_format", None) and style.paragraph_format.keep_with_next
    }
    for table in document.tables:
        before = table._tbl.getprevious()
        while not (before.style or "").startswith("Heading"):
            assert before.style in kept
            before = before.getprevious()
        assert all(paragraph.style.style_id in kept for cell in table.rows[0].cells for paragraph in cell.paragraphs)


def test_the_language_is_that_of_the_event_and_a_talk_may_have_another(one_room: Pair, three_rooms: Pair) -> None:
    event, programme = one_room
    talks = tuple(t.model_copy(update={"language": "de" if t.id == "T01" else None}) for t in event.talks)
    data = programme_docx(event.model_copy(update={"talks": talks}), programme)
    assert languages(data, "word/styles.xml") == {"fr-FR"}
    assert languages(data, "word/document.xml") == {"de"}
    assert languages(programme_docx(*three_rooms), "word/styles.xml") == {"en-GB"}


@pytest.mark.parametrize("maker", [programme_docx, booklet_docx])
def test_equal_input_gives_equal_bytes_and_no_address(maker: Maker, one_room: Pair) -> None:
    event, _ = one_room
    data = maker(*one_room)
    assert maker(*one_room) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert not any(person.email and person.email.encode() in whole for person in event.people)


def test_a_web_address_is_a_link_and_what_is_none_is_text(one_room: Pair) -> None:
    event, programme = one_room
    asked = event.model_copy(update={"registration": "https://example.org/é?a=1&b=2", "url": "javascript:alert(1)"})
    document = Document(io.BytesIO(programme_docx(asked, programme)))
    links = [each.target_ref for each in document.part.rels.values() if each.reltype.endswith("/hyperlink")]
    assert links == ["https://example.org/%C3%A9?a=1&b=2"]


def test_the_words_of_the_field_and_typographic_apostrophes_are_used(one_room: Pair) -> None:
    event, programme = one_room
    said = {"print_settings": PrintSettings(axis_label="Panel"), "summary": "Ce qu'il s'agit de *voir*."}
    text = text_of(programme_docx(event.model_copy(update=said), programme))
    assert "Panel1–" in text
    assert "Cequ’ils’agitdevoir." in text


def test_abstracts_keep_their_lists_headings_emphasis_and_links(one_room: Pair) -> None:
    event, programme = one_room
    typed = "# Plan #\nUn *mot*, **deux** a*b\n1. un\n2. deux\n- item_s\n1. autre\n[ici](https://a.org) [là](file:///x)"
    talks = tuple(talk.model_copy(update={"abstract": typed}) for talk in event.talks)
    document = Document(io.BytesIO(booklet_docx(event.model_copy(update={"talks": talks}), programme)))
    first = next(number for number, each in enumerate(document.paragraphs) if each.text == "Plan")
    made = document.paragraphs[first : first + 7]
    assert [each.style.name for each in made] == ["Body Text"] * 2 + ["List Number"] * 2 + [
        "List Bullet",
        "List Number",
        "Body Text",
    ]
    lists = [each._p.pPr.numPr.numId.val for each in (made[2], made[3], made[5])]
    assert lists[0] == lists[1] != lists[2]
    assert [each.text for each in made[1:]] == [
        "Un mot, deux a*b",
        "un",
        "deux",
        "item_s",
        "autre",
        "ici [là](file:///x)",
    ]
    assert {("mot", None, True), ("deux", True, None)} <= {(run.text, run.bold, run.italic) for run in made[1].runs}
    assert [link.address for link in made[6].hyperlinks] == ["https://a.org"]
