"""Rows of cells as a workbook (.xlsx) of texts, for what a spreadsheet would run if it stood in a CSV: « =1+1 »."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

#: The most characters of a cell.
_LONGEST = 32_767
#: What no XML has, and what a workbook reads as the code of another sign.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
#: The width of a column, in characters.
_WIDTH = 24


def holds_texts(texts: Iterable[str]) -> bool:
    """True if a workbook preserves each of the texts."""
    return not any(len(text) > _LONGEST or _UNFIT.search(text) for text in texts)


def workbook_file(lines: Sequence[Sequence[str | int]], sheet: str) -> bytes:
    """The workbook with one sheet of that name, whose first line is the header; no text in it is a formula, and none
    becomes one when somebody edits its cell.
    """
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    page.title, page.freeze_panes = sheet, "A2"
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            cell: Cell = page.cell(row, column, None if value == "" else value)
            if cell.data_type == "f":
                cell.data_type, cell.quotePrefix = "s", True
            if row == 1:
                cell.font = Font(bold=True)
    for column in range(1, page.max_column + 1):
        page.column_dimensions[get_column_letter(column)].width = _WIDTH
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
