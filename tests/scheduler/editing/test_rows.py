"""A row more or less in each format: all else keeps its bytes."""

from __future__ import annotations

import codecs
import io
import zipfile

import openpyxl
import pytest
from tabled import FORMATS, read, saved

from scheduler.editing.rows import table_rows, with_row, without_row

HEADER = ["id", "titre", "intervenants", "durée"]
ROWS = [["T1", "Un", "Ada", "30"], ["T2", "Deux", "Bob", "20"], ["T3", "Trois", "Cy", "30"]]
NEW = {"id": "T4", "title": 'Un "quatre"; & <cinq>', "Intervenants": ["Zoé", "Léa"], "duration": 45}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_row_comes_and_goes(ending: str) -> None:
    file, before = f"talks.{ending}", saved(ending, HEADER, ROWS)
    longer = with_row(before, file, NEW)
    added = read(ending, longer)[-1]
    wanted = ["Zoé", "Léa"] if ending == "json" else "Zoé; Léa"
    assert added == {"id": "T4", "titre": 'Un "quatre"; & <cinq>', "intervenants": str(wanted), "durée": "45"}
    assert read(ending, longer)[:-1] == read(ending, before)
    last = table_rows(longer, file)[-1]
    assert last.names == (("id", "T4"),)
    shorter = without_row(longer, file, last.number)
    assert read(ending, shorter) == read(ending, before)
    if ending in ("csv", "json"):
        assert shorter == before
    for row in table_rows(before, file):
        rest = [item for item in read(ending, before) if item["id"] != row.names[0][1]]
        assert read(ending, without_row(before, file, row.number)) == rest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id,title\nT1,a\n", "id,title\nT1,a\nT4,x\n"),
        ("id,title\nT1,a", "id,title\nT1,a\nT4,x"),
        ("id;title\r\nT1;a\r\n\r\n;;\r\n", "id;title\r\nT1;a\r\nT4;x\r\n\r\n;;\r\n"),
        ('"id"\t"title"\r"T1"\t"a"\r', '"id"\t"title"\r"T1"\t"a"\r"T4"\t"x"\r'),
        ('id,title,note\nT1,"a\nb",\n', 'id,title,note\nT1,"a\nb",\nT4,x,\n'),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_line_ends_quotes_bom_and_encoding_stay(before: str, after: str, codec: str) -> None:
    before, after = before.replace("title", "titre é"), after.replace("title", "titre é")
    values = {"id": "T4", "titre é": "x"}
    data = before.encode(codec)
    made = with_row(data, "talks.csv", values)
    assert made == after.encode(codec)
    number = next(row.number for row in table_rows(made, "talks.csv") if row.cells["id"] == "T4")
    assert without_row(made, "talks.csv", number) == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[{"id": "T1", "n": 1}]', '[{"id": "T1", "n": 1},{"id": "T4", "n": 2}]'),
        ('[\n  {"id":"T1","n":1}\n]\n', '[\n  {"id":"T1","n":1},\n  {"id":"T4","n":2}\n]\n'),
        (
            '[\r\n\t{\r\n\t\t"id": "T1",\r\n\t\t"n": 1.50\r\n\t}\r\n]',
            '[\r\n\t{\r\n\t\t"id": "T1",\r\n\t\t"n": 1.50\r\n\t},\r\n\t{\r\n\t\t"id": "T4",\r\n\t\t"n": 2\r\n\t}\r\n]',
        ),
    ],
)
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_a_json_list_keeps_its_layout(before: str, after: str, bom: bytes) -> None:
    made = with_row(bom + before.encode(), "talks.json", {"id": "T4", "n": 2})
    assert made == bom + after.encode()
    assert without_row(made, "talks.json", 2) == bom + before.encode()
    assert without_row(made, "talks.json", 1).decode("utf-8-sig").count("T1") == 0


def workbook() -> bytes:
    """A sheet with styles, widths, a formula over the rows, a merged cell, a filter and a second sheet."""
    from openpyxl.styles import PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate([HEADER, *ROWS], start=1):
        for column, text in enumerate(row, start=1):
            sheet.cell(number, column, int(text) if text.isdecimal() else text)
    sheet["B4"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.column_dimensions["B"].width = 40
    sheet.auto_filter.ref = "A1:D4"
    book.create_sheet("Total")["A1"] = "=SUM(Sheet!D2:D4)"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("change", ["add", "withdraw"])
def test_of_a_workbook_nothing_but_the_row_changes(change: str) -> None:
    before = workbook()
    after = with_row(before, "talks.xlsx", NEW) if change == "add" else without_row(before, "talks.xlsx", 3)
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {"xl/worksheets/sheet1.xml"}
    number = 5 if change == "add" else 3
    assert without_xml_row(new, number) == without_xml_row(old, number)
    sheet = openpyxl.load_workbook(io.BytesIO(after)).worksheets[0]
    if change == "add":
        assert [cell.value for cell in sheet[5]] == ["T4", 'Un "quatre"; & <cinq>', "Zoé; Léa", 45]
        assert sheet["B5"].fill.fgColor.rgb == "00FFFF00"
        assert sheet.dimensions == "A1:D5"
    else:
        assert [cell.value for cell in sheet[3]] == [None] * 4
        assert [cell.value for cell in sheet[4]] == ["T3", "Trois", "Cy", 30]


def without_xml_row(files: dict[str, bytes], number: int) -> bytes:
    import re

    data = files["xl/worksheets/sheet1.xml"]
    return re.sub(rb'<row r="%d".*?</row>|<dimension[^>]*>' % number, b"", data, flags=re.DOTALL)


def test_of_an_ods_nothing_but_the_row_changes() -> None:
    before = saved("ods", HEADER, ROWS)
    for after in (with_row(before, "talks.ods", NEW), without_row(before, "talks.ods", 3)):
        old, new = parts(before), parts(after)
        assert list(old) == list(new)
        assert {name for name in old if old[name] != new[name]} == {"content.xml"}
        rows = old["content.xml"].split(b"<table:table-row")
        assert sum(row not in rows for row in new["content.xml"].split(b"<table:table-row")) <= 2


def test_a_formula_that_others_need_is_not_withdrawn() -> None:
    book = parts(workbook())
    sheet = book["xl/worksheets/sheet1.xml"]
    shared = sheet.replace(
        b'<c r="D3" t="n"><v>20</v></c>', b'<c r="D3"><f t="shared" ref="D3:D4" si="0">10+10</f><v>20</v></c>'
    )
    assert shared != sheet
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in {**book, "xl/worksheets/sheet1.xml": shared}.items():
            archive.writestr(name, data)
    with pytest.raises(LookupError, match="other cells need the formula"):
        without_row(made.getvalue(), "talks.xlsx", 3)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_not_there_is_refused(ending: str) -> None:
    data = saved(ending, HEADER, ROWS)
    with pytest.raises(LookupError):
        without_row(data, f"talks.{ending}", 9)
    if ending != "json":
        with pytest.raises(LookupError, match="no column"):
            with_row(data, f"talks.{ending}", {"id": "T4", "salle": "a"})
