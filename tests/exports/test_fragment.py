"""fragment.html: what WordPress keeps of it is all of it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest

from exports import Options, render
from scheduler.domain.edition import DRAFT
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.letterpress import printed

Pair = tuple[Event, Programme]
#: Elements that WordPress keeps in what authors write (wp-includes/kses.php), with their attributes besides `class`.
ALLOWED = {
    "a": {"href"},
    "br": set(),
    "details": set(),
    "div": {"lang"},
    "em": set(),
    "h2": set(),
    "h3": set(),
    "h4": set(),
    "h5": set(),
    "h6": set(),
    "li": {"value"},
    "ol": set(),
    "p": {"lang"},
    "span": {"lang"},
    "strong": set(),
    "summary": set(),
    "table": set(),
    "tbody": set(),
    "td": set(),
    "th": {"scope"},
    "thead": set(),
    "tr": set(),
    "ul": set(),
}


class Fragment(HTMLParser):
    """What an allow-list would see, the text, and whether every element is closed in its parent."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert set(dict(attrs)) <= ALLOWED[tag] | {"class"}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def made(pair: Pair, heading: int = 3) -> Fragment:
    event, programme = pair
    files = render(event, programme, ("fragment",), DRAFT, Options(heading=heading)).files
    return Fragment(files["public/fragment.html"])


def squeezed(text: str) -> str:
    return "".join(printed(text).split())


@pytest.mark.parametrize("name", ["one_room", "three_rooms", "hostile", "with_posters", "congress"])
def test_sites_keep_all_of_it(name: str, request: pytest.FixtureRequest) -> None:
    event, _ = pair = request.getfixturevalue(name)
    fragment = made(pair)
    assert fragment.open == []
    text = "".join(fragment.text.split())
    for talk in event.contributions:
        assert squeezed(talk.title) in text
        assert squeezed(talk.abstract) in text
    assert fragment.headings[0] == 3
    assert all(later <= earlier + 1 for earlier, later in pairwise(fragment.headings))


def test_headings_begin_where_they_are_asked_to(one_room: Pair, congress: Pair) -> None:
    assert set(made(one_room, 5).headings) == {5}
    assert set(made(congress, 6).headings) == {6}
    assert min(made(congress, 2).headings) == 2


def test_links_lead_beside_the_web_page_or_nowhere(three_rooms: Pair, hostile: Pair) -> None:
    assert "https://example.org/day/programme.ics" in made(three_rooms).links
    assert all(link.startswith(("https://", "http://")) for link in made(three_rooms).links)
    assert made(hostile).links == []


def test_what_surrounds_the_programme_is_told(one_room: Pair) -> None:
    event, programme = one_room
    more = {
        "summary": "De quoi il s'agit : voir https://example.org/l'appel.",
        "registration": "https://example.org/inscription?a=1&b=2",
        "online": "https://visio.example.org/jour",
        "funding": "Avec le soutien de l'Agence.",
    }
    fragment = made((event.model_copy(update=more), programme))
    assert fragment.links == [
        "https://example.org/l'appel",
        "https://example.org/inscription?a=1&b=2",
        "https://visio.example.org/jour",
    ]
    assert "Avec le soutien de l’Agence." in fragment.text
    assert "De quoi il s’agit\u202f: voir" in fragment.text


def test_no_address_of_a_speaker_is_in_it(three_rooms: Pair) -> None:
    event, programme = three_rooms
    files = render(event, programme, ("fragment", "text", "frab", "schedule-json", "jsonld")).files
    for person in event.people:
        assert person.email is not None
        assert not any(person.email.encode() in data for data in files.values())


def test_lists_of_an_abstract_in_another_language_are_lists(one_room: Pair) -> None:
    event, programme = one_room
    text = "Plan\n1. un\n2. deux\n- [ici](https://example.org/a)\n- [là](javascript:alert)"
    first, *others = event.talks
    talk = first.model_copy(update={"abstract": text, "language": "en"})
    fragment = made((event.model_copy(update={"talks": (talk, *others)}), programme))
    assert fragment.open == []
    assert "https://example.org/a" in fragment.links
    assert "Planundeuxici[là](javascript:alert)" in "".join(fragment.text.split())
