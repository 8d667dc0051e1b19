"""Who presents in a table that names authors alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.language.text import fold
from scheduler.reading.columns.header_rows import find_header
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.report import Report
from scheduler.reading.sheets.grids import read_grid
from scheduler.reading.sheets.separated import separator
from scheduler.reading.tables import layout_of

#: What a header says of the author who stands first.
_FIRST = re.compile(r"\b(?:principale?|premiere?|1er|1ere|first|main|lead|correspond\w+|contact)\b")


def authors_who_present(sources: Sequence[Path], kind: Kind, sheet: str) -> str:
    """The column of authors that may stand for those who present; "" where the tables name speakers, or none does.

    It is the only one, or that of the first author.
    """
    labels = [label for source in sources for label in _labels(source, kind, sheet)]
    meant = {label: kind.meant(label) for label in labels}
    authors = [label for label, key in meant.items() if key == "authors"]
    if "speakers" in meant.values() or not authors:
        return ""
    first = [label for label in authors if _FIRST.search(fold(label))]
    return authors[0] if len(authors) == 1 else first[0] if len(first) == 1 else ""


def _labels(source: Path, kind: Kind, sheet: str) -> Iterator[str]:
    """The headers of the columns of a file; none where it has no rows of cells."""
    if source.suffix.casefold() == ".json":
        return
    read = read_grid(source, layout_of(kind), lambda text: separator(text, kind.known, kind.meant), Report(), sheet)
    header = find_header(read.grid, kind) if read else None
    if header is not None:
        yield from header.labels
