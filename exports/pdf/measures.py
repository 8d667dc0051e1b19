"""The measures of an A5 page, in points."""

from __future__ import annotations

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm

SIDE, TOP, BOTTOM = 15 * mm, 19 * mm, 17 * mm
#: Of what is printed between the margins.
WIDTH, HEIGHT = A5[0] - 2 * SIDE, A5[1] - TOP - BOTTOM
#: Of the indexes: a column, between the columns, and what stands above them.
GUTTER, INDEX_HEAD = 7 * mm, 13 * mm
COLUMN = (WIDTH - GUTTER) / 2


def cells(above: float, below: float, font: str) -> list[tuple[object, ...]]:
    """Cells that begin at the top and at the left edge; a table names Helvetica unless told otherwise."""
    every = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *every, font),
        ("VALIGN", *every, "TOP"),
        ("TOPPADDING", *every, above),
        ("BOTTOMPADDING", *every, below),
    ]
