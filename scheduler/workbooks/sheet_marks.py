"""Everything that a sheet's XML states besides values: extent, errors, what is hidden, merged or struck, notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from scheduler.workbooks.cell_errors import CellError


class Crossed(Enum):
    """How much of a text is crossed out."""

    NOTHING = "nothing"
    PART = "part"
    WHOLE = "whole"


def crossed(struck: int, letters: int) -> Crossed:
    """How much of a text is crossed out, by the numbers of its letters and of its struck letters."""
    return Crossed.NOTHING if not struck else Crossed.WHOLE if struck >= letters else Crossed.PART


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
    positions; `filtered` is true if a filter hides rows. `struck` are filled cells whose text is crossed out, `partly`
    those of which a part is; `notes` are comments on cells.
    """

    rows: int = 0
    columns: int = 0
    cells: tuple[tuple[Area, CellError | str], ...] = ()
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    filtered: bool = False
    merged: tuple[Area, ...] = ()
    struck: tuple[Area, ...] = ()
    partly: tuple[Area, ...] = ()
    notes: tuple[tuple[Area, str], ...] = ()


@dataclass(slots=True)
class Marking:
    """The marks of a sheet while it is passed over."""

    rows: int = 0
    columns: int = 0
    cells: list[tuple[Area, CellError | str]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    filtered: bool = False
    merged: list[Area] = field(default_factory=list)
    struck: list[Area] = field(default_factory=list)
    partly: list[Area] = field(default_factory=list)
    notes: list[tuple[Area, str]] = field(default_factory=list)

    def marks(self) -> Marks:
        """The marks so far."""
        return Marks(
            self.rows,
            self.columns,
            tuple(self.cells),
            tuple(self.hidden_rows),
            tuple(self.hidden_columns),
            self.filtered,
            tuple(self.merged),
            tuple(self.struck),
            tuple(self.partly),
            tuple(self.notes),
        )

    def reaches(self, area: Area) -> None:
        """The extent has the area."""
        self.rows, self.columns = max(self.rows, area.bottom + 1), max(self.columns, area.right + 1)

    def strikes(self, area: Area, crossed: Crossed) -> None:
        """The text of the cells is crossed out as far as `crossed` says."""
        if crossed is Crossed.WHOLE:
            self.struck.append(area)
        elif crossed is Crossed.PART:
            self.partly.append(area)


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
