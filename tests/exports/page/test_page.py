from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from benchmarks.generate import generate
from exports import page as page_package
from exports import render
from exports.page import index_html
from exports.page.strips import Cell, Strip, strips
from exports.palette import NEUTRAL, PALETTE
from exports.rows import Block, DayTable, PauseRow, SessionRow
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo, PrintSettings
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.language.letterpress import printed

Pair = tuple[Event, Programme]
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """The page as a browser would see it: text, headings in order, links, and whether every element is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.headings: list[int] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.links += [values[name] or "" for name in ("href", "src") if name in values]
        self.ids += [values["id"] or ""] if "id" in values else []
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data


def squeezed(text: str) -> str:
    """The text as it is typeset, its spaces alike."""
    return " ".join(printed(text).split())


@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "hostile"])
def test_the_page_holds_every_item_and_is_well_formed(pair: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(pair)
    page = Page(index_html(event, programme))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    text = squeezed(page.text)
    for talk in event.talks:
        assert squeezed(talk.title) in text
        assert squeezed(talk.abstract) in text
        assert all(squeezed(event.person[person].name) in text for person in talk.speakers)
    for item in (*event.axes, *event.plenaries, *event.breaks):
        assert squeezed(item.title) in text


def test_nothing_of_a_spreadsheet_becomes_markup(hostile: Pair) -> None:
    page = Page(index_html(*hostile))
    assert {"img", "b", "i", "para"}.isdisjoint(page.tags)
    assert page.tags.count("script") == 2  # what search engines read, and the choice of what is shown
    assert not any(link.startswith(("javascript:", "file:")) for link in page.links)
    assert "{{ 7*7 }}" in page.text


def test_talks_stand_in_the_order_of_time(one_room: Pair) -> None:
    event, programme = one_room
    text = index_html(event, programme).decode()
    places = [text.index(f'id="talk-{talk.id}"') for talk in sorted(programme.talks, key=lambda t: t.start)]
    assert places == sorted(places)


def test_every_link_leads_to_a_file_beside_the_page(three_rooms: Pair) -> None:
    event, programme = three_rooms
    files = render(event, programme, ["page", "programme", "booklet", "calendar", "table", "frab"]).files
    page = Page(files["public/index.html"])
    outside = ("#", "https://example.org/day", "mailto:camille@example.org", "geo:")
    beside = {link for link in page.links if not link.startswith(outside)}
    assert {f"public/{link}" for link in beside} <= set(files)
    assert {f"talks/{talk.id}.ics" for talk in event.talks} <= beside


def test_headings_descend_one_step_at_a_time(three_rooms: Pair) -> None:
    headings = Page(index_html(*three_rooms)).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))


def test_labels_follow_the_event(one_room: Pair, three_rooms: Pair) -> None:
    french, english = (index_html(*pair).decode() for pair in (one_room, three_rooms))
    assert '<html lang="fr">' in french
    assert "À télécharger" in french
    assert "9\u202fh" in french
    assert '<html lang="en">' in english
    assert "Downloads" in english


def test_nobody_s_address_or_availability_is_public(three_rooms: Pair) -> None:
    event, programme = three_rooms
    files = render(event, programme).files
    public = {path: data for path, data in files.items() if path.startswith("public/") and not path.endswith(".pdf")}
    everything = b"".join(data.replace(b"\r\n ", b"") for data in public.values())
    everything += b"".join(pdf_text(data) for path, data in files.items() if path.endswith(".pdf"))
    for person in event.people:
        assert person.email is not None
        assert person.email.encode() not in everything
        assert person.id.encode() not in everything
    assert b"camille@example.org" in everything
    assert b"available" not in everything


def pdf_text(data: bytes) -> bytes:
    """The text and the links of all pages of a PDF."""
    parts = []
    for page in PdfReader(BytesIO(data)).pages:
        parts.append(page.extract_text())
        parts += [str(link.get_object()) for link in page.get("/Annots", ())]
    return "\n".join(parts).encode()


def test_the_same_programme_gives_the_same_bytes(three_rooms: Pair) -> None:
    assert index_html(*three_rooms) == index_html(*three_rooms)


@pytest.mark.parametrize("colour", [*PALETTE, NEUTRAL])
def test_each_colour_can_be_read_on_white_and_under_white(colour: str) -> None:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def test_what_surrounds_the_programme_is_shown_and_linked(one_room: Pair) -> None:
    event, programme = one_room
    more = {
        "summary": "De quoi il s'agit.\n\nVoir https://example.org/appel.",
        "registration": "https://example.org/inscription?a=1&b=2",
        "online": "https://visio.example.org/jour",
        "funding": "Avec le soutien de l'Agence.",
        "logos": (Logo(name='Labo "A"', data=b"\x89PNG..."), Logo(name="B", data=b"<svg/>")),
    }
    page = Page(index_html(event.model_copy(update=more), programme))
    assert {"https://example.org/appel", more["registration"], more["online"]} <= set(page.links)
    assert "De quoi il s’agit." in page.text
    assert "Avec le soutien de l’Agence." in page.text
    pictures = [link.partition(";")[0] for link in page.links if link.startswith("data:")]
    assert pictures == ["data:image/png", "data:image/svg+xml"]


def test_registration_may_be_a_sentence_and_harmful_addresses_are_text(one_room: Pair) -> None:
    event, programme = one_room
    asked = {"registration": "Par courriel, avant mai", "online": "javascript:alert(1)"}
    page = Page(index_html(event.model_copy(update=asked), programme))
    assert "Inscription\u202f: Par courriel, avant mai" in page.text
    assert not any(link.startswith("javascript:") for link in page.links)


def test_the_words_of_the_field_are_used(one_room: Pair) -> None:
    event, programme = one_room
    sessions = tuple(session.model_copy(update={"chairs": ("Zoé Zucca",)}) for session in programme.sessions)
    led = programme.model_copy(update={"sessions": sessions})
    event = event.model_copy(update={"axes": tuple(a.model_copy(update={"title": "Titre"}) for a in event.axes)})

    def shown(**words: object) -> str:
        return Page(index_html(event.model_copy(update={"print_settings": PrintSettings(**words)}), led)).text

    said = shown(axis_label="Panel", chair_label="Présidence")
    assert "Panel 1" in said
    assert "Présidence\u202f: Zoé Zucca" in said
    assert "Axe" not in said
    assert "Panel 1" not in shown(axis_label="Panel", axis_number=False)
    assert "Axe" not in shown(axis_label="")


def test_search_engines_find_the_event_in_the_page(one_room: Pair) -> None:
    event, programme = one_room
    text = index_html(event, programme).decode()
    stated = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (stated["@type"], stated["name"]) == ("Event", event.title)


def test_a_talk_in_another_language_says_so(one_room: Pair) -> None:
    event, programme = one_room
    talks = tuple(t.model_copy(update={"language": "en" if t.id == "T01" else "fr"}) for t in event.talks)
    text = index_html(event.model_copy(update={"talks": talks}), programme).decode()
    assert '<h4 lang="en">' in text
    assert '<h4 lang="fr">' not in text


def row(session: str, room: Room, start: int, end: int) -> SessionRow:
    return SessionRow(session, date(2025, 5, 23), start, end, room, None, (), 0, 0, ())


def laid_out(one_room: Pair, *blocks: Block) -> list[Strip | Block]:
    event = one_room[0].model_copy(update={"rooms": ROOMS})
    return strips(event, DayTable(date(2025, 5, 23), blocks))


ROOMS = (Room(id="a", name="A"), Room(id="b", name="B"), Room(id="c", name="C"))
A, B, C = ROOMS


def test_sessions_that_overlap_stand_side_by_side(one_room: Pair) -> None:
    long, first, second = row("S1", C, 540, 660), row("S2", A, 545, 600), row("S3", A, 605, 655)
    (strip,) = laid_out(one_room, long, first, second)
    assert isinstance(strip, Strip)
    assert strip.columns == 2
    assert strip.cells == (Cell(long, 2, 1, 3), Cell(first, 1, 1, 2), Cell(second, 1, 2, 3))


def test_sessions_that_do_not_overlap_stand_below_each_other(one_room: Pair) -> None:
    pause = PauseRow("break", "p", date(2025, 5, 23), 600, 620, "Pause", None, ())
    first, second, third = row("S1", A, 540, 600), row("S2", B, 620, 660), row("S3", A, 660, 700)
    assert laid_out(one_room, first, pause, second, third) == [first, pause, second, third]


def test_no_two_sessions_stand_in_one_place(three_rooms: Pair) -> None:
    for day in timetable(*three_rooms).days:
        parts = strips(three_rooms[0], day)
        for strip in (part for part in parts if isinstance(part, Strip)):
            taken = [(cell.column, line) for cell in strip.cells for line in range(cell.first, cell.last)]
            assert len(taken) == len(set(taken))
            starts = [cell.block.start for cell in strip.cells]
            assert starts == sorted(starts)
        flat = [b for part in parts for b in ([c.block for c in part.cells] if isinstance(part, Strip) else [part])]
        assert flat == list(day.blocks)


def test_free_places_are_no_discussion_and_a_talk_without_speakers_names_nobody(congress: Pair) -> None:
    assert {block.discussion for block in timetable(*congress).blocks() if isinstance(block, SessionRow)} == {0}
    html = index_html(*congress).decode()
    assert "Discussion commune" not in html
    article = html.partition('id="talk-T03"')[2].partition("</article>")[0]
    assert "T03" in article
    assert 'class="people"' not in article


def test_a_room_that_is_empty_in_a_slot_keeps_its_column(congress: Pair) -> None:
    event, programme = congress
    sessions = tuple(session for session in programme.sessions if (session.slot, session.room) != ("9-600", "B"))
    table = timetable(event, programme.model_copy(update={"sessions": sessions}))
    morning = next(part for part in strips(event, table.days[0]) if isinstance(part, Strip))
    assert morning.columns == 6
    assert [(cell.block.room.id, cell.column) for cell in morning.cells] == [
        ("A", 1),
        ("C", 3),
        ("D", 4),
        ("E", 5),
        ("F", 6),
    ]


def test_each_of_several_days_can_be_reached() -> None:
    planted = generate(5, talks=24, axes=5, rooms=3, days=2)
    page = Page(index_html(planted.event, planted.programme))
    for day in planted.event.days:
        assert f"#day-{day.date.isoformat()}" in page.links
        assert f"day-{day.date.isoformat()}" in page.ids
    assert all(later <= earlier + 1 for earlier, later in pairwise(page.headings))


def test_what_is_light_on_a_colour_is_dark_on_paper_or_not_there() -> None:
    """Browsers print no backgrounds: light letters on one would be all but invisible."""
    screen, paper = (Path(page_package.__file__).parent / "style.css").read_text(encoding="utf-8").split("@media print")
    rules = re.compile(r"([^{}]+)\{([^{}]*)\}")
    light = [
        selector.strip()
        for selector, body in rules.findall(screen)
        if re.search(r"[ ;]color: (#fff|var\(--paper\))", body)
    ]
    assert ".badge" in light
    told = [(each.strip(), body) for heads, body in rules.findall(paper) for each in heads.split(",")]
    for selector in light:
        body = " ".join(body for head, body in told if head and selector.startswith(head))
        assert "color: #000" in body or "display: none" in body, selector
