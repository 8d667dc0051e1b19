"""Texts and pictures of an event that the printed documents cannot show, found before they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.domain.event import Event

#: Characters that every font of the documents has: a text of these needs no look into the fonts.
_PLAIN = re.compile(
    r"[\n\u0020-\u007e\u00a0-\u017f\u0386\u0388-\u03ce\u0401-\u0452\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]*"
)

What = Literal["characters", "right to left", "logo"]


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A value that cannot be printed; `shown` is its unprintable part.

    Either no font has the characters, or a text from right to left does not fit on one line, or it is a picture.
    `kind`, `name` and `key` are those of `Reading.places`.
    """

    kind: str
    name: str
    key: str
    what: What
    shown: str


def unprintable(event: Event) -> list[Unprintable]:
    """The unprintable values in the order of the event's parts; fonts load only where a text needs them."""
    unusual = [printed for printed in _texts(event) if not _PLAIN.fullmatch(printed[3])]
    values: list[Unprintable] = []
    if unusual:
        from exports.pdf.faces import Faces, too_long
        from exports.pdf.fonts import register_fonts

        register_fonts()
        missing = Faces("".join(text for *_, text in unusual)).unprintable
        for kind, name, key, text in unusual:
            lost = "".join(dict.fromkeys(printed for printed in text if printed in missing))
            if lost:
                values.append(Unprintable(kind, name, key, "characters", lost))
            elif too_long(text):
                values.append(Unprintable(kind, name, key, "right to left", text))
    if event.logos:
        from exports.pdf.pictures import unprintable_logos

        values += [Unprintable("logo", "", logo.name, "logo", logo.name) for logo in unprintable_logos(event)]
    return values


def _texts(event: Event) -> Iterator[tuple[str, str, str, str]]:
    """Kind, name, key and text of everything that is printed."""
    for key, text in (
        ("title", event.title),
        ("subtitle", event.subtitle),
        ("venue.name", event.venue.name),
        ("venue.address", event.venue.address),
        ("venue.access", event.venue.access),
        ("venue.town", event.venue.town),
    ):
        yield "event", "", f"event.{key}", text or ""
    for organiser in event.organisers:
        yield "event", "", "event.organisers", f"{organiser.name} {organiser.affiliation or ''}"
    for committee in event.committees:
        yield "event", "", "event.committees", " ".join((committee.title, *committee.members))
    yield "welcome", "", "", event.welcome
    for axis in event.axes:
        yield "axis", axis.id, "title", axis.title
        for number, title in enumerate(axis.session_titles, start=1):
            yield "axis", axis.id, f"sessions[{number}].title", title
    for room in event.rooms:
        yield "room", room.id, "name", room.name
    for plenary in event.plenaries:
        for key in ("title", "abstract", "note"):
            yield "plenary", plenary.id, key, getattr(plenary, key)
        yield "plenary", plenary.id, "keywords", " ".join(plenary.keywords)
    for pause in event.breaks:
        yield "break", pause.id, "title", pause.title
        yield "break", pause.id, "note", pause.note
    for talk in event.contributions:
        for key, text in (
            ("title", talk.title),
            ("affiliations", " ".join(talk.affiliations)),
            ("authors", " ".join(talk.authors)),
            ("keywords", " ".join(talk.keywords)),
            ("abstract", talk.abstract),
            ("biography", talk.biography),
            ("note", talk.note),
        ):
            yield "talk", talk.id, key, text
    for person in event.people:
        for key, text in (
            ("name", person.name),
            ("affiliation", person.affiliation or ""),
            ("biography", person.biography),
            ("pronunciation", person.pronunciation),
        ):
            yield "person", person.id, key, text
    for number, participant in enumerate(event.participants):
        for key in ("name", "affiliation", "category"):
            yield "participant", str(number), key, getattr(participant, key)
