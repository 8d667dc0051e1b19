"""The tables of talks, speakers and wishes, from csv, xlsx, ods or json, as rows of raw values by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.language.message import message
from scheduler.language.suggestion import nearest
from scheduler.reading.cells import blank
from scheduler.reading.columns import Kind
from scheduler.reading.fields import Fields
from scheduler.reading.files import decode_utf8
from scheduler.reading.grids import Grid, is_csv, is_too_long, letters, read_content, read_grid, report_empty
from scheduler.reading.report import Place, Report, Spot, shown
from scheduler.reading.separated import separator
from scheduler.reading.sheet_choice import Layout
from scheduler.reading.sheet_remarks import tell_sheet

#: The number of rows, from the top, among which a header is searched.
_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not blank, as fields; `place` is the header row."""

    place: Place
    rows: tuple[Fields, ...]

    def has(self, column: str) -> bool:
        """True if the table has the column."""
        return column in self.place.headers


def read_table(path: Path, kind: Kind, report: Report, sheet: str = "") -> Table | None:
    """The table in `path`, on the sheet of that name where it is given; None, reported, if there is none."""
    spot = Spot(path.name)
    if path.suffix.casefold() == ".json":
        data = read_content(path, report)
        return None if data is None else _from_json(data, spot, kind, report)
    source = read_grid(path, layout_of(kind), lambda text: separator(text, kind.known), report, sheet)
    if source is None:
        return None
    if source.sheet is not None:
        tell_sheet(source.sheet, header_row(source.grid, kind), spot, report)
    return _from_grid(source.grid, spot, kind, report, strict_width=is_csv(path))


def layout_of(kind: Kind) -> Layout:
    """How a table of the kind is recognised among the sheets of a workbook."""
    return Layout(kind.known, lambda grid: header_row(grid, kind))


def header_row(grid: Grid, kind: Kind) -> int | None:
    """The index of the row that names the most columns; if no row names any, of the first that is not blank."""
    scores = [len({key for cell in row if (key := kind.known(shown(cell)))}) for row in grid[:_HEADER_WITHIN]]
    if any(scores):
        return scores.index(max(scores))
    return next((index for index, row in enumerate(grid) if not all(map(blank, row))), None)


def _from_grid(grid: Grid, spot: Spot, kind: Kind, report: Report, *, strict_width: bool) -> Table | None:
    top = header_row(grid, kind)
    if top is None:
        report_empty(spot, report)
        return None
    if any(not all(map(blank, row)) for row in grid[:top]):
        text = message(
            "ce qui précède la ligne des titres de colonnes n'est pas lu",
            "what stands above the header row is not read",
        )
        report.remark(Spot(spot.file, 1), next(cell for row in grid[:top] for cell in row if not blank(cell)), text)
    header = [shown(cell) if not blank(cell) else "" for cell in grid[top]]
    keys, place = _columns(header, Spot(spot.file, top + 1), kind, report)
    rows = []
    for number, row in enumerate(grid[top + 1 :], start=top + 2):
        if not all(map(blank, row)):
            check_width(row, len(header), Spot(spot.file, number), report, strict=strict_width)
            raw = {key: cell for key, cell in zip(keys, row, strict=False) if key is not None}
            rows.append(_fields(raw, place, number, report))
    _check_nameless(grid, top, header, spot, report)
    return Table(place, tuple(rows))


def _fields(raw: dict[str, object], header: Place, row: int, report: Report) -> Fields:
    return Fields(raw, Place(header.file, row, "", header.headers, header.absent), report)


def _columns(header: Sequence[str], spot: Spot, kind: Kind, report: Report) -> tuple[list[str | None], Place]:
    """The column of each header, and the place of the header row; wrong headers are reported."""
    keys: list[str | None] = []
    written: dict[str, str] = {}
    unknown: list[str] = []
    for text in header:
        key = kind.known(text) if text else None
        if key is not None and key in written:
            problem = message(
                "deux colonnes veulent dire la même chose, « {first} » et « {second} » : supprimez-en une",
                "two columns mean the same, “{first}” and “{second}”: remove one",
                first=written[key],
                second=text,
            )
            report.mistake(Spot(spot.file, spot.row, text), text, problem)
            key = None
        elif key is not None:
            written[key] = text
        elif text:
            unknown.append(text)
        keys.append(key)
    absent = kind.absent(written)
    _report_unknown(unknown, absent, spot, kind, report)
    _report_missing(header, absent, spot, kind, report)
    return keys, Place(spot.file, spot.row, "", written, absent)


def _report_unknown(unknown: list[str], absent: dict[str, str], spot: Spot, kind: Kind, report: Report) -> None:
    for text in unknown:
        names = {name: absent[key] for name, key in kind.names().items() if key in absent}
        suggestion = nearest(text, names)
        question = message(" ; vouliez-vous dire « {meant} » ?", "; did you mean “{meant}”?", meant=suggestion)
        hint = question if suggestion else ""
        problem = message("colonne inconnue, non lue{hint}", "unknown column, not read{hint}", hint=hint)
        report.remark(Spot(spot.file, spot.row, text), text, problem)


def _report_missing(header: Sequence[str], absent: dict[str, str], spot: Spot, kind: Kind, report: Report) -> None:
    for key in kind.required:
        if key in absent:
            text = message(
                "il manque la colonne « {french} » (ou « {english} ») : ajoutez-la à la ligne des titres",
                "the column “{english}” (or “{french}”) is missing: add it to the header row",
                french=kind.columns[key],
                english=key,
            )
            report.mistake(Spot(spot.file, spot.row, absent[key]), [cell for cell in header if cell], text)


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


def _check_nameless(grid: Grid, top: int, header: Sequence[str], spot: Spot, report: Report) -> None:
    """Each column with content but no header is remarked; overlong rows of a CSV are reported elsewhere."""
    width = max(len(row) for row in grid[top:])
    for column in range(width):
        if column < len(header) and not header[column]:
            cell = next((row[column] for row in grid[top + 1 :] if column < len(row) and not blank(row[column])), None)
            if cell is not None:
                text = message("une colonne sans titre n'est pas lue", "a column without a header is not read")
                report.remark(Spot(spot.file, top + 1, letters(column)), cell, text)


def _from_json(data: bytes, spot: Spot, kind: Kind, report: Report) -> Table | None:
    from scheduler.reading.objects import read_objects

    text = decode_utf8(data, spot, report)
    objects = None if text is None else read_objects(text, spot, report)
    if objects is None or is_too_long([list(item.values()) for item in objects], spot, report):
        return None
    header = list(dict.fromkeys(key for item in objects for key in item))
    keys, place = _columns([shown(text) for text in header], spot, kind, report)
    names = dict(zip(header, keys, strict=True))
    rows = []
    for number, item in enumerate(objects, start=1):
        raw = {key: value for name, value in item.items() if (key := names[name]) is not None}
        if not all(map(blank, raw.values())):
            rows.append(_fields(raw, place, number, report))
    return Table(place, tuple(rows))
