"""Sessionize's flattened workbook: a row for each session and speaker, with a column for each category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scheduler.importing.asked import Asked
from scheduler.importing.imported import ImportedPerson, ImportedTalk, Origin
from scheduler.importing.sources.aside import LINKS, PICTURES, PLACES, Known
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.hours import held, minutes_of, moment
from scheduler.importing.sources.mapped import with_mapped
from scheduler.importing.sources.people import full_name
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, heading, reference
from scheduler.importing.sources.tracks import axis_among
from scheduler.language.message import message
from scheduler.language.text import clean_line

_NAME, _EMAIL = ("speaker", "full name", "fullname"), ("email", "speaker email")
_GIVEN, _FAMILY = ("first name", "firstname"), ("last name", "lastname")
_BIOGRAPHY = ("bio", "biography")
_SPEAKER = (*_NAME, *_EMAIL, *_GIVEN, *_FAMILY, *_BIOGRAPHY)
_TALK = ("session id", "title", "description", "room", "scheduled at", "scheduled duration", "status", "speakers")
HEADERS = frozenset({*_TALK, *_SPEAKER, "owner", "owner email"})


def is_flattened(table: Table) -> bool:
    """True for the flattened workbook."""
    return table.has("session id", "title")


def known_of(axes: Sequence[str], asked: Asked) -> Known:
    """The meaning of the columns; `axes` are those of the axis, and the mapped ones are taken."""
    mapped = [name for names in asked.mapping.values() for name in names]
    return Known(
        taken=HEADERS | {heading(name) for name in (*axes, *mapped)},
        useless={"speaker id", "date submitted", "submitted at", "informed", "confirmed", "created", "owner informed"},
        private={"owner notes", "notes", "internal notes", "average rating", "rating", "owner confirmed"},
        aside={
            "live link": LINKS,
            "recording link": LINKS,
            "profile picture": PICTURES,
            "tagline": message("titres et fonctions (tagline)", "titles and posts (tagline)"),
            "tag line": message("titres et fonctions (tagline)", "titles and posts (tagline)"),
            "mobile": PLACES,
            "phone": PLACES,
        },
        name=heading,
    )


def axes_of(table: Table, asked: Asked) -> tuple[str, ...]:
    """The columns that can be the axis."""
    return axis_among([text for text in table.headers if text and heading(text) not in HEADERS], asked.mapping)


def talks_of(
    table: Table, axes: Sequence[str], decisions: Decisions, texts: RichTexts, asked: Asked
) -> list[ImportedTalk]:
    """The talks, each with the speakers of its rows; without any, the owner speaks."""
    talks: dict[str, ImportedTalk] = {}
    for row in table.rows:
        key = reference(row.text("session id")) or f" {row.number}"
        talk = talks.get(key) or with_mapped(
            _talk(table, row, axes, decisions, texts), table.written(row), asked.mapping
        )
        people = [*talk.people, *(person for person in _people(row, texts) if person not in talk.people)]
        talks[key] = replace(talk, people=tuple(people))
    return list(talks.values())


def _talk(table: Table, row: Row, axes: Sequence[str], decisions: Decisions, texts: RichTexts) -> ImportedTalk:
    minutes = minutes_of(row.text("scheduled duration"))
    return ImportedTalk(
        reference=reference(row.text("session id")),
        title=texts.title(row.text("title")),
        origin=Origin(table.file, row.number),
        axis=clean_line(row.text(heading(axes[0]))) if axes else "",
        abstract=texts.markdown(row.text("description")),
        minutes=minutes,
        decision=decisions.of(clean_line(row.text("status"))),
        held=held(moment(row.text("scheduled at")), None, clean_line(row.text("room")), minutes),
    )


def _people(row: Row, texts: RichTexts) -> list[ImportedPerson]:
    name = full_name(row.text(*_GIVEN), row.text(*_FAMILY)) or clean_line(row.text(*_NAME))
    if name:
        biography = texts.markdown(row.text(*_BIOGRAPHY))
        return [ImportedPerson(name, clean_line(row.text(*_EMAIL)), biography=biography, presents=True)]
    owner, email = clean_line(row.text("owner")), clean_line(row.text("owner email"))
    names = [clean_line(part) for part in row.text("speakers").split(",") if part.strip()] or [owner]
    return [ImportedPerson(each, email if each == owner else "", presents=True) for each in names if each]
