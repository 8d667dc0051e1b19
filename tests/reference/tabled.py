"""Tables are saved in each spreadsheet format, and read by readers that share nothing with the programme's."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
from odf import opendocument, teletype
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

FORMATS = ("csv", "json", "xlsx", "ods")
Rows = list[list[str]]


def saved(ending: str, header: list[str], rows: Rows) -> bytes:
    """Return the table as a file with that ending; an empty list is a blank row."""
    made = io.BytesIO()
    if ending == "csv":
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([header, *rows])
        return text.getvalue().encode("utf-8-sig")
    if ending == "json":
        objects = [dict(zip(header, row, strict=False)) for row in rows]
        return json.dumps(objects, ensure_ascii=False, indent=1).encode()
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for number, row in enumerate([header, *rows], start=1):
            for column, text_ in enumerate(row, start=1):
                if text_:
                    book.active.cell(number, column, text_)
        book.save(made)
        return made.getvalue()
    document = OpenDocumentSpreadsheet()
    table = Table(name="Feuille1")
    document.spreadsheet.addElement(table)
    for row in [header, *rows]:
        line = TableRow()
        table.addElement(line)
        for text_ in row or [""]:
            cell = TableCell(valuetype="string") if text_ else TableCell()
            if text_:
                cell.addElement(P(text=text_))
            line.addElement(cell)
    document.write(made)
    return made.getvalue()


def read(ending: str, data: bytes) -> list[dict[str, str]]:
    """Return the rows below the header that are not blank, by header, without empty cells."""
    if ending == "json":
        return [{key: str(value) for key, value in row.items() if value} for row in json.loads(data)]
    grid = _grid(ending, data)
    rows = [{key: text for key, text in zip(grid[0], row, strict=False) if key and text} for row in grid[1:]]
    return [row for row in rows if row]


def _grid(ending: str, data: bytes) -> Rows:
    if ending == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    if ending == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        return [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
    grid: Rows = []
    table = opendocument.load(io.BytesIO(data)).spreadsheet.getElementsByType(Table)[0]
    for line in table.getElementsByType(TableRow):
        cells: list[str] = []
        for cell in line.childNodes:
            text = "\n".join(teletype.extractText(node) for node in cell.childNodes if node.qname[1] == "p")
            cells += [text] * min(20, int(cell.getAttribute("numbercolumnsrepeated") or 1))
        grid += [cells] * min(5, int(line.getAttribute("numberrowsrepeated") or 1))
    return grid
