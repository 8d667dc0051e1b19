"""The parts of the sheet above and below the day: title, date, place, QR code; organisers, access, logos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, TableStyle

from exports.pdf.blocks import Blocks
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.links import link, linked
from exports.pdf.pictures import GAP, logos, qr_code, web_address
from exports.pdf.structure import Element
from exports.pdf.tagged import Grid, Picture, Text, balanced
from exports.pdf.text import UNSPOKEN
from exports.rows import Timetable
from scheduler.domain.presentation import Logo

_QR = 24 * mm
_LOGOS = 13 * mm


def head(words: Words, blocks: Blocks, table: Timetable, width: float, root: Element) -> Iterator[Flowable]:
    """Title, date, hours and place; beside them the QR code of the event's web address."""
    url = web_address(words.event)
    lines = list(_lines(words, blocks, table, width - _QR - 4 * mm if url else width, root))
    if not url:
        yield from lines
    else:
        label = f"{words.label['qr']} {url}"
        code = Picture(qr_code(url, _QR), root.add("Figure", alt=label))
        yield layout([[lines, code]], [width - _QR - 4 * mm, _QR + 4 * mm], [("ALIGN", (1, 0), (1, 0), "RIGHT")])
    yield Spacer(1, 7 * blocks.scale)


def _lines(words: Words, blocks: Blocks, table: Timetable, width: float, root: Element) -> Iterator[Text]:
    event = words.event
    if event.subtitle:
        yield Text(words.text(event.subtitle, font=ITALIC), blocks.subtitle, root.add("P"))
    yield balanced(words.sans(event.title, BOLD), blocks.title, root.add("H1"), width)
    when = words.sans(words.dates(), BOLD)
    if table.days and not table.several_days:
        when += f", {words.hours(table.days[0].start, table.days[0].end)}"
    yield Text(when, blocks.when, root.add("P"))
    if words.place():
        yield Text(words.text(words.place()), blocks.where, root.add("P"))


def foot(words: Words, blocks: Blocks, width: float, edition: str, root: Element) -> Iterator[Flowable]:
    """Edition, organisers, access, registration, addresses and funding; then the logos in a row."""
    event = words.event
    lines = [f"<b>{words.text(edition)}</b>"] if edition else []
    if event.organisers:
        lines.append(words.text(words.labelled("organisers", words.listed([o.name for o in event.organisers]))))
    if event.venue.access:
        lines.append(words.text(words.labelled("access", event.venue.access)))
    lines += [words.text(words.labelled(label, "")) + value for label, value in _addresses(words)]
    if event.funding:
        lines.append(linked(words, event.funding))
    yield Spacer(1, 6 * blocks.scale)
    for line in lines:
        yield Text(line, blocks.small, root.add("P"))
    row = logos(event, _LOGOS, width)
    if row:
        yield Spacer(1, 8 * blocks.scale)
        yield logo_row(words, row, root)


def _addresses(words: Words) -> Iterator[tuple[str, str]]:
    """The labels and the markup of where to register, to follow from afar, and to read more."""
    event = words.event
    if event.registration:
        yield "registration", linked(words, event.registration)
    if event.online:
        yield "online", linked(words, event.online)
    if url := web_address(event):
        yield "website", link(url, words.text(url, language=UNSPOKEN))


def logo_row(words: Words, row: Sequence[tuple[Logo, Drawing]], part: Element) -> Grid:
    """The logos side by side, centred on one line."""
    pictures = [Picture(drawing, part.add("Figure", alt=f"{words.label['logo']} {logo.name}")) for logo, drawing in row]
    return layout([pictures], [drawing.width + GAP for _, drawing in row], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")])


def layout(rows: Sequence[Sequence[Any]], widths: list[float], looks: list[tuple[Any, ...]]) -> Grid:
    """Flowables side by side, without a table in the structure of the document."""
    every = ((0, 0), (-1, -1))
    bare: list[tuple[Any, ...]] = [("FONTNAME", *every, SANS), ("VALIGN", *every, "TOP")]
    bare += [(f"{side}PADDING", *every, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Grid(rows, colWidths=widths, style=TableStyle([*bare, *looks]), hAlign="LEFT", splitInRow=1)
