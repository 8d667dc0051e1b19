"""What the columns of a table are read as, and the fields from which somebody chooses what one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.board.folder_view import FolderView
from scheduler.board.sheet import Sheet
from scheduler.domain.errors import Problem
from scheduler.editing.stated import columns_in
from scheduler.language.message import Language
from scheduler.language.text import shortened
from scheduler.reading.columns.kinds import IGNORE, Stated
from scheduler.reading.columns.stated import KINDS

#: The characters of the cell that is shown of each column.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column by its label, the field that it is read as, `IGNORE` or "", and one of its values."""

    label: str
    field: str
    example: str


def column_parts(view: FolderView, tables: Sequence[Sheet], language: Language) -> dict[str, Any]:
    """What the page of data needs of the columns of its tables."""
    stated = columns_in(view.sources)

    def heading_mark(problem: Problem) -> str:
        """The mark of the choice of columns of the table whose header the problem is about; "" for any other."""
        numbers = (at for at, table in enumerate(tables, 1) if table.kind in KINDS and is_of_header(table, problem))
        return f"t{number}-columns" if (number := next(numbers, 0)) else ""

    return {
        "column_choices": lambda sheet: choices_of(sheet, stated.get(sheet.kind, Stated())),
        "column_fields": lambda sheet: fields_of_kind(sheet.kind, language),
        "lacks_column": lambda sheet: any(is_of_header(sheet, problem) for problem in view.mistakes),
        "heading_mark": heading_mark,
    }


def choices_of(sheet: Sheet, stated: Stated) -> list[ColumnChoice]:
    """The columns of the table from left to right; none of a table whose columns nobody can state."""
    if sheet.kind not in KINDS:
        return []
    filled = [{cell.column: cell.value for cell in row.cells} for row in sheet.rows]
    return [
        ColumnChoice(
            heading.label,
            IGNORE if heading.label in stated.ignored else heading.joined,
            next((shortened(value, _LONGEST) for row in filled if (value := row.get(heading.label, "").strip())), ""),
        )
        for heading in sheet.headings
        if heading.label != sheet.further
    ]


def fields_of_kind(kind: str, language: Language) -> Mapping[str, str]:
    """The fields of such a table, in the language of the page."""
    return {key: french if language == "fr" else key for key, french in KINDS[kind].columns.items()}


def is_of_header(sheet: Sheet, problem: Problem) -> bool:
    """True if the problem is about the header of the table."""
    return problem.file == sheet.file and problem.row is not None and problem.row < sheet.first
