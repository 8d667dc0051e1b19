"""Crossed-out text in an xlsx: the styles of whole cells, and the shared texts struck in whole or in part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.workbooks.markup_pass import local, new_parser
from scheduler.workbooks.sheet_marks import Crossed, crossed

#: The name of the element without which nothing is crossed out.
_STRIKE = b"strike"


@dataclass(frozen=True, slots=True)
class Strikes:
    """The numbers, as text, of cell styles that cross out, and of shared texts with how much of each is crossed out."""

    styles: frozenset[str] = frozenset()
    texts: Mapping[str, Crossed] = field(default_factory=dict)

    def concerns(self, sheet: bytes) -> bool:
        """True if something on the sheet, by its XML, may be crossed out."""
        return bool(self.styles or self.texts) or _STRIKE in sheet


def strikes_of(styles: bytes, shared: bytes) -> Strikes:
    """The strikes that the XML of styles and that of shared texts state. Raises ExpatError."""
    return Strikes(
        _struck_styles(styles) if _STRIKE in styles else frozenset(), _struck_texts(shared) if _STRIKE in shared else {}
    )


class Runs:
    """The letters of a text of several runs, and how many of them are crossed out."""

    def __init__(self) -> None:
        self.letters = self.struck = 0
        self.is_struck = False

    def starts(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the text begins."""
        if name == "r":
            self.is_struck = False
        elif name == "strike":
            self.is_struck = is_on(attributes)

    def text(self, text: str) -> None:
        """Letters of the text follow."""
        count = len("".join(text.split()))
        self.letters += count
        self.struck += count if self.is_struck else 0

    def crossed(self) -> Crossed:
        """How much of the text is crossed out."""
        return crossed(self.struck, self.letters)


def is_on(attributes: Mapping[str, str]) -> bool:
    """True for a property that is stated without a value, or with one that is true."""
    return attributes.get("val", "1") not in ("0", "false", "off")


def _struck_styles(xml: bytes) -> frozenset[str]:
    """The numbers of the cell styles whose font crosses out."""
    parser = new_parser()
    parents, fonts, formats = ["", ""], list[bool](), list[str]()

    def starts(name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "font" and parents[-1] == "fonts":
            fonts.append(False)
        elif name == "strike" and parents[-2:] == ["fonts", "font"]:
            fonts[-1] = is_on(attributes)
        elif name == "xf" and parents[-1] == "cellXfs":
            formats.append(attributes.get("fontId", ""))
        parents.append(name)

    parser.StartElementHandler = starts
    parser.EndElementHandler = lambda _: parents.pop()
    parser.Parse(xml, True)
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    return frozenset(str(number) for number, font in enumerate(formats) if font in struck)


def _struck_texts(xml: bytes) -> dict[str, Crossed]:
    """How much is crossed out of each shared text that is struck, by its number."""
    parser = new_parser()
    texts: list[Runs] = []

    def starts(name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "si":
            texts.append(Runs())
        elif texts:
            texts[-1].starts(name, attributes)

    parser.StartElementHandler = starts
    parser.CharacterDataHandler = lambda text: texts[-1].text(text) if texts else None
    parser.Parse(xml, True)
    return {str(number): how for number, runs in enumerate(texts) if (how := runs.crossed()) is not Crossed.NOTHING}
