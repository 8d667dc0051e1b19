from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest

from exports import render
from exports.page import index_html
from exports.palette import NEUTRAL, PALETTE
from scheduler.event import Event
from scheduler.programme import Programme

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
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.links += [found[name] or "" for name in ("href", "src") if name in found]
        self.ids += [found["id"] or ""] if "id" in found else []
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def squeezed(text: str) -> str:
    return " ".join(text.split())


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
    assert page.tags.isdisjoint({"img", "script", "b", "i", "para"})
    assert not any(link.startswith(("javascript:", "file:")) for link in page.links)
    assert "{{ 7*7 }}" in page.text


def test_talks_stand_in_the_order_of_time(one_room: Pair) -> None:
    event, programme = one_room
    text = index_html(event, programme).decode()
    places = [text.index(f'id="talk-{talk.id}"') for talk in sorted(programme.talks, key=lambda t: t.start)]
    assert places == sorted(places)


def test_every_link_leads_to_a_file_beside_the_page(three_rooms: Pair) -> None:
    event, programme = three_rooms
    files = render(event, programme, ["page", "programme", "booklet", "calendar", "table"]).files
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
    for person in event.people:
        assert person.email is not None
        assert person.email.encode() not in everything
        assert person.id.encode() not in everything
    assert b"camille@example.org" in everything
    assert b"available" not in everything


def test_the_same_programme_gives_the_same_bytes(three_rooms: Pair) -> None:
    assert index_html(*three_rooms) == index_html(*three_rooms)


@pytest.mark.parametrize("colour", [*PALETTE, NEUTRAL])
def test_each_colour_can_be_read_on_white_and_under_white(colour: str) -> None:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5  # WCAG 2.2, 1.4.3
