"""The plenaries of the booklet that have more to tell than a line of the programme; what talks share with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from exports.palette import colour
from exports.pdf import looks
from exports.pdf.chapters import entry_name, flowing
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, SANS
from exports.pdf.marks import Mark
from exports.pdf.measures import WIDTH, cells
from exports.pdf.prose import abstract
from exports.pdf.structure import Element
from exports.pdf.tagged import Grid, Text
from exports.pdf.text import DOT
from exports.rows import PauseRow, Timetable, Who
from scheduler.language.typography import heading_date


def plenary(
    words: Words, table: Timetable, row: PauseRow, introduced: Collection[str], part: Element
) -> Iterator[Flowable]:
    """The whole entry of a plenary; people who are `introduced` have had their biographies."""
    several_days = table.several_days
    yield Mark(f"plenary-{row.id}", words.plain(entry_name(words, table, row)), 2 if several_days else 1)
    details = [words.hours(row.start, row.end)]
    if several_days:
        details.insert(0, words.sans(heading_date(row.day, words.language)))
    if row.names_room and row.room:
        details.append(words.sans(row.room.name))
    if row.chairs:
        details.append(words.sans(words.labelled("chairs", words.listed([who.introduced for who in row.chairs]))))
    if row.note:
        details.append(words.sans(row.note))
    lines = [
        Text(words.sans(row.title, BOLD), looks.SESSION, part.add("H3")),
        Text(DOT.join(details), looks.SESSION_MORE, part.add("P")),
    ]
    yield band(lines, colour(words.event, None))
    yield from named(words, row.people, part)
    yield from flowing(abstract(words, row.abstract), part)
    if row.keywords:
        keywords = words.labelled("keywords", ", ".join(row.keywords))
        yield Text(words.sans(keywords), looks.SMALL, part.add("P"))
    yield from lives(words, row.everybody, introduced, part)


def band(lines: list[Text], back: str) -> Grid:
    """The lines on a band of a colour."""
    look = [*cells(5, 6, SANS), ("BACKGROUND", (0, 0), (-1, -1), back), ("LEFTPADDING", (0, 0), (-1, -1), 7)]
    return Grid([[lines]], colWidths=[WIDTH], style=look, spaceBefore=4, spaceAfter=9, splitInRow=1)


def named(words: Words, people: Iterable[Who], part: Element) -> Iterator[Text]:
    """A line for each person, with the affiliation; nothing without people."""
    lines = [
        f"<b>{words.text(who.name)}</b>" + (f", {words.text(who.affiliation)}" if who.affiliation else "")
        for who in people
    ]
    if lines:
        yield Text("<br/>".join(lines), looks.PEOPLE, part.add("P"))


def lives(
    words: Words,
    people: Iterable[Who],
    introduced: Collection[str],
    part: Element,
    styles: tuple[ParagraphStyle, ParagraphStyle] = (looks.LIFE, looks.LIFE_ITEM),
) -> Iterator[Flowable]:
    """The biographies of the people, but for those who are `introduced`; `styles` of text and of items of lists."""
    for who in people:
        biography = words.event.person[who.id].biography
        if who.id not in introduced and biography:
            lead = f"<b>{words.text(who.name)}.</b> "
            yield from flowing(abstract(words, biography), part, *styles, lead=lead)
