"""A table of the folder as the board shows it: rows and cells, with what is wrong beside each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.board.table_parts import MOST, Asked, Part, part_of
from scheduler.domain.errors import Problem
from scheduler.domain.remembered import remembering
from scheduler.editing import shown
from scheduler.editing.headings import Heading, headings
from scheduler.editing.rows import Row, table_rows
from scheduler.editing.stated import Columns, columns_in
from scheduler.editing.tables import kind_of
from scheduler.editing.workbook import tables_beside
from scheduler.reading.columns.kinds import SPEAKERS, TALKS
from scheduler.reading.sheets.files import find_table
from scheduler.reading.sheets.people_names import is_for_people
from scheduler.reading.sheets.table_names import sheet_of

#: The most tables whose contents are known as long as their files stay.
_TABLES = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its column, its value as people write it, and what has to be mended in it."""

    column: str
    value: str
    mistakes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its number in the spreadsheet; `problems` are of the row as a whole.

    `id` is that of its talk, `names` all that names its item.
    """

    number: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    id: str = ""
    names: str = ""

    @property
    def is_wrong(self) -> bool:
        """True if something in the row has to be mended."""
        return bool(self.problems) or any(cell.mistakes for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, and its rows from top to bottom; `file` as messages name it, `talks.xlsx [People]` too.

    `ids` are those of all talks, and `first` is the number of the first row. `part` is where `rows` are among those of
    a large table that are asked for, None if they are all. `further` is the label of a column that the file does not
    have yet, "" without one.
    """

    file: str
    kind: str
    headings: tuple[Heading, ...]
    rows: tuple[SheetRow, ...]
    ids: tuple[str, ...] = ()
    first: int = 0
    part: Part | None = None
    further: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The labels of the columns."""
        return tuple(heading.label for heading in self.headings)

    def label(self, field: str) -> str:
        """The label of the column that alone is the field; "" without one."""
        return next((heading.label for heading in self.headings if heading.field == field), "")


def sheets(
    sources: Mapping[str, bytes], mistakes: Sequence[Problem], asked: Callable[[int], Asked] | None = None
) -> list[Sheet]:
    """The tables among the files that were read, in the order of their names; those without a header are left out.

    A large table has the part that is `asked` of the table of its number, counted from 1.
    """
    columns, tables = columns_in(sources), list[Sheet]()
    for file in sorted(sources, key=lambda name: (not is_of_talks(name), name)):
        for table in tables_in(sources, file, columns):
            head, rows = _contents(sources[file], table, columns)
            wrong, part = _at(table, mistakes), None
            if asked is not None and len(rows) > MOST:
                labels = [heading.label for heading in head]
                part = part_of(rows, labels, {row for row, _ in wrong if row}, asked(len(tables) + 1))
            sheet = _sheet(table, head, rows if part is None else part.rows, wrong)
            ids = tuple(dict(row.names).get("id", "") for row in rows)
            first = min((row.number for row in rows), default=0)
            tables.append(replace(sheet, kind=kind_of(table, columns).name, ids=ids, first=first, part=part))
    return tables


@remembering(_TABLES)
def _contents(data: bytes, table: str, columns: Columns) -> tuple[tuple[Heading, ...], tuple[Row, ...]]:
    """Columns and rows of a table. Raises LookupError for one without a header."""
    return headings(data, table, columns), table_rows(data, table, columns)


def rows_by_table(sources: Mapping[str, bytes], kind: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of the tables of that kind, by the names of the tables."""
    columns = columns_in(sources)
    return {
        table: _contents(sources[file], table, columns)[1]
        for file in sources
        for table in tables_in(sources, file, columns)
        if kind_of(table, columns).name == kind
    }


def anchors(tables: Sequence[Sheet]) -> Mapping[tuple[str, int | None], str]:
    """The mark on the page of each row that is there, by table and number: names of files are no marks."""
    return {
        (table.file, row.number): f"t{at}-r{row.number}" for at, table in enumerate(tables, 1) for row in table.rows
    }


def tables_in(sources: Mapping[str, bytes], file: str, columns: Columns) -> list[str]:
    """The names of the tables of a file that are read and have a header."""
    ending = Path(file).suffix.casefold()
    if ending == ".toml":
        return []
    try:
        _contents(sources[file], file, columns)
        beside = () if ending in (".csv", ".json") or not is_of_talks(file) else _beside(sources, file, columns)
    except LookupError:
        return []
    return [file, *beside]


def _beside(sources: Mapping[str, bytes], file: str, columns: Columns) -> list[str]:
    """The tables on further sheets; people have a table of their own, or that of the sheet."""
    tables = tables_beside(sources[file], kind_of(file, columns), file, columns)
    if not find_table(sources, SPEAKERS.name, SPEAKERS.french):
        return tables
    return [table for table in tables if not is_for_people(sheet_of(table))]


def is_of_talks(file: str) -> bool:
    """True for the table of talks, which people look at first."""
    return bool(find_table([file], TALKS.name, TALKS.french))


def _at(file: str, problems: Iterable[Problem]) -> Mapping[tuple[int | None, str | None], list[Problem]]:
    """The problems of a table by row and column."""
    places: dict[tuple[int | None, str | None], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.file == file:
            places[problem.row, problem.column].append(problem)
    return places


def _sheet(
    file: str,
    head: tuple[Heading, ...],
    rows: Sequence[Row],
    mistakes: Mapping[tuple[int | None, str | None], list[Problem]],
) -> Sheet:
    labels = tuple(heading.label for heading in head)
    return Sheet(
        file,
        "",
        head,
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
                dict(row.names).get("id", ""),
                names_text(row),
            )
            for row in rows
        ),
    )


def names_text(row: Row) -> str:
    """All that names the item of the row, as pages bear it; "" for a row without a name."""
    return " ".join(text for _, text in row.names)
