"""The text of a docx: tracked insertions, text boxes, content controls, footnotes and headers with it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.documents.kept_text import with_kept_text
from scheduler.documents.lines import Line
from scheduler.documents.packed import inspected

#: The marks that the library puts where a note is cited, and before the note itself.
_CITED = re.compile(r"----((?:foot|end)note\d+)----")
_NOTE = re.compile(r"((?:foot|end)note\d+)\)\s*")
_ROOT = re.compile(rb"(<w:\w+)(?=[\s>])")
_PREFIX = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LINK = re.compile(r'<a href="[^"<>]*">(.*?)</a>', re.DOTALL)


def word_lines(data: bytes) -> Iterator[Line]:
    """The lines of the document in order; the text of a note stands in brackets where it is cited.

    Text that was deleted or moved away and comments are no part of it.
    """
    shown = with_kept_text(inspected(data))
    try:
        yield from _read(shown)
    except KeyError:  # the library takes the prefix `r` for granted, which a document without links need not declare
        yield from _read(_with_prefix(shown))


def _read(data: bytes) -> list[Line]:
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as document:
        notes = dict(_notes([document.footnotes, document.endnotes]))
        return [line for story in (document.header, document.body, document.footer) for line in _lines(story, notes)]


def _with_prefix(data: bytes) -> bytes:
    """The document whose parts declare the prefix of relations."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename.startswith("word/") and part.filename.endswith(".xml") and b"xmlns:r=" not in content:
                content = _ROOT.sub(rb"\1" + _PREFIX, content, count=1)
            after.writestr(part.filename, content)
    return out.getvalue()


def _lines(story: Any, notes: Mapping[str, str]) -> Iterator[Line]:
    for table in story:
        for row in table:
            cells = [[_plain(paragraph, notes) for paragraph in cell] for cell in row]
            if len(cells) == 1:
                yield from (Line((paragraph,)) for paragraph in cells[0])
            else:
                yield Line(tuple("\n".join(cell).strip() for cell in cells))


def _plain(paragraph: str, notes: Mapping[str, str]) -> str:
    text = _LINK.sub(lambda link: link[1], paragraph)
    return _CITED.sub(lambda cited: f" [{notes[cited[1]]}]" if notes.get(cited[1]) else "", text)


def _notes(value: Any) -> Iterator[tuple[str, str]]:
    """The text of each note, by the mark with which it is cited."""
    if isinstance(value, str):
        begun = _NOTE.match(value)
        if begun:
            yield begun[1], _LINK.sub(lambda link: link[1], value[begun.end() :]).strip()
        return
    for inside in value:
        yield from _notes(inside)
