"""The text of a PDF, line by line as it is printed."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from scheduler.documents.lines import Line, Locked, TooLarge

#: The pages up to which a PDF is read: a proposal has a few.
_MOST_PAGES = 100


def portable_lines(data: bytes) -> Iterator[Line]:
    """The lines of the pages in order. Raises Locked, TooLarge, or what the library raises for no PDF."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    if len(reader.pages) > _MOST_PAGES:
        raise TooLarge
    for page in reader.pages:
        yield from (Line((line,), wrapped=True) for line in page.extract_text().split("\n"))
