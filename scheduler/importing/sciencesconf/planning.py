"""The programme of Sciencesconf, planning.csv: its talks with their hours, its plenaries and what is no talk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.importing.imported import Held, ImportedPerson, ImportedTalk, Lost, Origin, Pause
from scheduler.importing.sources.aside import Known
from scheduler.importing.sources.hours import held, moment
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, heading
from scheduler.language.institutions import is_institution
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Report

COLUMNS = ("id", "date", "start", "end", "type", "salle", "titre", "description", "speaker", "docid")
KNOWN = Known(taken=frozenset(COLUMNS), name=heading)
_TALKS, _PLENARIES, _SESSIONS = ("comm", "communication", "poster"), ("discours", "plenary"), ("session",)
_BETWEEN = re.compile(r"\s*(?:;|\n|\bet\b|\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Planning:
    """What the programme has: talks and plenaries, what is no talk, and what of the sessions is left aside."""

    talks: tuple[ImportedTalk, ...]
    pauses: tuple[Pause, ...]
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class _Session:
    reference: str
    title: str
    held: Held | None


def planning_of(table: Table, texts: RichTexts, report: Report) -> Planning:
    """The programme of the table; an hour that cannot be read is reported."""
    sessions = [
        _Session(row.text("id"), clean_line(row.text("titre")), _held(table, row, report))
        for row in table.rows
        if _type(row) in _SESSIONS
    ]
    talks: list[ImportedTalk] = []
    pauses: list[Pause] = []
    for row in table.rows:
        when = _held(table, row, report) if _type(row) not in _SESSIONS else None
        if _type(row) in _TALKS or (not _type(row) and row.text("docid")):
            talks.append(_talk(table, row, when, sessions, texts))
        elif _type(row) in _PLENARIES:
            talks.append(_talk(table, row, when, (), texts))
        elif _type(row) not in _SESSIONS:
            pauses.append(Pause(clean_line(row.text("titre")) or row.text("type"), when))
    return Planning(tuple(talks), tuple(pauses), tuple(_lost(table)))


def _lost(table: Table) -> Iterator[Lost]:
    chairs = sum(bool(row.text("speaker")) for row in table.rows if _type(row) in _SESSIONS)
    if chairs:
        yield Lost(message("modérations de séance", "chairs of sessions"), chairs)
    others = [row for row in table.rows if _type(row) not in (*_TALKS, *_PLENARIES) and row.text("description")]
    if others:
        yield Lost(message("descriptions de séances et de pauses", "descriptions of sessions and breaks"), len(others))


def _type(row: Row) -> str:
    return fold(row.text("type"))


def _talk(
    table: Table, row: Row, when: Held | None, sessions: tuple[_Session, ...] | list[_Session], texts: RichTexts
) -> ImportedTalk:
    kind = _type(row)
    return ImportedTalk(
        reference=row.text("docid") or (f"p{row.text('id')}" if kind in _PLENARIES else ""),
        title=texts.title(row.text("titre")),
        origin=Origin(table.file, row.number),
        kind="plenary" if kind in _PLENARIES else "poster" if kind == "poster" else "talk",
        people=speakers_of(row.text("speaker")),
        axis=_session_title(row, when, sessions),
        abstract=texts.html(row.text("description")),
        minutes=when.minutes if when else None,
        held=when,
        said=table.written(row),
    )


def _session_title(row: Row, when: Held | None, sessions: tuple[_Session, ...] | list[_Session]) -> str:
    """The title of the session of a talk: that of its id, else that in whose room and hours it lies."""
    for session in sessions:
        if session.reference and session.reference == row.text("id"):
            return session.title
    for session in sessions:
        around = session.held
        if when and around and around.room == when.room and around.minutes:
            inside = (when.start - around.start).total_seconds() / 60
            if 0 <= inside < around.minutes:
                return session.title
    return ""


def _held(table: Table, row: Row, report: Report) -> Held | None:
    """When and where the row is held; what cannot be read is reported."""
    day = row.text("date")[:10]
    if not day or not row.text("start"):
        return None
    start, end = (moment(f"{day} {_clock(row.text(column))}") for column in ("start", "end"))
    if start is None:
        text = message(
            "il faut une date telle que 2025-05-23 et une heure telle que 09:30",
            "write a date such as 2025-05-23 and an hour such as 09:30",
        )
        report.mistake(table.spot(row, "start"), f"{row.text('date')} {row.text('start')}", text)
    return held(start, end, clean_line(row.text("salle")))


def _clock(text: str) -> str:
    """The hour with two digits, as ISO has it."""
    hours = re.match(r"(?:.*[T ])?(\d{1,2}):(\d\d)", text)
    return f"{int(hours[1]):02}:{hours[2]}" if hours else text


def speakers_of(text: str) -> tuple[ImportedPerson, ...]:
    """The people of a cell: one a line, or parted by `;` or “et”; an institution behind a name is where it works."""
    people: list[ImportedPerson] = []
    for piece in _BETWEEN.split(text):
        name, *rest = (clean_line(part) for part in piece.split(","))
        if not rest or any(map(is_institution, rest)):
            people.append(ImportedPerson(name, affiliation=", ".join(filter(None, rest))))
        else:
            people += [ImportedPerson(part) for part in (name, *rest)]
    return tuple(person for person in people if person.name)
