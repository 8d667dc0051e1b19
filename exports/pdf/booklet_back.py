"""The pages of the booklet after the talks: indexes, practical information, committees, pages for notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, FrameBreak, NextPageTemplate, PageBreak

from exports.pdf import looks
from exports.pdf.chapters import labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD
from exports.pdf.links import linked
from exports.pdf.marks import Mark
from exports.pdf.measures import COLUMN, HEIGHT, INDEX_HEAD, WIDTH
from exports.pdf.structure import Element
from exports.pdf.styles import LINE
from exports.pdf.tagged import Text
from exports.timetable import PauseRow, SessionRow, Timetable
from scheduler.domain.address import shown
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.text import collation_key, keyword_key

#: Distance between the lines of a page for notes.
_RULE = 9 * mm


# ── indexes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def indexes(words: Words, table: Timetable, pages: dict[str, int], root: Element) -> Iterator[Flowable]:
    """The index of speakers by family name and that of keywords, with page numbers, in two columns.

    The mark of the first index has been drawn before.
    """
    title, part = words.label["index"], root.add("Sect")
    yield Text(words.sans(title, BOLD), looks.CHAPTER, part.add("H2"))
    yield FrameBreak()
    yield from _in_columns(list(_entries(words, _speakers(words, table), pages, part.add("Index"))))
    keywords = list(_keywords(table))
    if keywords:
        title, part = words.label["by keyword"], root.add("Sect")
        yield NextPageTemplate("index")
        yield PageBreak()
        yield Mark("by-keyword", words.plain(title), 0)
        yield Text(words.sans(title, BOLD), looks.CHAPTER, part.add("H2"))
        yield FrameBreak()
        yield from _in_columns(list(_entries(words, keywords, pages, part.add("Index"))))


def _in_columns(entries: list[Text]) -> Iterator[Flowable]:
    """The entries in two columns, of equal height where one page holds them all."""
    heights = [entry.wrap(COLUMN, HEIGHT)[1] + entry.getSpaceAfter() for entry in entries]
    half, used = sum(heights) / 2, 0.0
    one_page = half + max(heights, default=0) <= HEIGHT - INDEX_HEAD
    for entry, height in zip(entries, heights, strict=True):
        if one_page and used < half <= used + height and used:
            yield entry
            yield FrameBreak()
        else:
            yield entry
        used += height


def _entries(
    words: Words, entries: Iterable[tuple[str, list[str]]], pages: dict[str, int], part: Element
) -> Iterator[Text]:
    """Each name with the numbers of the pages on which its talks and plenaries begin, known by their marks."""
    for name, marks in entries:
        mark_of = {pages[mark]: mark for mark in reversed(marks)}
        numbers = ", ".join(f'<a href="#{mark_of[page]}">{page}</a>' for page in sorted(mark_of))
        yield Text(f"{words.text(name)} <font color='#4d5763'>·</font> {numbers}", looks.ENTRY, part.add("P"))


def _speakers(words: Words, table: Timetable) -> list[tuple[str, list[str]]]:
    """Everybody with a part in a talk, session or plenary, by family name, with the marks of all that prints this
    name.
    """
    marks: dict[tuple[str, str], list[str]] = {}
    for row in table.contributions():
        for who in (*row.people, *row.discussants):
            marks.setdefault((who.id, who.name), []).append(f"talk-{row.talk.id}")
    for session in (block for block in table.blocks() if isinstance(block, SessionRow)):
        for who in session.discussants:
            marks.setdefault((who.id, who.name), []).append(f"talk-{session.talks[0].talk.id}")
    for plenary in _plenaries(table):
        mark = f"{'plenary' if plenary.described else 'held'}-{plenary.id}"
        for who in plenary.everybody:
            marks.setdefault((who.id, who.name), []).append(mark)
    families = {who: words.event.person[who].family_name for who, _ in marks}
    ordered = sorted(marks, key=lambda printed: (family_key(printed[1], families[printed[0]]), printed[0]))
    return [(indexed_name(name, families[who]), marks[who, name]) for who, name in ordered]


def _plenaries(table: Timetable) -> Iterator[PauseRow]:
    yield from (block for block in table.blocks() if isinstance(block, PauseRow) and block.kind == "plenary")


def _keywords(table: Timetable) -> Iterator[tuple[str, list[str]]]:
    """Each keyword in its most frequent spelling, with the marks of its talks and plenaries."""
    marks: dict[str, list[str]] = {}
    spellings: dict[str, Counter[str]] = {}
    told = [(f"talk-{row.talk.id}", row.talk.keywords) for row in table.contributions()]
    told += [(f"plenary-{plenary.id}", plenary.keywords) for plenary in _plenaries(table)]
    for mark, keywords in told:
        for keyword in keywords:
            key = keyword_key(keyword)
            spellings.setdefault(key, Counter())[keyword] += 1
            if mark not in marks.setdefault(key, []):
                marks[key].append(mark)
    shown = {key: min(counts, key=lambda spelling: (-counts[spelling], spelling)) for key, counts in spellings.items()}
    for key in sorted(marks, key=lambda spelling: collation_key(shown[spelling])):
        yield shown[key], marks[key]


# ── practical information ────────────────────────────────────────────────────────────────────────────────────────────


def practical(words: Words, part: Element) -> Iterator[Flowable]:
    """Venue, access, website, organisers and committees."""
    event = words.event
    yield from labelled_chapter(words, "practical", "practical", part)
    lines = [("place", words.place()), ("access", event.venue.access or ""), ("website", event.url or "")]
    for label, value in lines:
        if value:
            yield from _fact(words, words.label[label], [value], part)
    if event.organisers:
        named = [", ".join(filter(None, (o.name, o.affiliation, o.email and shown(o.email)))) for o in event.organisers]
        yield from _fact(words, words.label["organisers"], named, part)
    for committee in event.committees:
        yield from _fact(words, committee.title, [", ".join(committee.members)], part)


def _fact(words: Words, label: str, lines: list[str], part: Element) -> Iterator[Flowable]:
    """A label with the lines below it."""
    yield CondPageBreak(3 * looks.FACT.leading)
    yield Text(words.sans(label, BOLD), looks.FACT_LABEL, part.add("H3"))
    for line in lines:
        yield Text(linked(words, line), looks.FACT, part.add("P"))


# ── notes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def notes(words: Words, root: Element, pages: int) -> Iterator[Flowable]:
    """`pages` pages with lines to write on."""
    part = root.add("Sect")
    for number in range(pages):
        yield PageBreak()
        if not number:
            yield Mark("notes", words.plain(words.label["notes"]), 0)
        yield Text(words.sans(words.label["notes"], BOLD), looks.CHAPTER, part.add("H2") if not number else None)
        yield _Rules()


class _Rules(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Lines to write on, down to the foot of the page."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height - 1  # reportlab reads both after `wrap`
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.marked(None):
            self.canv.setStrokeColor(LINE)
            self.canv.setLineWidth(0.5)
            for line in range(1, int(self.height / _RULE) + 1):
                self.canv.line(0, self.height - line * _RULE, WIDTH, self.height - line * _RULE)
