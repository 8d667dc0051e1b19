"""Everything that a sheet's XML states besides plain values: extent, errors, hidden rows, merged cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.workbooks.cell_errors import CellError


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; positions count from 0, and the last row and column belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """The number of cells."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def has(self, row: int, column: int) -> bool:
        """True if the cell lies in the rectangle."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a sheet; positions count from 0.

    `rows` and `columns` are the extent from A1 to the farthest filled cell. `cells` are errors, and texts of cells
    without a type, which the reader of values takes for empty. `hidden_rows` and `hidden_columns` are first and last
    positions; `filtered` is true if a filter hides rows.
    """

    rows: int = 0
    columns: int = 0
    cells: tuple[tuple[Area, CellError | str], ...] = ()
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    filtered: bool = False
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a workbook: its name, whether it is hidden, and its marks.

    `part` is the name of its XML in the archive, and `number` its position, from 0, among the sheets of the workbook.
    """

    name: str
    number: int
    part: str
    hidden: bool
    marks: Marks


def within(spans: Iterable[tuple[int, int]], end: int) -> list[int]:
    """The positions below `end` that lie in one of the spans, in order; however many spans overlap, each once."""
    inside: list[int] = []
    for first, last in sorted(spans):
        inside.extend(range(max(first, inside[-1] + 1 if inside else 0), min(last + 1, end)))
    return inside
