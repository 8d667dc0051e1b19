"""The two embedded families, Source Serif and Source Sans (SIL Open Font Licence), and their coverage."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

SERIF, SANS = "SourceSerif", "SourceSans"
BOLD, ITALIC = f"{SANS}-Bold", f"{SERIF}-Italic"
#: The character that replaces an unprintable one, and the fallback font that draws it.
MISSING, BOX = "\ufffd", "NotoSans"
_CUTS = {"": "Regular", "-Bold": "Bold", "-Italic": "It", "-BoldItalic": "BoldIt"}
_FAMILIES = {SERIF: ("font_source_serif_pro", "SourceSerifPro"), SANS: ("font_source_sans_pro", "SourceSansPro")}


@cache
def register_fonts() -> None:
    """Both families are registered with reportlab, with bold and italic for `<b>` and `<i>`."""
    for family, (package, stem) in _FAMILIES.items():
        for suffix, cut in _CUTS.items():
            registerFont(TTFont(f"{family}{suffix}", str(files(package) / "files" / f"{stem}-{cut}.ttf")))
        registerFontFamily(family, family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic")


@cache
def coverage(font: str) -> frozenset[int]:
    """The code points that `font` can draw."""
    register_fonts()
    return frozenset(getFont(font).face.charToGlyph)
