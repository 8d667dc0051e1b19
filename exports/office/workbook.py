"""programme.xlsx: the sheets Programme, Talks and People, with the letters as they were typed."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from exports.interchange.xml import writable
from exports.office.archive import moment, repacked
from exports.rows import PauseRow, SessionRow, TalkRow, Timetable, Who
from exports.timetable import timetable
from exports.vocabulary import session_name, talk_label, usual_talk_label
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.message import Message, message
from scheduler.language.plural import plural
from scheduler.language.text import fold

#: A minute of the day that a spreadsheet shows as an hour.
Hour = tuple[int]
_Parts = defaultdict[str, list[str]]
Value = str | int | date | Hour | None
#: The largest number of characters of a cell.
_LONGEST = 32_767
#: The widths of columns, in characters: of the widest, and of those that hold more.
_NARROWEST, _WIDEST = 8, 60
_SHEETS = {"fr": ("Programme", "Personnes"), "en": ("Programme", "People")}
#: Signs that no name of a sheet may have, and the largest number of characters of one.
_NO_SHEET, _SHEET_LENGTH = re.compile(r"[\[\]:*?/\\']"), 31
_PROGRAMME = {
    "fr": "date début fin genre titre intervenants salle session modération discutants mention identifiant",
    "en": "date start end kind title speakers room session chairs discussants note id",
}
_TALKS = {
    "fr": "identifiant genre titre axe date début fin salle intervenants affiliations auteurs discutants mots-clés "
    "résumé langue mention",
    "en": "id kind title axis date start end room speakers affiliations authors discussants keywords abstract language "
    "note",
}
_PEOPLE = {
    "fr": "nom classement affiliation présente modère discute biographie courriel",
    "en": "name sorted_as affiliation presents chairs discusses biography email",
}
_KINDS = {
    "fr": {"break": "pause", "plenary": "plénière", "session": "session", "poster": "poster"},
    "en": {"break": "break", "plenary": "plenary", "session": "session", "poster": "poster"},
}


def workbook(
    event: Event, programme: Programme, edition: Edition, *, addresses: bool
) -> tuple[bytes, tuple[Message, ...]]:
    """The file, and a remark where a cell had to be cut.

    Parameters
    ----------
    addresses : the sheet of people has their e-mail addresses; such a file is not for publication.
    """
    table = timetable(event, programme)
    book = Workbook(write_only=True)
    headers = [each[event.language].split() for each in (_PROGRAMME, _TALKS, _PEOPLE)]
    headers[2] = headers[2] if addresses else headers[2][:-1]
    sheets = (_programme(event, table), _talks(event, table), _people(event, table, addresses))
    cut = 0
    for title, header, rows in zip(_sheet_names(event), headers, sheets, strict=True):
        cut += _add_sheet(book, title, header, [*rows])
    book.properties.title, book.properties.creator = writable(event.title), "Journée"
    book.properties.created = book.properties.modified = moment(event, edition)
    made = io.BytesIO()
    book.save(made)
    return repacked(made.getvalue(), modified=moment(event, edition)), _cut(cut)


def _sheet_names(event: Event) -> tuple[str, str, str]:
    """The names of the three sheets; that of the talks is the plural of the event's own word for them."""
    programme, people = _SHEETS[event.language]
    talks = plural(_NO_SHEET.sub(" ", writable(talk_label(event))).strip(), event.language)[:_SHEET_LENGTH]
    if fold(talks) in ("", fold(programme), fold(people)):
        talks = plural(usual_talk_label(event.language), event.language)
    return programme, talks[:1].upper() + talks[1:], people


def _cut(cells: int) -> tuple[Message, ...]:
    text = message(
        "programme.xlsx : un tableur ne prend que {longest} signes par cellule ; cellules coupées : {cells}",
        "programme.xlsx: a spreadsheet takes {longest} characters a cell; cells that were cut: {cells}",
        longest=_LONGEST,
        cells=cells,
    )
    return (text,) if cells else ()


def _add_sheet(book: Workbook, title: str, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> int:
    """A sheet with a header that stays in sight and can be filtered; returns the number of cells that were cut."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"
    for number, name in enumerate(header):
        lengths = [len(value) for value in (row[number] for row in rows) if isinstance(value, str)]
        width = max(_NARROWEST, min(_WIDEST, max([len(name), *lengths]) + 2), 11 if name == "date" else 0)
        sheet.column_dimensions[get_column_letter(number + 1)].width = width
    sheet.append([_cell(sheet, name, bold=True) for name in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    return sum(isinstance(value, str) and len(value) > _LONGEST for row in rows for value in row)


def _cell(sheet: object, value: Value, *, bold: bool = False) -> WriteOnlyCell:
    """A cell; text is text, whatever it looks like."""
    cell = WriteOnlyCell(sheet, None)
    if isinstance(value, tuple):
        cell.value, cell.number_format = value[0] / (24 * 60), "[hh]:mm"
    elif isinstance(value, str):
        cell.value = writable(value)[:_LONGEST] or None
        cell.data_type = "s" if cell.value else cell.data_type
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
    if bold:
        cell.font = Font(bold=True)
    return cell


def _kinds(event: Event) -> dict[str, str]:
    """The words for the kinds of items, that for a talk as the field has it."""
    return {**_KINDS[event.language], "talk": talk_label(event)}


def _programme(event: Event, table: Timetable) -> Iterator[list[Value]]:
    kinds = _kinds(event)
    for block in table.blocks():
        when: list[Value] = [block.day, (block.start,), (block.end,)]
        if isinstance(block, PauseRow):
            room = block.room.name if block.room else ""
            about = [_names(block.people), room, "", _names(block.chairs), "", block.note, block.id]
            yield [*when, kinds[block.kind], block.title, *about]
            continue
        yield [*when, kinds["session"], *_session(event, block)]
        for row in block.talks:
            about = [_names(row.people), row.room.name, session_name(event, block), "", _names(row.discussants)]
            yield [row.day, (row.start,), (row.end,), kinds["talk"], row.talk.title, *about, row.talk.note, row.talk.id]


def _session(event: Event, row: SessionRow) -> list[Value]:
    name = session_name(event, row)
    return [name, "", row.room.name, name, "; ".join(row.chairs), _names(row.discussants), "", row.id]


def _talks(event: Event, table: Timetable) -> Iterator[list[Value]]:
    kinds = _kinds(event)
    for row in table.contributions():
        talk = row.talk
        placed: list[Value] = [None, None, None, ""]
        if isinstance(row, TalkRow):
            placed = [row.day, (row.start,), (row.end,), row.room.name]
        yield [
            talk.id,
            kinds[talk.type],
            talk.title,
            row.axis.title if row.axis else "",
            *placed,
            _names(row.people),
            "; ".join(who.affiliation for who in row.people) if any(who.affiliation for who in row.people) else "",
            "; ".join(talk.authors),
            _names(row.discussants),
            "; ".join(talk.keywords),
            talk.abstract,
            talk.language or event.language,
            talk.note,
        ]


def _people(event: Event, table: Timetable, addresses: bool) -> Iterator[list[Value]]:
    """A row for everybody who has a part in the event, by family name."""
    presents, chairs, discusses = _parts(table)
    known = {*presents, *chairs, *discusses}
    for person in sorted((p for p in event.people if p.id in known), key=lambda p: family_key(p.name, p.family_name)):
        roles = ["; ".join(part.get(person.id, ())) for part in (presents, chairs, discusses)]
        sorted_as = indexed_name(person.name, person.family_name)
        mail = [person.email or ""] if addresses else []
        yield [person.name, sorted_as, person.affiliation or "", *roles, person.biography, *mail]


def _parts(table: Timetable) -> tuple[_Parts, _Parts, _Parts]:
    """What each person presents, chairs and discusses, by id: ids of talks, posters, sessions and plenaries."""
    presents, chairs, discusses = _Parts(list), _Parts(list), _Parts(list)
    for row in table.contributions():
        _note(presents, row.people, row.talk.id)
        _note(discusses, row.discussants, row.talk.id)
    for block in table.blocks():
        if isinstance(block, PauseRow):
            _note(presents, block.people, block.id)
            _note(chairs, block.chairs, block.id)
        else:
            _note(chairs, block.leaders, block.id)
            _note(discusses, block.discussants, block.id)
    return presents, chairs, discusses


def _note(parts: _Parts, people: Iterable[Who], name: str) -> None:
    for who in people:
        parts[who.id].append(name)


def _names(people: Iterable[Who]) -> str:
    return "; ".join(who.name for who in people)
