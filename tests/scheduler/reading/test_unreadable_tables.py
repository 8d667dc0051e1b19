"""Tables that cannot be read are refused with their place, before they fill the memory."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("[{", None),
        ('{"id": 1}', None),
        ('[{"id": 1, "id": 2}]', None),
        ('[{"id": NaN}]', None),
        ("[" * 100_000, None),
        ('[{"id": ' + "9" * 5000 + "}]", None),
        ('[3, {"id": 1}]', 1),
        ('[{"\\ud800": 1}]', None),
        ("[]", None),
        ("\ufeff ", None),
    ],
)
def test_json_that_is_no_list_of_objects_is_refused_with_its_place(folder, content, row):
    (folder.path / "talks.csv").unlink()
    folder.write("talks.json", content)
    assert ("talks.json", row) in {(p.file, p.row) for p in folder.mistakes()}
    for problem in folder.mistakes():
        problem.text.fr.encode()
        problem.text.en.encode()
        (problem.found or "").encode()


def test_json_cells_of_the_wrong_kind_are_told(folder):
    (folder.path / "talks.csv").unlink()
    folder.write(
        "talks.json",
        json.dumps([{"id": "T1", "title": {"a": 1}, "axis": "1", "speakers": [["x"]], "duration": True}]),
    )
    assert {(p.row, p.column) for p in folder.mistakes()} == {(1, "title"), (1, "speakers"), (1, "duration")}


@pytest.mark.parametrize(
    ("name", "content", "row"),
    [
        ("talks.csv", b"", None),
        ("talks.csv", b"\n\n  \n", None),
        ("talks.csv", b"PK\x03\x04rubbish", None),
        ("talks.csv", b"id,title,axis,speakers\nT1,caf\xe9 \x81,1,Y\n", 2),
        ("talks.csv", "é".encode() * 30 + b"\n\n\xe9", 3),  # nearly all of it is UTF-8
        ("talks.csv", b"\xff\xfei\x00d", 1),
        ("talks.csv", b'id,title,axis,speakers\nT1,"a,1,Y\nT2,b,1,Y\n', 2),
        ("talks.csv", b'id,title,axis,speakers\nT1,a,1,Y\nT2,"a" b,1,Y\n', 3),
        ("talks.csv", b"id,title,axis,speakers\n", None),
        ("talks.xlsx", b"not a workbook", None),
        ("talks.xlsx", b"PK\x05\x06" + bytes(18), None),
        ("talks.ods", b"PK\x03\x04" + bytes(range(256)), None),
    ],
)
def test_unreadable_files_are_refused_with_their_place(folder, name, content, row):
    (folder.path / "talks.csv").unlink()
    mistake = folder.write(name, content).mistakes()[0]
    assert (mistake.file, mistake.row) == (name, row)


def test_a_sheet_that_would_fill_the_memory_is_refused_before_it_is_read(folder):
    import openpyxl

    (folder.path / "talks.csv").unlink()
    book = openpyxl.Workbook()
    book.active["A1"] = "id"
    book.active["XFD1048576"] = 1
    book.save(folder.path / "talks.xlsx")
    assert "reaches too far" in folder.mistake().text.en


def test_repeated_cells_of_an_ods_that_would_fill_the_memory_are_refused(folder):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow

    (folder.path / "talks.csv").unlink()
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="F")
    book.spreadsheet.addElement(sheet)
    row = TableRow(numberrowsrepeated=1_000_000)
    row.addElement(TableCell(valuetype="float", value="1", numbercolumnsrepeated=1000))
    sheet.addElement(row)
    book.save(folder.path / "talks.ods")
    assert "s’étend trop loin" in folder.mistake().text.fr


def test_a_directory_in_place_of_a_table_is_told(folder):
    (folder.path / "talks.csv").unlink()
    (folder.path / "talks.csv").mkdir()
    assert "folder" in folder.mistake().text.en


def test_a_pipe_in_place_of_a_table_is_not_waited_for(folder):
    import os

    (folder.path / "talks.csv").unlink()
    os.mkfifo(folder.path / "talks.csv")
    assert (folder.mistake().file, "pipe" in folder.mistake().text.en) == ("talks.csv", True)


def test_forbidden_files_are_told(folder, monkeypatch):
    from pathlib import Path

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = {p.file for p in folder.mistakes()}
    assert found == {"event.toml", "talks.csv"}
    assert all("accès refusé" in p.text.fr and "permission denied" in p.text.en for p in folder.mistakes())


@pytest.mark.parametrize("name", ["talks.csv", "talks.json"])
def test_a_table_of_more_rows_than_people_can_mean_is_one_mistake(folder, name):
    (folder.path / "talks.csv").unlink()
    rows = "id\n" + "T\n" * 100_001 if name == "talks.csv" else json.dumps([{"id": "T"}] * 100_001)
    assert "more than 100000 filled rows" in folder.write(name, rows).mistake().text.en


@pytest.mark.parametrize("name", ["talks.csv", "talks.json"])
def test_a_table_of_more_columns_than_people_can_mean_is_one_mistake(folder, name):
    (folder.path / "talks.csv").unlink()
    names = [f"c{number}" for number in range(2001)]
    rows = ";".join(names) if name == "talks.csv" else json.dumps([{column: "x"} for column in names])
    assert "more than 2000 filled columns" in folder.write(name, rows).mistake().text.en
