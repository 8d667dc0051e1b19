"""A programme laid out as a grid is one mistake, which says what it is and which table is needed."""

from __future__ import annotations

from datetime import time

import pytest

from tests.scheduler.reading.conftest import EVENT, Folder
from tests.scheduler.reading.secretariats.written import Rows, as_csv, as_xlsx

TALKS = [
    ["Anne Roy : Un", "Luc Bois : Deux", ""],
    ["Eva Lys : Trois", "", "Max Gris : Quatre"],
    ["Pause café", "Pause café", "Pause café"],
    ["Zoé Vert : Cinq", "Tom Blanc : Six", "Nina Noir : Sept"],
]
HOURS = ["9h00-9h30", "9h30-10h00", "10h00-10h30", "10h30-11h00"]


def grid(hours: list[str], places: list[str], corner: str = "") -> list[list[str]]:
    rows = [[hour, *talks] for hour, talks in zip(hours, TALKS, strict=True)]
    return [[corner, *places], *rows]


@pytest.fixture
def folder(folder: Folder) -> Folder:
    (folder.path / "talks.csv").unlink()
    return folder.event(EVENT)


ROOMS = grid(HOURS, ["Amphithéâtre", "Salle 101", "Salle 102"])
GRIDS = {
    "rooms": ROOMS,
    "below a title": [["Programme du colloque", "", "", ""], ["", "", "", ""], *ROOMS],
    "numbered rooms": grid(["9:00", "9:30", "10:00", "10:30"], ["D31", "B 205", "F417"], "Heure"),
    "days": grid(["9 h", "10 h", "11 h", "12 h"], ["Lundi 2", "Mardi 3", "Mercredi 4"], "Horaires"),
    "dates": grid(["9:00 AM", "9:30 AM", "10:00 AM", "10:30 AM"], ["2/06", "3/06", "4/06"], "Time"),
    "tracks": grid(HOURS, ["Track A", "Track B", "Plenary"], "Time"),
    "a number in front": [[str(number), *row] for number, row in enumerate(ROOMS)],
    "hours across": [list(column) for column in zip(*ROOMS, strict=True)],
}


@pytest.mark.parametrize("rows", GRIDS.values(), ids=GRIDS)
def test_a_grid_is_the_only_mistake(rows: Rows, folder: Folder) -> None:
    mistake = folder.write("talks.csv", as_csv(rows)).mistake()
    assert "laid out as a grid" in mistake.text.en
    assert "programme en grille" in mistake.text.fr


def test_the_mistake_names_the_sides_and_the_columns_that_are_needed(folder: Folder) -> None:
    mistake = folder.write("talks.csv", as_csv(ROOMS)).mistake()
    assert (mistake.row, mistake.found) == (1, "Amphithéâtre; Salle 101; Salle 102")
    for word in ("« 9h00-9h30 »", "« Amphithéâtre »", "« titre »", "« intervenants »", "« fixé » (09:00)"):
        assert word in mistake.text.fr.replace("\u202f", " ").replace("\xa0", " ")


def test_hours_of_a_workbook_are_hours(folder: Folder) -> None:
    rows = [["", "Room A", "Room B"], *([time(9 + n), f"Talk {n}", f"Other {n}"] for n in range(4))]
    assert "laid out as a grid" in folder.write("talks.xlsx", as_xlsx({"Programme": rows})).mistake().text.en


@pytest.mark.parametrize(
    "header",
    [["Horaire", "Quoi", "Qui", "Où"], ["Horaire", "Salle", "Session", "Qui"], ["Heure", "Room", "Axe", "Qui"]],
)
def test_a_list_with_hours_is_told_the_columns_that_it_lacks(header: list[str], folder: Folder) -> None:
    rows = [[hour, *talks] for hour, talks in zip(HOURS, TALKS, strict=True)]
    folder.write("talks.csv", as_csv([header, *rows]))
    mistakes = folder.mistakes()
    assert not any("grid" in mistake.text.en for mistake in mistakes)
    assert any("“title”" in mistake.text.en for mistake in mistakes)


def test_talks_with_titles_beside_columns_of_rooms_are_no_grid(folder: Folder) -> None:
    rows = [[hour, title, "Ada Roy", "x", ""] for hour, title in zip(HOURS, "ABCD", strict=True)]
    folder.write("talks.csv", as_csv([["Heure", "Titre", "Intervenants", "Salle 101", "Salle 102"], *rows]))
    assert not any("grid" in mistake.text.en for mistake in folder.mistakes())


def test_an_agenda_with_a_row_for_each_session_is_no_grid(folder: Folder) -> None:
    header = ["*Date", "*Time Start", "*Time End", "Tracks (Optional)", "*Session Title", "Room/Location (Optional)"]
    header += ["Speakers (Optional)", "Session or Sub-session(Sub)"]
    rows = [["06/11/2027", f"0{n}:00 AM", f"0{n}:30 AM", "Water", f"T{n}", "Hall", "Ann Lee", ""] for n in (6, 7, 8, 9)]
    mistakes = folder.write("talks.csv", as_csv([header, *rows])).mistakes()
    assert not any("grid" in mistake.text.en for mistake in mistakes)
    assert any("“title”" in mistake.text.en for mistake in mistakes)
