"""PDF files are read as their readers see them: poppler's text, the structure tree, and marked content."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

#: Left, top, right, bottom, in points: a little less than the margins, for accents and the overhang of italics.
SHEET, BOOKLET, BADGES = (34.0, 34.0, 34.0, 22.0), (40.0, 24.0, 40.0, 20.0), (40.0, 15.0, 40.0, 24.0)

#: A word with its left, top, right and bottom, in points from the top left corner of the page.
BOX = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
Placed = tuple[float, float, float, float, str]
#: What poppler has answered, by program, arguments and file.
_ANSWERS: dict[tuple[str, tuple[str, ...], int, int], str] = {}
#: Operators that leave ink.
_INK = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"EI"}


def poppler(program: str, data: bytes, tmp_path: Path, *arguments: str) -> str:
    """Return the output of one of poppler's programs for the file; skip the test if it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    key = (program, arguments, hash(data), len(data))
    if key not in _ANSWERS:
        path = tmp_path / "tested.pdf"
        path.write_bytes(data)
        command = [program, *arguments, str(path)] + (["-"] if program == "pdftotext" else [])
        _ANSWERS[key] = subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout
    return _ANSWERS[key]


@lru_cache(maxsize=12)
def reader_of(data: bytes) -> PdfReader:
    """Return the one reader of the file: what one test has parsed, the next need not parse again."""
    return PdfReader(BytesIO(data))


@lru_cache(maxsize=200)
def operations(reader: PdfReader, number: int) -> list[Any]:
    """Return the operations that draw the page, from 0."""
    page = reader.pages[number]
    return list(ContentStream(page.get_contents(), page.pdf).operations)


def squeezed(text: str) -> str:
    """Return the text without white space and hyphens, since lines may break anywhere, and with typed apostrophes."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text).replace("’", "'")


def assert_in_order(wanted: Iterable[str], text: str) -> None:
    """Assert that each of `wanted` stands in `text` (squeezed), after the wanted text before it."""
    at = 0
    for part in wanted:
        start = text.find(squeezed(part), at)
        assert start >= 0, f"{part!r} is not there, or not after what should come before it"
        at = start + len(squeezed(part))


@dataclass(frozen=True)
class Node:
    """An element of the structure tree."""

    kind: str
    raw: Any
    parent: Node | None

    def kids(self) -> Iterator[Any]:
        kids = self.raw.get("/K", [])
        yield from kids if isinstance(kids, list) else [kids]

    def children(self) -> Iterator[Node]:
        for kid in self.kids():
            element = kid.get_object()
            if isinstance(element, dict) and "/S" in element:
                yield Node(str(element["/S"])[1:], element, self)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children():
            yield from child.walk()


def tree(data: bytes | PdfReader) -> Node:
    """Return the document element of the structure tree."""
    reader = data if isinstance(data, PdfReader) else reader_of(data)
    return Node("Document", reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object(), None)


def _drawn(page: PageObject) -> list[Any]:
    return operations(page.pdf, page.page_number)


def unmarked_ink(page: PageObject) -> list[bytes]:
    """Return the operators that draw outside the content of elements and artifacts."""
    depth, operators = 0, []
    for _, operator in _drawn(page):
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        if operator in _INK and depth == 0:
            operators.append(operator)
    assert depth == 0
    return operators


def marked(page: PageObject) -> list[int]:
    """Return the numbers of the marked-content sequences of the page."""
    return [
        int(o[1]["/MCID"]) for o, name in _drawn(page) if name == b"BDC" and isinstance(o[1], dict) and "/MCID" in o[1]
    ]


def misplaced(data: bytes, margins: tuple[float, float, float, float]) -> list[str]:
    """The words that lie outside the margins, and those that are printed over others."""
    with tempfile.TemporaryDirectory() as folder:
        boxes = poppler("pdftotext", data, Path(folder), "-bbox")
    wrong = []
    for page in boxes.split("<page ")[1:]:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        left, top, right, bottom = margins
        placed = [(*map(float, box[:4]), box[4]) for box in BOX.findall(page)]
        for x0, y0, x1, y1, word in placed:
            if x0 < left or y0 < top or x1 > width - right or y1 > height - bottom:
                wrong.append(f"{word[:40]}: {x0} {y0} {x1} {y1}")
        wrong += [f"{one} over {other}" for one, other in overprinted(placed)]
    return wrong


def _begins_above(y: float, word: Placed) -> bool:
    return word[1] < y


def overprinted(placed: list[Placed]) -> Iterator[tuple[str, str]]:
    """Pairs of words that share more than a point of the width and half of the height of a line."""
    placed = sorted(placed, key=lambda word: word[1])
    for number, (x0, y0, x1, y1, word) in enumerate(placed):
        for a0, b0, a1, b1, other in takewhile(partial(_begins_above, y1), placed[number + 1 :]):
            if min(x1, a1) - max(x0, a0) > 1 and min(y1, b1) - b0 > 0.5 * min(y1 - y0, b1 - b0):
                yield word[:40], other[:40]
