"""The columns of a table of the folder, each with what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scheduler.editing.grids import arranged_grid
from scheduler.editing.objects import objects_of
from scheduler.editing.stated import NOTHING, Columns
from scheduler.editing.tables import kind_of
from scheduler.reading.columns.arrangement import Arrangement, arrange_objects


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its label, as edits and rows name it, the field that it alone is, and the one that it is alone or with
    others; "" for none.
    """

    label: str
    field: str
    joined: str = ""


def headings(data: bytes, file: str, columns: Columns = NOTHING) -> tuple[Heading, ...]:
    """The columns of the table in `file` that have a header, from left to right. Raises LookupError without a table.

    `columns` is what event.toml states of them.
    """
    arranged = _arrangement(data, file, columns)
    fields = {source.columns[0]: key for key, source in arranged.choice.sources.items() if len(source.columns) == 1}
    joined = {column: key for key, source in arranged.choice.sources.items() for column in source.columns}
    header = arranged.header
    return tuple(
        Heading(label, fields.get(at, ""), joined.get(at, ""))
        for at, (label, text) in enumerate(zip(header.labels, header.texts, strict=True))
        if text
    )


def _arrangement(data: bytes, file: str, columns: Columns) -> Arrangement:
    if Path(file).suffix.casefold() == ".json":
        return arrange_objects(objects_of(data, file), kind_of(file, columns))
    return arranged_grid(data, file, columns)[1]
