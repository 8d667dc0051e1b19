"""Tables of costs: mistakes in cells, and the two halves of a table of axes."""

from __future__ import annotations

from datetime import time

import pytest

from tests.scheduler.reading.matrices.congress import cells, xlsx

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
