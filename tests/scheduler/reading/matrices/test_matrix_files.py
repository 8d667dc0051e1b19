"""Tables of costs: their files, formats and names."""

from __future__ import annotations

import pytest

from scheduler.domain.settings import TABLES
from scheduler.reading.preferences import FRENCH
from tests.scheduler.reading.matrices.congress import EVENT, ROWS, SLOTS, TALKS, cells, text_of, xlsx

CELLS = (("IA", "2", None), ("IA", "1", 1), ("b", "3", 20))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding(congress, separator, encoding):
    rows = [["Données, et modèles" if cell == "IA" else cell for cell in row] for row in ROWS]
    congress.write("axis_slot.csv", text_of(rows, separator).encode(encoding))
    assert cells(congress, "axis_slot") == CELLS


@pytest.mark.parametrize("name", ["axe_creneau.csv", "Axe_Créneau.CSV", "AXE_CRE\u0301NEAU.csv", "Axis_Slot.csv"])
def test_french_names_and_any_case(congress, name):
    congress.write(name, text_of(ROWS))
    assert cells(congress, "axis_slot") == CELLS


def test_each_table_has_both_names(congress):
    row = {"axis": "IA", "slot": "1", "room": "R1", "talk": "T2"}
    column = {**row, "axis": "b"}
    for french in (False, True):
        for number, kind in enumerate(TABLES, start=1):
            (congress.path / f"{kind}.csv").unlink(missing_ok=True)
            first, second = kind.split("_")
            name = FRENCH[kind] if french else kind
            congress.write(f"{name}.csv", f",{column[second]}\n{row[first]},{number}\n")
        tables = congress.read().event.tables
        assert [(table.name, table.cells[0][2]) for table in tables] == list(zip(TABLES, range(1, 7), strict=True))


def test_workbooks(congress):
    xlsx(congress.path / "axis_slot.xlsx", [[None, 1, 2.0, "3"], ["IA", 1.0, "non", None], ["b", None, "", 20]])
    assert cells(congress, "axis_slot") == CELLS


def test_open_documents(congress):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    sheet = Table(name="F")
    document.spreadsheet.addElement(sheet)
    for row in ROWS:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string") if text else TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    document.save(congress.path / "axe_creneau.ods")
    assert cells(congress, "axis_slot") == CELLS


def test_blank_rows_and_a_title_above_are_passed_over(congress):
    congress.write("axis_slot.csv", "Préférences,,,\n,,,\n,1,2,3\n\nIA,1,non,\n,,,\nb,,,20,,\n")
    assert cells(congress, "axis_slot") == CELLS
    (remark,) = [p for p in congress.remarks() if p.file == "axis_slot.csv"]
    assert (remark.row, remark.found) == (1, "Préférences")
    assert congress.read().places["axis_slot", "b"].row == 7


def test_the_line_by_which_excel_names_the_separator_is_passed_over(congress):
    congress.write("axis_slot.csv", "sep=;\n" + text_of(ROWS, ";"))
    assert cells(congress, "axis_slot") == CELLS


def test_costs_that_look_like_slots_make_no_header_of_a_row(congress):
    congress.write("axis_slot.csv", ",1,2\nIA,3,3\nb,1,2\nC,1,3\n")
    assert cells(congress, "axis_slot") == (
        ("IA", "2", 3),
        ("IA", "1", 3),
        ("b", "2", 2),
        ("b", "1", 1),
        ("C", "2", 3),
        ("C", "1", 1),
    )


def test_two_files_of_one_table_are_a_mistake(congress):
    congress.write("axis_slot.csv", text_of(ROWS)).write("axe_creneau.csv", text_of(ROWS))
    mistake = congress.mistake()
    assert {mistake.file} < {"axis_slot.csv", "axe_creneau.csv"} | {mistake.found}
    assert "keep only one" in mistake.text.en


def test_json_is_refused_and_an_empty_file_too(congress):
    congress.write("axis_slot.json", "[]").write("axis_room.csv", " \n").write("axis_axis.csv", ";;\n;;\n")
    found = [(p.file, p.row) for p in congress.mistakes()]
    assert found == [("axis_slot.json", None), ("axis_room.csv", None), ("axis_axis.csv", None)]


def test_rows_and_columns_that_are_exchanged_are_remarked(congress):
    congress.write("slot_axis.csv", ",IA\n1,2\n").write("salle_exposé.csv", ",T2\nR1,2\n")
    remarks = [p for p in congress.remarks() if p.file not in ("talks.csv", "event.toml")]
    assert [p.file for p in remarks] == ["salle_exposé.csv", "slot_axis.csv"]
    assert "expose_salle.csv" in remarks[0].text.fr
    assert "axis_slot.csv" in remarks[1].text.en


@pytest.mark.parametrize("kind", ["axis_slot", "slot_room", "talk_slot"])
def test_tables_that_name_slots_need_slots(folder, kind):
    folder.event(EVENT).write("talks.csv", TALKS.replace("status", "speakers").replace(",\n", ",Ada\n"))
    for other in ("axis_room", "talk_room", "axis_axis"):
        row, column = ({"axis": "IA", "room": "R1", "talk": "T2"}[part] for part in other.split("_"))
        folder.write(f"{other}.csv", f",{column if column != row else 'b'}\n{row},1\n")
    assert [table.name for table in folder.read().event.tables] == ["axis_room", "talk_room", "axis_axis"]
    folder.write(f"{kind}.csv", ",1\nIA,1\n")
    mistake = folder.mistake()
    assert (mistake.file, mistake.row) == (f"{kind}.csv", None)
    assert "[[slots]]" in mistake.text.fr


def test_tables_of_axes_need_axes(congress):
    event = EVENT[: EVENT.index("[[axes]]")] + EVENT[EVENT.index("[[rooms]]") :]
    congress.event(event + SLOTS).write("talks.csv", "id,title\nT2,b\n").write("axis_axis.csv", text_of(ROWS))
    mistake = congress.mistake()
    assert (mistake.file, mistake.row) == ("axis_axis.csv", None)
    assert "[[axes]]" in mistake.text.en
