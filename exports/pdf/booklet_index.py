"""The indexes of the booklet: people by family name, and keywords."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from reportlab.platypus import Flowable, FrameBreak, NextPageTemplate, PageBreak

from exports.pdf import looks
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD
from exports.pdf.marks import Mark
from exports.pdf.measures import COLUMN, HEIGHT, INDEX_HEAD
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.rows import PauseRow, SessionRow, Timetable
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.text import collation_key, keyword_key


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
    """The entries in two columns a page; those of the last page, or of the last two, are of equal height."""
    heights = [entry.wrap(COLUMN, HEIGHT)[1] + entry.getSpaceAfter() for entry in entries]
    if not entries or max(heights) > HEIGHT - INDEX_HEAD:  # none, or one of several columns
        yield from entries
        return
    for number, (start, end) in enumerate(_columns(heights)):
        if number:
            yield FrameBreak()
        yield from entries[start:end]


def _columns(heights: Sequence[float]) -> list[tuple[int, int]]:
    """The first entry of each column, and the first one after it."""
    ends, room = list[int](), HEIGHT - INDEX_HEAD
    while not ends or ends[-1] < len(heights):
        for _ in range(2):
            start = ends[-1] if ends else 0
            ends.append(start + _filling(heights[start:], room))
        room = HEIGHT
    last = sum(heights[ends[-3] if len(ends) > 2 else 0 :])
    shared = 4 if len(ends) > 2 and last < HEIGHT else 2
    kept = ends[:-shared]
    kept += _shares(heights, kept[-1] if kept else 0, shared)
    return list(pairwise([0, *kept]))


def _filling(heights: Sequence[float], room: float) -> int:
    """The number of entries that a column of `room` points holds."""
    return sum(height <= room for height in accumulate(heights))


def _shares(heights: Sequence[float], start: int, columns: int) -> list[int]:
    """The ends of `columns` that are as equal as can be, from the entry `start` on; the first ones are the longer."""
    ends = []
    for left in range(columns, 0, -1):
        share = sum(heights[start:]) / left - 0.5  # half a point for what is rounded
        start += sum(before < share for before in accumulate(heights[start:-1], initial=0.0)) if left > 1 else 0
        ends.append(start if left > 1 else len(heights))
    return ends


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
        for who in (*session.leaders, *session.discussants):
            marks.setdefault((who.id, who.name), []).append(f"session-{session.id}")
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
