"""programme.docx, and the programme of booklet.docx: a heading and a table for each session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.emphasis import Piece
from exports.office.word import Cell, WordFile, cell
from exports.page.labels import LABELS
from exports.rows import PauseRow, PosterRow, SessionRow, TalkRow, Timetable, Who
from exports.timetable import timetable
from exports.vocabulary import edition_label, led_by, session_name
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import at_beginning, colon, dates, heading_date, hour, hours, introduced, listed

#: The widths of hour, title and people in centimetres: the text of an A4 page with margins of 2 cm.
_WIDTHS = (2.2, 8.8, 6.0)


def programme_document(event: Event, programme: Programme, edition: Edition) -> bytes:
    """The file: title, days, sessions, practical information."""
    table = timetable(event, programme)
    word = WordFile(event, edition)
    add_title(word, event, edition)
    if event.summary:
        word.prose(event.summary)
    add_programme(word, event, table)
    add_practical(word, event)
    return word.bytes()


def label(event: Event, name: str) -> str:
    """A label in the language of the event."""
    return LABELS[event.language][name]


def add_title(word: WordFile, event: Event, edition: Edition) -> None:
    """Title, subtitle, dates, place and edition."""
    word.heading(event.title, 0)
    word.paragraph(event.subtitle or "", "Subtitle")
    place = ", ".join(part for part in (event.venue.name, event.venue.address) if part)
    when = at_beginning(dates([day.date for day in event.days], event.language))
    word.pieces([Piece(when, bold=True), Piece(f", {place}" if place else "")])
    word.paragraph(edition_label(event, edition))


def add_programme(word: WordFile, event: Event, table: Timetable) -> None:
    """Every day with its breaks, plenaries and sessions, then the posters."""
    for day in table.days:
        several = table.several_days
        word.heading(heading_date(day.day, event.language) if several else label(event, "programme"), 1)
        for block in day.blocks:
            if isinstance(block, PauseRow):
                _add_pause(word, event, block)
            else:
                _add_session(word, event, table, block)
    if table.posters:
        word.heading(label(event, "posters"), 1)
        header = (label(event, "title"), label(event, "speakers"))
        word.table(
            header, [_talk_cells(event, poster) for poster in table.posters], (_WIDTHS[0] + _WIDTHS[1], _WIDTHS[2])
        )


def labelled(event: Event, name: str, text: str) -> str:
    """The text behind its label; "" for an empty one."""
    return f"{label(event, name)}{colon(event.language)}{text}" if text else ""


def people(these: Iterable[Who]) -> str:
    """The names with their affiliations."""
    return ", ".join(who.introduced for who in these)


def _add_pause(word: WordFile, event: Event, row: PauseRow) -> None:
    word.heading(f"{hours(row.start, row.end, event.language)}{colon(event.language)}{row.title}", 2)
    about = [row.note, row.room.name if row.room and row.names_room else ""]
    word.paragraph(", ".join(part for part in about if part))
    word.paragraph(people(row.people))
    if row.chairs:
        word.paragraph(led_by(event, people(row.chairs)))
    if row.posters:
        word.paragraph(f"{label(event, 'posters')} ({len(row.posters)})")


def _add_session(word: WordFile, event: Event, table: Timetable, row: SessionRow) -> None:
    word.heading(f"{hours(row.start, row.end, event.language)}{colon(event.language)}{session_name(event, row)}", 2)
    if table.several_rooms:
        word.lead(row.room.name)
    if row.chairs:
        word.lead(led_by(event, listed(row.presiding, event.language)))
    word.lead(labelled(event, "discussants", people(row.discussants)))
    header = (label(event, "hour"), label(event, "title"), label(event, "speakers"))
    word.table(header, _rows(event, row), _WIDTHS)


def _rows(event: Event, row: SessionRow) -> Iterator[tuple[Cell, Cell, Cell]]:
    if row.introduction:
        yield cell(hour(row.start, event.language)), cell(label(event, "introduction")), ()
    for talk in row.talks:
        title, who = _talk_cells(event, talk)
        yield cell(hour(talk.start, event.language)), title, who
    if row.discussion:
        yield cell(hour(row.end - row.discussion, event.language)), cell(label(event, "discussion")), ()


def _talk_cells(event: Event, row: TalkRow | PosterRow) -> tuple[Cell, Cell]:
    talk = row.talk
    discussed = labelled(event, "discussants", people(row.discussants))
    signed = labelled(event, "with", listed(talk.authors, event.language))
    title = cell(talk.title, Piece(talk.note, italic=True), language=talk.language)
    return title, cell(*(people([who]) for who in row.people), discussed, signed)


def add_practical(word: WordFile, event: Event) -> None:
    """Place, access, registration, transmission, organisers, committees, funding, as far as they are known."""
    venue = event.venue
    organisers = (introduced(each.name, each.affiliation or "") for each in event.organisers)
    known = [
        (label(event, "place"), ", ".join(part for part in (venue.name, venue.address) if part)),
        (label(event, "access"), venue.access or ""),
        (label(event, "registration"), event.registration or ""),
        (label(event, "online"), event.online or ""),
        (label(event, "organisers"), ", ".join(organisers)),
        *((committee.title, ", ".join(committee.members)) for committee in event.committees),
        (label(event, "more"), event.url or ""),
        (label(event, "funding"), event.funding),
    ]
    stated = [(name, text) for name, text in known if text]
    if stated:
        word.heading(label(event, "practical"), 1)
    for name, text in stated:
        word.link(f"{name}{colon(event.language)}", text)
