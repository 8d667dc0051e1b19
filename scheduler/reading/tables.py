"""The tables of talks, speakers and wishes, from csv, xlsx, ods or json, as rows of raw values by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement, arrange, arrange_objects
from scheduler.reading.columns.former_programme import offer_pins
from scheduler.reading.columns.header_rows import Grid, find_header
from scheduler.reading.columns.headings import headings_among
from scheduler.reading.columns.kinds import TALKS, Kind
from scheduler.reading.columns.marked_columns import marked_columns
from scheduler.reading.columns.outside_rows import rows_of
from scheduler.reading.columns.reports import report_columns
from scheduler.reading.columns.row_reports import report_rows
from scheduler.reading.columns.shapes import report_shape
from scheduler.reading.columns.table_tongue import table_tongue
from scheduler.reading.fields import Fields
from scheduler.reading.listed_titles import report_listed
from scheduler.reading.made_ids import give_ids
from scheduler.reading.repeated_talks import report_repeated, without_further_speakers
from scheduler.reading.report import Place, Report, Spot, shown
from scheduler.reading.sheets.files import decode_utf8
from scheduler.reading.sheets.grids import is_too_large, read_content, read_grid, report_empty
from scheduler.reading.sheets.people_names import is_for_people
from scheduler.reading.sheets.separated import separator
from scheduler.reading.sheets.sheet_choice import Layout
from scheduler.reading.sheets.table_names import name_of
from scheduler.reading.table_rows import fields_of
from scheduler.reading.told_marks import with_marks

if TYPE_CHECKING:
    from scheduler.reading.sheets.workbook import Sheet
    from scheduler.workbooks.sheet_marks import Marks


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not blank, as fields; `place` is the header row, `sheet` the name of a workbook's sheet.

    `takes_ids` if rows without an id may be given one.
    """

    place: Place
    rows: tuple[Fields, ...]
    sheet: str = ""
    takes_ids: bool = True

    def has(self, column: str) -> bool:
        """True if the table has the column."""
        return column in self.place.headers


def read_table(path: Path, kind: Kind, report: Report, sheet: str = "") -> Table | None:
    """The table in `path`; None, reported, if there is none.

    Where `sheet` is given, it is the table on that sheet, whose file is called by both names: `talks.xlsx [People]`.
    """
    table = _read(path, kind, report, sheet)
    if table is not None and table.takes_ids and kind.name == TALKS.name:
        place = table.place
        table = replace(table, rows=without_further_speakers(table.rows, report))
        report_listed(table.rows, report)
        report_repeated(table.rows, report, imported=kind.imported)
        give_ids(table.rows, Spot(place.file, place.row, place.headers.get("id", "id")), report)
    return table


def _read(path: Path, kind: Kind, report: Report, sheet: str) -> Table | None:
    """The table, whose talks may lack ids; None, reported, if there is none."""
    spot = Spot(name_of(path.name, sheet))
    if path.suffix.casefold() == ".json":
        data = read_content(path, report)
        return None if data is None else _from_json(data, spot, kind, report)
    layout = layout_of(kind)
    source = read_grid(path, layout, lambda text: separator(text, kind.known, kind.meant), report, sheet)
    if source is None:
        return None
    if source.sheet is None:
        return _from_grid(source.grid, spot, kind, report)
    from scheduler.reading.sheets.sheet_remarks import tell_sheet
    from scheduler.reading.sheets.sheet_series import report_joined, sheets_of_axes

    found = source.sheet
    named = {} if sheet else sheets_of_axes(found, kind.axes)
    if named:
        report_joined(named, found, kind.axes, spot, report)
        return _joined(path, named, kind, report)
    table = _from_grid(source.grid, spot, kind, report, found.part.marks)
    lost = _report_lost(path, table, found, kind, report) if table is not None and not sheet else set()
    told = replace(found, rivals=tuple(rival for rival in found.rivals if rival.part.name not in lost))
    tell_sheet(told, layout.header(source.grid), spot, report, chosen=bool(sheet))
    return None if table is None else replace(table, sheet=found.part.name)


def _joined(path: Path, named: Mapping[str, str], kind: Kind, report: Report) -> Table | None:
    """The table of all talks on sheets of one axis each."""
    from scheduler.reading.told_headings import on_sheet

    read = {sheet: _read(path, kind, report, sheet) for sheet in named}
    tables = {sheet: table for sheet, table in read.items() if table is not None}
    rows = [on_sheet(row, sheet, named[sheet], kind.axes) for sheet, table in tables.items() for row in table.rows]
    first = next(iter(tables.values()), None)
    takes_ids = all(table.takes_ids for table in tables.values())
    return None if first is None else replace(first, rows=tuple(rows), takes_ids=takes_ids)


def _report_lost(path: Path, table: Table, found: Sheet, kind: Kind, report: Report) -> set[str]:
    """The names of sheets that are not read, but have talks and names as parts of one table; a mistake each."""
    from scheduler.reading.sheets.sheet_series import are_series, lost_talks

    known = {fold(title) for title in _titles(table)}
    lost: set[str] = set()
    for rival in found.rivals if kind.name == TALKS.name else ():
        name = rival.part.name
        if not is_for_people(name) and are_series(found.part.name, name, kind.axes):
            other = _read(path, kind, Report(report.instead), name)
            titles = [title for title in _titles(other) if fold(title) not in known]
            if titles:
                lost.add(name)
                report.mistake(Spot(path.name), name, lost_talks(name, found.part.name, titles, kind.axes))
    return lost


def _titles(table: Table | None) -> list[str]:
    return [shown(row.raw["title"]) for row in (table.rows if table else ()) if row.has("title")]


def layout_of(kind: Kind) -> Layout:
    """How a table of the kind is recognised among the sheets of a workbook.

    An edit, which does not know whether sessions are preset, finds the same sheet.
    """
    required = TALKS.required if kind.name == TALKS.name else kind.required
    return Layout(
        kind.meant, lambda grid: _last_of_header(grid, kind), required, lambda grid: _texts_of_header(grid, kind)
    )


def _last_of_header(grid: Grid, kind: Kind) -> int | None:
    header = find_header(grid, kind)
    return None if header is None else header.last


def _texts_of_header(grid: Grid, kind: Kind) -> tuple[str, ...]:
    header = find_header(grid, kind)
    return () if header is None else header.texts


def _from_grid(grid: Grid, spot: Spot, kind: Kind, report: Report, marks: Marks | None = None) -> Table | None:
    """The table in the cells of a sheet with its marks, or of a csv, which has none and no cells beside the table."""
    arranged = arrange(grid, kind)
    if arranged is None:
        report_empty(spot, report)
        return None
    if report_shape(grid, kind, spot, report, csv=marks is None):
        return None
    header, body = arranged.header, grid[arranged.header.last + 1 :]
    rows = rows_of(grid, arranged)
    headings = headings_among(grid, rows, arranged)
    _tell_above([row for at, row in enumerate(grid[: header.first]) if at not in headings.rows], spot, report)
    rows = headings.without(rows)
    marked = marked_columns(grid, rows.items, arranged)
    arranged = marked.without(arranged)
    place = _place(arranged, Spot(spot.file, header.last + 1), body)
    report_columns(arranged, place, body, report)
    offer_pins(arranged, place, body, report)
    report_rows(grid, rows, arranged, spot, report)
    for index in rows.items:
        check_width(grid[index], len(header.texts), Spot(spot.file, index + 1), report, strict=marks is None)
    fields = {index: fields_of(arranged, grid[index], place, index + 1, report) for index in rows.items}
    for index, said in headings.above.items():
        from scheduler.reading.told_headings import below_headings

        fields[index] = below_headings(fields[index], said, kind.axes)
    fields = with_marks(fields, grid, marked, arranged, place)
    _tell_nameless(arranged, body, place, report)
    if marks is not None:
        from scheduler.reading.struck_rows import tell_notes, tell_struck

        tell_struck(grid, arranged, fields, marks, place)
        tell_notes(marks, arranged, place, report)
    return Table(place, tuple(fields.values()), takes_ids=_takes_ids(arranged))


def _takes_ids(arranged: Arrangement) -> bool:
    choice = arranged.choice
    return "title" in choice.sources and "id" not in choice.rivals and "id" not in choice.unmet


def _place(arranged: Arrangement, spot: Spot, rows: Grid) -> Place:
    headers = arranged.headers()
    return Place(spot.file, spot.row, "", headers, arranged.kind.absent(headers), table_tongue(arranged, rows))


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
                told = message(
                    "une colonne sans titre n'est pas lue : si elle doit l'être, donnez-lui un titre",
                    "a column without a header is not read: if it is to be, give it one",
                )
                report.remark(Spot(place.file, place.row, arranged.header.labels[column]), cell, told)


def _from_json(data: bytes, spot: Spot, kind: Kind, report: Report) -> Table | None:
    from scheduler.reading.sheets.objects import read_objects

    text = decode_utf8(data, spot, report)
    objects = None if text is None else read_objects(text, spot, report)
    names = list(dict.fromkeys(name for item in objects or () for name in item))
    if objects is None or is_too_large([names, *(list(item.values()) for item in objects)], spot, report):
        return None
    arranged = arrange_objects(objects, kind)
    rows = [[item.get(name) for name in names] for item in objects]
    place = _place(arranged, spot, rows)
    report_columns(arranged, place, rows, report)
    offer_pins(arranged, place, rows, report)
    read = [fields_of(arranged, row, place, number, report) for number, row in enumerate(rows, start=1)]
    rows_read = tuple(row for row in read if not all(map(blank, row.raw.values())))
    return Table(place, rows_read, takes_ids=_takes_ids(arranged))
