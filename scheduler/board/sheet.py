"""A table of the folder as the board shows it: rows and cells, with what is wrong beside each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.errors import Problem
from scheduler.editing import shown
from scheduler.editing.rows import Row, table_rows
from scheduler.editing.stated import columns_in
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.sheets.files import find_table
from scheduler.reading.sheets.table_names import file_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its column, its value as people write it, and what has to be mended in it."""

    column: str
    value: str
    mistakes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its number in the spreadsheet; `problems` are of the row as a whole."""

    number: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]

    @property
    def is_wrong(self) -> bool:
        """True if something in the row has to be mended."""
        return bool(self.problems) or any(cell.mistakes for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in a file: its columns, and its rows from top to bottom."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def sheets(sources: Mapping[str, bytes], mistakes: Sequence[Problem]) -> list[Sheet]:
    """The tables among the files that were read, in the order of their names; those without a header are left out."""
    columns, tables = columns_in(sources), []
    for file in sorted(sources, key=lambda name: (not is_of_talks(name), name)):
        if file.casefold().endswith(".toml"):
            continue
        try:
            rows = table_rows(sources[file], file, columns)
        except LookupError:
            continue
        tables.append(_sheet(file, rows, _at(file, mistakes)))
    return tables


def is_of_talks(file: str) -> bool:
    """True for the table of talks, which people look at first."""
    return bool(find_table([file], TALKS.name, TALKS.french))


def _at(file: str, problems: Iterable[Problem]) -> Mapping[tuple[int | None, str | None], list[Problem]]:
    """The problems of a file by row and column."""
    places: dict[tuple[int | None, str | None], list[Problem]] = defaultdict(list)
    for problem in problems:
        if file_of(problem.file) == file:
            places[problem.row, problem.column].append(problem)
    return places


def _sheet(
    file: str,
    rows: Sequence[Row],
    mistakes: Mapping[tuple[int | None, str | None], list[Problem]],
) -> Sheet:
    labels = tuple(dict.fromkeys(label for row in rows for label in row.cells))
    return Sheet(
        file,
        labels,
        tuple(
            SheetRow(
                row.number,
                tuple(
                    Cell(
                        label,
                        shown(row.cells.get(label)),
                        tuple(mistakes.get((row.number, label), ())),
                    )
                    for label in labels
                ),
                tuple(
                    problem
                    for (number, label), problems in mistakes.items()
                    if number == row.number and label not in labels
                    for problem in problems
                ),
            )
            for row in rows
        ),
    )
