"""print/attendance.pdf: the list to be signed, a list a day, everybody by surname."""

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
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.typography import long_date

_WIDTH = A4[0] - MARGINS[0] - MARGINS[2]
_ROW = 11.5 * mm
#: Lines for those who are on no list.
_OTHERS = 6
_NOON = 13 * 60

_TITLE = style("title", 20, font=BOLD, leading=1.1, after=3)
_EVENT = style("event", 12, font=BOLD)
_PLACE = style("place", 10.5, colour=SOFT)
_HEAD = style("head", 9.5, font=BOLD, colour=SOFT)
_NAME = style("name", 10.5, font=BOLD, leading=1.1)
_AFFILIATION = style("affiliation", 9, leading=1.12)


def attendance(event: Event, programme: Programme) -> bytes:
    """The list of each day; where a day has a morning and an afternoon, both are signed."""
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
    """A row for each, and below it, for nobody who listens, rows for those who come besides."""
    label = words.label
    halves = [label["morning"], label["afternoon"]] if day.start < _NOON < day.end else [label["signature"]]
    widths = [_WIDTH * 0.28, _WIDTH * 0.28, *[_WIDTH * 0.44 / len(halves)] * len(halves)]
    head = table.add("TR")
    titles = [label["name"], label["affiliation"], *halves]
    rows: list[list[Any]] = [
        [[Text(words.sans(one, BOLD), _HEAD, head.add("TH", scope="Column").add("P"))] for one in titles]
    ]
    rows += [_row(words, one, table.add("TR"), widths, len(halves)) for one in people]
    every = ((0, 0), (-1, -1))
    looks = [
        ("FONTNAME", *every, SANS), ("VALIGN", *every, "MIDDLE"), ("LEFTPADDING", *every, 4),
        ("RIGHTPADDING", *every, 4), ("TOPPADDING", *every, 2), ("BOTTOMPADDING", *every, 3),
        ("GRID", *every, 0.5, LINE), ("BACKGROUND", (0, 0), (-1, 0), WASH),
    ]  # fmt: skip
    yield Grid(rows, colWidths=widths, rowHeights=[None, *[_ROW] * len(people)], style=looks, repeatRows=1)
    others: list[list[Any]] = [[[]] * len(widths)] * _OTHERS
    yield Grid(others, colWidths=widths, rowHeights=[_ROW] * _OTHERS, style=looks[:-1])


def _row(words: Words, one: Attendant, line: Element, widths: list[float], halves: int) -> list[Any]:
    name, affiliation = line.add("TH", scope="Row"), line.add("TD")
    for _ in range(halves):
        line.add("TD")
    shown = words.fitted(one.name, _NAME.fontSize, 2 * widths[0] - 40, BOLD)
    of = words.fitted(one.affiliation, _AFFILIATION.fontSize, 2 * widths[1] - 50)
    cells = [
        [Text(words.sans(shown, BOLD), _NAME, name.add("P"))],
        [Text(words.text(of), _AFFILIATION, affiliation.add("P"))],
    ]
    return [*cells, *[[]] * halves]
