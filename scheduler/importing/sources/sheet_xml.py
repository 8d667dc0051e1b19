"""Workbooks in the XML of Excel 2003, which several systems call `.xls`: their sheets as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from scheduler.importing.sources.trees import read_tree
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

#: The largest number of cells, empty ones that are skipped by their index included.
_MOST_CELLS = 5_000_000
_MOST_COLUMNS = 16_384


def sheets_of_xml(data: bytes, spot: Spot, report: Report) -> dict[str, list[list[str]]] | None:
    """The cells of each sheet by its name; None, reported, if the file cannot be read."""
    root = read_tree(data, spot, report)
    if root is None:
        return None
    try:
        return {sheet.get("Name", ""): list(_rows(sheet)) for sheet in root.iter("Worksheet")}
    except ValueError:
        text = message(
            "la feuille s'étend trop loin : copiez le tableau seul dans un nouveau classeur",
            "the sheet reaches too far: copy the table alone into a new workbook",
        )
        report.mistake(spot, None, text)
        return None


def _rows(sheet: Element) -> Iterator[list[str]]:
    """The rows from the first on, skipped ones as empty ones. Raises ValueError if there are too many."""
    at = cells = 0
    for row in sheet.iter("Row"):
        index = int(row.get("Index", at + 1))
        content = _cells(row)
        cells += len(content) + max(0, index - at)
        if cells > _MOST_CELLS:
            raise ValueError(cells)
        yield from ([] for _ in range(at + 1, index))
        at = max(index, at + 1)
        yield content


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iter("Cell"):
        index = int(cell.get("Index", len(cells) + 1))
        if not 0 < index <= _MOST_COLUMNS:
            raise ValueError(index)
        cells += [""] * (index - 1 - len(cells))
        cells.append("".join("".join(data.itertext()) for data in cell.iter("Data")))
        cells += [""] * min(int(cell.get("MergeAcross", 0)), _MOST_COLUMNS)
    return cells
