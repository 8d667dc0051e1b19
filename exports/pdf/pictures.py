"""Pictures of the printed pages: the QR code of the event's address, and the logos."""

from __future__ import annotations

import logging
import warnings
from functools import lru_cache
from io import BytesIO

from reportlab.graphics.shapes import Drawing, Group, Image, String
from reportlab.lib.units import mm

from exports.pdf.fonts import SANS, SERIF
from exports.pdf.trial import MOST_DOTS, is_drawable
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo
from scheduler.domain.web_address import ascii_web_address

#: Width of the light margin that readers of QR codes need, in modules; the code draws it itself.
_BORDER = 4


@lru_cache(maxsize=8)
def qr_code(url: str, size: float) -> Drawing:
    """A QR code of an address in ASCII, with sides of `size` points, at error correction level M: small."""
    from reportlab.graphics.barcode.qr import QrCodeWidget

    widget = QrCodeWidget(ascii_web_address(url) or url, barLevel="M", barBorder=_BORDER)
    widget.barWidth = widget.barHeight = size
    drawing = Drawing(size, size)
    drawing.add(widget)
    return drawing


def web_address(event: Event) -> str:
    """The event's address, if a telephone can open it; else ""."""
    url = event.url or ""
    return url if url.lower().startswith(("http://", "https://")) and len(url) <= 300 and " " not in url else ""


def logos(event: Event, height: float, width: float) -> list[tuple[Logo, Drawing]]:
    """The event's drawable logos, scaled to one height of at most `height` and a total width of at most `width`.

    A very wide logo is lower: its width is at most three times the height.
    """
    drawn = [(logo, drawing) for logo in event.logos if (drawing := _drawing(logo)) is not None]
    scaled = [
        (logo, _scaled(picture, min(height / picture.height, 3 * height / picture.width))) for logo, picture in drawn
    ]
    total = sum(drawing.width for _, drawing in scaled) + (len(scaled) - 1) * GAP
    if total <= width:
        return scaled
    gaps = (len(scaled) - 1) * GAP
    return [(logo, _scaled(drawing, (width - gaps) / (total - gaps))) for logo, drawing in scaled]


def unprintable_logos(event: Event) -> list[Logo]:
    """The logos that cannot be drawn."""
    return [logo for logo in event.logos if _drawing(logo) is None]


#: Points between two logos.
GAP = 7 * mm


def _drawing(logo: Logo) -> Drawing | None:
    return _vector(logo.data) if logo.data.lstrip()[:1] == b"<" else _raster(logo.data)


@lru_cache(maxsize=32)
def _vector(data: bytes) -> Drawing | None:
    from svglib.svglib import svg2rlg

    logging.getLogger("svglib").setLevel(logging.CRITICAL)
    if not is_drawable(data):  # it is left out and told
        return None
    drawing = svg2rlg(BytesIO(data))
    _embed_fonts(drawing)
    return drawing


def _embed_fonts(group: Group) -> None:
    """The words in the picture are set in our families: its own fonts are missing here and must be embedded."""
    for item in group.contents:
        if isinstance(item, Group):
            _embed_fonts(item)
        elif isinstance(item, String):
            serif, bold = "times" in item.fontName.lower(), "bold" in item.fontName.lower()
            item.fontName = (SERIF if serif else SANS) + ("-Bold" if bold else "")


@lru_cache(maxsize=32)
def _raster(data: bytes) -> Drawing | None:
    from PIL import Image as Opened

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's own word for a user of Python
            picture = Opened.open(BytesIO(data))
            if picture.width * picture.height > MOST_DOTS:
                return None
            picture.load()
    except Exception:  # a picture from outside may break its reader in any way; it is left out and told
        return None
    width, height = picture.size
    mode = "RGBA" if "A" in picture.getbands() or picture.mode == "P" else "RGB"
    drawing = Drawing(width, height)
    drawing.add(Image(0, 0, width, height, picture.convert(mode)))
    return drawing


def _scaled(drawing: Drawing, scale: float) -> Drawing:
    result = Drawing(drawing.width * scale, drawing.height * scale, *drawing.contents)
    a, b, c, d, e, f = drawing.transform
    result.transform = (a * scale, b * scale, c * scale, d * scale, e * scale, f * scale)
    return result
