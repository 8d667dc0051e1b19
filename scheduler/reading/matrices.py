"""A table of costs: ids across the top, ids down the left side, a cost or “no” in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading import cells
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_rows import Grid, letters
from scheduler.reading.names import Names
from scheduler.reading.report import Place, Report, Spot, Wrong, shown
from scheduler.reading.sheets.grids import is_csv, read_grid, report_empty
from scheduler.reading.sheets.separated import separator
from scheduler.reading.sheets.sheet_choice import Layout
from scheduler.reading.sheets.sheet_remarks import tell_sheet
from scheduler.reading.tables import check_width
from scheduler.reading.values import wrong

#: The largest cost: beyond it, weighted sums leave the solver's integers.
MOST = 1_000_000
#: The number of rows, from the top, among which a header is searched.
_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells that are not blank, by row and column (None: forbidden), and the place of each row."""

    file: str
    cells: Mapping[tuple[str, str], int | None]
    places: Mapping[str, Place]


def read_matrix(path: Path, rows: Names, columns: Names, report: Report) -> Matrix | None:
    """The matrix in `path`, without its wrong rows, columns and cells; None, reported, if there is none."""
    # Where nothing is known of a column, the separator is what makes the most of them.
    source = read_grid(path, Layout(columns.find, _header), lambda text: separator(text, columns.find, _word), report)
    if source is None:
        return None
    grid, spot = source.grid, Spot(path.name)
    top = _header(grid)
    if source.sheet is not None:
        tell_sheet(source.sheet, top, spot, report)
    if top is None:
        report_empty(spot, report)
        return None
    _report_above(grid[:top], spot, report)
    header = [shown(cell) if not blank(cell) else "" for cell in grid[top]]
    keys = _columns(header, Spot(spot.file, top + 1), columns, report)
    known = {key: text for key, text in zip(keys, header, strict=True) if key is not None}
    _report_nameless(grid[top + 1 :], header, Spot(spot.file, top + 1), report)
    costs: dict[tuple[str, str], int | None] = {}
    places: dict[str, Place] = {}
    for number, row in enumerate(grid[top + 1 :], start=top + 2):
        if all(map(blank, row)):
            continue
        check_width(row, len(header), Spot(spot.file, number), report, strict=is_csv(path))
        name = _row(row, Spot(spot.file, number, header[0] or letters(0)), rows, places, report)
        if name is not None:
            places[name] = Place(spot.file, number, "", known)
            costs |= {(name, column): cost for column, cost in _costs(row, keys, places[name], report)}
    return Matrix(spot.file, costs, places)


def cost(value: object) -> int | None:
    """A cost, at least 0; None for "no"."""
    if isinstance(value, str) and fold(clean_line(value)) in ("no", "non"):
        return None
    try:
        return cells.whole(0, MOST)(value)
    except Wrong:
        wrong(
            "ce n'est pas un coût : écrivez un entier de 0 à {most}, « non » si cela ne se peut pas, ou rien",
            "this is no cost: write a whole number from 0 to {most}, “no” where it may not be, or nothing",
            most=MOST,
        )


def _word(cell: str) -> str | None:
    return fold(cell) if any(map(str.isalnum, cell)) else None


def _header(grid: Grid) -> int | None:
    """The first row with content beyond its first cell; without such a row, the first that is not blank.

    It is not the row that names the most columns: where slots have numbers as ids, costs would pass for names.
    """
    rows = list(islice(grid, _HEADER_WITHIN))
    wide = (index for index, row in enumerate(rows) if not all(map(blank, row[1:])))
    return next(wide, next((index for index, row in enumerate(grid) if not all(map(blank, row))), None))


def _report_above(rows: Grid, spot: Spot, report: Report) -> None:
    cell = next((cell for row in rows for cell in row if not blank(cell)), None)
    if cell is not None:
        text = message(
            "ce qui précède la ligne des titres de colonnes n'est pas lu",
            "what stands above the header row is not read",
        )
        report.remark(Spot(spot.file, 1), cell, text)


def _columns(header: Sequence[str], spot: Spot, columns: Names, report: Report) -> list[str | None]:
    """The id of each header; None for the first and, reported, for unknown and repeated ones."""
    keys: list[str | None] = [None]
    headers: dict[str, str] = {}
    for text in header[1:]:
        name = columns.find(text) if text else None
        if text and name is None:
            report.mistake(Spot(spot.file, spot.row, text), text, columns.unknown(text))
        elif name in headers:
            problem = message(
                "deux colonnes veulent dire la même chose, « {first} » et « {second} » : supprimez-en une",
                "two columns mean the same, “{first}” and “{second}”: remove one",
                first=headers[name],
                second=text,
            )
            report.mistake(Spot(spot.file, spot.row, text), text, problem)
            name = None
        elif name is not None:
            headers[name] = text
        keys.append(name)
    return keys


def _report_nameless(rows: Grid, header: Sequence[str], spot: Spot, report: Report) -> None:
    for column in range(1, len(header)):
        if not header[column]:
            cell = next((row[column] for row in rows if column < len(row) and not blank(row[column])), None)
            if cell is not None:
                text = message(
                    "cette colonne n'a pas de titre : écrivez l'identifiant en haut, ou videz-la",
                    "this column has no header: write the id at its top, or empty it",
                )
                report.mistake(Spot(spot.file, spot.row, letters(column)), cell, text)


def _row(row: Sequence[object], spot: Spot, rows: Names, places: Mapping[str, Place], report: Report) -> str | None:
    """The id of the item whose row it is; None, reported, where that cannot be told."""
    written = shown(row[0]) if not blank(row[0]) else ""
    name = rows.find(written) if written else None
    if not written:
        text = message(
            "il manque l'identifiant au début de la ligne : écrivez-le", "the row does not begin with an id: write it"
        )
    elif name is None and rows.is_left_out(written):
        text = message(
            "« {name} » n'est dans aucune session (statut ou poster) : la ligne est ignorée",
            "“{name}” is in no session (its status, or a poster): the row is ignored",
            name=written,
        )
        report.remark(spot, written, text)
        return None
    elif name is None:
        text = rows.unknown(written)
    elif name in places:
        text = message(
            "la ligne {row} dit déjà la même chose : réunissez les deux lignes",
            "row {row} is of the same already: make the two rows one",
            row=places[name].row,
        )
    else:
        return name
    report.mistake(spot, written, text)
    return None


def _costs(
    row: Sequence[object], keys: Sequence[str | None], place: Place, report: Report
) -> Iterator[tuple[str, int | None]]:
    """The costs of a row by column; unreadable ones are reported."""
    for name, cell in zip(keys, row, strict=False):
        if name is None or blank(cell):
            continue
        try:
            yield name, cost(cell)
        except Wrong as error:
            report.mistake(place.spot(name), cell, error.text)
