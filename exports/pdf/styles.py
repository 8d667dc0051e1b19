"""The colours and the paragraph style of all documents. Lengths are in points."""

from __future__ import annotations

from typing import TypedDict, Unpack

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from exports.pdf.fonts import SANS, SERIF

#: Text, secondary text, rules, and the background of pauses and table heads.
INK, SOFT, LINE, WASH = HexColor("#16191d"), HexColor("#4d5763"), HexColor("#c9c4ba"), HexColor("#f1eee8")


class Look(TypedDict, total=False):
    """The settings of a paragraph style that differ from the default settings; lengths in points."""

    font: str
    #: Distance of two base lines, in type sizes.
    leading: float
    #: Space before and after the paragraph.
    before: float
    after: float
    colour: object
    justified: bool
    centred: bool
    #: True if the paragraph stays on the page of the next one.
    keep: bool
    #: True if no word is broken at its hyphen while it fits on a line.
    whole: bool
    indent: float
    #: Points by which the first line begins to the left of the others.
    hang: float


def style(name: str, size: float, **look: Unpack[Look]) -> ParagraphStyle:
    """A paragraph style at `size` points that leaves nothing to reportlab's defaults."""
    alignment = TA_JUSTIFY if look.get("justified") else TA_CENTER if look.get("centred") else TA_LEFT
    return ParagraphStyle(
        name,
        fontName=look.get("font", SERIF),
        fontSize=size,
        leading=size * look.get("leading", 1.26),
        spaceBefore=look.get("before", 0),
        spaceAfter=look.get("after", 0),
        textColor=look.get("colour", INK),
        alignment=alignment,
        leftIndent=look.get("indent", 0),
        firstLineIndent=-look.get("hang", 0),
        keepWithNext=look.get("keep", False),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=int(not look.get("whole", False)),
        bulletFontName=SANS,
        linkUnderline=0,
    )
