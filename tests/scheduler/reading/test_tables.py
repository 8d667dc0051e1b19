"""Tables read the same from every format and encoding, and arrive as the spreadsheet shows them."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import Any

import pytest

FRENCH = (
    "Identifiant;Titre;AXE;Intervenants;Courriels;Mots-clés;Biographie;Durée;Résumé;Disponibilités;Après;Pas avec\n"
    'T01;« L\'été » à l\'œuvre;1;Zoé Été;zoe@example.org;a;Vie.;30;"Deux\nlignes ; et un ""mot""";9h-12h30;T02;\n'
    "\n"
    " ; ;;;;;;;;;;\n"
    "T02;Deux;2;Paul Noël;paul@example.org;b;Vie.;45;;;;T01\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_in_any_encoding_and_with_any_separator_reads_the_same(folder, encoding, separator, end):
    folder.write("talks.csv", FRENCH)
    usual = folder.read()
    import csv
    import io

    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(
        csv.reader(io.StringIO(FRENCH, newline=""), delimiter=";")
    )
    folder.write("talks.csv", text.getvalue().encode(encoding))
    assert folder.read().event == usual.event
    assert folder.read().remarks == usual.remarks == ()


def test_what_a_csv_says_arrives(folder):
    reading = folder.write("talks.csv", FRENCH).read()
    first, second = reading.event.talks
    assert first.title == "« L'été » à l'œuvre"
    assert first.abstract == 'Deux\nlignes ; et un "mot"'
    assert [(w.start, w.end) for w in first.available] == [(540, 750)]
    assert (first.after, second.not_with, second.duration) == (("T02",), ("T01",), 45)
    place = reading.places["talk", "T02"]
    assert (place.file, place.row) == ("talks.csv", 5)
    assert place.headers["not_with"] == "Pas avec"
    assert reading.spot("talk", "T02", "available").column == "Disponibilités"
    assert reading.spot("talk", "T02", "preferred").column == "préférences"  # not there: in the others' language


def talk_cells() -> list[list[Any]]:
    return [
        ["id", "title", "axis", "speakers", "emails", "keywords", "biography", "duration", "pin", "abstract"],
        ["T01", "Un", 1, "Marie Curie", "marie@example.org", "a", "Vie.", 30.0, time(14, 0), "a\nb"],
        [],
        ["T02", 2025, 2.0, "Paul", "paul@example.org", "b", "Vie.", "45", datetime(2025, 5, 23, 10, 30), None],
        ["T03", "Trois", 2, "Paul", "", "b", "Vie.", "", 0.5, ""],
        ["T04", "Quatre", "2", "Paul", "", "b", "Vie.", "", timedelta(hours=11, minutes=5), ""],
        [5, "Cinq", "2", "Paul", "", "b", "Vie.", "", "15h@salle-b", ""],
        ["T06", "Six", "2", "Paul", "", "b", "Vie.", "", 45800.6875, ""],
        [],
    ]


def write_xlsx(path, rows, top=0):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, start=1 + top):
        for column, cell in enumerate(row, start=1):
            if cell is not None:
                sheet.cell(number, column, cell)
    if top:
        sheet["A1"] = "Communications retenues"
        sheet.merge_cells("A1:D1")
    sheet.row_dimensions[1_048_576].height = 30  # formatted down to the last row, as people do
    book.create_sheet("Brouillon")["A1"] = "autre chose"
    book.save(path)


def write_ods(path, rows):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    def cell(value: Any) -> TableCell:
        match value:
            case None | "":
                return TableCell()
            case int() | float():
                made = TableCell(valuetype="float", value=str(value))
            case time():
                made = TableCell(valuetype="time", timevalue=value.strftime("PT%HH%MM%SS"))
            case datetime():
                made = TableCell(valuetype="date", datevalue=value.isoformat())
            case timedelta():
                made = TableCell(
                    valuetype="time", timevalue=f"PT{value.seconds // 3600:02d}H{value.seconds // 60 % 60:02d}M00S"
                )
            case _:
                made = TableCell(valuetype="string")
        for paragraph in str(value).split("\n"):
            made.addElement(P(text=paragraph))
        return made

    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Feuille1")
    book.spreadsheet.addElement(sheet)
    for row in rows:
        line = TableRow()
        for value in row or [None]:
            line.addElement(cell(value))
        sheet.addElement(line)
    rest = TableRow(numberrowsrepeated=1_048_000)
    rest.addElement(TableCell(numbercolumnsrepeated=1024))
    sheet.addElement(rest)
    book.save(path)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_reads_as_the_spreadsheet_shows_it(folder, ending):
    (folder.path / "talks.csv").unlink()
    write = write_xlsx if ending == "xlsx" else write_ods
    write(folder.path / f"talks.{ending}", talk_cells())
    reading = folder.read()
    talks = reading.event.talk
    assert [talk.id for talk in reading.event.talks] == ["5", "T01", "T02", "T03", "T04", "T06"]
    assert talks["T01"].axis == "1"
    assert (talks["T01"].duration, talks["T02"].duration, talks["T03"].duration) == (30, 45, 30)
    assert talks["T02"].title == "2025"
    assert talks["T01"].abstract == "a\nb"
    starts = {talk.id: talk.pin.start for talk in reading.event.talks}
    assert starts == {"T01": 840, "T02": 630, "T03": 720, "T04": 665, "5": 900, "T06": 990}
    assert talks["5"].pin.room == "salle-b"
    assert reading.places["talk", "T02"].row == 4
    assert reading.places["talk", "T06"].row == 8


def test_title_rows_above_the_header_are_passed_over_and_told(folder):
    (folder.path / "talks.csv").unlink()
    write_xlsx(folder.path / "talks.xlsx", talk_cells(), top=2)
    reading = folder.read()
    assert reading.places["talk", "T01"].row == 4
    (remark,) = reading.remarks
    assert (remark.file, remark.row, remark.found) == ("talks.xlsx", 1, "Communications retenues")


def test_cells_that_became_dates_or_logical_values_are_told_one_by_one(folder):
    (folder.path / "talks.csv").unlink()
    rows = talk_cells()[:2]
    rows[0].extend(["available", "audience"])
    rows[1] = [
        datetime(2025, 2, 1),
        True,
        "1",
        "Marie",
        "",
        "a",
        "V",
        datetime(2025, 2, 1),
        "soon",
        "",
        time(9, 0),
        "1e3",
    ]
    write_xlsx(folder.path / "talks.xlsx", rows)
    found = {(p.row, p.column, p.found) for p in folder.mistakes()}
    assert found == {
        (2, "id", "2025-02-01 00:00"),
        (2, "title", "true"),
        (2, "duration", "2025-02-01 00:00"),
        (2, "pin", "soon"),
        (2, "available", "09:00"),
        (2, "audience", "1e3"),
    }
    assert all("format" in p.text.en for p in folder.mistakes() if p.column == "id")


def test_json_takes_lists_or_text_and_numbers_or_text(folder):
    (folder.path / "talks.csv").unlink()
    objects = [
        {
            "id": 1,
            "titre": "Un",
            "axis": 1,
            "speakers": ["Marie Curie", "Paul; Langevin"],
            "courriels": ["", "p@example.org"],
            "duration": "20",
            "available": ["9h-10h", "11:00-12:00"],
            "keywords": ["x", 3],
            "biography": "V",
        },
        {},
        {
            "id": "T2",
            "titre": "Deux",
            "axis": "2",
            "speakers": "Marie Curie;Irène Joliot",
            "duration": 25.0,
            "keywords": "x;y",
            "pin": None,
        },
    ]
    folder.write("talks.json", json.dumps(objects))
    folder.speakers({"name": "Marie Curie", "email": "marie@example.org", "biography": "Vie."})
    reading = folder.read()
    one, two = reading.event.talks
    assert one.speakers == ("marie@example.org", "p@example.org")
    assert reading.event.person["p@example.org"].name == "Paul; Langevin"
    assert (one.duration, two.duration, one.keywords) == (20, 25, ("x", "3"))
    assert [(w.start, w.end) for w in one.available] == [(540, 600), (660, 720)]
    assert reading.places["talk", "T2"].row == 3  # the third object


def test_missing_and_doubled_columns_are_told_with_what_to_add_or_remove(folder):
    folder.write("talks.csv", "ident,title,titre,axis\nT1,a,b,1\n")
    found = {(p.row, p.column, p.text.en.split(":")[0]) for p in folder.mistakes()}
    assert found == {
        (1, "titre", "Two columns mean the same, “title” and “titre”"),
        (1, "speakers", "The column “speakers” (or “intervenants”) is missing"),
    }


def test_a_missing_column_is_named_in_the_language_of_the_others(folder):
    folder.write("talks.csv", "identifiant;titre;axe\nT1;a;1\n")
    mistake = folder.mistake()
    assert mistake.column == "intervenants"
    assert mistake.found == "identifiant; titre; axe"


def test_the_axis_column_is_required_once_where_there_are_axes(folder):
    folder.write("talks.csv", "id,title,speakers\nT1,a,X\nT2,b,Y\n")
    mistake = folder.mistake()
    assert (mistake.row, mistake.column) == (1, "axis")


def test_a_csv_row_longer_than_its_header_is_a_mistake_at_its_row(folder):
    folder.write("talks.csv", "id,title,axis,speakers\n\nT1,Titre, sous-titre,1,Y\n")
    assert (folder.mistakes()[0].row, folder.mistakes()[0].found) == (3, "Y")
    assert "quotes" in folder.mistakes()[0].text.en


def test_rows_that_are_shorter_and_trailing_separators_are_fine(folder):
    folder.write(
        "talks.csv", "id;title;axis;speakers;emails;keywords;biography;note\nT1;a;1;Y;y@a.org;k;b;;;;\nT2;b;2;Y\n"
    )
    assert [p.column for p in folder.remarks()] == ["keywords", "biography"]
    assert folder.read().event.talk["T2"].note == ""


def test_a_column_without_header_is_remarked(folder):
    folder.write(
        "talks.csv", "id,title,axis,speakers,emails,keywords,biography,\nT1,a,1,Y,y@a.org,k,b,\nT2,b,2,Y,,k,b,extra\n"
    )
    (remark,) = folder.remarks()
    assert (remark.row, remark.column, remark.found) == (1, "H", "extra")


def test_the_first_line_by_which_excel_names_the_separator_is_passed_over(folder):
    folder.write("talks.csv", "sep=;\nid;title;axis;speakers\nT1;a;1;Y\nT2;b;2;Y\n")
    reading = folder.read()
    assert reading.places["talk", "T1"].row == 3
    assert 1 in [remark.row for remark in reading.remarks]


def test_reading_a_csv_loads_no_pandas(folder):
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from scheduler.reading import read_folder; "
        "read_folder(Path(sys.argv[1])); print(*{'pandas', 'ortools'} & set(sys.modules))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code, str(folder.path)], check=True, timeout=60, capture_output=True, text=True
    )
    assert loaded.stdout.split() == []
