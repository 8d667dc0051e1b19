"""The pages of the booklet before the talks: cover, welcome, contents, programme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from exports.palette import colour
from exports.pdf import looks
from exports.pdf.chapters import chapter, dated_name, day_key, flowing, height_of, labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.marks import Mark, PageNumber
from exports.pdf.measures import HEIGHT, WIDTH, cells
from exports.pdf.pictures import logos
from exports.pdf.prose import welcome
from exports.pdf.sheet_head import layout, logo_row
from exports.pdf.structure import Element
from exports.pdf.styles import WASH
from exports.pdf.tagged import Grid, Text, balanced
from exports.pdf.text import DASH, DOT, cut
from exports.timetable import PauseRow, SessionRow, TalkRow, Timetable
from exports.vocabulary import session_name
from scheduler.domain.edition import Edition
from scheduler.language.typography import long_date

#: Widths of the columns for the start, the hours of a pause, and the page number.
_HOUR, _HOURS, _PAGE = 46, 80, 32
#: Type sizes of the cover's title, tried in turn until the cover takes one page.
_TITLES = (26, 21, 17, 13, 10)


#: The page number stands on the base line of the last line beside it.
_NUMBER = [("VALIGN", (1, 0), (1, 0), "BOTTOM"), ("BOTTOMPADDING", (1, 0), (1, 0), 4.6)]


# ── cover ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def cover(words: Words, edition: Edition, part: Element) -> Iterator[Flowable]:
    """Title, date and place above the middle; below, the kind of document, the organisers and the logos."""
    for size in _TITLES:
        upper, lower = list(_head(words, size, Element("Sect"))), list(_foot(words, edition, Element("Sect")))
        if height_of([*upper, *lower]) < HEIGHT - 12:
            break
    spare = HEIGHT - height_of([*upper, *lower])
    yield from _head(words, size, part)
    yield Spacer(1, max(6.0, spare - 1))
    yield from _foot(words, edition, part)


def _head(words: Words, size: float, part: Element) -> Iterator[Flowable]:
    event = words.event
    yield Spacer(1, 34 * mm if size == _TITLES[0] else 6 * mm)
    if event.subtitle:
        yield Text(words.text(cut(event.subtitle), font=ITALIC), looks.COVER_SUBTITLE, part.add("P"))
    title = ParagraphStyle("title", looks.COVER_TITLE, fontSize=size, leading=size * 1.12)
    yield balanced(words.sans(cut(event.title), BOLD), title, part.add("H1"), WIDTH)
    yield Spacer(1, 9 * mm)
    yield Text(words.sans(words.dates(), BOLD), looks.COVER_DATE, part.add("P"))
    if words.place():
        yield Text(words.text(cut(words.place())), looks.COVER_PLACE, part.add("P"))


def _foot(words: Words, edition: Edition, part: Element) -> Iterator[Flowable]:
    event = words.event
    yield Text(words.sans(words.label["booklet"], BOLD), looks.COVER_DATE, part.add("P"))
    if label := words.edition(edition):
        yield Text(words.text(label), looks.COVER_PLACE, part.add("P"))
    if event.organisers:
        organisers = words.labelled("organisers", words.listed([organiser.name for organiser in event.organisers]))
        yield Text(words.text(cut(organisers)), looks.COVER_PLACE, part.add("P"))
    row = logos(event, 14 * mm, WIDTH)
    if row:
        yield Spacer(1, 8 * mm)
        yield logo_row(words, row, part)


# ── welcome ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def welcome_pages(words: Words, root: Element) -> Iterator[Flowable]:
    """The text of booklet.md, under its own first heading if it begins with one."""
    blocks = list(welcome(words, words.event.welcome))
    if not blocks:
        return
    part, title = root.add("Sect"), words.sans(words.label["welcome"], BOLD)
    name = words.label["welcome"]
    if blocks[0].kind == "heading":
        title, name = blocks[0].markup, blocks[0].plain
        blocks = blocks[1:]
    yield from chapter("welcome", words.plain(name), title, part)
    yield from flowing(blocks, part)
    yield PageBreak()


# ── contents ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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
        if entries and len(table.days) > 1:
            yield day_key(day.day), long_date(day.day, words.language), 1
        for block in entries:
            if isinstance(block, PauseRow):
                yield f"plenary-{block.id}", block.title, 2
            else:
                yield f"session-{block.id}", dated_name(words, table, block), 2
    if table.posters:
        yield "posters", words.label["posters"], 1 if len(table.days) > 1 else 2


# ── the day ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def programme_pages(words: Words, table: Timetable, part: Element) -> Iterator[Flowable]:
    """The whole programme in brief; each talk links to its page."""
    yield from labelled_chapter(words, "programme", "programme", part)
    for day in table.days:
        level = 3
        if len(table.days) > 1:
            yield Text(words.sans(long_date(day.day, words.language), BOLD), looks.DATE, part.add("H3"))
            level = 4
        for block in day.blocks:
            if isinstance(block, PauseRow):
                if block.kind == "plenary":
                    yield Mark(f"held-{block.id}", "", None)
                yield _pause(words, block, part.add("Sect"))
                yield from _posters(words, block, part)
            else:
                parts = list(_session(words, block, part.add("Sect"), level, several_rooms=table.several_rooms))
                yield CondPageBreak(min(height_of(parts), HEIGHT))
                yield from parts


def _pause(words: Words, row: PauseRow, part: Element) -> Grid:
    """Hours, title with room and note, speakers and chairs; a plenary with an entry of its own links to it."""
    hours = Text(words.hours(row.start, row.end), looks.TIME, part.add("P"))
    where = f"{DOT}{words.sans(row.room.name, BOLD)}" if row.names_room and row.room else ""
    note = f"{DOT}{words.sans(row.note)}" if row.note and row.kind == "break" else ""
    name, entry = words.sans(row.title), part.add("P")
    if row.described:
        name = f'<a href="#plenary-{row.id}">{name}</a>'
    title: list[Any] = [Text(name + where + note, looks.PAUSE, entry)]
    names = ", ".join(words.text(who.introduced) for who in row.people)
    note = f"<i>{words.text(row.note, font=ITALIC)}</i>" if row.note and row.kind == "plenary" else ""
    if names or note:
        title.append(Text(DASH.join(filter(None, (names, note))), looks.LINE, part.add("P")))
    if row.chairs:
        chairs = words.labelled("chairs", words.listed([who.name for who in row.chairs]))
        title.append(Text(words.text(chairs), looks.LINE, part.add("P")))
    if row.described:
        number = PageNumber(f"plenary-{row.id}", part.add("P"))
        look = [*cells(2, 3, SANS), ("BACKGROUND", (0, 0), (-1, -1), WASH)]
        widths = [_HOURS, WIDTH - _HOURS - _PAGE, _PAGE]
        return Grid([[hours, title, number]], widths, style=look, spaceBefore=6, splitInRow=1)
    look = [*cells(2, 3, SANS), ("BACKGROUND", (0, 0), (-1, -1), WASH)]
    return Grid([[hours, title]], [_HOURS, WIDTH - _HOURS], style=look, spaceBefore=6, splitInRow=1)


def _posters(words: Words, row: PauseRow, part: Element) -> Iterator[Grid]:
    """A line for each poster that is shown during the break or plenary, with its page number."""
    if not row.posters:
        return
    table = part.add("Table")
    for poster in row.posters:
        line = table.add("TR")
        people = words.text(", ".join(who.name for who in poster.people), font=ITALIC)
        who = f"{DASH}<i>{people}</i>" if poster.people else ""
        mark = f"talk-{poster.talk.id}"
        text = Text(f'<a href="#{mark}">{words.text(poster.talk.title)}</a>{who}', looks.LINE, line.add("TD").add("P"))
        widths = [_HOUR, WIDTH - _HOUR - _PAGE, _PAGE]
        yield Grid(
            [["", text, PageNumber(mark, line.add("TD").add("P"))]], widths, style=cells(1.5, 1.5, SANS), splitInRow=1
        )


def _session(words: Words, block: SessionRow, part: Element, level: int, *, several_rooms: bool) -> Iterator[Flowable]:
    back = colour(words.event, block.axis.id if block.axis else None)
    name = f'<font color="{back}">{words.sans(session_name(words.event, block), BOLD)}</font>'
    more = f"{DOT}{words.sans(block.room.name)}" if several_rooms else ""
    yield Text(name + more, looks.SESSION_LINE, part.add(f"H{level}"))
    table = part.add("Table")
    for row in block.talks:
        yield _talk(words, row, table.add("TR"))


def _talk(words: Words, row: TalkRow, line: Element) -> Grid:
    people = words.text(", ".join(who.name for who in row.people), font=ITALIC)
    title = words.text(row.talk.title)
    hour = Text(words.hour(row.start), looks.TIME, line.add("TH", scope="Row").add("P"))
    who = f"{DASH}<i>{people}</i>" if row.people else ""
    text = Text(f'<a href="#talk-{row.talk.id}">{title}</a>{who}', looks.LINE, line.add("TD").add("P"))
    number = PageNumber(f"talk-{row.talk.id}", line.add("TD").add("P"))
    widths = [_HOUR, WIDTH - _HOUR - _PAGE, _PAGE]
    return Grid([[hour, text, number]], widths, style=cells(1.5, 1.5, SANS), splitInRow=1)
