"""Workbooks written as XML by hand: what spreadsheets write and openpyxl and odfpy do not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class Error:
    """A cell in which the spreadsheet has an error, of a formula or not."""

    text: str
    formula: str = ""


@dataclass(frozen=True)
class Formula:
    """A formula with its result as text or number; None: it was never calculated."""

    text: str
    result: str | int | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet; rows count from 1, `hidden_columns` are letters, `merged` are references such as "D2:D3"."""

    rows: Sequence[Sequence[object]]
    name: str = "Feuille1"
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    filtered: bool = False
    hidden_columns: str = ""
    merged: Sequence[str] = ()


def book(ending: str, *sheets: Sheet) -> bytes:
    """The workbook as the bytes of a file with that ending."""
    return _xlsx(sheets) if ending == "xlsx" else _ods(sheets)


def _archive(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def _corners(reference: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right, from 0."""
    corners = [re.fullmatch(r"([A-Z])(\d+)", corner) for corner in reference.split(":")]
    (left, top), (right, bottom) = ((ord(corner[1]) - 65, int(corner[2]) - 1) for corner in corners if corner)
    return top, left, bottom, right


# ── xlsx ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HIDDEN_SHEET, _HIDDEN_ROW = ' state="hidden"', ' hidden="1"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    names = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{at}" r:id="rId{at}"{_HIDDEN_SHEET * sheet.hidden}/>'
        for at, sheet in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    return _archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            **{f"xl/worksheets/sheet{at}.xml": _xlsx_sheet(sheet) for at, sheet in enumerate(sheets, start=1)},
        }
    )


def _xlsx_sheet(sheet: Sheet) -> str:
    columns = "".join(
        f'<col min="{ord(letter) - 64}" max="{ord(letter) - 64}" width="9" hidden="1"/>'
        for letter in sheet.hidden_columns
    )
    rows = "".join(
        f'<row r="{number}"{_HIDDEN_ROW * (number in sheet.hidden_rows)}>'
        + "".join(_xlsx_cell(f"{chr(65 + at)}{number}", cell) for at, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(sheet.rows, start=1)
    )
    merged = "".join(f'<mergeCell ref="{reference}"/>' for reference in sheet.merged)
    return (
        f'<worksheet xmlns="{_MAIN}">{f"<cols>{columns}</cols>" if columns else ""}<sheetData>{rows}</sheetData>'
        + ('<autoFilter ref="A1:C9"/>' if sheet.filtered else "")
        + (f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else "")
        + "</worksheet>"
    )


def _xlsx_cell(name: str, cell: object) -> str:
    match cell:
        case None | "":
            return ""
        case Error(text, formula):
            return f'<c r="{name}" t="e">{f"<f>{escape(formula)}</f>" if formula else ""}<v>{escape(text)}</v></c>'
        case Formula(text, None):
            return f'<c r="{name}"><f>{escape(text)}</f><v></v></c>'
        case Formula(text, int(result)):
            return f'<c r="{name}"><f>{escape(text)}</f><v>{result}</v></c>'
        case Formula(text, result):
            return f'<c r="{name}" t="str"><f>{escape(text)}</f><v>{escape(str(result))}</v></c>'
        case int() | float():
            return f'<c r="{name}"><v>{cell}</v></c>'
        case _:
            text = escape(str(cell))
            return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


# ── ods ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_COLLAPSED = ' table:visibility="collapse"'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    "".join(f' xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def _ods(sheets: Sequence[Sheet]) -> bytes:
    styles = "".join(
        f'<style:style style:name="ta{at}" style:family="table">'
        f'<style:table-properties table:display="{"false" if sheet.hidden else "true"}"/></style:style>'
        for at, sheet in enumerate(sheets)
    )
    tables = "".join(_ods_sheet(at, sheet) for at, sheet in enumerate(sheets))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _archive(
        {
            "mimetype": kind,
            "content.xml": f'<office:document-content{_SPACES} office:version="1.3">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OASIS}:manifest:1.0">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>',
        }
    )


def _ods_sheet(at: int, sheet: Sheet) -> str:
    width = max(map(len, sheet.rows), default=0)
    columns = "".join(
        f"<table:table-column{_COLLAPSED * (chr(65 + column) in sheet.hidden_columns)}/>" for column in range(width)
    )
    hidden = f' table:visibility="{"filter" if sheet.filtered else "collapse"}"'
    areas = [_corners(reference) for reference in sheet.merged]
    rows = "".join(
        f"<table:table-row{hidden if number + 1 in sheet.hidden_rows else ''}>"
        + "".join(
            _ods_cell(row[column] if column < len(row) else None, number, column, areas) for column in range(width)
        )
        + "</table:table-row>"
        for number, row in enumerate(sheet.rows)
    )
    name = quoteattr(sheet.name)
    return f'<table:table table:name={name} table:style-name="ta{at}">{columns}{rows}</table:table>'


def _ods_cell(cell: object, row: int, column: int, areas: Sequence[tuple[int, int, int, int]]) -> str:
    name, span = "table:table-cell", ""
    for top, left, bottom, right in areas:
        if top <= row <= bottom and left <= column <= right:
            if (row, column) == (top, left):
                span = (
                    f' table:number-rows-spanned="{bottom - top + 1}" table:number-columns-spanned="{right - left + 1}"'
                )
            else:
                name = "table:covered-table-cell"
    attributes, text = _ods_value(cell)
    content = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
    return f"<{name}{span}{attributes}>{content}</{name}>"


def _ods_value(cell: object) -> tuple[str, str]:
    match cell:
        case None | "":
            return "", ""
        case Error(text, formula):
            stated = f" table:formula={quoteattr('of:=' + formula)}" if formula else ""
            typed = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
            return f"{stated} {typed}", text
        case Formula(text, None):
            return f" table:formula={quoteattr('of:=' + text)}", ""
        case Formula(text, int(result)):
            stated = f" table:formula={quoteattr('of:=' + text)}"
            return f'{stated} office:value-type="float" office:value="{result}"', str(result)
        case Formula(text, result):
            stated = f' table:formula={quoteattr("of:=" + text)} office:value-type="string"'
            return f"{stated} office:string-value={quoteattr(str(result))}", str(result)
        case int() | float():
            return f' office:value-type="float" office:value="{cell}"', str(cell)
        case _:
            return ' office:value-type="string"', str(cell)
