"""print/badges.pdf: badges of 90 × 55 mm on A4, with cut marks."""

from __future__ import annotations

import re
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Spacer

from exports.palette import NEUTRAL, PALETTE
from exports.pdf.canvas import TaggedCanvas
from exports.pdf.document import Pages, Words, rendered
from exports.pdf.fonts import BOLD, SANS
from exports.pdf.people import Attendant, attendants
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import INK, SOFT, style
from exports.pdf.tagged import Grid, Text
from exports.pdf.text import DOT
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.family_name import name_parts

WIDTH, HEIGHT = 90 * mm, 55 * mm
COLUMNS, ROWS = 2, 5
LEFT, BOTTOM = (A4[0] - COLUMNS * WIDTH) / 2, (A4[1] - ROWS * HEIGHT) / 2
#: Space between the edge of a badge and its text.
_PAD = 5 * mm
#: Length of a cut mark.
_MARK = 4 * mm
#: Points between the name, whose letters have descenders, and the affiliation.
_APART = 4
#: Type sizes of a name, tried in turn until it takes at most two lines.
_SIZES = (24, 21, 18.5, 16, 14, 12, 10, 8)
#: The size below which a name is broken at its hyphen first.
_READABLE = 18.5
#: A width at which no name is broken.
_ENDLESS = 100_000
#: Where a name may be broken, a double name included.
_SPACES, _HYPHENS = re.compile(" "), re.compile(r" |(?<=-)")
_EVENT = style("event", 7.5, font=SANS, colour=SOFT)
_ROLE = style("role", 9.5, font=BOLD)
_AFFILIATION = style("affiliation", 10, leading=1.2, whole=True)
_TITLE = style("title", 7, font=SANS, colour=SOFT)


def badges(event: Event, programme: Programme) -> bytes:
    """A badge for everybody who speaks, chairs, organises or has registered, by family name."""
    words, structure = Words(event), Structure()
    title = f"{words.label['badges']} – {event.title}"
    heading = Text(words.sans(words.fitted(title, 7, COLUMNS * WIDTH - 12 * mm)), _TITLE, structure.root.add("H1"))
    cells = [_badge(words, attendant, structure.root.add("Sect")) for attendant in attendants(event, programme)]
    cells += [[]] * (-len(cells) % COLUMNS)
    rows = [cells[first : first + COLUMNS] for first in range(0, len(cells), COLUMNS)]
    every = ((0, 0), (-1, -1))
    looks: list[tuple[Any, ...]] = [
        ("FONTNAME", *every, SANS),
        ("VALIGN", *every, "TOP"),
        ("LEFTPADDING", *every, _PAD),
        ("RIGHTPADDING", *every, _PAD),
        ("TOPPADDING", *every, _PAD),
        ("BOTTOMPADDING", *every, 0),
    ]
    story: list[Flowable] = [heading]
    if rows:
        sheet = Grid(rows, colWidths=[WIDTH] * COLUMNS, rowHeights=[HEIGHT] * len(rows), style=looks, hAlign="LEFT")
        story = [_Lifted(heading), sheet]
    margins = (LEFT, BOTTOM - 0.1, LEFT, BOTTOM - 0.1)
    return rendered(Pages, story, words, structure, title, page=A4, margins=margins, furnish=_cut_marks)


class _Lifted(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The title in the margin above the first badge; it takes no height."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.text.wrap(width, height)
        return width, 0

    def draw(self) -> None:
        self.text.drawOn(self.canv, 4 * mm, 1.5 * mm)


def _badge(words: Words, attendant: Attendant, part: Element) -> list[Flowable]:
    """The flowables of a badge: event, name in the largest size that fits, affiliation, and roles at the foot."""
    inside, high = WIDTH - 2 * _PAD, HEIGHT - 2 * _PAD
    roles = words.fitted(attendant.category, _ROLE.fontSize, inside, BOLD) or DOT.join(
        words.label[role] for role in attendant.roles
    )
    event = [words.sans(line) for line in words.lines(words.event.title, _EVENT.fontSize, inside, 2)]
    top = Text("<br/>".join(event), _EVENT, part.add("P"))
    name = _name(words, _with_family_whole(attendant), inside, part.add("H2"))
    space = high - sum(text.wrap(inside, high)[1] for text in (top, name)) - _ROLE.leading - 12 - _APART
    lines = [top, Spacer(1, 8), name]
    if attendant.affiliation:
        affiliation = _cut_to(words, attendant.affiliation, inside, space)
        lines += [Spacer(1, _APART), Text(words.text(affiliation), _AFFILIATION, part.add("P"))]
    used = sum(part.wrap(inside, high)[1] for part in lines)
    colour = HexColor(PALETTE[0] if "organiser" in attendant.roles else NEUTRAL)
    lines.append(Spacer(1, max(0, high - used - _ROLE.leading - 1)))
    look = style(f"role {colour}", 9.5, font=BOLD, colour=colour)
    return [*lines, Text(words.sans(roles, BOLD), look, part.add("P"))]


def _with_family_whole(attendant: Attendant) -> str:
    """The name with no-break spaces in the family name and after its particle: Anselme | Le Gall-Rossi."""
    parts = name_parts(attendant.name, attendant.family)
    elided = parts.moved.endswith(("'", "’"))
    family = (parts.moved + ("" if elided else " ") + parts.family).strip()
    given = attendant.name.removesuffix(family)
    return given + family.replace(" ", "\u00a0") if given.endswith(" ") else attendant.name


def _name(words: Words, name: str, width: float, element: Element) -> Text:
    """The name at the largest size at which it takes at most two lines, broken at spaces.

    A double name is broken at its hyphen only where the type would be small otherwise.
    """
    large, small = _SIZES[: _SIZES.index(_READABLE) + 1], _SIZES[_SIZES.index(_READABLE) + 1 :]
    for sizes, hyphens in ((large, False), (large, True), (small, False), (small, True)):
        split = (_HYPHENS if hyphens else _SPACES).split
        for size in sizes:
            text = Text(words.sans(name, BOLD), _name_look(size, hyphens=hyphens), element)
            parts = set(split(" ".join(_shown(text, _ENDLESS))))
            lines = _shown(text, width)
            if len(lines) <= 2 and all(parts.issuperset(split(line)) for line in lines):
                return text
    cut = words.fitted(name, _SIZES[-1], 2 * width - 20, BOLD)
    return Text(words.sans(cut, BOLD), _name_look(_SIZES[-1], hyphens=True), element)


def _shown(text: Text, width: float) -> list[str]:
    """The lines of the text, broken for `width` points."""
    text.wrap(width, HEIGHT)
    lines, plain = text.blPara.lines, text.blPara.kind == 0
    return [" ".join(line[1]) if plain else "".join(run.text for run in line.words).strip(" ") for line in lines]


def _name_look(size: float, *, hyphens: bool) -> ParagraphStyle:
    return style(f"name {size}", size, font=BOLD, leading=1.08, colour=INK, whole=not hyphens)


def _cut_to(words: Words, text: str, width: float, height: float) -> str:
    """As much of `text` as the space below the name holds, `width` by `height` points."""
    lines = max(1, int(height / _AFFILIATION.leading))
    return words.fitted(text, _AFFILIATION.fontSize, lines * width * 0.92)


def _cut_marks(canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
    """Short lines outside the grid of badges, to cut along."""
    right, top = LEFT + COLUMNS * WIDTH, BOTTOM + ROWS * HEIGHT
    with canvas.marked(None):
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.4)
        for column in range(COLUMNS + 1):
            x = LEFT + column * WIDTH
            canvas.line(x, BOTTOM - 1 * mm - _MARK, x, BOTTOM - 1 * mm)
            canvas.line(x, top + 1 * mm, x, top + 1 * mm + _MARK)
        for row in range(ROWS + 1):
            y = BOTTOM + row * HEIGHT
            canvas.line(LEFT - 1 * mm - _MARK, y, LEFT - 1 * mm, y)
            canvas.line(right + 1 * mm, y, right + 1 * mm + _MARK, y)
