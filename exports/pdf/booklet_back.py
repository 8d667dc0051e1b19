"""The last pages of the booklet: practical information, committees, pages for notes."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from exports.pdf import looks
from exports.pdf.chapters import labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD
from exports.pdf.links import linked
from exports.pdf.marks import Mark
from exports.pdf.measures import WIDTH
from exports.pdf.structure import Element
from exports.pdf.styles import LINE
from exports.pdf.tagged import Text
from scheduler.domain.address import shown

#: Distance between the lines of a page for notes.
_RULE = 9 * mm


# ── practical information ────────────────────────────────────────────────────────────────────────────────────────────


def practical(words: Words, part: Element) -> Iterator[Flowable]:
    """Venue, access, registration, addresses, organisers and committees."""
    event = words.event
    yield from labelled_chapter(words, "practical", "practical", part)
    lines = [("place", words.place()), ("access", event.venue.access), ("registration", event.registration)]
    lines += [("online", event.online), ("website", event.url)]
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
