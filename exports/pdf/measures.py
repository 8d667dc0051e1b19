"""The measures of a page of the booklet (A5), in points."""

from __future__ import annotations

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm

#: Margins.
SIDE, TOP, BOTTOM = 15 * mm, 19 * mm, 17 * mm
#: Width and height between the margins.
WIDTH, HEIGHT = A5[0] - 2 * SIDE, A5[1] - TOP - BOTTOM
#: Of an index: the space between its columns, and the height above them.
GUTTER, INDEX_HEAD = 7 * mm, 13 * mm
#: Width of a column of an index.
COLUMN = (WIDTH - GUTTER) / 2


def cells(above: float, below: float, font: str) -> list[tuple[object, ...]]:
    """Table styles for cells aligned to the top; a table without a font names Helvetica."""
    every = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *every, font),
        ("VALIGN", *every, "TOP"),
        ("TOPPADDING", *every, above),
        ("BOTTOMPADDING", *every, below),
    ]
