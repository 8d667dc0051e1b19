"""Tables of costs: rows and columns name axes, rooms, slots and talks."""

from __future__ import annotations

import random

import pytest

from tests.scheduler.reading.matrices.congress import ROWS, TALKS, cells, text_of


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
