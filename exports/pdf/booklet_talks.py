"""The talks of the booklet, session by session: title, speakers, abstract, biographies."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from exports.palette import colour
from exports.pdf import looks
from exports.pdf.booklet_plenaries import band, lives, named, plenary
from exports.pdf.chapters import Gap, day_key, entry_name, flowing, height_of, labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD
from exports.pdf.marks import Mark
from exports.pdf.measures import HEIGHT
from exports.pdf.prose import abstract
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.pdf.text import DOT
from exports.rows import PauseRow, PosterRow, SessionRow, TalkRow, Timetable
from exports.vocabulary import session_name
from scheduler.language.typography import heading_date

#: Points between two talks.
_AFTER = 16


def talks(words: Words, table: Timetable, part: Element) -> Iterator[Flowable]:
    """Every talk, each on one page if a page can hold it; a biography is printed with the person's first talk."""
    lead: list[Flowable] = list(labelled_chapter(words, "abstracts", "abstracts", part))
    introduced: set[str] = set()
    several_days, day = table.several_days, None
    for block in table.blocks():
        if isinstance(block, PauseRow) and not block.described:
            continue
        section = part.add("Sect")
        if several_days and block.day != day:
            day = block.day
            lead.append(Mark(day_key(block.day), words.plain(heading_date(block.day, words.language)), 1))
        if isinstance(block, PauseRow):
            yield from _kept([*lead, *plenary(words, table, block, introduced, section)])
            yield Gap(1, _AFTER)
            lead = []
            introduced.update(who.id for who in block.everybody)
            continue
        lead += _session_head(words, table, block, section)
        for row in block.talks:
            yield from _kept([*lead, *_talk(words, row, introduced, section.add("Sect"), 3 if several_days else 2)])
            yield Gap(1, _AFTER)
            lead = []
            introduced.update(who.id for who in row.people)
    lead += _posters_head(words, table, part)
    for poster in table.posters:
        section = part.add("Sect")
        yield from _kept([*lead, *_entry(words, poster, words.sans(poster.talk.note), introduced, section, 2)])
        yield Gap(1, _AFTER)
        lead = []
        introduced.update(who.id for who in poster.people)


def _posters_head(words: Words, table: Timetable, part: Element) -> Iterator[Flowable]:
    """The heading above the posters, with the times at which they are shown; nothing without posters."""
    if not table.posters:
        return
    title = words.label["posters"]
    yield Mark("posters", words.plain(title), 1)
    times = [f"{_day(words, table, row)}{words.hours(row.start, row.end)}" for row in table.shown()]
    lines = [Text(words.sans(title, BOLD), looks.SESSION, part.add("H3"))]
    if times:
        lines.append(Text(DOT.join(times), looks.SESSION_MORE, part.add("P")))
    yield band([*lines], colour(words.event, None))


def _day(words: Words, table: Timetable, row: PauseRow) -> str:
    return words.sans(f"{heading_date(row.day, words.language)}, ") if table.several_days else ""


def _kept(parts: list[Flowable]) -> list[Flowable]:
    """The parts on one page if a page can hold them; else they begin where a third of a page is free."""
    height = height_of(parts)
    fits = height <= HEIGHT
    for part in parts:
        if fits or not isinstance(part, Text):
            part.keepWithNext = 0  # the break before them is all that they need
    return [CondPageBreak(height if fits else HEIGHT / 3), *parts]


def _session_head(words: Words, table: Timetable, block: SessionRow, part: Element) -> Iterator[Flowable]:
    back = colour(words.event, block.axis.id if block.axis else None)
    name = session_name(words.event, block)
    several_days = table.several_days
    yield Mark(f"session-{block.id}", words.plain(entry_name(words, table, block)), 2 if several_days else 1)
    details = [words.hours(block.start, block.end)]
    if several_days:
        details.insert(0, words.sans(heading_date(block.day, words.language)))
    if table.several_rooms:
        details.append(words.sans(block.room.name))
    if block.chairs:
        details.append(words.sans(words.labelled("chairs", words.listed(block.presiding))))
    if block.discussants:
        names = [who.introduced for who in block.discussants]
        details.append(words.sans(words.labelled("discussants", words.listed(names))))
    lines = [
        Text(words.sans(name, BOLD), looks.SESSION, part.add("H3")),
        Text(DOT.join(details), looks.SESSION_MORE, part.add("P")),
    ]
    yield band(lines, back)


def _talk(words: Words, row: TalkRow, introduced: set[str], part: Element, level: int) -> Iterator[Flowable]:
    """The whole entry of a talk, at `level` of the outline, with its hours."""
    meta = words.hours(row.start, row.end) + (f"{DOT}{words.sans(row.talk.note)}" if row.talk.note else "")
    yield from _entry(words, row, meta, introduced, part, level)


def _entry(
    words: Words, row: TalkRow | PosterRow, meta: str, introduced: set[str], part: Element, level: int
) -> Iterator[Flowable]:
    """Title, `meta`, people, abstract and biographies, but for those of people who are `introduced`."""
    talk = row.talk
    yield Mark(f"talk-{talk.id}", words.plain(talk.title), level)
    foreign = talk.language if talk.language and talk.language != words.language else None
    heading = part.add("H4", language=foreign or "")
    yield Text(words.sans(talk.title, BOLD), looks.TITLE, heading)
    if meta:
        yield Text(meta, looks.META, part.add("P"))
    yield from named(words, row.people, part)
    if row.discussants:
        names = [who.introduced for who in row.discussants]
        yield Text(words.text(words.labelled("discussants", words.listed(names))), looks.SMALL, part.add("P"))
    if talk.authors:
        yield Text(words.text(words.labelled("also", words.listed(talk.authors))), looks.SMALL, part.add("P"))
    body = part.add("Sect", language=foreign) if foreign else part
    yield from flowing(abstract(words, talk.abstract, foreign), body)
    if talk.keywords:
        keywords = words.labelled("keywords", ", ".join(talk.keywords))
        yield Text(words.sans(keywords), looks.SMALL, part.add("P"))
    yield from lives(words, row.people, introduced, part)
    yield from flowing(abstract(words, talk.biography), part, looks.LIFE, looks.LIFE_ITEM)
