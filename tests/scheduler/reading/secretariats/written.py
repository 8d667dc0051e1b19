"""Rows of cells as the bytes of a csv, xlsx or ods, as a spreadsheet program would save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Rows = Sequence[Sequence[Cell]]


def as_csv(rows: Rows, separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue().encode(encoding)


def as_xlsx(sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> bytes:
    """The sheets in a workbook; `merged` ranges are those of the last one."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_ods(sheets: Mapping[str, Rows]) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for cell in row:
                if isinstance(cell, int | float):
                    node = TableCell(valuetype="float", value=str(cell))
                else:
                    node = TableCell(valuetype="string") if cell is not None else TableCell()
                for text in ("" if cell is None else str(cell)).split("\n") if cell is not None else ():
                    node.addElement(P(text=text))
                line.addElement(node)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
