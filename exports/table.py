"""programme.csv: the rows of the day for a spreadsheet, in the event's language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from exports.formula import harmless
from exports.rows import PauseRow, PosterRow, SessionRow, TalkRow, Who
from exports.timetable import timetable
from exports.vocabulary import talk_label
from scheduler.domain.clock import plain_hour
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

_HEADER = {
    "fr": (
        "date",
        "début",
        "fin",
        "genre",
        "titre",
        "intervenants",
        "affiliations",
        "salle",
        "axe",
        "session",
        "modération",
        "mots-clés",
        "mention",
        "identifiant",
        "version",
    ),
    "en": (
        "date",
        "start",
        "end",
        "kind",
        "title",
        "speakers",
        "affiliations",
        "room",
        "axis",
        "session",
        "chairs",
        "keywords",
        "note",
        "id",
        "version",
    ),
}
_DISCUSSANTS = {"fr": "discussion", "en": "discussants"}
_KINDS = {
    "fr": {"break": "pause", "plenary": "plénière", "session": "session", "poster": "poster"},
    "en": {"break": "break", "plenary": "plenary", "session": "session", "poster": "poster"},
}


def programme_csv(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """A row for each item in the order of the day; UTF-8 with BOM, `;` in French and `,` in English.

    A last column has the discussants, where there are any. A cell that a spreadsheet would run as a formula begins with
    an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if event.language == "fr" else ",", lineterminator="\r\n")
    rows = [*_rows(event, programme)]
    several = any(discussants for _, discussants in rows)
    writer.writerow([*_HEADER[event.language], *([_DISCUSSANTS[event.language]] if several else [])])
    for row, discussants in rows:
        cells = (*row, edition.label(event.language), *([discussants] if several else []))
        writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _rows(event: Event, programme: Programme) -> Iterator[tuple[list[str], str]]:
    """The cells of each item, without the edition, and its discussants."""
    kinds = _KINDS[event.language]
    table = timetable(event, programme)
    for block in table.blocks():
        when = [block.day.isoformat(), plain_hour(block.start), plain_hour(block.end)]
        room = block.room.name if block.room else ""
        if isinstance(block, PauseRow):
            about = [_joined([who.name for who in block.chairs]), _joined(block.keywords), block.note, block.id]
            yield [*when, kinds[block.kind], block.title, *_people(block.people), room, "", "", *about], ""
            yield from (([*when, *_poster(kinds["poster"], poster, room)], "") for poster in block.posters)
            continue
        chairs = [block.axis.title if block.axis else "", block.id, _joined(block.chairs)]
        yield [*when, kinds["session"], block.title, "", "", room, *chairs, "", "", block.id], _names(block.discussants)
        for talk in block.talks:
            yield _talk(talk_label(event), talk, block), _names(talk.discussants)
    if not any(table.shown()):
        yield from ((["", "", "", *_poster(kinds["poster"], poster, "")], "") for poster in table.posters)


def _poster(kind: str, row: PosterRow, room: str) -> list[str]:
    """The cells of a poster after its date and hours."""
    talk, axis = row.talk, row.axis.title if row.axis else ""
    people = _people(row.people)
    return [kind, talk.title, *people, room, axis, "", "", _joined(talk.keywords), talk.note, talk.id]


def _talk(kind: str, row: TalkRow, session: SessionRow) -> list[str]:
    talk = row.talk
    return [
        row.day.isoformat(),
        plain_hour(row.start),
        plain_hour(row.end),
        kind,
        talk.title,
        *_people(row.people),
        row.room.name,
        row.axis.title if row.axis else "",
        session.id,
        _joined(session.chairs),
        _joined(talk.keywords),
        talk.note,
        talk.id,
    ]


def _people(people: Sequence[Who]) -> tuple[str, str]:
    """The names, and the affiliations in the same order, with an empty entry for an unknown one."""
    affiliations = [who.affiliation for who in people]
    return _joined(who.name for who in people), _joined(affiliations) if any(affiliations) else ""


def _names(people: Sequence[Who]) -> str:
    return _joined(who.name for who in people)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
