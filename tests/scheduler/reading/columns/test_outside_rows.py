"""Rows that are no talks are left aside and told; a talk is one wherever its row stands."""

from __future__ import annotations

import pytest

from tests.scheduler.reading.columns.tables import table

HEADER = ("id", "title", "axis", "speakers", "emails", "keywords", "biography")
ONE = ("T1", "Un", "1", "Ada", "a@e.org", "k", "b")
TWO = ("T2", "Deux", "2", "Bob", "b@e.org", "k", "b")
BLANK = ("",) * 7


def ids(reading) -> list[str]:
    return [talk.id for talk in reading.event.talks]


@pytest.mark.parametrize("title", ["PAUSE", "Pause-café (15 min)", "Déjeuner", "Lunch break"])
@pytest.mark.parametrize("name", ["", "T3"])
def test_a_break_among_the_talks_is_no_talk_and_told(folder, title: str, name: str) -> None:
    folder.write("talks.csv", table(HEADER, ONE, (name, title, "", "", "", "", ""), TWO))
    reading = folder.read()
    assert ids(reading) == ["T1", "T2"]
    assert [remark.row for remark in reading.remarks] == [3]


@pytest.mark.parametrize(
    "row",
    [("T3", "Pause", "1", "Zoé", "z@e.org", "k", "b"), ("T3", "Pauses et silences de Cage", "1", "Zoé", "", "k", "b")],
)
def test_a_talk_about_breaks_is_a_talk(folder, row) -> None:
    folder.write("talks.csv", table(HEADER, ONE, TWO, row))
    assert ids(folder.read()) == ["T1", "T2", "T3"]


@pytest.mark.parametrize(
    ("below", "numbers"),
    [
        ([BLANK, ("", "TOTAL retenues", "9")], "5"),
        ([("", "Total", "2")], "4"),
        ([BLANK, ("TOTAL", "", "", "2 oratrices", "2 adresses", "", "3")], "5"),
        ([("Total", "", "", "2 intervenants")], "4"),
        ([("TOTAL", "2")], "4"),
        ([("Total", "2", "", "3", "", "12 mots")], "4"),
        ([("Total", "", "", "Ada Lovelace")], None),
        ([BLANK, ("Table ronde (60 min) : Ada, Bob, Mme la maire",)], "5"),
        ([BLANK, ("", "", "", "2 intervenants", "")], None),
        ([BLANK, ("NB : les doctorants ont 20 min",), BLANK, ("", "", "", "", "", "maj 14/03")], "5, 7"),
        ([BLANK, ("Note",) * 7], "5"),
        ([HEADER], "4"),
    ],
)
def test_rows_below_the_table_are_left_aside_with_one_remark(folder, below, numbers) -> None:
    folder.write("talks.csv", table(HEADER, ONE, TWO, *below))
    if numbers is None:
        assert {mistake.row for mistake in folder.mistakes()} == {len(below) + 3}
        return
    reading = folder.read()
    assert ids(reading) == ["T1", "T2"]
    (remark,) = reading.remarks
    assert remark.row == int(numbers.split(", ")[0])
    assert numbers in remark.text.fr or "," not in numbers


@pytest.mark.parametrize(
    "row",
    [("T3", "Trois", "1", "Cy", "c@e.org", "k", "b"), ("T3", "Total de la ville", "1", "Cy", "c@e.org", "k", "b")],
)
@pytest.mark.parametrize("gap", [0, 1, 5])
def test_a_talk_below_blank_rows_is_still_one(folder, row, gap: int) -> None:
    folder.write("talks.csv", table(HEADER, ONE, TWO, *[BLANK] * gap, row))
    assert ids(folder.read()) == ["T1", "T2", "T3"]


def test_a_talk_that_lacks_something_is_a_mistake_and_not_left_aside(folder) -> None:
    folder.write("talks.csv", table(HEADER, ONE, TWO, BLANK, ("T3", "", "1", "Cy", "", "k", "b")))
    assert (folder.mistake().row, folder.mistake().column) == (5, "title")


@pytest.mark.parametrize("rows", [[ONE, ("", "Moment musical"), TWO], [ONE, TWO, BLANK, ("", "À confirmer avec Zoé")]])
def test_a_row_with_nothing_but_a_title_is_a_question(folder, rows) -> None:
    folder.write("talks.csv", table(HEADER, *rows))
    mistake = folder.mistake()
    assert mistake.column == "title"
    assert "est-ce un exposé" in mistake.text.fr


def test_headings_inside_the_table_are_left_aside(folder) -> None:
    folder.write("talks.csv", table(HEADER, ("Axe 1 : Habiter",), ONE, ("Axe 2 : Circuler",) * 7, TWO))
    reading = folder.read()
    assert ids(reading) == ["T1", "T2"]
    assert "2, 4" in reading.remarks[0].text.en


def test_people_below_blank_rows_are_people_and_totals_are_none(folder) -> None:
    folder.talks({"emails": ""}, {"emails": ""})
    people = [
        ("Marie Curie", "m@e.org", "b"),
        ("", "", ""),
        ("Paul Langevin", "", ""),
        ("Total", "2", ""),
        ("", "x", ""),
    ]
    folder.write("speakers.csv", table(("name", "email", "biography"), *people))
    assert {(mistake.file, mistake.row) for mistake in folder.mistakes()} == {("speakers.csv", 6)}


@pytest.mark.parametrize(
    "row", [("Vert", "retenu"), ("Rouge foncé", "", "refusé"), ("orange = à relancer",), ("", "Vert : OK")]
)
def test_a_legend_of_colours_is_no_talk(folder, row) -> None:
    folder.write("talks.csv", table(HEADER, ONE, TWO, row))
    assert ids(folder.read()) == ["T1", "T2"]


@pytest.mark.parametrize(
    "row", [("T3", "Vert", "1", "Cy"), ("Rouge", "Le sang des mots", "1", "Cy"), ("", "Rose", "1", "Cy")]
)
def test_a_talk_on_a_colour_is_one(folder, row) -> None:
    folder.write("talks.csv", table(HEADER, ONE, TWO, row))
    if row[0]:
        assert len(ids(folder.read())) == 3
    else:
        assert [(mistake.row, mistake.column) for mistake in folder.mistakes()] == [(4, "id")]


@pytest.mark.parametrize("column", ["id", "axis", "speakers", "emails", "keywords"])
@pytest.mark.parametrize(
    "note",
    ["Présidences : axe 1 Mme Besson ; axe 4 C. Vautrin", "l'ordre des exposés n'est pas encore fixé", "V = en visio"],
)
def test_a_note_below_the_table_is_one_in_whichever_column_it_stands(folder, column: str, note: str) -> None:
    below = [note if key == column else "" for key in HEADER]
    folder.write("talks.csv", table(HEADER, ONE, TWO, BLANK, below))
    reading = folder.read()
    assert ids(reading) == ["T1", "T2"]
    assert [(remark.row, remark.found) for remark in reading.remarks if "left aside" in remark.text.en] == [(5, note)]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("speakers", "Zoé Arnaud"),
        ("title", "Une journée : essai"),
        ("abstract", "Suite du résumé : on y montre le reste."),
    ],
)
def test_a_row_that_may_be_of_a_talk_is_no_note(folder, column: str, cell: str) -> None:
    header = (*HEADER, "abstract")
    below = [cell if key == column else "" for key in header]
    folder.write("talks.csv", table(header, (*ONE, "r"), (*TWO, "r"), (*BLANK, ""), below))
    assert {mistake.row for mistake in folder.mistakes()} == {5}
