"""Which texts of an event hold something that no page to print can show: told before it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.event import Event

#: All that the fonts of the documents have for certain: most events need no font to be looked into.
_PLAIN = re.compile(
    r"[\n\u0020-\u007e\u00a0-\u017f\u0386\u0388-\u03ce\u0401-\u0452\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]*"
)

What = Literal["characters", "right to left", "logo"]


@dataclass(frozen=True, slots=True)
class Undrawn:
    """`shown` of the value `key` of an item cannot be drawn: characters that no font has, words from right to left that
    do not stay on one line, or a picture. `kind` and `name` are the item's, as in `Reading.places`.
    """

    kind: str
    name: str
    key: str
    what: What
    shown: str


def undrawn(event: Event) -> list[Undrawn]:
    """All of them, in the order of the event's parts; loads fonts only where a text is out of the ordinary."""
    unusual = [one for one in _texts(event) if not _PLAIN.fullmatch(one[3])]
    found: list[Undrawn] = []
    if unusual:
        from exports.pdf.faces import Faces, too_long
        from exports.pdf.fonts import register_fonts

        register_fonts()
        missing = Faces("".join(text for *_, text in unusual)).undrawn
        for kind, name, key, text in unusual:
            lost = "".join(dict.fromkeys(one for one in text if one in missing))
            if lost:
                found.append(Undrawn(kind, name, key, "characters", lost))
            elif too_long(text):
                found.append(Undrawn(kind, name, key, "right to left", text))
    if event.logos:
        from exports.pdf.pictures import undrawn_logos

        found += [Undrawn("logo", "", logo.name, "logo", logo.name) for logo in undrawn_logos(event)]
    return found


def _texts(event: Event) -> Iterator[tuple[str, str, str, str]]:
    """Kind, name, key and text of all that is printed."""
    for key, text in (
        ("title", event.title), ("subtitle", event.subtitle), ("venue.name", event.venue.name),
        ("venue.address", event.venue.address), ("venue.access", event.venue.access),
    ):  # fmt: skip
        yield "event", "", f"event.{key}", text or ""
    for organiser in event.organisers:
        yield "event", "", "event.organisers", f"{organiser.name} {organiser.affiliation or ''}"
    for committee in event.committees:
        yield "event", "", "event.committees", " ".join((committee.title, *committee.members))
    yield "welcome", "", "", event.welcome
    for axis in event.axes:
        yield "axis", axis.id, "title", axis.title
    for room in event.rooms:
        yield "room", room.id, "name", room.name
    for plenary in event.plenaries:
        yield "plenary", plenary.id, "title", plenary.title
    for pause in event.breaks:
        yield "break", pause.id, "title", pause.title
    for talk in event.talks:
        for key, text in (
            ("title", talk.title), ("affiliations", " ".join(talk.affiliations)), ("authors", " ".join(talk.authors)),
            ("keywords", " ".join(talk.keywords)), ("abstract", talk.abstract), ("biography", talk.biography),
            ("note", talk.note),
        ):  # fmt: skip
            yield "talk", talk.id, key, text
    for person in event.people:
        for key, text in (
            ("name", person.name), ("affiliation", person.affiliation or ""), ("biography", person.biography),
            ("pronunciation", person.pronunciation),
        ):  # fmt: skip
            yield "person", person.id, key, text
