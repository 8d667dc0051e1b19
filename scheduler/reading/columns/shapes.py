"""Tables in a shape that is not read: all columns in one, a talk in each column instead of each row, or a grid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scheduler.language.message import Message, message
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.columns.programme_grids import programme_grid
from scheduler.reading.columns.synonyms import FAMILY, GIVEN
from scheduler.reading.report import Report, Spot, shown

#: The number of rows, from the top, among which headers are searched, and of columns, from the left.
_ROWS, _COLUMNS = 40, 2
#: The fields by whose names a shape is recognised, at least.
_NAMED = 2
#: What stands between columns of aligned text.
_BLANKS = r"\s{2,}"
#: Signs that stand inside a header.
_INSIDE = re.compile(r"[\w\s'’\"().°·?!-]")


def report_shape(grid: Grid, kind: Kind, spot: Spot, report: Report, *, csv: bool) -> bool:
    """True, reported, if the table has a shape that is not read; `csv` if it has no cells but by its separator."""
    told = _in_one_column(grid[:_ROWS], kind, csv=csv) or _turned_over(grid, kind) or programme_grid(grid, kind)
    if told is None:
        return False
    row, found, text = told
    report.mistake(Spot(spot.file, row + 1), found, text)
    return True


def _in_one_column(rows: Grid, kind: Kind, *, csv: bool) -> tuple[int, str, Message] | None:
    """Row, header and message where one cell has the headers of several columns; None for any other table."""
    if any(len(_fields(map(shown, _filled(row)), kind)) >= _NAMED for row in rows):
        return None
    for index, row in enumerate(rows):
        cells = _filled(row)
        if len(cells) != 1 or not isinstance(cells[0], str):
            continue
        signs = dict.fromkeys([_BLANKS, *(re.escape(sign) for sign in cells[0] if not _INSIDE.match(sign))])
        named = {sign: len(_fields(re.split(sign, cells[0].strip()), kind)) for sign in signs}
        sign = max(signs, key=lambda sign: named[sign])
        if named[sign] >= _NAMED:
            return index, shown(cells[0]), _separate(sign, csv=csv)
    return None


def _separate(sign: str, *, csv: bool) -> Message:
    between = message("« {sign} »", "“{sign}”", sign=re.sub(r"\\(.)", r"\1", sign).replace("\t", "tab"))
    if sign == _BLANKS:
        between = message("des espaces", "blanks")
    if csv:
        return message(
            "toutes les colonnes sont lues comme une seule, séparées par {sign} : ouvrez le fichier dans un tableur, "
            "séparez les colonnes (Données, Convertir), et enregistrez-le au format « CSV UTF-8 »",
            "all columns are read as one, since {sign} stands between them: open the file in a spreadsheet, part the "
            "columns (Data, Text to Columns), and save it as “CSV UTF-8”",
            sign=between,
        )
    return message(
        "toutes les colonnes sont dans une seule, séparées par {sign} : séparez-les dans le tableur "
        "(Données, Convertir), et enregistrez le classeur",
        "all columns stand in one, with {sign} between them: part them in the spreadsheet (Data, Text to Columns), "
        "and save the workbook",
        sign=between,
    )


def _turned_over(grid: Grid, kind: Kind) -> tuple[int, str, Message] | None:
    """Row, headers and message where the headers stand below each other; None for any other table."""
    required = set(kind.required)
    rows = [_fields(map(shown, _filled(row)), kind) for row in grid[:_ROWS]]
    if any(len(fields) >= _NAMED and (required <= fields or len(fields) > _NAMED) for fields in rows):
        return None
    for column in range(_COLUMNS):
        cells = [(index, row[column]) for index, row in enumerate(grid[:_ROWS]) if column < len(row)]
        texts = {index: shown(cell) for index, cell in cells if not blank(cell)}
        fields = _fields(texts.values(), kind)
        if required <= fields and len(fields) > max(map(len, rows), default=0) and len(fields) >= _NAMED:
            text = message(
                "le tableau est couché, ses titres les uns sous les autres : copiez-le, et collez-le sur une feuille "
                "vide par « Collage spécial, Transposer », pour qu'il ait une ligne par exposé ou par personne",
                "the table lies on its side, its headers below each other: copy it, and paste it into an empty sheet "
                "with “Paste Special, Transpose”, so that it has a row for each talk or person",
            )
            return min(texts), "; ".join(text for text in texts.values() if kind.meant(text)), text
    return None


def _fields(texts: Iterable[str], kind: Kind) -> set[str]:
    """The fields that the texts name; parts of a name are the name."""
    named = next((key for key in ("speakers", "name") if key in kind.columns), "")
    return {named if key in (GIVEN, FAMILY) else key for text in texts if (key := kind.meant(text))}


def _filled(row: Sequence[object]) -> list[object]:
    return [cell for cell in row if not blank(cell)]
