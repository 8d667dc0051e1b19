"""Tables of costs: every format and way to write them, every mistake with its cell, whatever the order of the rows."""

from __future__ import annotations

import csv
import io
import random
from datetime import time

import pytest

from scheduler.domain.settings import TABLES
from scheduler.reading.preferences import FRENCH

EVENT = """\
[event]
title = "Congrès"
date = 2027-06-07
start = "09:00"
end = "18:00"
[[axes]]
id = "IA"
title = "Données, et modèles"
[[axes]]
id = "b"
title = "Énergie"
[[axes]]
id = "C"
title = "Énergie"
[[rooms]]
id = "R1"
name = "Amphi"
[[rooms]]
id = "R2"
name = "Salle 2"
"""
SLOTS = (
    '[[slots]]\nstart = "11h"\nend = "12h"\nplaces = 3\n'
    '[[slots]]\nstart = "9h"\nend = "10h"\nplaces = 3\n'
    '[[slots]]\nstart = "14h"\nend = "15h"\nplaces = 3\n'
)
TALKS = "id,title,axis,reference,status\nT10,a,IA,sub 7,\nT2,b,b,12,\nt3,c,C,12,\nT4,d,C,t2,\nT5,e,C,sub 9,refusé\n"


@pytest.fixture
def congress(folder):
    return folder.event(EVENT + SLOTS).write("talks.csv", TALKS)


def cells(folder, name):
    return {table.name: table.cells for table in folder.read().event.tables}.get(name)


def test_cells_stand_in_the_order_of_the_items_and_cost_something(congress):
    # The slots by hour are 2, 1, 3.
    congress.write("axis_slot.csv", ",1,2,3\nb,1,2,0\nIA,NON,,4\nC,0,No,1000000\n")
    assert cells(congress, "axis_slot") == (
        ("IA", "1", None),
        ("IA", "3", 4),
        ("b", "2", 2),
        ("b", "1", 1),
        ("C", "2", None),
        ("C", "3", 1_000_000),
    )
    congress.write("talk_room.csv", "x,R2,R1\nT10,5,6\nT2,7,8\n")
    assert cells(congress, "talk_room") == (("T2", "R1", 8), ("T2", "R2", 7), ("T10", "R1", 6), ("T10", "R2", 5))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("ia", "IA"),
        ("B", "b"),
        ("données, et modèles", "IA"),
        ("donnees,  ET MODELES", "IA"),
        ("Énergie", None),
        ("IB", None),
    ],
)
def test_ids_whatever_their_case_and_titles_that_only_one_has_name_an_axis(congress, row, found):
    congress.write("axis_room.csv", f'"",R1,r2\n"{row}",3,4\n')
    if found is None:
        mistake = congress.mistake()
        assert (mistake.file, mistake.row, mistake.found) == ("axis_room.csv", 2, row)
        assert "Unknown axis" in mistake.text.en
    else:
        assert cells(congress, "axis_room") == ((found, "R1", 3), (found, "R2", 4))


def test_rooms_may_be_called_by_their_names(congress):
    congress.write("slot_room.csv", ";AMPHI;salle 2\n1;1;2\n")
    assert cells(congress, "slot_room") == (("1", "R1", 1), ("1", "R2", 2))


def test_talks_may_be_called_by_a_reference_that_only_one_has(congress):
    congress.write("talk_slot.csv", ",1\nSUB 7,1\nt2,2\n")  # t2 is an id, and only then T4's reference
    assert cells(congress, "talk_slot") == (("T2", "1", 2), ("T10", "1", 1))
    congress.write("talk_slot.csv", ",1\n12,1\n")
    assert congress.mistake().found == "12"


def test_rows_of_talks_that_are_left_out_are_remarked_and_ignored(congress):
    congress.write("talk_slot.csv", ",1\nt5,x\nsub 9,1\nT2,2\n")
    assert cells(congress, "talk_slot") == (("T2", "1", 2),)
    remarks = [p for p in congress.remarks() if p.file == "talk_slot.csv"]
    assert [(p.row, p.found) for p in remarks] == [(2, "t5"), (3, "sub 9")]


def test_a_table_that_costs_nothing_is_none(congress):
    congress.write("axis_slot.csv", ",1,2\nIA,0,\n")
    assert congress.read().event.tables == ()


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


ROWS = [["", "1", "2", "3"], ["IA", "1", "non", ""], ["b", "", "", "20"]]
CELLS = (("IA", "2", None), ("IA", "1", 1), ("b", "3", 20))


def text_of(rows, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


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


def xlsx(path, rows):
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


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


# ── mistakes in cells ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "row", "column", "found", "english"),
    [
        ("IA,1", "IA,-1", 2, "1", "-1", "from 0 to 1000000"),
        ("IA,1", "IA,1000001", 2, "1", "1000001", "from 0 to 1000000"),
        ("IA,1", "IA,1.5", 2, "1", "1.5", "from 0 to 1000000"),
        ("IA,1", "IA,jamais", 2, "1", "jamais", "“no” where it may not be"),
        ("IA,1", 'IA,"=1+1"', 2, "1", "=1+1", "from 0 to 1000000"),
        ("IA,1", "IA,1e5", 2, "1", "1e5", "from 0 to 1000000"),
        ("IA,1", "IA,99999999999999999999", 2, "1", "9" * 20, "from 0 to 1000000"),
        ("IA,1", "I,1", 2, "A", "I", "“IA”"),
        ("IA,1", ",1", 2, "A", "", "write it"),
        ("b,", "ia,", 3, "A", "ia", "row 2"),
        (",1,2,3", ",1,4,3", 1, "4", "4", "unknown slot"),
        (",1,2,3", ",1,1,3", 1, "1", "1", "remove one"),
        (",1,2,3", ",1,,3", 1, "C", "non", "no header"),
        ("b,,,20", "b,,,20,5", 3, None, "5", "more cells"),
    ],
)
def test_each_mistake_has_its_cell_and_says_what_to_write(congress, old, new, row, column, found, english):
    text = ",1,2,3\nIA,1,non,\nb,,,20\n"
    assert old in text
    mistake = congress.write("axis_slot.csv", text.replace(old, new, 1)).mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("axis_slot.csv", row, column, found)
    assert english.lower() in mistake.text.en.lower()
    assert mistake.text.fr != mistake.text.en


@pytest.mark.parametrize("cell", [True, time(9, 30), 2.5, -1])
def test_what_a_spreadsheet_makes_of_a_cell_is_told(congress, cell):
    xlsx(congress.path / "axis_slot.xlsx", [[None, 1], ["IA", cell]])
    mistake = congress.mistake()
    assert (mistake.file, mistake.row, mistake.column) == ("axis_slot.xlsx", 2, "1")


def test_one_pass_gathers_them_all(congress):
    congress.write("axis_slot.csv", ",1,9\nIA,x,1\nZ,1,1\n").write("talk_room.csv", ",R1\nT99,1\nT2,y\n")
    assert [(p.file, p.row, p.found) for p in congress.mistakes()] == [
        ("axis_slot.csv", 1, "9"),
        ("axis_slot.csv", 2, "x"),
        ("axis_slot.csv", 3, "Z"),
        ("talk_room.csv", 2, "T99"),
        ("talk_room.csv", 3, "y"),
    ]


# ── two axes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        ",IA,b,C\nIA,,1,no\nb,,,3\nC,,,\n",
        ",IA,b,C\nIA,,,\nb,1,,\nC,no,3,\n",
        ",IA,b,C\nIA,,1,NON\nb,1,,\nC,no,3,\n",
        ",C,IA,b\nb,3,1,\nC,,,\nIA,no,,1\n",
    ],
)
def test_either_half_or_both_state_a_pair_once_in_the_order_of_the_axes(congress, text):
    congress.write("axis_axis.csv", text)
    assert cells(congress, "axis_axis") == (("IA", "b", 1), ("IA", "C", None), ("b", "C", 3))


@pytest.mark.parametrize(("above", "below"), [("1", "2"), ("no", "1"), ("1", "0"), ("0", "no")])
def test_halves_that_differ_are_a_mistake(congress, above, below):
    congress.write("axis_axis.csv", f",IA,b\nb,{below},\nIA,,{above}\n")
    mistake = congress.mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("axis_axis.csv", 3, "b", above)
    assert f"{below} in row 2" in mistake.text.en


def test_the_diagonal_is_ignored_with_a_remark(congress):
    congress.write("axis_axis.csv", ",IA,b\nIA,7,1\nb,1,0\n")
    assert cells(congress, "axis_axis") == (("IA", "b", 1),)
    (remark,) = [p for p in congress.remarks() if p.file == "axis_axis.csv"]
    assert (remark.row, remark.column, remark.found) == (2, "IA", "7")


# ── the order of rows ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_order_of_rows_and_columns_means_nothing(congress):
    chance = random.Random(4)
    tables = {
        "axis_slot": ROWS,
        "talk_room": [["", "R1", "R2"], ["T2", "1", "2"], ["T10", "non", "3"], ["t3", "", "9"]],
        "axis_axis": [["", "IA", "b", "C"], ["IA", "", "4", "5"], ["b", "", "", "6"], ["C", "", "", ""]],
    }
    read = set()
    for _ in range(6):
        for name, rows in tables.items():
            columns = [0, *chance.sample(range(1, len(rows[0])), len(rows[0]) - 1)]
            shuffled = [rows[0], *chance.sample(rows[1:], len(rows) - 1)]
            congress.write(f"{name}.csv", text_of([[row[place] for place in columns] for row in shuffled]))
        header, *talks = TALKS.splitlines(keepends=True)
        congress.write("talks.csv", header + "".join(chance.sample(talks, len(talks))))
        read.add(congress.read().event.model_dump_json())
    assert len(read) == 1
