"""PDF files are read as their readers see them: poppler's text, the structure tree, and marked content."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

#: Operators that leave ink.
_INK = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"EI"}


def poppler(program: str, data: bytes, tmp_path: Path, *arguments: str) -> str:
    """Return the output of one of poppler's programs for the file; skip the test if it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    path = tmp_path / "tested.pdf"
    path.write_bytes(data)
    command = [program, *arguments, str(path)] + (["-"] if program == "pdftotext" else [])
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout


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
    reader = data if isinstance(data, PdfReader) else PdfReader(BytesIO(data))
    return Node("Document", reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object(), None)


def unmarked_ink(page: PageObject) -> list[bytes]:
    """Return the operators that draw outside the content of elements and artifacts."""
    depth, operators = 0, []
    for _, operator in ContentStream(page.get_contents(), page.pdf).operations:
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        if operator in _INK and depth == 0:
            operators.append(operator)
    assert depth == 0
    return operators


def marked(page: PageObject) -> list[int]:
    """Return the numbers of the marked-content sequences of the page."""
    operations = ContentStream(page.get_contents(), page.pdf).operations
    return [
        int(o[1]["/MCID"]) for o, name in operations if name == b"BDC" and isinstance(o[1], dict) and "/MCID" in o[1]
    ]
