"""A sheet of people in the talks' workbook stands in for the speakers' file."""

from __future__ import annotations

import pytest
from sheets import Error, Sheet, book

TALKS = Sheet(
    [["id", "title", "axis", "speakers"], ["T1", "Un", "1", "Marie Curie"], ["T2", "Deux", "2", "Paul Langevin"]],
    "Communications",
)
PEOPLE = [
    ["Nom", "Courriel", "Biographie", "Disponibilités"],
    ["Marie Curie", "marie@example.org", "Physicienne.", "9h-12h"],
]


@pytest.fixture(params=["xlsx", "ods"])
def write(request, folder):
    """A function that writes the sheets as the table of talks, and returns the folder."""
    (folder.path / "talks.csv").unlink()

    def written(*sheets: Sheet):
        folder.name = f"talks.{request.param}"
        return folder.write(folder.name, book(request.param, *sheets))

    return written


@pytest.mark.parametrize(
    "name", ["Personnes", "INTERVENANTS", "Intervenant·e·s", "Liste des intervenant(e)s", "Speakers"]
)
@pytest.mark.parametrize("first", [True, False])
def test_people_are_read_from_their_sheet_and_told(write, name, first):
    people = Sheet(PEOPLE, name)
    reading = write(*([people, TALKS] if first else [TALKS, people])).read()
    (marie,) = [person for person in reading.event.people if person.name == "Marie Curie"]
    assert (marie.email, marie.biography) == ("marie@example.org", "Physicienne.")
    assert [(window.start, window.end) for window in marie.available] == [(540, 720)]
    assert [p.found for p in reading.remarks if "People are read from the sheet" in p.text.en] == [name]


def test_a_speakers_file_comes_first(write):
    folder = write(TALKS, Sheet(PEOPLE, "Personnes"))
    folder.speakers({"name": "Marie Curie", "email": "autre@example.org"})
    assert {person.email for person in folder.read().event.people} == {"autre@example.org", None}


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(PEOPLE, "Feuille2"),
        Sheet([["Nom"], ["Marie"]], "Personnes"),
        Sheet(PEOPLE, "People", hidden=True),
        Sheet([], "Intervenants"),
    ],
)
def test_other_sheets_are_no_people(write, sheet):
    assert all(person.email is None for person in write(TALKS, sheet).read().event.people)


def test_talks_on_a_sheet_of_that_name_are_no_people(write):
    reading = write(Sheet(TALKS.rows, "Intervenants"), Sheet([["x"]], "Notes")).read()
    assert len(reading.event.talks) == 2


def test_a_mistake_names_the_sheet(write):
    people = [PEOPLE[0], [*PEOPLE[1][:3], Error("#N/A")]]
    folder = write(TALKS, Sheet(people, "Personnes"))
    mistake = folder.mistake()
    assert (mistake.file, mistake.row) == (f"{folder.name} [Personnes]", 2)


def test_people_have_their_place_on_the_sheet(write):
    folder = write(TALKS, Sheet(PEOPLE, "Personnes"))
    spot = folder.read().spot("person", "marie@example.org", "available")
    assert (spot.file, spot.row, spot.column) == (f"{folder.name} [Personnes]", 2, "Disponibilités")


@pytest.mark.parametrize("first", [True, False])
def test_talks_under_a_header_in_two_rows_stay_the_talks_beside_a_sheet_of_people(write, first):
    header = [["id", "Intervenant", "", "Titre", "Axe"], ["", "Prénom", "Nom", "", ""]]
    rows = [["T1", "Marie", "Curie", "Un", "1"], ["T2", "Paul", "Langevin", "Deux", "1"]]
    talks = Sheet([*header, *rows], "Communications", merged=["B1:C1", "A1:A2", "D1:D2"])
    people = Sheet(PEOPLE, "Personnes")
    reading = write(*([people, talks] if first else [talks, people])).read()
    assert [(talk.id, talk.title) for talk in reading.event.talks] == [("T1", "Un"), ("T2", "Deux")]
    assert {person.email for person in reading.event.people if person.name == "Marie Curie"} == {"marie@example.org"}


def test_a_remark_names_a_column_whose_header_stands_in_the_upper_row(write):
    header = [["id", "Intervenant", "", "Titre", "Axe", "Durée"], ["", "Prénom", "Nom", "", "", ""]]
    rows = [["T1", "Marie", "Curie", "Un", "1", "20"], ["T2", "Paul", "Langevin", "Deux", "1", ""]]
    reading = write(Sheet([*header, *rows], merged=["F3:F4"], hidden_columns="F")).read()
    assert [talk.duration for talk in reading.event.talks] == [20, 20]
    told = [problem.column for problem in reading.remarks if "erged" in problem.text.en or "hidden" in problem.text.en]
    assert told == ["Durée", "Durée"]
