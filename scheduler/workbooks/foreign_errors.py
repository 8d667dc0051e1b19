"""Errors of an xlsx that the reader of values does not know and would refuse the whole workbook for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from scheduler.workbooks.cell_errors import CellError
from scheduler.workbooks.sheet_marks import SheetPart

#: The errors that the reader of values knows.
_KNOWN = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_TYPE = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(["'])e\2""")


def without_foreign_errors(data: bytes, parts: Iterable[SheetPart]) -> bytes:
    """The workbook with foreign errors typed as text; their marks say that they are errors."""
    sheets = {part.part for part in parts if any(_is_foreign(content) for _, content in part.marks.cells)}
    if not sheets:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        for member in archive.infolist():
            content = archive.read(member)
            copy.writestr(member, _TYPE.sub(rb"\1\2str\2", content) if member.filename in sheets else content)
    return made.getvalue()


def _is_foreign(content: CellError | str) -> bool:
    return isinstance(content, CellError) and not content.uncalculated and content.text not in _KNOWN
