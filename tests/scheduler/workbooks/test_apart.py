"""A workbook that would exhaust the machine ends in a refusal, and the next one is read all the same."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from collections.abc import Callable, Mapping

import pytest
from quick import long_unless
from sheets import Sheet, book

from scheduler.workbooks.apart import Refusal, workbook_contents
from scheduler.workbooks.values import Contents

ROWS = [["id", "title", "speakers"], ["T1", "Un", "Marie Curie"]]
XLSX, ODS = book("xlsx", Sheet(ROWS)), book("ods", Sheet(ROWS))
SHEET = "xl/worksheets/sheet1.xml"
UNREADABLE, TOO_FAR, TOO_LARGE = Refusal.UNREADABLE, Refusal.TOO_FAR, Refusal.TOO_LARGE


def packed(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The workbook with those parts, compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in dict.fromkeys([*archive.namelist(), *changed]):
            copy.writestr(name, changed[name] if name in changed else archive.read(name))
    return made.getvalue()


def xlsx(rows: str = "", before: str = "", after: str = "", **parts: bytes) -> bytes:
    sheet = f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    return packed(XLSX, {SHEET: sheet.encode(), **{f"xl/{name}.xml": content for name, content in parts.items()}})


def ods(row: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(ODS)) as archive:
        content = archive.read("content.xml").decode()
    before, end, after = content.rpartition("</table:table>")
    return packed(ODS, {"content.xml": (before + row + end + after).encode()})


def filled(rows: str, columns: str, text: str = "x") -> bytes:
    """A row and a cell with those attributes."""
    cell = f'<table:table-cell {columns} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    return ods(f"<table:table-row {rows}>{cell}</table:table-row>")


def lying(size: int, stated: int) -> bytes:
    """The sheet has `size` bytes and says that it has `stated`."""
    data = bytearray(packed(XLSX, {SHEET: b"<worksheet><sheetData>" + b" " * size}))
    at = data.find(b"PK\1\2")
    while at >= 0:
        length = struct.unpack("<H", data[at + 28 : at + 30])[0]
        if data[at + 46 : at + 46 + length] == SHEET.encode():
            local = struct.unpack("<I", data[at + 42 : at + 46])[0]
            data[at + 24 : at + 28] = data[local + 22 : local + 26] = struct.pack("<I", stated)
        at = data.find(b"PK\1\2", at + 4)
    return bytes(data)


def shared() -> bytes:
    """A text of a million characters stands in fifty thousand cells."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    strings = b"<sst><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
    return xlsx(row * 500, sharedStrings=strings)


def repeated(kind: str, number: str) -> str:
    return f'table:number-{kind}-repeated="{number}"'


BOMBS: dict[str, tuple[Callable[[], bytes], set[Refusal]]] = {
    "far": (lambda: xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {TOO_FAR}),
    "prefixed": (
        lambda: packed(
            XLSX,
            {SHEET: b'<x:a xmlns:x="a"><x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:a>'},
        ),
        {TOO_FAR},
    ),
    "rows": (lambda: filled(repeated("rows", "1000000000000"), ""), {TOO_FAR}),
    "rows, signed": (lambda: filled(repeated("rows", "+1000000000"), ""), {TOO_FAR, UNREADABLE}),
    "rows and columns": (
        lambda: filled(repeated("rows", "100000"), repeated("columns", "16384")),
        {TOO_FAR},
    ),
    "lying": (lambda: lying(5_000_000, 50), {UNREADABLE, TOO_LARGE}),
    "unpacked": (lambda: lying(50, 300_000_000), {TOO_LARGE}),
    "merged": (
        lambda: xlsx(
            '<row r="500"><c r="ZZ500"><v>1</v></c></row>',
            after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100 + "</mergeCells>",
        ),
        {TOO_FAR},
    ),
}
if sys.platform == "linux":
    BOMBS["shared"] = shared, {TOO_LARGE}
    BOMBS["blanks"] = lambda: filled("", "", '<text:s text:c="4000000000"/>'), {TOO_LARGE, UNREADABLE}


@pytest.mark.parametrize("name", long_unless(lambda name: name != "shared", BOMBS))
def test_a_workbook_that_unfolds_is_refused(name: str) -> None:
    make, refusals = BOMBS[name]
    assert workbook_contents(make()) in refusals
    assert isinstance(workbook_contents(packed(XLSX, {"note.txt": name.encode()})), Contents)


HEAVY: dict[str, Callable[[], bytes]] = {
    "an extent that is stated only": lambda: xlsx(before='<dimension ref="A1:XFD1048576"/>'),
    "styles": lambda: xlsx(styles=b"<styleSheet><cellXfs>" + b"<xf/>" * 100_000 + b"</cellXfs></styleSheet>"),
    "depth": lambda: xlsx(after="<x>" * 20_000 + "</x>" * 20_000),
    "hidden columns": lambda: xlsx(before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 5000 + "</cols>"),
    "conditions": lambda: xlsx(after='<conditionalFormatting sqref="A1:XFD1048576"/>' * 20_000),
    "comments": lambda: xlsx(comments1=b"<comments>" + b"<comment/>" * 100_000 + b"</comments>"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_but_no_cell_costs_little(name: str) -> None:
    assert isinstance(workbook_contents(HEAVY[name]()), Contents)


def test_hidden_columns_that_overlap_are_counted_once() -> None:
    from scheduler.workbooks.sheet_marks import within

    assert within([(0, 16_383)] * 100_000, 16_384) == list(range(16_384))
    assert within([(5, 6), (-3, 1), (1, 2), (9, 3)], 6) == [0, 1, 2, 5]


def test_equal_texts_are_one_object() -> None:
    read = workbook_contents(book("xlsx", Sheet([*ROWS, ["T2", "Un", "Marie Curie"]])))
    assert isinstance(read, Contents)
    assert read.grids[0][1][1] is read.grids[0][2][1]


def test_a_chart_on_a_sheet_of_its_own_is_no_table() -> None:
    import openpyxl
    from openpyxl.chart import BarChart, Reference

    made = openpyxl.Workbook()
    for row in ROWS:
        made.worksheets[0].append(row)
    chart = BarChart()
    chart.add_data(Reference(made.worksheets[0], min_col=1, min_row=1, max_row=2))
    made.create_chartsheet("Graphique", 0).add_chart(chart)
    data = io.BytesIO()
    made.save(data)
    read = workbook_contents(data.getvalue())
    assert isinstance(read, Contents)
    assert [part.name for part in read.parts] == ["Graphique", "Sheet"]
    assert (read.grids[0], read.grids[1][1]) == ([], ["T1", "Un", "Marie Curie"])
