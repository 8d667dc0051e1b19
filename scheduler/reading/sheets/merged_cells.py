"""Merged cells of the body of a table, which give their value to each row and column that they cover."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from scheduler.reading.cells import blank
from scheduler.workbooks.sheet_marks import Area


@dataclass(frozen=True, slots=True)
class Spread:
    """A value that merged cells gave to other cells: the area, and what another program had left under it."""

    area: Area
    value: object
    covered: tuple[object, ...]


def body_areas(merged: Sequence[Area], top: int, width: int) -> list[Area]:
    """The areas below the header row at `top` that hold a value for a row, in order.

    An area in one row that is wider than half of the table is a line across it, such as “Session 2” or “TOTAL”, and no
    value of its columns.
    """
    return [
        area
        for area in sorted(merged, key=lambda area: (area.top, area.left))
        if area.top > top and (area.bottom > area.top or 2 * (area.right - area.left + 1) <= width)
    ]


def spread(grid: list[list[object]], areas: Sequence[Area]) -> list[Spread]:
    """The first value of each area stands in all of its cells, but in rows without a value of their own.

    Changes `grid`, and returns what was spread.
    """
    covered = {cell for area in areas for cell in _cells(area, grid)[1:]}
    filled = {row: _is_filled(grid[row], row, covered) for row, _ in covered}
    spreads = []
    for area in areas:
        value, *others = [grid[row][column] for row, column in _cells(area, grid)] or [""]
        if blank(value):
            continue
        for row, column in _cells(area, grid)[1:]:
            if filled[row]:
                grid[row][column] = value
        spreads.append(Spread(area, value, tuple(other for other in others if not blank(other))))
    return spreads


def _cells(area: Area, grid: Sequence[Sequence[object]]) -> list[tuple[int, int]]:
    """The cells of the area that lie in the grid."""
    return [
        (row, column)
        for row in range(area.top, min(area.bottom + 1, len(grid)))
        for column in range(area.left, min(area.right + 1, len(grid[row])))
    ]


def _is_filled(cells: Sequence[object], row: int, covered: Container[tuple[int, int]]) -> bool:
    return any(not blank(cell) and (row, column) not in covered for column, cell in enumerate(cells))
