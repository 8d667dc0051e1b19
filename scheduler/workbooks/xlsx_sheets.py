"""The sheets of an xlsx with their marks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from zipfile import ZipFile

from scheduler.workbooks.cell_errors import CellError
from scheduler.workbooks.markup_pass import local, new_parser
from scheduler.workbooks.sheet_marks import Area, Crossed, Marking, Marks, SheetPart
from scheduler.workbooks.xlsx_notes import xlsx_notes
from scheduler.workbooks.xlsx_strikes import Runs, Strikes, strikes_of

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES, _TEXTS = "xl/styles.xml", "xl/sharedstrings.xml"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def xlsx_sheets(archive: ZipFile) -> Iterator[SheetPart]:
    """The sheets in the order of the workbook, each with its marks.

    Raises ValueError or ExpatError where the archive is no workbook.
    """
    names = {name.replace("\\", "/").casefold(): name for name in archive.namelist()}
    strikes = strikes_of(*(archive.read(names[part]) if part in names else b"" for part in (_STYLES, _TEXTS)))
    for number, (title, hidden, part) in enumerate(sheet_parts(_parts(archive, names))):
        member = names.get(part.casefold())
        marks = xlsx_marks(archive.read(member), strikes) if member else Marks()
        if member:
            marks = replace(marks, notes=_notes(xlsx_notes(archive, names, member)))
        yield SheetPart(title, number, member or part, hidden, marks)


def _notes(notes: Mapping[str, str]) -> tuple[tuple[Area, str], ...]:
    """The comments that have a text, in the order of their cells."""
    areas = [(area_of(f"{cell}:{cell}"), text) for cell, text in notes.items() if text]
    return tuple(sorted(((area, text) for area, text in areas if area), key=lambda note: (note[0].top, note[0].left)))


def _parts(archive: ZipFile, names: Mapping[str, str]) -> dict[str, bytes]:
    return {part: archive.read(names[part.casefold()]) for part in (_BOOK, _RELATIONS) if part.casefold() in names}


def sheet_parts(parts: Mapping[str, bytes]) -> list[tuple[str, bool, str]]:
    """Name, whether it is hidden, and name of the XML of each sheet, in the order of the workbook."""
    if _BOOK not in parts or _RELATIONS not in parts:
        raise ValueError("no workbook")
    targets = {
        attributes.get("Id", ""): attributes.get("Target", "")
        for attributes in _elements(parts[_RELATIONS], "Relationship")
    }
    sheets = []
    for attributes in _elements(parts[_BOOK], "sheet"):
        relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        target = posixpath.normpath(posixpath.join("/xl", targets.get(relation, "").replace("\\", "/"))).lstrip("/")
        hidden = attributes.get("state", "visible") != "visible"
        sheets.append((attributes.get("name", ""), hidden, target))
    if not sheets:
        raise ValueError("no sheet")
    return sheets


def _elements(xml: bytes, wanted: str) -> list[dict[str, str]]:
    """The attributes of each element of that name, in order."""
    parser = new_parser()
    elements: list[dict[str, str]] = []

    def starts(name: str, attributes: dict[str, str]) -> None:
        if local(name) == wanted:
            elements.append(attributes)

    parser.StartElementHandler = starts
    parser.Parse(xml, True)
    return elements


def xlsx_marks(xml: bytes, strikes: Strikes) -> Marks:
    """The marks of a sheet from its XML, but its comments."""
    reader = _SheetPass(strikes if strikes.concerns(xml) else None)
    reader.parser.Parse(xml, True)
    return reader.marks()


class _SheetPass:
    """The state of a pass over a sheet; text is read only of cells with an error, a formula or strikes."""

    def __init__(self, strikes: Strikes | None) -> None:
        self.parser = new_parser()
        self.parser.StartElementHandler = self._starts
        self.row = self.column = -1
        self.made = Marking()
        self.strikes = strikes
        self.type = self.style = ""
        self.error = self.formula = self.calculated = self.shared = False
        self.texts: dict[str, str] = {}
        self.element = ""
        self.runs: Runs | None = None

    def marks(self) -> Marks:
        """The marks of the sheet that was passed over."""
        self._close_cell()
        return self.made.marks()

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "v" or name == "f" or name == "is":
            self._content(name)
        elif name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row(attributes)
        elif self.runs is not None:
            self.runs.starts(name, attributes)
        elif name in ("col", "mergeCell", "autoFilter"):
            self._other(name, attributes)
        self.element = name

    def _row(self, attributes: dict[str, str]) -> None:
        self._close_cell()
        reference = attributes.get("r", "")
        self.row = int(reference) - 1 if reference.isdecimal() and len(reference) < 8 else self.row + 1
        self.column = -1
        if _true(attributes.get("hidden")) or _nothing(attributes.get("ht")):
            self.made.hidden_rows.append((self.row, self.row))

    def _cell(self, attributes: dict[str, str]) -> None:
        if self.error or self.formula or self.shared or self.runs:
            self._close_cell()
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = column_number(match[1]) if match else self.column + 1
        if match:
            self.row = int(match[2]) - 1
        self.type, self.style = attributes.get("t", ""), attributes.get("s", "0")
        if self.type == "e":
            self.error, self.calculated, self.texts = True, True, {}
            self.parser.CharacterDataHandler = self._text

    def _content(self, name: str) -> None:
        """The cell is filled: it has a formula or a value."""
        if self.row >= self.made.rows:
            self.made.rows = self.row + 1
        if self.column >= self.made.columns:
            self.made.columns = self.column + 1
        if self.strikes is not None:
            self._strike(name, self.strikes)
        if name == "f" and not self.error:
            self.formula, self.calculated, self.texts = True, False, {}
            self.parser.CharacterDataHandler = self._text
        elif name == "v" and self.type == "str":
            self.calculated = True  # an empty text is a result

    def _strike(self, name: str, strikes: Strikes) -> None:
        """A cell whose style crosses out is noted; of one whose text may have struck runs, the text is read."""
        if self.style in strikes.styles:
            self.made.struck.append(Area(self.row, self.column, self.row, self.column))
            self.style = ""  # once, where it has a formula and a value
        elif name == "v" and self.type == "s" and strikes.texts:
            self.shared, self.texts = True, {}
            self.parser.CharacterDataHandler = self._text
        elif name == "is":
            self.runs = Runs()
            self.parser.CharacterDataHandler = self.runs.text

    def _text(self, text: str) -> None:
        self.texts[self.element] = self.texts.get(self.element, "") + text
        if self.element == "v" and text.strip():
            self.calculated = True

    def _close_cell(self) -> None:
        """A cell with an error, with a formula without a result, or with struck text is noted."""
        area = Area(self.row, self.column, self.row, self.column)
        if self.error:
            self.made.cells.append((area, CellError(self.texts.get("v", "").strip() or "#N/A")))
        elif self.formula and not self.calculated:
            self.made.cells.append((area, CellError("=" + self.texts.get("f", "").strip(), uncalculated=True)))
        if self.runs is not None:
            self.made.strikes(area, self.runs.crossed())
        elif self.shared and self.strikes is not None:
            self.made.strikes(area, self.strikes.texts.get(self.texts.get("v", "").strip(), Crossed.NOTHING))
        self.error = self.formula = self.shared = False
        self.runs = None
        self.parser.CharacterDataHandler = None

    def _other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col" and (_true(attributes.get("hidden")) or _nothing(attributes.get("width"))):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.made.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif name == "mergeCell":
            area = area_of(attributes.get("ref", ""))
            if area is not None and area.size > 1:
                self.made.merged.append(area)
        elif name == "autoFilter":
            self.made.filtered = True


def _true(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _nothing(length: str | None) -> bool:
    """True for a height or width of 0, by which a row or column is hidden too."""
    return length is not None and length.strip("0") in ("", ".")


def area_of(reference: str) -> Area | None:
    """The rectangle of a reference such as `D2:D5`."""
    ends = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    rows = sorted(int(end[2]) - 1 for end in ends if end)
    columns = sorted(column_number(end[1]) for end in ends if end)
    return Area(rows[0], columns[0], rows[1], columns[1])


def column_number(letters: str) -> int:
    """The position from 0 of a column by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
