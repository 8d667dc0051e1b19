"""The columns of a table that somebody hands over: what each is taken for, and its first cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.importing.asked import Asked
from scheduler.importing.written import text_of
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement, arrange, arrange_objects
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.kinds import IGNORE, TALKS, Kind, Stated
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import decode_utf8
from scheduler.reading.sheets.grids import read_content, read_grid
from scheduler.reading.sheets.separated import separator
from scheduler.reading.tables import layout_of

#: The rows that are shown of a table, and the characters of a cell.
_ROWS, _LONGEST = 5, 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its label; `field` is our name of what it is read as, `IGNORE` if it is not to be read, "" if it is
    not known.
    """

    label: str
    field: str
    first: tuple[str, ...]


def columns_of(path: Path, asked: Asked) -> tuple[Column, ...]:
    """The columns from left to right, as they are read with what was answered; () where there is no table."""
    kind = TALKS.with_stated({TALKS.name: Stated(asked.mapping, asked.ignored)})
    arranged, body = _arranged(path, kind, asked.sheet)
    if arranged is None:
        return ()
    fields = {column: name for name, source in arranged.choice.sources.items() for column in source.columns}
    fields |= dict.fromkeys(arranged.ignored(), IGNORE)
    shown = [row for row in body if not all(map(blank, row))][:_ROWS]
    labels = arranged.header.labels
    return tuple(Column(label, fields.get(at, ""), _cells(shown, at)) for at, label in enumerate(labels))


def has_field(path: Path, kind: Kind, field: str) -> bool:
    """True if a column of the table is read as that field of a table of that kind."""
    arranged, _ = _arranged(path, kind, "")
    return arranged is not None and field in arranged.choice.sources


def answers(
    guessed: Sequence[Column], kept: Sequence[Column], chosen: Sequence[str]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """What `[[sources]]` keeps of a choice: the columns by field, and those not to be read.

    `guessed`: the columns as they are read without any answer; `kept`: as they are with the earlier ones; `chosen`: a
    field, `IGNORE` or "" for each of them. What is read as it was chosen in both ways needs no answer.
    """
    read = zip(guessed, kept, chosen, strict=True)
    pairs = [(column.label, field, {column.field, other.field} != {field}) for column, other, field in read]
    fields = dict.fromkeys(field for _, field, is_new in pairs if is_new and field not in ("", IGNORE))
    mapping = {field: tuple(label for label, other, _ in pairs if other == field) for field in fields}
    return mapping, tuple(label for label, field, is_new in pairs if is_new and field in ("", IGNORE))


def _arranged(path: Path, kind: Kind, sheet: str) -> tuple[Arrangement | None, Grid]:
    """The arrangement of the table, and the rows below its header."""
    report = Report()
    if path.suffix == ".json":
        from scheduler.reading.sheets.objects import read_objects

        data = read_content(path, report)
        text = None if data is None else decode_utf8(data, Spot(path.name), report)
        objects = None if text is None else read_objects(text, Spot(path.name), report)
        if not objects:
            return None, []
        names = list(dict.fromkeys(name for item in objects for name in item))
        return arrange_objects(objects, kind), [[item.get(name) for name in names] for item in objects]
    source = read_grid(path, layout_of(kind), lambda text: separator(text, kind.known, kind.meant), report, sheet)
    arranged = None if source is None else arrange(source.grid, kind)
    if source is None or arranged is None:
        return None, []
    return arranged, source.grid[arranged.header.last + 1 :]


def _cells(rows: Grid, at: int) -> tuple[str, ...]:
    return tuple(text_of(row[at])[:_LONGEST] if at < len(row) else "" for row in rows)
