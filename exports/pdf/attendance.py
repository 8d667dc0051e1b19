"""print/attendance.pdf: the attendance list to sign, one list a day, everybody by family name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer, Table

from exports.pdf.document import Words, rendered
from exports.pdf.fonts import BOLD, SANS
from exports.pdf.people import Attendant, attendants
from exports.pdf.sections import End, Section, Sections
from exports.pdf.sheet import MARGINS
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import LINE, SOFT, WASH, style
from exports.pdf.tagged import Grid, Text, balanced
from exports.pdf.text import cut
from exports.rows import DayTable
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import heading_date, long_date

_WIDTH = A4[0] - MARGINS[0] - MARGINS[2]
#: Height of a row, in points.
_ROW = 11.5 * mm
#: The number of empty rows for people who are not on the list.
_OTHERS = 6
#: The fewest of them for whose sake the others get no page of their own.
_ENOUGH = 2
#: The minute of the day that separates the morning's signature from the afternoon's.
_NOON = 13 * 60

#: Points above and below the text of a row.
_PADDING = (2, 3)
_EVERY = ((0, 0), (-1, -1))
_LOOKS: list[tuple[Any, ...]] = [
    ("FONTNAME", *_EVERY, SANS),
    ("VALIGN", *_EVERY, "MIDDLE"),
    ("LEFTPADDING", *_EVERY, 4),
    ("RIGHTPADDING", *_EVERY, 4),
    ("TOPPADDING", *_EVERY, _PADDING[0]),
    ("BOTTOMPADDING", *_EVERY, _PADDING[1]),
    ("GRID", *_EVERY, 0.5, LINE),
]

_TITLE = style("title", 20, font=BOLD, leading=1.1, after=3)
_EVENT = style("event", 12, font=BOLD)
_PLACE = style("place", 10.5, colour=SOFT)
_REMOTE = style("remote", 12, font=BOLD, before=12, after=5, keep=True)
_HEAD = style("head", 9.5, font=BOLD, colour=SOFT)
_NAME = style("name", 10.5, font=BOLD, leading=1.1, whole=True)
_AFFILIATION = style("affiliation", 9, leading=1.12, whole=True)


def attendance(event: Event, programme: Programme) -> bytes:
    """The list of each day; a day with a morning and an afternoon has two columns to sign."""
    words, structure = Words(event), Structure()
    people, story = attendants(event, programme), list[Flowable]()
    for number, day in enumerate(timetable(event, programme).days):
        if number:
            story.append(PageBreak())
        part = structure.root.add("Sect")
        story.append(Section(f"{event.title} · {long_date(day.day, words.language)}"))
        story += [*_head(words, day, part, first=not number), Spacer(1, 8)]
        story.append(_list(words, day, [person for person in people if not person.remote], part.add("Table")))
        story += _remote(words, [person for person in people if person.remote], part)
    title = f"{words.label['attendance']} – {event.title}"
    return rendered(Sections, [*story, End()], words, structure, title, words=words, always=True)


def _head(words: Words, day: DayTable, part: Element, *, first: bool) -> Iterator[Flowable]:
    yield Text(words.sans(words.label["attendance"], BOLD), _TITLE, part.add("H1" if first else "H2"))
    yield balanced(words.sans(words.event.title, BOLD), _EVENT, part.add("P"), _WIDTH)
    when = f"{heading_date(day.day, words.language)}, "
    yield Text(words.text(when) + words.hours(day.start, day.end), _PLACE, part.add("P"))
    if words.place():
        yield Text(words.text(words.place()), _PLACE, part.add("P"))


def _list(words: Words, day: DayTable, people: Sequence[Attendant], table: Element) -> Grid:
    """A row for each person, and below them empty rows for people who are not on the list."""
    label = words.label
    halves = [label["morning"], label["afternoon"]] if day.start < _NOON < day.end else [label["signature"]]
    return _grid(words, people, halves, table, others=_OTHERS)


def _remote(words: Words, people: Sequence[Attendant], part: Element) -> Iterator[Flowable]:
    """Those who speak from elsewhere, who sign nothing; nothing without them."""
    if people:
        yield CondPageBreak(3 * _ROW)
        yield Text(words.sans(words.label["remote"], BOLD), _REMOTE, part.add("H3"))
        yield _grid(words, people, [words.label["connected"]], part.add("Table"))


def _grid(words: Words, people: Sequence[Attendant], cells: Sequence[str], table: Element, *, others: int = 0) -> Grid:
    """Name and affiliation of each person with empty `cells`, under a head that every page repeats.

    The empty rows for `others` are decoration.
    """
    head = table.add("TR")
    titles = [words.label["name"], words.label["affiliation"], *cells]
    rows: list[list[Any]] = [
        [[Text(words.sans(title, BOLD), _HEAD, head.add("TH", scope="Column").add("P"))] for title in titles]
    ]
    rows += [_row(words, person, table.add("TR"), len(cells)) for person in people]
    rows += [[[_space()] for _ in titles] for _ in range(others)]
    looks = [*_LOOKS, ("BACKGROUND", (0, 0), (-1, 0), WASH)]
    kind = _Open if others else Grid
    return kind(rows, colWidths=_widths(len(cells)), style=looks, repeatRows=1, splitInRow=1)


class _Open(Grid):
    """A list that ends with empty rows: those that would stand on a page alone are left out, if others stay."""

    def _splitRows(self, availHeight: float, doInRowSplit: int = 0) -> list[Table]:  # noqa: N802, N803, reportlab's
        parts = super()._splitRows(availHeight, doInRowSplit)
        rest = len(parts[1]._cellvalues) - 1 if len(parts) == 2 else _OTHERS
        return parts[:1] if rest <= _OTHERS - _ENOUGH else parts


def _widths(cells: int) -> list[float]:
    return [_WIDTH * 0.28, _WIDTH * 0.28, *[_WIDTH * 0.44 / cells] * cells]


def _row(words: Words, attendant: Attendant, row: Element, cells: int) -> list[Any]:
    """The cells of one person: name, affiliation, empty cells to sign; the row grows with them."""
    name, affiliation = row.add("TH", scope="Row"), row.add("TD")
    for _ in range(cells):
        row.add("TD")
    filled = [
        [Text(words.sans(cut(attendant.indexed), BOLD), _NAME, name.add("P"))],
        [Text(words.text(cut(attendant.affiliation)), _AFFILIATION, affiliation.add("P"))],
    ]
    return [*filled, *[[_space()] for _ in range(cells)]]


def _space() -> Spacer:
    """Room to write in."""
    return Spacer(1, _ROW - sum(_PADDING))
