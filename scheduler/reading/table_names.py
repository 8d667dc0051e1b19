"""The name of a table: that of its file, followed by its sheet where the file holds a table besides its own."""

from __future__ import annotations

_BEFORE, _BEHIND = " [", "]"


def name_of(file: str, sheet: str = "") -> str:
    """`talks.xlsx`, or `talks.xlsx [People]` for the table on that sheet."""
    return f"{file}{_BEFORE}{sheet}{_BEHIND}" if sheet else file


def file_of(table: str) -> str:
    """The name of the file that holds the table."""
    return _split(table)[0]


def sheet_of(table: str) -> str:
    """The sheet that the name of the table states; "" for the table that the file is for."""
    return _split(table)[1]


def _split(table: str) -> tuple[str, str]:
    file, before, sheet = table.partition(_BEFORE)
    return (file, sheet.removesuffix(_BEHIND)) if before and sheet.endswith(_BEHIND) else (table, "")
