"""The sheets of an ods with their marks; equal neighbouring rows or cells share an element with a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from scheduler.workbooks.cell_errors import CellError, error_of
from scheduler.workbooks.markup_pass import local, new_parser
from scheduler.workbooks.ods_strikes import StrikeStyles, named_styles
from scheduler.workbooks.sheet_marks import Area, Crossed, Marking, SheetPart, crossed

#: The part of the archive that holds all sheets.
CONTENT = "content.xml"
#: A count that is as good as any larger one: no sheet reaches so far.
_FAR = 10**9
#: The elements whose paragraphs are no content of a cell.
_BESIDE = ("annotation", "shapes", "tracked-changes", "dde-links", "frame", "custom-shape")


def ods_sheets(archive: ZipFile) -> list[SheetPart]:
    """The sheets in the order of the document, each with its marks. Raises ExpatError where it is no XML."""
    content = _ContentPass(named_styles(archive))
    content.parser.Parse(archive.read(CONTENT), True)
    return [
        SheetPart(sheet.name, number, CONTENT, content.displayed.get(sheet.style) == "false", sheet.made.marks())
        for number, sheet in enumerate(content.sheets)
    ]


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is passed over; `row` and `column` are the next positions."""

    name: str
    style: str
    row: int = 0
    column: int = 0
    repeated: int = 1
    widths: int = 0
    made: Marking = field(default_factory=Marking)
    default: str = ""
    defaults: list[tuple[int, int, str]] = field(default_factory=list)

    def usual_style(self, column: int) -> str:
        """The style of a cell that states none."""
        return self.default or next((style for first, last, style in self.defaults if first <= column <= last), "")


class _ContentPass:
    """The state of a pass over all sheets of a document."""

    def __init__(self, styles: StrikeStyles) -> None:
        self.parser = new_parser()
        self.parser.StartElementHandler = self._starts
        self.parser.EndElementHandler = self._ends
        self.sheets: list[_Sheet] = []
        self.displayed: dict[str, str] = {}
        self.style = ""
        self.tables = self.beside = 0
        self.cell: dict[str, str] | None = None
        self.paragraphs: list[str] = []
        self.styles = styles
        self.spans: list[bool] = []
        self.struck = 0
        self.notes: list[str] = []

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in _BESIDE:
            self.beside += 1
        elif self.beside:
            self._beside(name)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell(attributes)
        elif name == "p" and self.cell is not None:
            self.paragraphs.append("")
            self.parser.CharacterDataHandler = self._text
        elif name in ("s", "tab", "line-break") and self.paragraphs:
            self.paragraphs[-1] += " "
        elif name == "span":
            self.spans.append(self.styles.is_struck("text", _value(attributes, "style-name")))
        elif name == "table-row" and self.sheets:
            self._row(self.sheets[-1], attributes)
        else:
            self._other(name, attributes)

    def _beside(self, name: str) -> None:
        """The paragraphs of a comment on a cell are noted."""
        if name == "p" and self.cell is not None:
            self.notes.append("")
            self.parser.CharacterDataHandler = self._note_text

    def _other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self.tables += 1
            if self.tables == 1:
                self.sheets.append(_Sheet(_value(attributes, "name"), _value(attributes, "style-name")))
        elif name == "table-column" and self.sheets:
            sheet = self.sheets[-1]
            count = _count(attributes, "number-columns-repeated")
            if _value(attributes, "visibility") in ("collapse", "filter"):
                sheet.made.hidden_columns.append((sheet.widths, sheet.widths + count - 1))
            sheet.defaults.append((sheet.widths, sheet.widths + count - 1, _default(attributes)))
            sheet.widths += count
        elif name in ("style", "text-properties"):
            self.styles.starts(name, attributes)
            self.style = _value(attributes, "name") or self.style
        elif name == "table-properties":
            self.displayed[self.style] = _value(attributes, "display")

    def _ends(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in _BESIDE:
            self.beside -= 1
            self.parser.CharacterDataHandler = None
        elif self.beside:
            return
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "p":
            self.parser.CharacterDataHandler = None
        elif name == "span" and self.spans:
            self.spans.pop()
        elif name == "table":
            self.tables -= 1
        elif name == "table-row" and self.sheets:
            self.sheets[-1].row += self.sheets[-1].repeated

    def _row(self, sheet: _Sheet, attributes: Mapping[str, str]) -> None:
        sheet.column, sheet.default = 0, _default(attributes)
        sheet.repeated = _count(attributes, "number-rows-repeated")
        visibility = _value(attributes, "visibility")
        if visibility in ("collapse", "filter"):
            sheet.made.hidden_rows.append((sheet.row, sheet.row + sheet.repeated - 1))
            sheet.made.filtered = sheet.made.filtered or visibility == "filter"

    def _cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.paragraphs, self.notes, self.struck = attributes, [], [], 0

    def _text(self, text: str) -> None:
        self.paragraphs[-1] += text
        if self.spans:
            self.struck += len("".join(text.split())) if any(self.spans) else 0

    def _note_text(self, text: str) -> None:
        self.notes[-1] += text

    def _end_cell(self) -> None:
        attributes, sheet = self.cell, self.sheets[-1] if self.sheets else None
        self.cell, self.parser.CharacterDataHandler = None, None
        if attributes is None or sheet is None:
            return
        count = _count(attributes, "number-columns-repeated")
        area = Area(sheet.row, sheet.column, sheet.row + sheet.repeated - 1, sheet.column + count - 1)
        sheet.column += count
        self._note(sheet, area, attributes)
        if note := "\n".join(self.notes).strip():
            sheet.made.notes.append((area, note))

    def _note(self, sheet: _Sheet, area: Area, attributes: Mapping[str, str]) -> None:
        """The extent, the span and the errors that the cell adds to the marks of the sheet."""
        stated = {local(key): value for key, value in attributes.items() if key != "calcext:value-type"}
        rows, columns = (_number(stated.get(f"number-{kind}-spanned", "")) for kind in ("rows", "columns"))
        if rows > 1 or columns > 1:
            sheet.made.merged.append(Area(area.top, area.left, area.top + rows - 1, area.left + columns - 1))
        text = "\n".join(self.paragraphs)
        content = _beyond_values(stated, text, is_error=attributes.get("calcext:value-type") == "error")
        if content is not None:
            sheet.made.cells.append((area, content))
        if content is not None or "value-type" in stated:
            sheet.made.reaches(area)
            sheet.made.strikes(area, self._crossed(stated.get("style-name") or sheet.usual_style(area.left), text))

    def _crossed(self, style: str, text: str) -> Crossed:
        """How much of the cell is crossed out, by its style and those of the parts of its text."""
        if self.styles.is_struck("table-cell", style):
            return Crossed.WHOLE
        return crossed(self.struck, len("".join(text.split())))


def _beyond_values(stated: Mapping[str, str], text: str, *, is_error: bool) -> CellError | str | None:
    """An error, or the text of a cell without a type; None for a cell whose value is read elsewhere."""
    formula = stated.get("formula", "")
    if is_error or (formula and error_of(text)):
        return CellError(text.strip() or "#N/A")
    if "value-type" in stated or not (text.strip() or formula):
        return None
    return text if text.strip() else CellError(formula[formula.find("=") :], uncalculated=True)


def _value(attributes: Mapping[str, str], name: str) -> str:
    """The attribute of that local name; "" without one."""
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _default(attributes: Mapping[str, str]) -> str:
    return _value(attributes, "default-cell-style-name")


def _count(attributes: Mapping[str, str], name: str) -> int:
    return _number(_value(attributes, name))


def _number(text: str) -> int:
    """The number, at least 1; `_FAR` for one of more digits than that."""
    text = text.strip().lstrip("+")
    return (max(1, int(text)) if len(text) < len(str(_FAR)) else _FAR) if text.isdecimal() else 1
