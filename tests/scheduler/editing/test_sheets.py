"""An edit lands in the sheet and row that were read, also where cells are merged or hidden."""

from __future__ import annotations

import io
import zipfile

import pytest
from sheets import Error, Formula, Sheet, book

from scheduler.editing import Edit, contents, edited, value_at
from scheduler.editing.rows import table_rows, with_row, without_row

HEADER = ["id", "title", "axis", "speakers", "available", "room"]
NOTES = Sheet([["Consignes", "x"], ["1", "y"], ["2", "z"]], "Lisez-moi")
ROWS = [
    HEADER,
    ["T01", "Un", "1", "Marie", "09:00-12:00", "salle-b"],
    ["T02", "Deux", "1", "Paul"],
    ["T03", "Trois", "1", "Inès"],
]


@pytest.fixture(params=["xlsx", "ods"])
def ending(request):
    return request.param


def rows(data: bytes, ending: str):
    return {row.cells["id"]: dict(row.cells) for row in table_rows(data, f"talks.{ending}")}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_sheet_that_was_read_is_the_one_that_is_written(folder, ending):
    name = f"talks.{ending}"
    folder.write(name, book(ending, NOTES, Sheet(ROWS, "Communications"), Sheet([["a"]], "Fin")))
    before = parts(folder.bytes(name))
    folder.apply(folder.edit("talk", "T02", "available", "09:00-10:00"))
    assert folder.read().event.talk["T02"].available[0].end == 600
    after = parts(folder.bytes(name))
    if ending == "xlsx":
        assert [part for part in before if before[part] != after[part]] == ["xl/worksheets/sheet2.xml"]
    else:
        start = before["content.xml"].index(b'table:name="Communications"')
        assert after["content.xml"][:start] == before["content.xml"][:start]
        assert after["content.xml"].endswith(before["content.xml"][before["content.xml"].index(b'table:name="Fin"') :])


def test_rows_are_added_to_and_withdrawn_from_the_sheet_that_was_read(ending):
    data, name = book(ending, NOTES, Sheet(ROWS, "Communications")), f"talks.{ending}"
    more = with_row(data, name, {"id": "T04", "title": "Quatre", "speakers": "Zoé"})
    assert list(rows(more, ending)) == ["T01", "T02", "T03", "T04"]
    assert list(rows(without_row(more, name, 3), ending)) == ["T01", "T03", "T04"]


MERGED = Sheet(ROWS, merged=["E2:E4", "F2:F4"])


@pytest.mark.parametrize("row", [2, 3, 4])
def test_one_row_of_merged_cells_changes_and_the_others_keep_their_value(ending, row):
    name = f"talks.{ending}"
    data = book(ending, MERGED)
    assert value_at(data, Edit(name, row, "room", None)) == "salle-b"
    after = edited({name: data}, [Edit(name, row, "room", "auditorium")])[name]
    values = [(cells["available"], cells["room"]) for cells in rows(after, ending).values()]
    assert values == [("09:00-12:00", "auditorium" if at == row else "salle-b") for at in (2, 3, 4)]


def test_only_the_merged_cells_that_change_are_parted(ending):
    name = f"talks.{ending}"
    after = parts(edited({name: book(ending, MERGED)}, [Edit(name, 3, "room", "auditorium")])[name])
    sheet = after["content.xml" if ending == "ods" else "xl/worksheets/sheet1.xml"].decode()
    if ending == "xlsx":
        assert '<mergeCells count="1"><mergeCell ref="E2:E4"/></mergeCells>' in sheet
    else:
        assert sheet.count("number-rows-spanned") == 1
        assert sheet.count("<table:covered-table-cell") == 2


def test_a_withdrawn_row_leaves_what_it_gave_to_others(ending):
    data, name = book(ending, MERGED), f"talks.{ending}"
    after = rows(without_row(data, name, 2), ending)
    assert {key: (cells["available"], cells["room"]) for key, cells in after.items()} == {
        "T02": ("09:00-12:00", "salle-b"),
        "T03": ("09:00-12:00", "salle-b"),
    }


def test_a_merged_number_and_the_result_of_a_merged_formula_keep_their_kind(ending):
    header = ["id", "title", "speakers", "duration", "keywords"]
    table = [header, ["T1", "Un", "A", 25, Formula("A1", "clé")], ["T2", "Deux", "B"], ["T3", "Trois", "C"]]
    data, name = book(ending, Sheet(table, merged=["D2:D4", "E2:E4"])), f"talks.{ending}"
    edits = [Edit(name, 3, "duration", 40), Edit(name, 3, "keywords", "autre")]
    after = rows(edited({name: data}, edits)[name], ending)
    assert [(cells["duration"], cells["keywords"]) for cells in after.values()] == [
        (25, "clé"),
        (40, "autre"),
        (25, "clé"),
    ]


def test_a_neighbouring_covered_cell_with_a_count_stays_covered(ending):
    if ending == "xlsx":
        pytest.skip("xlsx has no counts")
    data, name = book(ending, MERGED), "talks.ods"
    content = parts(data)["content.xml"].decode()
    pair = "<table:covered-table-cell></table:covered-table-cell>" * 2
    assert content.count(pair) == 2
    counted = content.replace(pair, '<table:covered-table-cell table:number-columns-repeated="2"/>')
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, old in parts(data).items():
            archive.writestr(part, counted if part == "content.xml" else old)
    after = edited({name: made.getvalue()}, [Edit(name, 3, "room", "auditorium")])[name]
    assert [cells["room"] for cells in rows(after, ending).values()] == ["salle-b", "auditorium", "salle-b"]
    assert [cells["available"] for cells in rows(after, ending).values()] == ["09:00-12:00"] * 3


def test_rows_that_are_missing_under_merged_cells_are_no_obstacle(ending):
    data, name = book(ending, Sheet(ROWS, merged=["F2:F9"])), f"talks.{ending}"
    after = edited({name: data}, [Edit(name, 4, "room", "auditorium")])[name]
    assert [cells["room"] for cells in rows(after, ending).values()] == ["salle-b", "salle-b", "auditorium"]


@pytest.mark.parametrize("cell", [Error("#N/A"), Error("#VALEUR!"), Error("#REF!", "A1"), Formula("A1&B1")])
def test_an_error_is_replaced_by_a_value(ending, cell):
    name = f"talks.{ending}"
    data = book(ending, Sheet([HEADER, ["T01", "Un", "1", "Marie", cell]]))
    after = edited({name: data}, [Edit(name, 2, "available", "09:00-12:00")])[name]
    assert rows(after, ending)["T01"]["available"] == "09:00-12:00"


def test_a_sheet_whose_part_has_another_ending_is_written(folder):
    old = parts(book("xlsx", Sheet(ROWS)))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, text in old.items():
            archive.writestr(part.replace("sheet1.xml", "sheet1.dat"), text.replace(b"sheet1.xml", b"sheet1.dat"))
    folder.write("talks.xlsx", made.getvalue())
    after = edited(contents(folder.path, ["talks.xlsx"]), [Edit("talks.xlsx", 2, "title", "Neuf")])["talks.xlsx"]
    assert rows(after, "xlsx")["T01"]["title"] == "Neuf"
