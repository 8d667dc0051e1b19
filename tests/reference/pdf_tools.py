"""PDF files as their readers see them: poppler's text, the structure tree, what is marked on a page."""

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
    """What one of poppler's programs prints about the file; skips the test where it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    path = tmp_path / "tested.pdf"
    path.write_bytes(data)
    command = [program, *arguments, str(path)] + (["-"] if program == "pdftotext" else [])
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout


def squeezed(text: str) -> str:
    """Without white space and hyphens: lines break where they like."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def assert_in_order(wanted: Iterable[str], text: str) -> None:
    """Each of `wanted` stands in `text` (squeezed), after the one before it."""
    at = 0
    for one in wanted:
        found = text.find(squeezed(one), at)
        assert found >= 0, f"{one!r} is not there, or not after what should come before it"
        at = found + len(squeezed(one))


@dataclass(frozen=True)
class Node:
    """An element of the structure tree."""

    kind: str
    raw: Any
    parent: Node | None

    def kids(self) -> Iterator[Any]:
        found = self.raw.get("/K", [])
        yield from found if isinstance(found, list) else [found]

    def children(self) -> Iterator[Node]:
        for kid in self.kids():
            one = kid.get_object()
            if isinstance(one, dict) and "/S" in one:
                yield Node(str(one["/S"])[1:], one, self)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children():
            yield from child.walk()


def tree(data: bytes | PdfReader) -> Node:
    """The document element."""
    reader = data if isinstance(data, PdfReader) else PdfReader(BytesIO(data))
    return Node("Document", reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object(), None)


def unmarked_ink(page: PageObject) -> list[bytes]:
    """The operators that draw something which is neither content of an element nor an artifact."""
    depth, found = 0, []
    for _, operator in ContentStream(page.get_contents(), page.pdf).operations:
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        if operator in _INK and depth == 0:
            found.append(operator)
    assert depth == 0
    return found


def marked(page: PageObject) -> list[int]:
    """The numbers of the marked-content sequences of the page."""
    operations = ContentStream(page.get_contents(), page.pdf).operations
    return [
        int(o[1]["/MCID"]) for o, name in operations if name == b"BDC" and isinstance(o[1], dict) and "/MCID" in o[1]
    ]
