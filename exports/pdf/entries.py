"""The pieces of the booklet as flowables: marks, lines of the programme, entries of talks, lines of the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

from exports.palette import colour
from exports.pdf.document import Words
from exports.pdf.fonts import SANS, SERIF
from exports.pdf.styles import INK, SOFT, WASH, style
from exports.pdf.text import plain
from exports.timetable import PauseRow, SessionRow, TalkRow

_BOLD = f"{SANS}-Bold"


def cells(above: float, below: float) -> list[tuple[object, ...]]:
    """Cells that begin at the top; a table names Helvetica unless told otherwise."""
    every = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *every, SANS),
        ("VALIGN", *every, "TOP"),
        ("TOPPADDING", *every, above),
        ("BOTTOMPADDING", *every, below),
    ]


class Mark(Flowable):  # type: ignore[misc]
    """A place of no height that links, outline and index refer to by `key`."""

    def __init__(self, key: str, title: str, level: int) -> None:
        super().__init__()
        self.key, self.title, self.level = key, title, level
        self.width = self.height = 0
        self.keepWithNext = True

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, 12)
        self.canv.addOutlineEntry(self.title[:200], self.key, self.level, closed=self.level > 0)


class PageNumber(Flowable):  # type: ignore[misc]
    """The number of the page that a mark is on, drawn before the mark has found its page (`define_page_number`)."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key, self.width, self.height = key, 24, 9

    def draw(self) -> None:
        self.canv.doForm(f"page-{self.key}")


def define_page_number(canvas: Canvas, key: str, page: int) -> None:
    """What each `PageNumber(key)` of the document shows."""
    canvas.beginForm(f"page-{key}", 0, -3, 24, 10)
    canvas.setFont(SANS, 9)
    canvas.setFillColor(INK)
    canvas.drawString(0, 1, str(page))
    canvas.endForm()


class Entries:
    """Flowables in the event's language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.cover_subtitle = style("cover subtitle", 15, font=f"{SERIF}-Italic", colour=SOFT, after=6)
        self.cover_title = style("cover title", 25, font=_BOLD, leading=1.14)
        self.cover_date = style("cover date", 13, font=_BOLD)
        self.cover_place = style("cover place", 11, colour=SOFT, before=2)
        self.date = style("date", 11.5, font=_BOLD, before=8, after=3, keep=True)
        self._chapter = style("chapter", 18, font=_BOLD, after=9, keep=True)
        self._session = style("session line", 9.6, font=_BOLD, before=7, after=1, keep=True)
        self._session_head = style("session", 12, font=_BOLD, colour=white, leading=1.16)
        self._session_more = style("session, more", 8.8, font=SANS, colour=white)
        self._line = style("line", 9, leading=1.22)
        self._time = style("time", 8.8, font=_BOLD)
        self._pause = style("pause", 9, font=SANS)
        self._meta = style("meta", 8.8, font=SANS, colour=SOFT, keep=True)
        self._title = style("title", 12.6, font=_BOLD, leading=1.16, before=2, after=2, keep=True)
        self._people = style("people", 9.8, after=4, keep=True)
        self._text = style("text", 9.3, leading=1.32, justified=True, after=4)
        self._small = style("small", 8.4, font=SANS, colour=SOFT, after=3)
        self._life = style("life", 8.7, leading=1.28, justified=True, after=3, indent=8)
        self._fact = style("fact", 9.3, leading=1.32, after=4)
        self._end = style("end", 4, after=12)

    def chapter(self, key: str, title: str) -> Iterator[Flowable]:
        yield Mark(key, plain(title, self.words.language), 0)
        yield self.heading(title)

    def heading(self, title: str) -> Paragraph:
        return Paragraph(self.words.sans(title), self._chapter)

    # ── the programme ────────────────────────────────────────────────────────────────────────────────────────────────

    def pause(self, row: PauseRow, width: float) -> Table:
        words = self.words
        names = ", ".join(words.text(f"{w.name} ({w.affiliation})" if w.affiliation else w.name) for w in row.people)
        title = [Paragraph(words.sans(row.title), self._pause), *([Paragraph(names, self._line)] if names else [])]
        looks = [*cells(2, 3), ("BACKGROUND", (0, 0), (-1, -1), WASH)]
        hours = Paragraph(words.hours(row.start, row.end), self._time)
        return Table([[hours, title]], [76, width - 76], style=looks, spaceBefore=6, splitInRow=1)

    def session_name(self, block: SessionRow) -> str:
        """`Axe 1 – IA et attractivité`, or `Session 3` in an event without axes; plain text."""
        label = self.words.label
        if block.axis is None:
            return f"{label['session']} {block.id.removeprefix('S')}"
        return f"{label['axis']} {block.axis.id} – {block.axis.title}"

    def session_line(self, block: SessionRow, *, several_rooms: bool) -> Paragraph:
        words = self.words
        back = colour(words.event, block.axis.id if block.axis else None)
        name = f'<font color="{back}">{words.sans(self.session_name(block))}</font>'
        return Paragraph(name + (f" · {words.sans(block.room.name)}" if several_rooms else ""), self._session)

    def talk_line(self, row: TalkRow, width: float) -> Table:
        words = self.words
        people = words.text(", ".join(who.name for who in row.people))
        text = f'<a href="#talk-{row.talk.id}">{words.text(row.talk.title)}</a> – <i>{people}</i>'
        hour, number = Paragraph(words.hour(row.start), self._time), PageNumber(f"talk-{row.talk.id}")
        parts = [hour, Paragraph(text, self._line), number]
        return Table([parts], [46, width - 46 - 32, 32], style=cells(1.5, 1.5), splitInRow=1)

    # ── the talks ────────────────────────────────────────────────────────────────────────────────────────────────────

    def session_head(self, block: SessionRow, *, several_rooms: bool) -> list[Paragraph]:
        words = self.words
        more = [words.hours(block.start, block.end)]
        if several_rooms:
            more.append(words.sans(block.room.name))
        if block.chairs:
            more.append(words.sans(words.labelled("chairs", words.listed(block.chairs))))
        head = Paragraph(words.sans(self.session_name(block)), self._session_head)
        return [head, Paragraph(" · ".join(more), self._session_more)]

    def talk(self, row: TalkRow, told: set[str]) -> Iterator[Flowable]:
        """The whole entry; of the speakers in `told` the biography has been printed before."""
        words, talk, event = self.words, row.talk, self.words.event
        yield Mark(f"talk-{talk.id}", plain(talk.title, words.language), 2)
        meta = words.hours(row.start, row.end) + (f" · {words.sans(talk.note)}" if talk.note else "")
        yield Paragraph(meta, self._meta)
        yield Paragraph(words.sans(talk.title), self._title)
        named = [
            f"<b>{words.text(w.name)}</b>" + (f", {words.text(w.affiliation)}" if w.affiliation else "")
            for w in row.people
        ]
        yield Paragraph("<br/>".join(named), self._people)
        if talk.authors:
            yield Paragraph(words.text(words.labelled("also", words.listed(talk.authors))), self._small)
        yield from self._paragraphs(talk.abstract, self._text)
        if talk.keywords:
            yield Paragraph(words.sans(words.labelled("keywords", ", ".join(talk.keywords))), self._small)
        for who in row.people:
            if who.id not in told and event.person[who.id].biography:
                yield from self._paragraphs(
                    event.person[who.id].biography, self._life, lead=f"<b>{words.text(who.name)}.</b> "
                )
        yield from self._paragraphs(talk.biography, self._life)
        yield Paragraph("", self._end)

    def _paragraphs(self, text: str, look: object, lead: str = "") -> Iterator[Paragraph]:
        """A paragraph for each line of the text that is not blank."""
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(lead + self.words.text(line, hyphens=True), look)
                lead = ""

    # ── index and practical information ──────────────────────────────────────────────────────────────────────────────

    def index_line(self, name: str, found: Sequence[tuple[int, str]]) -> Paragraph:
        pages = ", ".join(f'<a href="#{key}">{page}</a>' for page, key in sorted(found))
        return Paragraph(f"{self.words.text(name)} <font color='#4d5763'>·</font> {pages}", self._line)

    def fact(self, label: str, value: str) -> Paragraph:
        lines = "<br/>".join(self.words.text(line) for line in value.split("\n"))
        return Paragraph(f'<font name="{_BOLD}" size="9">{self.words.sans(label)}</font><br/>{lines}', self._fact)
