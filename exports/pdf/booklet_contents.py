"""The contents of the booklet: chapters, days, sessions and plenaries with their pages."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from exports.pdf import looks
from exports.pdf.chapters import day_key, entry_name, labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, SANS
from exports.pdf.marks import PageNumber
from exports.pdf.measures import WIDTH
from exports.pdf.sheet_head import layout
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.rows import PauseRow, SessionRow, Timetable
from scheduler.language.typography import heading_date

#: Width of the column for the page number.
_PAGE = 32
#: The page number stands on the base line of the last line beside it.
_NUMBER = [("VALIGN", (1, 0), (1, 0), "BOTTOM"), ("BOTTOMPADDING", (1, 0), (1, 0), 4.6)]


def contents(words: Words, table: Timetable, part: Element) -> Iterator[Flowable]:
    """The chapters, the days and the sessions with their page numbers."""
    yield from labelled_chapter(words, "contents", "contents", part)
    toc, label = part.add("TOC"), words.label
    rows = [("programme", label["programme"], 0), ("abstracts", label["abstracts"], 0)]
    rows += _sessions(words, table)
    rows.append(("index", label["index"], 0))
    if any(talk.keywords for talk in words.event.contributions) or any(p.keywords for p in words.event.plenaries):
        rows.append(("by-keyword", label["by keyword"], 0))
    rows.append(("practical", label["practical"], 0))
    for key, title, level in rows:
        entry = toc.add("TOCI").add("P")
        markup = words.sans(title, SANS if level > 1 else BOLD)
        cell = [Text(f'<a href="#{key}">{markup}</a>', looks.CONTENTS[level], entry), PageNumber(key, entry)]
        above = (3, 2, 0)[level]
        looks_of_line = [("TOPPADDING", (0, 0), (-1, -1), above), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
        yield layout([cell], [WIDTH - _PAGE, _PAGE], [*looks_of_line, *_NUMBER])


def _sessions(words: Words, table: Timetable) -> Iterator[tuple[str, str, int]]:
    """Mark, title and level of each session and described plenary, below the day where there are several."""
    for day in table.days:
        entries = [block for block in day.blocks if isinstance(block, SessionRow) or block.described]
        if entries and table.several_days:
            yield day_key(day.day), heading_date(day.day, words.language), 1
        for block in entries:
            if isinstance(block, PauseRow):
                yield f"plenary-{block.id}", entry_name(words, table, block), 2
            else:
                yield f"session-{block.id}", entry_name(words, table, block), 2
    if table.posters:
        yield "posters", words.label["posters"], 1 if table.several_days else 2
