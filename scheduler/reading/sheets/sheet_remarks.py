"""Remarks on how a sheet was read: which one, hidden rows and columns, merged cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scheduler.language.message import Message, message
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_rows import Grid, letters
from scheduler.reading.report import Report, Spot, shown
from scheduler.reading.sheets.merged_cells import Spread
from scheduler.workbooks.sheet_marks import within

if TYPE_CHECKING:
    from scheduler.reading.sheets.workbook import Sheet

#: The largest number of rows, columns or values that one remark names.
_NAMED = 12


def tell_sheet(sheet: Sheet, top: int | None, spot: Spot, report: Report, *, chosen: bool = False) -> None:
    """Everything that a reader of the spreadsheet does not see, or sees otherwise, is remarked.

    `top` is the header; `chosen` is true where the sheet was asked for by its name.
    """
    if not chosen:
        _tell_choice(sheet, spot, report)
    if top is None:
        return
    _tell_hidden_rows(sheet, top, spot, report)
    _tell_hidden_columns(sheet, sheet.headers, Spot(spot.file, top + 1), report)
    _tell_merged(sheet, sheet.headers, spot, report)


def _tell_choice(sheet: Sheet, spot: Spot, report: Report) -> None:
    name = sheet.part.name
    if name != sheet.first:
        text = message(
            "le tableau est lu sur la feuille « {name} », et non sur la première, « {first} »",
            "the table is read from the sheet “{name}”, not from the first one, “{first}”",
            name=name,
            first=sheet.first,
        )
        report.remark(spot, name, text)
    if sheet.part.hidden:
        text = message(
            "la feuille « {name} » est masquée : elle est lue", "the sheet “{name}” is hidden: it is read", name=name
        )
        report.remark(spot, name, text)
    for rival in sheet.rivals:
        text = message(
            "la feuille « {name} » ressemble aussi au tableau ({rows} ligne{s}) : elle n'est pas lue ; "
            "si elle compte, réunissez ses lignes et celles de « {chosen} » sur une seule feuille",
            "the sheet “{name}” looks like the table too ({rows} row{s}): it is not read; "
            "if it counts, put its rows and those of “{chosen}” on one sheet",
            name=rival.part.name,
            rows=rival.rows,
            s="s" if rival.rows > 1 else "",
            chosen=name,
        )
        report.remark(spot, rival.part.name, text)


def _tell_hidden_rows(sheet: Sheet, top: int, spot: Spot, report: Report) -> None:
    hidden = within(sheet.part.marks.hidden_rows, len(sheet.grid))
    rows = [row + 1 for row in hidden if row > top and not all(map(blank, sheet.grid[row]))]
    if not rows:
        return
    why = message("par un filtre ", "by a filter ") if sheet.part.marks.filtered else ""
    if len(rows) == 1:
        text = message(
            "la ligne {rows} est masquée {why}dans le tableur : elle est lue comme les autres",
            "row {rows} is hidden {why}in the spreadsheet: it is read like the others",
            rows=rows[0],
            why=why,
        )
    else:
        text = message(
            "les lignes {rows} sont masquées {why}dans le tableur : elles sont lues comme les autres",
            "rows {rows} are hidden {why}in the spreadsheet: they are read like the others",
            rows=_numbers(rows),
            why=why,
        )
    first = next((shown(cell) for cell in sheet.grid[rows[0] - 1] if not blank(cell)), "")
    report.remark(Spot(spot.file, rows[0]), first, text)


def _tell_hidden_columns(sheet: Sheet, header: Sequence[str], spot: Spot, report: Report) -> None:
    for column in within(sheet.part.marks.hidden_columns, len(header)):
        if header[column]:
            text = message(
                "la colonne {letters} est masquée dans le tableur : elle est lue comme les autres",
                "column {letters} is hidden in the spreadsheet: it is read like the others",
                letters=letters(column),
            )
            report.remark(Spot(spot.file, spot.row, header[column]), header[column], text)


def _tell_merged(sheet: Sheet, header: Sequence[str], spot: Spot, report: Report) -> None:
    """The values of merged cells are told, those of a column together."""
    columns: dict[int, list[Spread]] = defaultdict(list)
    for value in sheet.spreads:
        if _covers_rows(value, sheet.grid):
            columns[value.area.left].append(value)
    for column, spreads in sorted(columns.items()):
        name = header[column] if column < len(header) and header[column] else letters(column)
        examples = _joined([_example(value) for value in spreads[:_NAMED]])
        more = "…" if len(spreads) > _NAMED else ""
        text = message(
            "cellules fusionnées, dont la valeur vaut pour chacune : {examples}{more}",
            "merged cells, whose value holds for each of them: {examples}{more}",
            examples=examples,
            more=more,
        )
        report.remark(Spot(spot.file, spreads[0].area.top + 1, name), spreads[0].value, text)
        _tell_covered(spreads, Spot(spot.file, None, name), report)


def _covers_rows(value: Spread, grid: Grid) -> bool:
    """True if the value went to a cell of a row that has something else."""
    area = value.area
    cells = [
        (row, column)
        for row in range(area.top, min(area.bottom + 1, len(grid)))
        for column in range(area.left, min(area.right + 1, len(grid[row])))
    ]
    return bool(value.covered) or any(not blank(grid[row][column]) for row, column in cells[1:])


def _example(value: Spread) -> Message:
    area = value.area
    if area.top == area.bottom:
        return message(
            "« {value} » (ligne {row}, colonnes {first}–{last})",
            "“{value}” (row {row}, columns {first}–{last})",
            value=shown(value.value),
            row=area.top + 1,
            first=letters(area.left),
            last=letters(area.right),
        )
    return message(
        "« {value} » (lignes {first}–{last})",
        "“{value}” (rows {first}–{last})",
        value=shown(value.value),
        first=area.top + 1,
        last=area.bottom + 1,
    )


def _tell_covered(spreads: Sequence[Spread], spot: Spot, report: Report) -> None:
    """Values that lie under merged cells, where the spreadsheet does not show them, are told."""
    for value in spreads:
        if any(shown(cell) != shown(value.value) for cell in value.covered):
            text = message(
                "ce texte est caché sous des cellules fusionnées : il n'est pas lu, « {value} » vaut à sa place",
                "this text is hidden under merged cells: it is not read, “{value}” holds in its place",
                value=shown(value.value),
            )
            report.remark(Spot(spot.file, value.area.top + 1, spot.column), list(value.covered), text)


def _joined(texts: Sequence[Message]) -> Message:
    return Message("\u202f; ".join(text.fr for text in texts), "; ".join(text.en for text in texts))


def _numbers(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:_NAMED])) + ("…" if len(rows) > _NAMED else "")
