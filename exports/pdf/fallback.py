"""Fallback fonts: Noto for scripts that the Source families lack, a subset made to measure for Chinese characters.

Japanese and Korean text gets such a subset too. No font of this module is loaded for a text in Latin, Greek or Cyrillic
letters. All are under the SIL Open Font Licence.
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

#: In the order in which they are tried. Scripts whose letters need a shaping engine are not covered.
_NOTO = (
    "NotoSans",
    "NotoSansHebrew",
    "NotoSansArabic",
    "NotoSansArmenian",
    "NotoSansGeorgian",
    "NotoSansThai",
    "NotoSansLao",
    "NotoSansEthiopic",
    "NotoSansSymbols",
    "NotoEmoji",
)
_MEASURED = "JourneeAsian"
_COLLECTION = "NotoSansCJK-VF.otf.ttc"
#: Indices of the fonts in the collection.
_JAPANESE, _KOREAN, _CHINESE = 0, 1, 2
#: The largest distance between a drawn curve and its approximation, in thousandths of the type size.
_TOLERANCE = 1.0


@cache
def noto_faces() -> tuple[str, ...]:
    """The names of the Noto faces, registered with reportlab; they have one weight."""
    for name in _NOTO:
        _register(name, TTFont(name, str(files("manimgx_fonts") / f"{name}[wght].ttf")))
    return _NOTO


def face_of(characters: Iterable[str]) -> dict[str, str]:
    """The font of each of `characters` that a fallback can draw."""
    wanted = set(characters)
    face: dict[str, str] = {}
    for name in noto_faces() if wanted else ():
        known = coverage(name)
        face |= {letter: name for letter in wanted - face.keys() if ord(letter) in known}
    uncovered = wanted - face.keys()
    asian = frozenset(letter for letter in uncovered if ord(letter) in _asian_coverage()) if uncovered else frozenset()
    return face | dict.fromkeys(asian, _made_to_measure(asian) if asian else "")


def weighted(name: str, *, bold: bool) -> str:
    """The face of a fallback that is nearest to the requested weight."""
    return f"{name}-Bold" if bold and name.startswith(_MEASURED) else name


def _register(name: str, font: TTFont) -> None:
    registerFont(font)
    registerFontFamily(name, name, name, name, name)


# ── Chinese, Japanese, Korean ────────────────────────────────────────────────────────────────────────────────────────


@cache
def _collection(index: int) -> Any:
    from fontTools.ttLib import TTFont as Face

    return Face(str(files("manimgx_fonts_cjk") / _COLLECTION), fontNumber=index, lazy=True)


@cache
def _asian_coverage() -> frozenset[int]:
    return frozenset(_collection(_CHINESE).getBestCmap())


@cache
def _made_to_measure(characters: frozenset[str]) -> str:
    """The name of a font of just these characters, in regular and bold, drawn from the variable font.

    That font has PostScript outlines, which reportlab cannot embed; quadratic curves approximate them. Han characters
    take the Japanese shapes where there is kana, the Korean ones where there is hangul, else the Chinese ones.
    """
    text = "".join(sorted(characters))
    index = _CHINESE
    if any("\u3040" <= letter <= "\u30ff" for letter in text):
        index = _JAPANESE
    elif any("\uac00" <= letter <= "\ud7a3" for letter in text):
        index = _KOREAN
    name = f"{_MEASURED}{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    for suffix, weight in (("", 400), ("-Bold", 700)):
        _register(name + suffix, TTFont(name + suffix, BytesIO(_drawn(index, text, weight, name + suffix))))
    return name


def _drawn(index: int, text: str, weight: int, name: str) -> bytes:
    """A TrueType font of the characters of `text` at `weight`, from the font at `place` of the collection."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    face = _collection(index)
    glyphs, names = face.getGlyphSet(location={"wght": weight}), face.getBestCmap()
    used = {ord(letter): names[ord(letter)] for letter in text if ord(letter) in names}
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
