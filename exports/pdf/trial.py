"""A vector picture is drawn once on trial, within limits, before it is let onto a page.

What is small and refers to nothing is drawn in this process; the rest in one of its own, which is ended after a while.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from scheduler.processes.limited import answered, limit

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

#: The largest number of dots of a picture, or of all pictures in one: 25 megapixels, some 100 MB in memory.
MOST_DOTS = 25_000_000
#: The largest width and height of a drawing, in points: what lies beyond is no picture but a trap.
_LARGEST = 1e6
#: The largest size of a drawing that is tried in this process, in bytes.
_SMALL = 64 * 1024
#: What may make a small file a large drawing.
_REFERS = re.compile(rb"<(?:\w+:)?(?:use|image|pattern|marker|symbol|mask|clipPath)\b")
#: The seconds and bytes of memory that the drawing of a picture may take.
_SECONDS, _MEMORY = 15, 1 << 30
_NO_NUMBER = re.compile(rb"(?<![^\s\[\]])-?(?:nan|inf)(?![^\s\[\]])")
_TEXT = re.compile(rb"\((?:\\.|[^\\)])*\)", re.DOTALL)


@lru_cache(maxsize=32)
def is_drawable(data: bytes) -> bool:
    """True if the SVG in `data` can be drawn, to numbers that a page can hold, within time and memory."""
    if len(data) <= _SMALL and not _REFERS.search(data):
        return _draws(data)
    return answered("exports.pdf.trial", data, _SECONDS) is not None


def serve() -> None:
    """Ends the process with 0 if the picture on standard input can be drawn."""
    limit(_MEMORY, _SECONDS)
    sys.exit(0 if _draws(sys.stdin.buffer.read()) else 1)


def _draws(data: bytes) -> bool:
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    try:
        drawing = svg2rlg(BytesIO(data))
        if drawing is None or not (0 < drawing.width < _LARGEST and 0 < drawing.height < _LARGEST):
            return False
        if dots(drawing) > MOST_DOTS:
            return False
        page = renderPDF.drawToString(drawing, canvasKwds={"pageCompression": 0})
    except Exception:  # a picture from outside may break its reader in any way
        return False
    return _NO_NUMBER.search(_TEXT.sub(b"", page)) is None


def dots(drawing: Drawing) -> int:
    """The dots of all pictures in the drawing."""
    from reportlab.graphics.shapes import Group, Image

    total = 0
    for item in drawing.contents:
        if isinstance(item, Group):
            total += dots(item)
        elif isinstance(item, Image):
            width, height = getattr(item.path, "size", (0, 0))
            total += int(width) * int(height)
    return total
