"""The first pages of the booklet: cover, summary, welcome."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from exports.pdf import looks
from exports.pdf.chapters import chapter, flowing, height_of, labelled_chapter
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, ITALIC
from exports.pdf.links import linked
from exports.pdf.measures import HEIGHT, WIDTH
from exports.pdf.pictures import logos
from exports.pdf.prose import abstract, welcome
from exports.pdf.sheet_head import logo_row
from exports.pdf.structure import Element
from exports.pdf.tagged import Text, balanced
from exports.pdf.text import cut
from scheduler.domain.edition import Edition

#: Type sizes of the cover's title, tried in turn until the cover takes one page.
_TITLES = (26, 21, 17, 13, 10)


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
    if event.funding:
        yield Text(linked(words, cut(event.funding)), looks.COVER_PLACE, part.add("P"))
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


# ── summary ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def summary(words: Words, root: Element) -> Iterator[Flowable]:
    """What the event is about, under a heading of its own; nothing where nobody says so."""
    if words.event.summary:
        part = root.add("Sect")
        yield from labelled_chapter(words, "about", "about", part)
        yield from flowing(abstract(words, words.event.summary), part)
        yield Spacer(1, 8 * mm)
