"""The first sheet of an xlsx or ods workbook as rows of cells."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator

from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

#: Bytes of XML, and cells of a sheet, above which a workbook is refused: the reader would exhaust the memory.
_MOST_BYTES = 256 * 1024 * 1024
_MOST_CELLS = 5_000_000

_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>(</)?")
_REFERENCE = re.compile(rb'\br="([A-Z]{0,3})(\d{0,7})"')
_ODS_CELL = re.compile(rb"<(?:\w+:)?(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb'\bnumber-(?:rows|columns)-repeated="(\d{1,9})"')


def read_workbook(data: bytes, spot: Spot, report: Report) -> list[list[object]] | None:
    """The cells of the first sheet from A1 on, "" where empty; None, reported, if it is no workbook."""
    try:
        beyond = too_big(data)
    except Exception:  # any bytes get a message and no traceback
        _refuse(spot, report)
        return None
    if beyond:
        text = message(
            "la feuille s'étend trop loin : supprimez les cellules perdues loin du tableau, "
            "ou copiez celui-ci dans un nouveau classeur",
            "the sheet reaches too far: delete stray cells far from the table, or copy it into a new workbook",
        )
        report.mistake(spot, None, text)
        return None
    import pandas as pd  # type: ignore[import-untyped]  # its stubs are a package of their own

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = pd.read_excel(
                io.BytesIO(data), sheet_name=0, header=None, dtype=object, na_filter=False, engine="calamine"
            )
    except BaseException as error:  # the reader's panics are no Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        _refuse(spot, report)
        return None
    return [list(row) for row in frame.itertuples(index=False, name=None)]


def _refuse(spot: Spot, report: Report) -> None:
    text = message(
        "ce n'est pas un classeur lisible (protégé par un mot de passe ? abîmé ?) : "
        "enregistrez-le de nouveau depuis le tableur, ou au format CSV",
        "this is no readable workbook (password? damaged?): save it again from the spreadsheet, or as CSV",
    )
    report.mistake(spot, None, text)


def too_big(data: bytes) -> bool:
    """True if a sheet would not fit; calamine makes a dense table of it, from A1 to the farthest filled cell."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            return True
        for member in archive.infolist():
            name = member.filename.casefold()
            if name == "content.xml":
                extents: Iterable[int] = _ods_extents(archive.read(member))
            elif name.endswith(".xml") and "sharedstrings" not in name:
                extents = (_xlsx_extent(archive.read(member)),)
            else:
                continue
            if any(cells > _MOST_CELLS for cells in extents):
                return True
    return False


def _xlsx_extent(xml: bytes) -> int:
    """The number of cells between A1 and the farthest filled cell; a cell with a style alone is not filled."""
    row = column = rows = columns = 0
    for tag, attributes, closed in _CELL.findall(xml):
        reference = _REFERENCE.search(attributes)
        letters, digits = reference.groups() if reference else (b"", b"")
        if tag == b"row":
            row, column = int(digits) if digits else row + 1, 0
            continue
        column = _column(letters) if letters else column + 1
        if not closed and not attributes.endswith(b"/"):
            rows, columns = max(rows, int(digits or row)), max(columns, column)
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_extents(xml: bytes) -> Iterator[int]:
    """The same number for each sheet of an ods, whose rows and cells have repeat counts."""
    row = column = rows = columns = 0
    for tag, attributes in _ODS_CELL.findall(xml):
        repeated = _REPEATED.search(attributes)
        times = int(repeated.group(1)) if repeated else 1
        if tag == b"table":
            yield rows * columns
            row = column = rows = columns = 0
        elif tag == b"table-row":
            row, column = row + times, 0
        else:
            column += times
            if b"value-type" in attributes:
                rows, columns = max(rows, row), max(columns, column)
    yield rows * columns
