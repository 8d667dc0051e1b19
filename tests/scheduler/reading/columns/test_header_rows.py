"""The header is found among the first rows, in one row or in two; each column has a label of its own."""

from __future__ import annotations

import pytest

from scheduler.reading.columns.header_rows import find_header, letters
from scheduler.reading.columns.kinds import TALKS


def test_the_row_that_names_the_most_columns_is_the_header() -> None:
    grid = [
        ["Journée : titre"],
        [],
        ["Contact : a@b.org"],
        ["N°", "Titre", "Intervenants"],
        ["1", "a", "b"],
    ]
    header = find_header(grid, TALKS)
    assert header is not None
    assert (header.first, header.last, header.texts) == (3, 3, ("N°", "Titre", "Intervenants"))


@pytest.mark.parametrize("filled", [False, True], ids=["blank", "merged"])
def test_groups_above_sub_headers_are_part_of_the_header(filled: bool) -> None:
    gap = (lambda text: text) if filled else (lambda text: "")
    upper = ["N°", "Titre", "Intervenant 1", gap("Intervenant 1"), "Intervenant 2", gap("Intervenant 2"), "Durée"]
    lower = [gap("N°"), gap("Titre"), "Nom", "Prénom", "Nom", "Prénom", gap("Durée")]
    header = find_header([["Le colloque"], [], upper, lower, ["1", "a", "B", "C", "D", "E", "20"]], TALKS)
    assert header is not None
    assert header.last == 3
    assert header.labels == (
        *("N°", "Titre", "Intervenant 1 – Nom", "Intervenant 1 – Prénom", "Intervenant 2 – Nom"),
        *("Intervenant 2 – Prénom", "Durée"),
    )


@pytest.mark.parametrize("above", [["Titre du colloque"], ["Le colloque"] * 4, ["", "", "version 3"]])
def test_what_stands_above_the_header_is_no_part_of_it(above: list[str]) -> None:
    header = find_header([above, ["id", "titre", "titre", "durée"], ["1", "a", "b", "20"]], TALKS)
    assert header is not None
    assert (header.first, header.labels) == (1, ("id", "titre", "titre (2)", "durée"))


@pytest.mark.parametrize("filled", [False, True], ids=["blank", "merged"])
def test_a_name_beside_the_groups_is_that_of_its_column(filled: bool) -> None:
    """The groups name no column, and one of the sub-headers is unknown."""
    gap = (lambda text: text) if filled else (lambda text: "")
    upper = ["N°", "", "Intervenant·e", gap("Intervenant·e"), "Proposition", gap("Proposition"), "Suivi"]
    lower = ["", "", "NOM Prénom", "Courriel", "Titre", "Durée", "Reçu le"]
    header = find_header([["Le colloque"], upper, lower, ["1", "", "a", "b@c.org", "D", "20", "12/03"]], TALKS)
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert header.texts == ("N°", "", *lower[2:])


@pytest.mark.parametrize("above", [["N°"], ["Titre du colloque", "", "N° 3"], ["Titre", "Lieu"]])
def test_a_row_that_names_no_further_column_is_left_above(above: list[str]) -> None:
    header = find_header([above, ["", "titre", "axe", "reçu le"], ["x", "a", "b", "12/03"]], TALKS)
    assert header is not None
    assert (header.first, header.texts) == (1, ("", "titre", "axe", "reçu le"))


def test_a_row_of_values_is_no_second_header() -> None:
    header = find_header([["Titre", "Axe", "Forme"], ["Axe", "1", "communication"]], TALKS)
    assert header is not None
    assert header.last == 0


def test_columns_without_a_header_have_their_letters_and_equal_headers_numbers() -> None:
    header = find_header([["id", "", "Mail", "Mail", "B", "Mail (2)", ""]], TALKS)
    assert header is not None
    assert header.labels == ("id", "B (2)", "Mail", "Mail (3)", "B", "Mail (2)", "G")
    assert len(set(header.labels)) == len(header.labels)


def test_a_table_without_any_known_header_begins_with_its_first_row() -> None:
    header = find_header([[], ["a", "b"], ["c", "d"]], TALKS)
    assert header is not None
    assert header.first == 1
    assert find_header([[], ["", None]], TALKS) is None


def test_letters_are_those_of_spreadsheets() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_cell_of_the_body_that_happens_to_name_a_column_makes_no_header() -> None:
    grid = [
        ["SESSION", "NAME", "START", "LOCATION"],
        ["O1", "Oral", "14:30", "Room 100"],
        ["O2", "Oral", "", ""],
    ]
    header = find_header(grid, TALKS)
    assert header is not None
    assert header.first == 0
