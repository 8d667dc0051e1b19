"""The measures and paragraph styles of both documents. Lengths are in points."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from exports.pdf.fonts import SANS, SERIF

INK, SOFT, LINE, WASH = HexColor("#16191d"), HexColor("#4d5763"), HexColor("#c9c4ba"), HexColor("#f1eee8")


def style(
    name: str,
    size: float,
    *,
    font: str = SERIF,
    leading: float = 1.26,
    before: float = 0,
    after: float = 0,
    colour: object = INK,
    justified: bool = False,
    centred: bool = False,
    keep: bool = False,
    indent: float = 0,
    hang: float = 0,
) -> ParagraphStyle:
    """A style of which nothing is left to reportlab's defaults; `keep`: stays with what follows, `hang`: so many
    points the first line begins before the others.
    """
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * leading,
        spaceBefore=before,
        spaceAfter=after,
        textColor=colour,
        alignment=TA_JUSTIFY if justified else TA_CENTER if centred else TA_LEFT,
        leftIndent=indent,
        firstLineIndent=-hang,
        keepWithNext=keep,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=1,
        bulletFontName=SANS,
        linkUnderline=0,
    )
