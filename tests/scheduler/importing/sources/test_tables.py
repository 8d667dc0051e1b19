"""Tables of every kind of file are read alike, wherever their header stands."""

from __future__ import annotations

import pytest

from scheduler.importing.sources.files import SourceFile
from scheduler.importing.sources.tables import read_tables
from scheduler.reading.report import Report

KNOWN = ("paper id", "title", "abstract")
EXCEL_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
    "<Row><Cell><Data>Papers</Data></Cell></Row>"
    '<Row ss:Index="3"><Cell><Data>Paper ID</Data></Cell><Cell ss:Index="3"><Data>Title</Data></Cell></Row>'
    '<Row><Cell><Data>7</Data></Cell><Cell ss:Index="3"><Data>L’<b>eau</b></Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


@pytest.mark.parametrize(
    "data",
    [
        "Paper ID,,Title\n7,,L’eau\n".encode(),
        "\ufeffPaper_ID;Title\n\n7;L’eau\n".encode(),
        "Exported today\n\nPaper ID\tTitle\n7\tL’eau\n".encode("utf-16"),
        b"paper id|TITLE\n7|L\x92eau\n",
        EXCEL_2003.encode(),
    ],
    ids=["comma", "semicolon", "utf-16", "windows-1252", "excel 2003"],
)
def test_a_table_is_known_by_its_header(data: bytes) -> None:
    report = Report()
    (table,) = read_tables(SourceFile("papers.xls", data), KNOWN, report)
    assert [(row.text("paper id"), row.text("title")) for row in table.rows] == [("7", "L’eau")]
    assert not report.mistakes


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('7,"=HYPERLINK(""http://x"",""L\'eau"")",', "formula"),
        ("7,#REF!,", "error"),
        ("7,L'eau,Lait", "twice"),
    ],
)
def test_a_value_that_cannot_be_meant_is_a_mistake_with_its_place(row: str, said: str) -> None:
    report = Report()
    read_tables(SourceFile("papers.csv", f"Paper ID,Title,Title\n{row}\n".encode()), KNOWN, report)
    mistakes = [(problem.row, problem.column) for problem in report.mistakes if said in problem.text.en.lower()]
    assert mistakes == [(2, "Title")]


def test_a_declaration_of_types_is_refused_and_nothing_is_read() -> None:
    report = Report()
    bomb = EXCEL_2003.replace("<Workbook", '<!DOCTYPE w [<!ENTITY a "aaaa">]><Workbook')
    assert read_tables(SourceFile("papers.xls", bomb.encode()), KNOWN, report) == []
    assert "DOCTYPE" in report.mistakes[0].text.en


def test_a_cell_cut_by_excel_is_told() -> None:
    report = Report()
    read_tables(SourceFile("p.csv", f"Paper ID,Abstract\n1,{'a' * 32_767}\n".encode()), KNOWN, report)
    assert [remark.column for remark in report.remarks] == ["Abstract"]
