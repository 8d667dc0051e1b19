"""booklet.pdf: A5 in reading order. Cover, programme, an entry for each talk, index of speakers, practical information.

It is laid out once: the programme, which comes first, draws its page numbers as forms that are defined when the talks
have found their pages; the index is made when they all have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from exports.palette import colour
from exports.pdf.document import Words, rendered, settings
from exports.pdf.entries import Entries, Mark, cells, define_page_number
from exports.pdf.fonts import SANS
from exports.pdf.styles import LINE, SOFT
from exports.pdf.text import plain
from exports.timetable import PauseRow, SessionRow, Timetable, timetable
from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.text import collation_key
from scheduler.typography import long_date

_INDEX = "index"
_SIDE, _TOP, _BOTTOM = 15 * mm, 19 * mm, 17 * mm
WIDTH, HEIGHT = A5[0] - 2 * _SIDE, A5[1] - _TOP - _BOTTOM


def booklet(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The booklet as PDF; the numbers in programme and index are those of the pages on which the talks begin."""
    words, table = Words(event), timetable(event, programme)
    label = plain(edition.label(event.language), event.language)
    story = list(_story(words, table))

    def go_on(pages: dict[str, int]) -> None:
        story.extend(_rest(words, table, pages))

    return rendered(_Booklet, story, words=words, label=label, go_on=go_on, **settings(event, event.title))[0]


class _Booklet(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Notes the page of every mark that is drawn; at the mark of the index, `go_on` adds what hangs on the pages."""

    def __init__(
        self, stream: Any, *, words: Words, label: str, go_on: Callable[[dict[str, int]], None], **keywords: Any
    ) -> None:
        super().__init__(stream, pagesize=A5, **keywords)
        self.pages: dict[str, int] = {}
        self.go_on = go_on
        self.label = label
        self.running = _cut(plain(words.event.title, words.language), 70)
        frame = Frame(_SIDE, _BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates(
            [
                PageTemplate("cover", frames=[frame], onPage=self._mark),
                PageTemplate("inside", frames=[frame], onPage=self._furnish),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802, reportlab's name
        if isinstance(flowable, Mark):
            self.pages[flowable.key] = self.page
            if flowable.key == _INDEX:
                self.go_on(self.pages)
            elif flowable.level == 2:
                define_page_number(self.canv, flowable.key, self.page)

    def _mark(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Which edition this is, at the foot of the cover and, smaller, of each page."""
        canvas.setFillColor(SOFT)
        canvas.setFont(SANS, 9 if document.page == 1 else 7)
        canvas.drawRightString(A5[0] - _SIDE, 9 * mm, self.label)

    def _furnish(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(SOFT)
        canvas.setFont(SANS, 7.5)
        canvas.drawCentredString(A5[0] / 2, A5[1] - 12 * mm, self.running)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.4)
        canvas.line(_SIDE, A5[1] - 14 * mm, A5[0] - _SIDE, A5[1] - 14 * mm)
        canvas.setFont(SANS, 8.5)
        canvas.drawCentredString(A5[0] / 2, 9 * mm, str(document.page))
        self._mark(canvas, document)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip() + " …"


def _story(words: Words, table: Timetable) -> Iterator[Flowable]:
    entries = Entries(words)
    yield from _cover(words, entries)
    yield NextPageTemplate("inside")
    yield PageBreak()
    yield from entries.chapter("programme", words.label["programme"])
    yield from _programme(words, entries, table)
    yield PageBreak()
    yield from _abstracts(words, entries, table)
    yield PageBreak()
    yield Mark(_INDEX, plain(words.label["index"], words.language), 0)


def _rest(words: Words, table: Timetable, pages: dict[str, int]) -> Iterator[Flowable]:
    """What comes after the mark of the index."""
    entries = Entries(words)
    yield entries.heading(words.label["index"])
    yield from _index(words, entries, table, pages)
    practical = list(_practical(words, entries))
    if practical:
        yield Spacer(1, 14)
        yield KeepTogether([*entries.chapter("practical", words.label["practical"]), *practical])


def _cover(words: Words, entries: Entries) -> Iterator[Flowable]:
    event = words.event
    yield Mark("cover", plain(event.title, words.language), 0)
    yield Spacer(1, 38 * mm)
    if event.subtitle:
        yield Paragraph(words.text(event.subtitle), entries.cover_subtitle)
    yield Paragraph(words.sans(_cut(event.title, 300)), entries.cover_title)
    yield Spacer(1, 10 * mm)
    yield Paragraph(words.sans(words.dates()), entries.cover_date)
    if words.place():
        yield Paragraph(words.text(words.place()), entries.cover_place)
    yield Spacer(1, 20 * mm)
    yield Paragraph(words.sans(words.label["booklet"]), entries.cover_date)


def _programme(words: Words, entries: Entries, table: Timetable) -> Iterator[Flowable]:
    """The whole at a glance, each talk with a link to its page."""
    for day in table.days:
        if len(table.days) > 1:
            yield Paragraph(words.sans(long_date(day.day, words.language)), entries.date)
        for block in day.blocks:
            if isinstance(block, PauseRow):
                yield entries.pause(block, WIDTH)
                continue
            yield entries.session_line(block, several_rooms=table.several_rooms)
            for row in block.talks:
                yield entries.talk_line(row, WIDTH)


def _abstracts(words: Words, entries: Entries, table: Timetable) -> Iterator[Flowable]:
    chapter: list[Flowable] = list(entries.chapter("abstracts", words.label["abstracts"]))
    lives: set[str] = set()
    for block in table.blocks():
        if not isinstance(block, SessionRow):
            continue
        lead = [*chapter, *_session_head(words, entries, block, several_rooms=table.several_rooms)]
        chapter = []
        for row in block.talks:
            yield from _kept([*lead, *entries.talk(row, lives)])
            lead = []
            lives.update(who.id for who in row.people)


def _kept(parts: list[Flowable]) -> list[Flowable]:
    """The parts on one page if a page can hold them; else from where they are, if their head and some lines have
    room.
    """
    height = sum(part.wrap(WIDTH, HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)
    for part in parts:
        part.keepWithNext = 0  # the break before them is all that they need
    return [CondPageBreak(height if height <= HEIGHT else HEIGHT / 3), *parts]


def _session_head(words: Words, entries: Entries, block: SessionRow, *, several_rooms: bool) -> Iterator[Flowable]:
    back = colour(words.event, block.axis.id if block.axis else None)
    name = entries.session_name(block)
    yield Mark(f"session-{block.id}", plain(name, words.language), 1)
    lines = entries.session_head(block, several_rooms=several_rooms)
    looks = [*cells(5, 6), ("BACKGROUND", (0, 0), (-1, -1), back), ("LEFTPADDING", (0, 0), (-1, -1), 7)]
    head = Table([[lines]], colWidths=[WIDTH], style=looks, spaceBefore=4, spaceAfter=9, splitInRow=1)
    head.keepWithNext = True
    yield head


def _index(words: Words, entries: Entries, table: Timetable, pages: dict[str, int]) -> Iterator[Flowable]:
    """Everybody who presents, by surname, with the pages of the talks."""
    talks: dict[str, list[str]] = {}
    for row in table.talks():
        for who in row.people:
            talks.setdefault(who.id, []).append(row.talk.id)
    people = sorted(
        (words.event.person[one] for one in talks), key=lambda p: (collation_key(surname(p.name)), p.name, p.id)
    )
    for person in people:
        found = [(pages[f"talk-{talk}"], f"talk-{talk}") for talk in talks[person.id]]
        yield entries.index_line(person.name, found)


def surname(name: str) -> str:
    """What an index sorts by: the words in capitals (`Jeanne DE LA TOUR`), else the last word."""
    parts = name.split()
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    return " ".join(capitals) if capitals and len(capitals) < len(parts) else parts[-1] if parts else ""


def _practical(words: Words, entries: Entries) -> Iterator[Flowable]:
    event = words.event
    lines = [("place", words.place()), ("access", event.venue.access or ""), ("website", event.url or "")]
    for label, value in lines:
        if value:
            yield entries.fact(words.label[label], value)
    if event.organisers:
        named = [", ".join(part for part in (o.name, o.affiliation, o.email) if part) for o in event.organisers]
        yield entries.fact(words.label["organisers"], "\n".join(named))
    for committee in event.committees:
        yield entries.fact(committee.title, ", ".join(committee.members))
