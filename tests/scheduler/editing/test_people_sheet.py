"""The sheet of people in the talks' workbook is edited as a file of speakers, and no other sheet with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sheets import Sheet, book

from scheduler.editing import Differs, Edit, PlannedEdit, applied, contents, edited, planned, shown, value_at
from scheduler.editing.reverting import Version, carried_over
from scheduler.editing.rows import table_rows, with_row, without_row

TALKS = Sheet(
    [["id", "Titre", "Intervenants", "Nom"], ["T1", "Un", "Marie Curie", ""], ["T2", "Deux", "Paul Langevin", "x"]],
    "Communications",
)
PEOPLE = [
    ["Nom", "Courriel", "Disponibilités"],
    ["Marie Curie", "marie@example.org", "9h-12h"],
    ["Paul Langevin", "", "10h-11h"],
]
SHEETS = "Personnes", "Communications"


@pytest.fixture(params=["xlsx", "ods"])
def file(request: pytest.FixtureRequest) -> str:
    return f"talks.{request.param}"


def workbook(file: str, people: list[list[str]], name: str = "Personnes", *, first: bool = False) -> bytes:
    sheets = [Sheet(people, name), TALKS] if first else [TALKS, Sheet(people, name)]
    return book(Path(file).suffix[1:], *sheets)


def cells(data: bytes, table: str) -> list[Mapping[str, str]]:
    return [{key: shown(cell) for key, cell in row.cells.items()} for row in table_rows(data, table)]


@pytest.mark.parametrize("first", [True, False])
def test_the_cell_is_changed_on_that_sheet_alone(file: str, first: bool) -> None:
    data, people = workbook(file, PEOPLE, first=first), f"{file} [Personnes]"
    (before, rest), talks = cells(data, people), cells(data, file)
    new = edited({file: data}, [Edit(people, 2, "Nom", "Marie Curie-Skłodowska"), Edit(people, 2, "remarque", "là")])
    assert list(new) == [file]
    wanted = {**before, "Nom": "Marie Curie-Skłodowska", "remarque": "là"}
    assert cells(new[file], people) == [wanted, {**rest, "remarque": ""}]
    assert cells(new[file], file) == talks
    assert value_at(new[file], Edit(people, 2, "Nom", None)) == "Marie Curie-Skłodowska"


def test_both_sheets_of_the_workbook_are_changed_together(file: str) -> None:
    data, people = workbook(file, PEOPLE), f"{file} [Personnes]"
    new = edited({file: data}, [Edit(people, 3, "Nom", "Paul"), Edit(file, 3, "Titre", "Neuf")])[file]
    assert [row["Nom"] for row in cells(new, people)] == ["Marie Curie", "Paul"]
    assert [row["Titre"] for row in cells(new, file)] == ["Un", "Neuf"]


def test_rows_are_added_to_that_sheet_and_withdrawn_from_it(file: str) -> None:
    data, people = workbook(file, PEOPLE), f"{file} [Personnes]"
    longer = with_row(data, people, {"name": "Ada"})
    assert [row["Nom"] for row in cells(longer, people)] == ["Marie Curie", "Paul Langevin", "Ada"]
    shorter = without_row(longer, people, 2)
    assert [row["Nom"] for row in cells(shorter, people)] == ["Paul Langevin", "Ada"]
    assert cells(shorter, file) == cells(data, file)


def test_the_row_is_found_again_by_name_and_address(file: str) -> None:
    people = f"{file} [Personnes]"
    plans = _plans(file)
    moved = workbook(file, [PEOPLE[0], ["Ada", "", ""], PEOPLE[2], PEOPLE[1]], first=True)
    assert [row["Disponibilités"] for row in cells(applied({file: moved}, plans)[file], people)] == [
        "",
        "10h-11h",
        "8h-9h",
    ]


@pytest.mark.parametrize(
    "present",
    [
        lambda file: workbook(file, [PEOPLE[0], PEOPLE[2]]),
        lambda file: workbook(file, [PEOPLE[0], [*PEOPLE[1][:2], "14h-15h"]]),
        lambda file: workbook(file, PEOPLE, "Intervenants"),
        lambda file: book(Path(file).suffix[1:], TALKS),
    ],
    ids=["the row is gone", "the cell has changed", "the sheet has another name", "the sheet is gone"],
)
def test_what_is_no_longer_there_is_said_with_the_sheet(file: str, present: Callable[[str], bytes]) -> None:
    with pytest.raises(Differs) as differs:
        applied({file: present(file)}, _plans(file))
    (problem,) = differs.value.problems
    assert problem.file == f"{file} [Personnes]"


def _plans(file: str) -> tuple[PlannedEdit, ...]:
    return planned({file: workbook(file, PEOPLE)}, [Edit(f"{file} [Personnes]", 2, "Disponibilités", "8h-9h")])


@pytest.mark.parametrize("table", ["speakers.xlsx [Personnes]", "event.toml [Personnes]", "notes.xlsx [Personnes]"])
def test_no_other_file_has_a_sheet_of_people_besides(table: str) -> None:
    with pytest.raises(LookupError):
        edited({table.split()[0]: workbook("talks.xlsx", PEOPLE)}, [Edit(table, 2, "Nom", "x")])


def test_a_change_of_people_is_taken_back_among_the_changes_of_others(file: str) -> None:
    people, before = f"{file} [Personnes]", workbook(file, PEOPLE)
    ours = [Edit(people, 2, "Nom", "M. Curie"), Edit(people, 3, "Disponibilités", "10:00-11:00")]
    (after,) = edited({file: before}, ours).values()
    theirs = [Edit(people, 3, "Courriel", "paul@example.org"), Edit(file, 2, "Titre", "Le leur")]
    (now,) = edited({file: after}, theirs).values()
    undone = carried_over(file, *map(Version, (after, before, now)))
    assert [list(row.values()) for row in cells(undone, people)] == [
        PEOPLE[1],
        ["Paul Langevin", "paul@example.org", "10h-11h"],
    ]
    assert [row["Titre"] for row in cells(undone, file)] == ["Le leur", "Deux"]


def test_files_of_the_folder_are_read_by_the_names_of_their_tables(tmp_path: Path) -> None:
    (tmp_path / "talks.xlsx").write_bytes(b"x")
    assert contents(tmp_path, ["talks.xlsx [Personnes]", "talks.xlsx"]) == {"talks.xlsx": b"x"}
