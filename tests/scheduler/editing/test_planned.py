"""An edit that was planned of one state of a file lands in the right row of another, or nowhere."""

from __future__ import annotations

import copy
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabled import FORMATS, read, saved

from scheduler.editing import AddedRow, Differs, Edit, applied, planned, withdrawal

HEADER = ["Identifiant", "Titre", "Intervenants", "Disponibilités", "Note de moi"]
ROWS = [[f"T{n}", f"Titre {n}", f"Ada {n}", "09:00-12:00" if n % 2 else "", f"note {n}"] for n in range(1, 6)]
TOML = """\
[event]
title = "Un"
end = "18:00"

[[rooms]]
id = "a"
capacity = 10

[[rooms]]
id = "b"
capacity = 20

[[breaks]]
title = "Café"
between = ["10:00", "11:00"]

[[breaks]]
title = "Déjeuner"
between = ["12:00", "14:00"]
"""


def hands(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    """What somebody makes of the rows in a spreadsheet: sorts, inserts, deletes, doubles, renames, changes cells."""
    rows = copy.deepcopy(rows)
    for _ in range(chance.randint(1, 4)):
        row = chance.choice(rows)
        match chance.randrange(7):
            case 0:
                chance.shuffle(rows)
            case 1:
                rows.insert(chance.randint(0, len(rows)), [f"N{chance.randrange(99)}", "Neuf", "Zoé", "", ""])
            case 2 if len(rows) > 1:
                rows.remove(row)
            case 3:
                rows.append(list(row))
            case 4:
                row[0] = chance.choice(["T1", "T2", "T9", "t3"])
            case 5:
                row[chance.randrange(1, 5)] = chance.choice(["", "ailleurs", "14:00-15:00"])
            case _:
                rows.sort(key=lambda row: row[chance.randrange(5)])
    return rows


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=12)
@given(seed=st.integers(0, 10**9))
def test_it_lands_in_the_right_row_or_nowhere(ending: str, seed: int) -> None:
    chance = random.Random(seed)
    file, pick = f"talks.{ending}", chance.randrange(5)
    key, column = chance.choice([("Disponibilités", 3), ("Titre", 1), ("Note de moi", 4)])
    sources = {file: saved(ending, HEADER, ROWS)}
    edit = Edit(file, pick + (1 if ending == "json" else 2), key, "16:00-17:00")
    plans = planned(sources, [edit])
    order = chance.sample(range(5), 5)
    now = hands(ROWS, chance)
    current = saved(ending, [HEADER[at] for at in order], [[row[at] for at in order] for row in now])
    mine = [row for row in now if row[0].casefold() == ROWS[pick][0].casefold()]
    before = read(ending, current)
    if len(mine) == 1 and mine[0][column] == ROWS[pick][column]:
        wanted = [
            {**row, key: "16:00-17:00"} if row["Identifiant"].casefold() == ROWS[pick][0].casefold() else row
            for row in before
        ]
        assert read(ending, applied({file: current}, plans)[file]) == wanted
    else:
        with pytest.raises(Differs) as caught:
            applied({file: current}, plans)
        assert [problem.file for problem in caught.value.problems] == [file]


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=8)
@given(seed=st.integers(0, 10**9))
def test_only_the_row_that_was_read_is_withdrawn(ending: str, seed: int) -> None:
    chance = random.Random(seed)
    file, pick = f"talks.{ending}", chance.randrange(5)
    plan = withdrawal({file: saved(ending, HEADER, ROWS)}, file, pick + (1 if ending == "json" else 2))
    now = hands(ROWS, chance)
    current = saved(ending, HEADER, now)
    mine = [row for row in now if row[0].casefold() == ROWS[pick][0].casefold()]
    if len(mine) == 1 and mine[0][1:] == ROWS[pick][1:]:
        rest = [row for row in read(ending, current) if row["Identifiant"].casefold() != ROWS[pick][0].casefold()]
        assert read(ending, applied({file: current}, [plan])[file]) == rest
    else:
        with pytest.raises(Differs):
            applied({file: current}, [plan])


def test_the_difference_is_told_with_its_place_in_both_languages() -> None:
    sources = {"talks.csv": saved("csv", HEADER, ROWS)}
    plans = planned(sources, [Edit("talks.csv", 2, "Disponibilités", "16:00-17:00")])
    now = [["N1", "Neuf", "Zoé", "", ""], ["T1", "Titre 1", "Ada 1", "ailleurs", ""], *ROWS[1:]]
    with pytest.raises(Differs) as caught:
        applied({"talks.csv": saved("csv", HEADER, now)}, plans)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column, problem.found) == ("talks.csv", 3, "Disponibilités", "ailleurs")
    assert "since it was read (“09:00-12:00”)" in problem.text.en
    assert "depuis qu’elle a été lue («\u202f09:00-12:00\u202f»)" in problem.text.fr


def test_a_row_that_is_gone_is_told_by_its_id_as_it_was_spelled() -> None:
    plans = planned({"talks.csv": saved("csv", HEADER, ROWS)}, [Edit("talks.csv", 2, "Titre", "x")])
    with pytest.raises(Differs) as caught:
        applied({"talks.csv": saved("csv", HEADER, ROWS[1:])}, plans)
    assert [problem.found for problem in caught.value.problems] == [ROWS[0][0]]


def test_several_edits_are_all_written_or_none() -> None:
    sources = {"talks.csv": saved("csv", HEADER, ROWS)}
    plans = planned(sources, [Edit("talks.csv", 2, "Titre", "x"), Edit("talks.csv", 3, "Titre", "y")])
    now = {"talks.csv": saved("csv", HEADER, [ROWS[2], ROWS[0]])}
    with pytest.raises(Differs):
        applied(now, plans)


def test_a_row_without_an_id_is_written_only_in_the_bytes_that_were_read() -> None:
    rows = [["", *row[1:]] for row in ROWS]
    sources = {"talks.csv": saved("csv", HEADER, rows)}
    plans = planned(sources, [Edit("talks.csv", 3, "Identifiant", "T2")])
    assert [row.get("Identifiant") for row in read("csv", applied(sources, plans)["talks.csv"])][:2] == [None, "T2"]
    with pytest.raises(Differs):
        applied({"talks.csv": saved("csv", HEADER, [rows[1], rows[0]])}, plans)


@pytest.mark.parametrize(
    ("key", "value", "hand", "result"),
    [
        ("rooms[2].capacity", 25, ('[[rooms]]\nid = "a"\ncapacity = 10\n\n', ""), 'id = "b"\ncapacity = 25\n'),
        ("rooms[2].capacity", 25, ("capacity = 10", "capacity = 12"), 'id = "b"\ncapacity = 25\n'),
        ("rooms[2].capacity", 25, ("capacity = 20", "capacity = 22"), None),
        ("rooms[2].capacity", 25, ('id = "b"', 'id = "c"'), None),
        ("rooms[1].capacity", 25, ('id = "b"', 'id = "a"'), None),
        (
            "breaks[2].between",
            ["12:00", "15:00"],
            ('[[breaks]]\ntitle = "Café"\nbetween = ["10:00", "11:00"]\n\n', ""),
            'title = "Déjeuner"\nbetween = ["12:00", "15:00"]\n',
        ),
        (
            "breaks[2].between",
            ["12:00", "15:00"],
            ('title = "Café"', 'title = "Thé"'),
            'title = "Déjeuner"\nbetween = ["12:00", "15:00"]\n',
        ),
        ("event.end", "19:00", ('title = "Un"', 'title = "Deux"'), 'title = "Deux"\nend = "19:00"\n'),
        ("event.end", "19:00", ('end = "18:00"', 'end = "17:00"'), None),
        ("rooms[3]", {"id": "c"}, ("capacity = 10", "capacity = 12"), '\n[[rooms]]\nid = "c"\n'),
        ("rooms[2]", None, ("capacity = 10", "capacity = 12"), "capacity = 12\n\n[[breaks]]"),
        ("rooms[2]", None, ("capacity = 20", "capacity = 12"), None),
    ],
)
def test_a_setting_is_found_again_by_what_names_its_table(key, value, hand, result) -> None:
    plans = planned({"event.toml": TOML.encode()}, [Edit("event.toml", None, key, value)])
    current = TOML.replace(*hand).encode()
    assert current != TOML.encode()
    if result is None:
        with pytest.raises(Differs):
            applied({"event.toml": current}, plans)
    else:
        assert result in applied({"event.toml": current}, plans)["event.toml"].decode()


def test_rows_are_added_below_what_others_added_meanwhile() -> None:
    now = {"talks.csv": saved("csv", HEADER, [*ROWS, ["N1", "Neuf", "Zoé", "", ""]])}
    new = applied(now, [AddedRow("talks.csv", {"id": "T9", "title": "Tard"})])["talks.csv"]
    assert [row["Identifiant"] for row in read("csv", new)] == ["T1", "T2", "T3", "T4", "T5", "N1", "T9"]
