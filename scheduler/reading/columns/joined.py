"""One value from several columns: the parts of a name, people in columns of their own, keywords one to a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from scheduler.language.text import clean_line
from scheduler.reading.cells import blank, text
from scheduler.reading.columns.sources import Source
from scheduler.reading.report import shown
from scheduler.reading.values import wrong

#: A sign or word between two people of one cell; a single one stands between them all.
_BETWEEN = re.compile(r"\s*[/&]\s*|\s+(?:et|and|und)\s+", re.IGNORECASE)

#: Columns whose values are lists, so that several columns are several items and not the parts of one.
_LISTS = frozenset(("keywords", "needs", "after", "not_with", "with", "tags"))
_BLOCKS = frozenset(("abstract", "biography"))
_PEOPLE = frozenset(("speakers", "authors", "discussant", "name"))


def joined(key: str, source: Source, row: Sequence[object]) -> object:
    """The value of a field from its cells in a row; a cell that is alone stays as it is.

    Items are separated by `;` and keep their places. The parts of an item are joined by a space, those of several
    people in one cell line by line or place by place.

    Raises Wrong where the cells of one item have different numbers of people.
    """
    items = [[row[column] if column < len(row) else None for column in item] for item in source.items]
    if len(source.columns) == 1:
        return items[0][0]
    if key in _LISTS and len(items) == 1:
        items = [[cell] for cell in items[0]]
    mark = "\n\n" if key in _BLOCKS else "; "
    texts = [_block(item) if key in _BLOCKS else _parts(item) for item in items]
    if key in _PEOPLE and len(items) == 1:
        texts = [_across(items[0]) or texts[0]]
    if key in _LISTS or key in _BLOCKS:
        texts = [text for text in texts if text]
    return mark.join(texts).rstrip("; ")


def paired(cells: Sequence[object]) -> tuple[str, ...]:
    """What each person has in those cells, joined by a space.

    Raises Wrong where the cells have different numbers of people.
    """
    columns = [places_of(cell) for cell in cells if not blank(cell)]
    counts = {len(column) for column in columns}
    if len(counts) > 1:
        wrong(
            "ces cellules n'ont pas le même nombre de personnes ({counts}) : "
            "écrivez dans chacune une ligne par personne, dans le même ordre",
            "these cells have different numbers of people ({counts}): "
            "write in each one line a person, in the same order",
            counts=", ".join(str(len(column)) for column in columns),
        )
    return tuple(" ".join(part for part in parts if part) for parts in zip(*columns, strict=True))


def _across(cells: Sequence[object]) -> str:
    """« Paul et Lucie » beside « MARTIN et ROUSSEAU » as « Paul MARTIN et Lucie ROUSSEAU »; "" for other cells."""
    columns = across(cells)
    sign = _BETWEEN.search(str(cells[0])) if columns else None
    return (sign.group() if sign else "; ").join(map(" ".join, zip(*columns, strict=True)))


def across(cells: Sequence[object]) -> list[list[str]]:
    """The people of each cell, where signs or words separate equally many in all; nothing for other cells."""
    columns = [_BETWEEN.split(clean_line(cell)) for cell in cells if isinstance(cell, str)]
    counts = {len(column) for column in columns}
    alike = len(columns) == len(cells) > 1 and len(counts) == 1 and counts != {1}
    return columns if alike and all(map(all, columns)) else []


def _parts(cells: Sequence[object]) -> str:
    return "; ".join(paired(cells)) if len(cells) > 1 else _alone(cells[0])


def _alone(cell: object) -> str:
    return "; ".join(places_of(cell)) if not blank(cell) else ""


def _block(cells: Sequence[object]) -> str:
    return "\n\n".join(str(cell) for cell in cells if not blank(cell))


def places_of(cell: object) -> list[str]:
    """The people or items of a cell: one a line, else between semicolons."""
    if isinstance(cell, list):
        return [text(item) for item in cell]
    if isinstance(cell, date | time | timedelta):
        return [shown(cell)]
    if isinstance(cell, str) and "\n" in cell.strip():
        pieces = [clean_line(piece).rstrip(";").strip() for piece in cell.strip().splitlines()]
    else:
        pieces = [clean_line(piece) for piece in text(cell).split(";")]
    while len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    return pieces
