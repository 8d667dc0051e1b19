"""The tables of talks, speakers and wishes, from csv, xlsx, ods or json, as rows of raw values by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.language.message import message
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement, arrange, arrange_objects
from scheduler.reading.columns.former_programme import offer_pins
from scheduler.reading.columns.header_rows import Grid, find_header
from scheduler.reading.columns.joined import joined, places_of
from scheduler.reading.columns.kinds import TALKS, Kind
from scheduler.reading.columns.outside_rows import rows_of
from scheduler.reading.columns.reports import report_columns
from scheduler.reading.columns.row_reports import report_rows
from scheduler.reading.fields import Fields
from scheduler.reading.made_ids import give_ids
from scheduler.reading.repeated_talks import report_repeated
from scheduler.reading.report import Correction, Guess, Place, Report, Spot, Wrong, shown
from scheduler.reading.sheets.cell_errors import CellError, error_of
from scheduler.reading.sheets.cleaned_cells import cleaned_row
from scheduler.reading.sheets.files import decode_utf8
from scheduler.reading.sheets.grids import is_csv, is_too_long, read_content, read_grid, report_empty
from scheduler.reading.sheets.separated import separator
from scheduler.reading.sheets.sheet_choice import Layout
from scheduler.reading.sheets.sheet_remarks import tell_sheet
from scheduler.reading.sheets.table_names import name_of


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not blank, as fields; `place` is the header row, `sheet` the name of a workbook's sheet."""

    place: Place
    rows: tuple[Fields, ...]
    sheet: str = ""

    def has(self, column: str) -> bool:
        """True if the table has the column."""
        return column in self.place.headers


def read_table(path: Path, kind: Kind, report: Report, sheet: str = "") -> Table | None:
    """The table in `path`; None, reported, if there is none.

    Where `sheet` is given, it is the table on that sheet, whose file is called by both names: `talks.xlsx [People]`.
    """
    spot = Spot(name_of(path.name, sheet))
    if path.suffix.casefold() == ".json":
        data = read_content(path, report)
        return None if data is None else _from_json(data, spot, kind, report)
    layout = layout_of(kind)
    source = read_grid(path, layout, lambda text: separator(text, kind.known, kind.meant), report, sheet)
    if source is None:
        return None
    if source.sheet is None:
        return _from_grid(source.grid, spot, kind, report, strict_width=is_csv(path))
    tell_sheet(source.sheet, layout.header(source.grid), spot, report, chosen=bool(sheet))
    table = _from_grid(source.grid, spot, kind, report, strict_width=False)
    return None if table is None else replace(table, sheet=source.sheet.part.name)


def layout_of(kind: Kind) -> Layout:
    """How a table of the kind is recognised among the sheets of a workbook.

    An edit, which does not know whether sessions are preset, finds the same sheet.
    """
    required = TALKS.required if kind.name == TALKS.name else kind.required
    return Layout(kind.meant, lambda grid: _last_of_header(grid, kind), required)


def _last_of_header(grid: Grid, kind: Kind) -> int | None:
    header = find_header(grid, kind)
    return None if header is None else header.last


def _from_grid(grid: Grid, spot: Spot, kind: Kind, report: Report, *, strict_width: bool) -> Table | None:
    arranged = arrange(grid, kind)
    if arranged is None:
        report_empty(spot, report)
        return None
    header, body = arranged.header, grid[arranged.header.last + 1 :]
    _tell_above(grid[: header.first], spot, report)
    place = _place(arranged, Spot(spot.file, header.last + 1))
    report_columns(arranged, place, body, report)
    offer_pins(arranged, place, body, report)
    rows = rows_of(grid, arranged)
    report_rows(grid, rows, arranged, spot, report)
    for index in rows.items:
        check_width(grid[index], len(header.texts), Spot(spot.file, index + 1), report, strict=strict_width)
    fields = tuple(_fields(arranged, grid[index], place, index + 1, report) for index in rows.items)
    _tell_nameless(arranged, body, place, report)
    return _finished(arranged, place, fields, report)


def _finished(arranged: Arrangement, place: Place, rows: tuple[Fields, ...], report: Report) -> Table:
    """The table, whose talks have ids."""
    choice = arranged.choice
    if arranged.kind.name == TALKS.name and not ("id" in choice.rivals or "id" in choice.unmet):
        report_repeated(rows, report)
        give_ids(rows, Spot(place.file, place.row, place.headers.get("id", "id")), report)
    return Table(place, rows)


def _place(arranged: Arrangement, spot: Spot) -> Place:
    headers = arranged.headers()
    return Place(spot.file, spot.row, "", headers, arranged.kind.absent(headers))


def _fields(arranged: Arrangement, row: Sequence[object], header: Place, number: int, report: Report) -> Fields:
    """The fields of a row; cells that do not go together are reported."""
    place = Place(header.file, number, "", header.headers, header.absent)
    used = sorted({column for source in arranged.choice.sources.values() for column in source.columns})
    row = cleaned_row(row, used, lambda column: arranged.label([column]), Spot(header.file, number), report)
    raw: dict[str, object] = {}
    for key, source in arranged.choice.sources.items():
        errors = [error for column in source.columns if (error := _error_at(row, column))]
        if errors:
            raw[key] = errors[0]
            continue
        try:
            raw[key] = joined(key, source, row)
            _tell_lines(arranged, key, row, place, report)
        except Wrong as error:
            cells = [shown(row[column]) for column in source.columns if not blank(row[column])]
            report.mistake(place.spot(key), cells, error.text)
            raw[key] = " ".join(cells)
    return Fields(raw, place, report, _parts(arranged, row))


def _parts(arranged: Arrangement, row: Sequence[object]) -> dict[str, list[tuple[str, object]]]:
    """The label and the cell of each column of the fields that stand in several columns."""
    return {
        key: [(arranged.label([column]), row[column] if column < len(row) else None) for column in source.columns]
        for key, source in arranged.choice.sources.items()
        if len(source.columns) > 1
    }


def _tell_lines(arranged: Arrangement, key: str, row: Sequence[object], place: Place, report: Report) -> None:
    """People who stand one a line in the columns of a joined name are told, pair by pair."""
    source = arranged.choice.sources[key]
    if key not in ("speakers", "authors", "discussant") or len(source.columns) == 1:
        return
    cells = {column: row[column] for column in source.columns if column < len(row)}
    lines = {column: cell for column, cell in cells.items() if isinstance(cell, str) and "\n" in cell.strip()}
    if not lines:
        return
    corrections = tuple(
        Correction(place.file, place.row, arranged.label([column]), "; ".join(places_of(cell)))
        for column, cell in lines.items()
    )
    meant = message("« {names} »", "“{names}”", names=joined(key, source, row))
    found = " + ".join(shown(cell) for cell in cells.values())
    report.guesses.append(Guess("lines", place.spot(key), found, meant, corrections))


def _error_at(row: Sequence[object], column: int) -> CellError | None:
    return error_of(row[column]) if column < len(row) else None


def _tell_above(rows: Grid, spot: Spot, report: Report) -> None:
    above = next((cell for row in rows for cell in row if not blank(cell)), None)
    if above is not None:
        text = message(
            "ce qui précède la ligne des titres de colonnes n'est pas lu",
            "what stands above the header row is not read",
        )
        report.remark(Spot(spot.file, 1), above, text)


def check_width(row: Sequence[object], width: int, spot: Spot, report: Report, *, strict: bool) -> None:
    """A row with more cells than the header is reported."""
    extra = [cell for cell in row[width:] if not blank(cell)]
    if extra and strict:
        text = message(
            "la ligne a plus de cellules que la ligne des titres ({found} au lieu de {width}) : "
            "mettez entre guillemets le texte qui contient le séparateur",
            "the row has more cells than the header ({found} instead of {width}): "
            "put the text that contains the separator in quotes",
            found=len(row),
            width=width,
        )
        report.mistake(spot, extra, text)


def _tell_nameless(arranged: Arrangement, rows: Grid, place: Place, report: Report) -> None:
    """Each column with content but no header, if it is not read, is told; not what lies beyond the header."""
    used = {column for source in arranged.choice.sources.values() for column in source.columns}
    for column, text in enumerate(arranged.header.texts):
        if not text and column not in used and column not in arranged.ignored():
            cell = next((row[column] for row in rows if column < len(row) and not blank(row[column])), None)
            if cell is not None:
                told = message("une colonne sans titre n'est pas lue", "a column without a header is not read")
                report.remark(Spot(place.file, place.row, arranged.header.labels[column]), cell, told)


def _from_json(data: bytes, spot: Spot, kind: Kind, report: Report) -> Table | None:
    from scheduler.reading.sheets.objects import read_objects

    text = decode_utf8(data, spot, report)
    objects = None if text is None else read_objects(text, spot, report)
    if objects is None or is_too_long([list(item.values()) for item in objects], spot, report):
        return None
    arranged = arrange_objects(objects, kind)
    place = _place(arranged, spot)
    names = list(dict.fromkeys(name for item in objects for name in item))
    rows = [[item.get(name) for name in names] for item in objects]
    report_columns(arranged, place, rows, report)
    offer_pins(arranged, place, rows, report)
    read = [_fields(arranged, row, place, number, report) for number, row in enumerate(rows, start=1)]
    return _finished(arranged, place, tuple(row for row in read if not all(map(blank, row.raw.values()))), report)
