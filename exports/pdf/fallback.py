"""Fonts for what the Source families lack: Noto for other scripts, and for Chinese, Japanese and Korean a font that is
made to measure.

Nothing here is loaded for a text in Latin, Greek or Cyrillic letters. All faces are under the SIL Open Font Licence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from exports.pdf.fonts import coverage

#: In the order in which they are asked. Scripts whose letters must be put together by a shaping engine are not here.
_NOTO = ("NotoSans", "NotoSansHebrew", "NotoSansArabic", "NotoSansArmenian", "NotoSansGeorgian", "NotoSansThai",
         "NotoSansLao", "NotoSansEthiopic", "NotoSansSymbols", "NotoEmoji")  # fmt: skip
_MEASURED = "JourneeAsian"
_COLLECTION = "NotoSansCJK-VF.otf.ttc"
#: Places in the collection.
_JAPANESE, _KOREAN, _CHINESE = 0, 1, 2
#: Curves may differ from the drawn ones by so many thousandths of the type's size.
_TOLERANCE = 1.0


@cache
def noto_faces() -> tuple[str, ...]:
    """The names of the Noto faces, made known to reportlab; they have one weight."""
    for name in _NOTO:
        _register(name, TTFont(name, str(files("manimgx_fonts") / f"{name}[wght].ttf")))
    return _NOTO


def face_of(characters: Iterable[str]) -> dict[str, str]:
    """For each of `characters` that any fallback can draw, the name of its font."""
    wanted = set(characters)
    found: dict[str, str] = {}
    for name in noto_faces() if wanted else ():
        known = coverage(name)
        found |= {one: name for one in wanted - found.keys() if ord(one) in known}
    left = wanted - found.keys()
    asian = frozenset(one for one in left if ord(one) in _asian_coverage()) if left else frozenset()
    return found | dict.fromkeys(asian, _made_to_measure(asian) if asian else "")


def weighted(name: str, *, bold: bool) -> str:
    """The face of a fallback that is nearest to that weight."""
    return f"{name}-Bold" if bold and name.startswith(_MEASURED) else name


def _register(name: str, font: TTFont) -> None:
    registerFont(font)
    registerFontFamily(name, name, name, name, name)


# ── Chinese, Japanese, Korean ────────────────────────────────────────────────────────────────────────────────────────


@cache
def _collection(place: int) -> Any:
    from fontTools.ttLib import TTFont as Face

    return Face(str(files("manimgx_fonts_cjk") / _COLLECTION), fontNumber=place, lazy=True)


@cache
def _asian_coverage() -> frozenset[int]:
    return frozenset(_collection(_CHINESE).getBestCmap())


@cache
def _made_to_measure(characters: frozenset[str]) -> str:
    """The name of a font of just these characters, in regular and bold, drawn off the variable font.

    That one has PostScript outlines, which reportlab cannot embed; they are approached by quadratic curves.
    Han characters have the shapes of Japan where there is kana, of Korea where there is hangul, else of China.
    """
    text = "".join(sorted(characters))
    place = _CHINESE
    if any("\u3040" <= one <= "\u30ff" for one in text):
        place = _JAPANESE
    elif any("\uac00" <= one <= "\ud7a3" for one in text):
        place = _KOREAN
    name = f"{_MEASURED}{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    for suffix, weight in (("", 400), ("-Bold", 700)):
        _register(name + suffix, TTFont(name + suffix, BytesIO(_drawn(place, text, weight, name + suffix))))
    return name


def _drawn(place: int, text: str, weight: int, name: str) -> bytes:
    """A TrueType font of the characters of `text` at that weight."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    face = _collection(place)
    glyphs, names = face.getGlyphSet(location={"wght": weight}), face.getBestCmap()
    used = {ord(one): names[ord(one)] for one in text if ord(one) in names}
    order = [".notdef", *dict.fromkeys(used.values())]
    outlines, widths = {}, {}
    for glyph in order:
        pen = TTGlyphPen(None)
        glyphs[glyph].draw(Cu2QuPen(pen, _TOLERANCE, reverse_direction=True))
        outlines[glyph] = pen.glyph()
        widths[glyph] = (round(glyphs[glyph].width), 0)
    builder = FontBuilder(face["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(used)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, sCapHeight=733)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    stream = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(stream)
    return stream.getvalue()
