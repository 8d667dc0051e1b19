"""Of the columns that may be one field one is chosen by header and values, or the choice is asked for."""

from __future__ import annotations

import pytest

from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.columns.synonyms import UNAVAILABLE
from tests.scheduler.reading.columns.tables import USUAL, columns_told, table, told, with_columns
from tests.scheduler.reading.conftest import EVENT


@pytest.mark.parametrize(
    "columns",
    [
        [("Mail", "a@e.org", "b@e.org"), ("Courriel pro", "c@e.org", "d@e.org")],
        [("Adresse", "a@e.org", "b@e.org"), ("Contact", "c@e.org", "d@e.org")],
        [("x", "a@e.org", "b@e.org"), ("y", "c@e.org", "d@e.org")],
        [("Email", "a@e.org", "b@e.org"), ("Email", "c@e.org", "d@e.org")],
    ],
)
def test_two_columns_that_may_be_one_field_are_asked_about(folder, columns) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), *columns))
    (mistake,) = folder.mistakes()
    second = "Email (2)" if columns[1][0] == columns[0][0] else columns[1][0]
    assert f'[columns.talks] emails = "{columns[0][0]}" and ignore = ["{second}"]' in mistake.text.en
    lines = f'\n[columns.talks]\nemails = "{columns[0][0]}"\nignore = ["{second}"]\n'
    folder.event((folder.path / "event.toml").read_text() + lines)
    assert {person.email for person in folder.read().event.people} == {"a@e.org", "b@e.org"}
    assert columns[0][0] in mistake.text.fr


def test_a_column_of_hours_for_each_day_is_asked_for_as_one(folder) -> None:
    days = (("Disponible le jeudi 10 juin", "matin", ""), ("Disponible le vendredi 11", "", "après-midi"))
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), *days))
    (mistake,) = folder.mistakes()
    assert "vendredi toute la journée" in mistake.text.fr
    assert days[0][0] in mistake.text.fr


@pytest.mark.parametrize(
    "second",
    [("Mail", "", ""), ("Courriel", "a@e.org", "b@e.org"), ("Adresse", "1 rue du Lac", "2 rue du Bois")],
    ids=["blank", "copy", "postal"],
)
def test_a_second_column_that_says_nothing_else_is_no_rival(folder, second) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), ("E-mail", "a@e.org", "b@e.org"), second))
    assert {person.email for person in folder.read().event.people} == {"a@e.org", "b@e.org"}


RANKS = ("Statut", "PR", "doctorante")


def test_a_column_of_ranks_is_no_status_and_one_of_decisions_is(folder) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), RANKS, ("Avis comité", "OK", "REFUS")))
    reading = folder.read()
    assert [talk.id for talk in reading.event.talks] == ["T1"]
    assert columns_told(reading) == {"columns.talks.status": "Avis comité"}
    assert "left aside" in told(reading.remarks, "Statut")[0]


@pytest.mark.parametrize(
    ("column", "left"),
    [
        (("Retour", "acceptée", "refusée"), ["T1"]),
        (("Colonne1", "à confirmer", "non retenu"), ["T1"]),
        (("Retenu ?", "oui", "non"), ["T1"]),
        (("Visio ?", "oui", "non"), ["T1", "T2"]),
        (("Visio ?", "OUI", "oui"), ["T1", "T2"]),
        (("Dîner", "oui", "refusé par mail"), ["T1", "T2"]),
        (("Avis", "favorable", "à relire d'ici jeudi"), ["T1", "T2"]),
    ],
)
def test_a_status_is_known_by_values_that_are_nothing_else(folder, column, left: list[str]) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), column))
    assert [talk.id for talk in folder.read().event.talks] == left


@pytest.mark.parametrize("header", ["Réponse", "Avis", "OK ?"])
def test_a_foreign_value_does_not_set_aside_a_column_that_is_mostly_statuses(folder, header: str) -> None:
    rows = [("T1", "Ada", "acceptée"), ("T2", "Bob", "désistement"), ("T3", "Cid", "on verra")]
    lines = [f"{key};{key};{who};{said}" for key, who, said in rows]
    folder.event(EVENT).write("talks.csv", "\n".join([f"id;title;speakers;{header}", *lines]))
    (mistake,) = folder.mistakes()
    assert (mistake.row, mistake.column, mistake.found) == (4, header, "on verra")


@pytest.mark.parametrize(
    ("header", "key"),
    [("Horaires impossibles", UNAVAILABLE), ("Créneau impossible", UNAVAILABLE), ("Mins", "duration")],
)
def test_hours_that_are_impossible_are_no_hours_to_choose(header: str, key: str) -> None:
    assert TALKS.meant(header) == key


def test_an_unknown_column_is_told_with_the_way_to_have_it_read(folder) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), ("Couleur", "bleu", "vert")))
    (text,) = told(folder.remarks(), "Couleur")
    assert "[columns.talks]" in text


def test_a_few_foreign_values_among_known_ones_are_mistakes(folder) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), ("Statut", "accepté", "MCF")))
    assert (folder.mistake().row, folder.mistake().column) == (3, "Statut")


def test_a_single_slip_is_a_mistake_and_no_foreign_column(folder) -> None:
    folder.talks({"duration": "longue"})
    assert folder.mistake().column == "duration"


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("duration", ("court", "moyen", "long")),
        ("langue", ("oui", "oui", "non")),
        ("public", ("étudiants", "tous", "grand public")),
        ("disponibilités", ("oui", "non", "oui")),
        ("type", ("session_presentation", "special", "meta")),
        ("emails", ("anonymous", "anonymous", "anonymous")),
    ],
)
def test_a_column_of_nothing_but_foreign_values_is_left_aside_and_told(folder, header, values) -> None:
    rows = [(f"T{at}", f"T{at}", "1", "k", "b", "Ada", value) for at, value in enumerate(values)]
    folder.write("talks.csv", table((*USUAL, "speakers", header), *rows))
    remarks = folder.remarks()
    (text,) = [text for text in told(remarks, header) if "left aside" in text]
    assert f'[columns.talks] ignore = ["{header}"]' in text


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ([("Début", "9h30", "14:00"), ("Fin", "10h", "15:00")], 'pin = "Début"'),
        ([("day", "2025-05-23", "2025-05-23"), ("start", "09:30", "10:00")], 'pin = ["day", "start"]'),
        ([("date_start", "2025-05-23T09:30:00", "2025-05-23T10:00:00")], 'pin = "date_start"'),
    ],
)
def test_the_hours_of_a_former_programme_are_offered_as_pins_and_not_taken(folder, columns, lines: str) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), *columns))
    reading = folder.read()
    assert all(talk.pin is None for talk in reading.event.talks)
    (remark,) = [remark for remark in reading.remarks if f"[columns.talks] {lines}" in remark.text.fr]
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\n{lines}\n")
    assert folder.read().event.talk["T1"].pin.start == 570
    assert remark.text.en.startswith("These are the hours of a programme")


@pytest.mark.parametrize(
    "column", [("Heure de début", "14/02/2025 22:40", "15/02/2025 08:01"), ("time", "bientôt", "tard")]
)
def test_when_a_form_was_filled_in_is_no_programme(folder, column) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), column))
    assert not any("pin =" in remark.text.fr for remark in folder.remarks())


def test_two_columns_of_affiliations_may_be_joined_as_the_mistake_says(folder) -> None:
    people = (("speakers", "Ada", "Bob"), ("Labo", "CRESEX", "LPL"), ("Université", "Paris 8", "Aix"))
    folder.write("talks.csv", with_columns(*people))
    lines = 'affiliations = ["Labo", "Université"]'
    assert f"[columns.talks] {lines}" in folder.mistake().text.en
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\n{lines}\n")
    assert {person.affiliation for person in folder.read().event.people} == {"CRESEX Paris 8", "LPL Aix"}
