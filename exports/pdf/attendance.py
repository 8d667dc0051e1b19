"""print/attendance.pdf: the attendance list to sign, one list a day, everybody by family name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from exports.pdf.document import Pages, Words, rendered
from exports.pdf.fonts import BOLD, SANS
from exports.pdf.people import Attendant, attendants
from exports.pdf.sheet import MARGINS, later_pages
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import LINE, SOFT, WASH, style
from exports.pdf.tagged import Grid, Text, balanced
from exports.timetable import DayTable, timetable
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import long_date

_WIDTH = A4[0] - MARGINS[0] - MARGINS[2]
#: Height of a row, in points.
_ROW = 11.5 * mm
#: The number of empty rows for people who are not on the list.
_OTHERS = 6
#: The minute of the day that separates the morning's signature from the afternoon's.
_NOON = 13 * 60

_TITLE = style("title", 20, font=BOLD, leading=1.1, after=3)
_EVENT = style("event", 12, font=BOLD)
_PLACE = style("place", 10.5, colour=SOFT)
_HEAD = style("head", 9.5, font=BOLD, colour=SOFT)
_NAME = style("name", 10.5, font=BOLD, leading=1.1)
_AFFILIATION = style("affiliation", 9, leading=1.12)


def attendance(event: Event, programme: Programme) -> bytes:
    """The list of each day; a day with a morning and an afternoon has two columns to sign."""
    words, structure = Words(event), Structure()
    people, story = attendants(event, programme), list[Flowable]()
    for number, day in enumerate(timetable(event, programme).days):
        if number:
            story.append(PageBreak())
        part = structure.root.add("Sect")
        story += [*_head(words, day, part, first=not number), Spacer(1, 8)]
        story += _list(words, day, people, part.add("Table"))
    title = f"{words.label['attendance']} – {event.title}"
    furnish = later_pages(words, title, A4)
    return rendered(Pages, story, words, structure, title, page=A4, margins=MARGINS, furnish=furnish)


def _head(words: Words, day: DayTable, part: Element, *, first: bool) -> Iterator[Flowable]:
    yield Text(words.sans(words.label["attendance"], BOLD), _TITLE, part.add("H1" if first else "H2"))
    yield balanced(words.sans(words.event.title, BOLD), _EVENT, part.add("P"), _WIDTH)
    when = f"{long_date(day.day, words.language)}, "
    yield Text(words.text(when) + words.hours(day.start, day.end), _PLACE, part.add("P"))
    if words.place():
        yield Text(words.text(words.place()), _PLACE, part.add("P"))


def _list(words: Words, day: DayTable, people: tuple[Attendant, ...], table: Element) -> Iterator[Grid]:
    """A row for each person, and below the list empty rows for people who are not on it."""
    label = words.label
    halves = [label["morning"], label["afternoon"]] if day.start < _NOON < day.end else [label["signature"]]
    widths = [_WIDTH * 0.28, _WIDTH * 0.28, *[_WIDTH * 0.44 / len(halves)] * len(halves)]
    head = table.add("TR")
    titles = [label["name"], label["affiliation"], *halves]
    rows: list[list[Any]] = [
        [[Text(words.sans(title, BOLD), _HEAD, head.add("TH", scope="Column").add("P"))] for title in titles]
    ]
    rows += [_row(words, person, table.add("TR"), widths, len(halves)) for person in people]
    every = ((0, 0), (-1, -1))
    looks = [
        ("FONTNAME", *every, SANS),
        ("VALIGN", *every, "MIDDLE"),
        ("LEFTPADDING", *every, 4),
        ("RIGHTPADDING", *every, 4),
        ("TOPPADDING", *every, 2),
        ("BOTTOMPADDING", *every, 3),
        ("GRID", *every, 0.5, LINE),
        ("BACKGROUND", (0, 0), (-1, 0), WASH),
    ]
    yield Grid(rows, colWidths=widths, rowHeights=[None, *[_ROW] * len(people)], style=looks, repeatRows=1)
    others: list[list[Any]] = [[[]] * len(widths)] * _OTHERS
    yield Grid(others, colWidths=widths, rowHeights=[_ROW] * _OTHERS, style=looks[:-1])


def _row(words: Words, attendant: Attendant, row: Element, widths: list[float], halves: int) -> list[Any]:
    """The cells of one person: name, affiliation, empty cells to sign."""
    name_cell, affiliation_cell = row.add("TH", scope="Row"), row.add("TD")
    for _ in range(halves):
        row.add("TD")
    name = words.fitted(attendant.indexed, _NAME.fontSize, 2 * widths[0] - 40, BOLD)
    affiliation = words.fitted(attendant.affiliation, _AFFILIATION.fontSize, 2 * widths[1] - 50)
    cells = [
        [Text(words.sans(name, BOLD), _NAME, name_cell.add("P"))],
        [Text(words.text(affiliation), _AFFILIATION, affiliation_cell.add("P"))],
    ]
    return [*cells, *[[]] * halves]
