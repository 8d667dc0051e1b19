"""The columns of a table are known whatever they are called; what was guessed is told, and what is open is asked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import pytest

from scheduler.domain.errors import Problem
from scheduler.reading import Reading
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS, WISHES
from scheduler.reading.columns.synonyms import FAMILY, GIVEN, UNAVAILABLE
from tests.scheduler.reading.conftest import EVENT, MORE

Rows = Sequence[Sequence[object]]

USUAL = ("id", "title", "axis", "keywords", "biography")
ONE = ("T1", "Un", "1", "k", "b")
TWO = ("T2", "Deux", "2", "k", "b")


def table(*rows: Sequence[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def with_columns(*columns: Sequence[str]) -> str:
    """The usual columns and others, each a header with its two values."""
    rows = zip(*columns, strict=True)
    return table(*((*usual, *more) for usual, more in zip((USUAL, ONE, TWO), rows, strict=True)))


def columns_told(reading: Reading) -> dict[str, str | list[str]]:
    """What `--fix` would write of columns, by key."""
    corrections = [
        correction for guess in reading.guesses if guess.kind == "columns" for correction in guess.corrections
    ]
    assert all((correction.file, correction.row) == ("event.toml", None) for correction in corrections)
    return {correction.column: correction.value for correction in corrections}


def names(reading: Reading) -> list[list[str]]:
    return [[reading.event.person[person].name for person in talk.speakers] for talk in reading.event.talks]


def told(problems: Sequence[Problem], column: str) -> list[str]:
    return [problem.text.en for problem in problems if problem.column == column]


def test_synonyms_are_read_and_told_in_one_remark(folder) -> None:
    folder.write(
        "talks.csv",
        table(
            (
                "N°",
                "Titre de la communication",
                "Axe",
                "Présentateur·rice·s",
                "Mail",
                "Mots-clés",
                "Bio",
                "Durée (min)",
            ),
            (1, "Un", 1, "Ada", "ada@example.org", "k", "b", 20),
        ),
    )
    reading = folder.read()
    talk = reading.event.talk["1"]
    assert (talk.title, talk.duration, reading.event.person[talk.speakers[0]].email) == ("Un", 20, "ada@example.org")
    assert columns_told(reading) == {
        "columns.talks.id": "N°",
        "columns.talks.title": "Titre de la communication",
        "columns.talks.speakers": "Présentateur·rice·s",
        "columns.talks.emails": "Mail",
        "columns.talks.biography": "Bio",
        "columns.talks.duration": "Durée (min)",
    }
    (remark,) = [remark for remark in reading.remarks if (remark.row, remark.column) == (1, None)]
    assert all(header in remark.text.fr for header in ("N°", "Présentateur·rice·s", "Bio", "Durée (min)"))
    assert reading.spot("talk", "1", "title").column == "Titre de la communication"


def test_the_contracts_own_names_are_no_guess_and_win(folder) -> None:
    folder.write(
        "talks.csv", with_columns(("speakers", "Ada", "Bob"), ("emails", "a@e.org", "b@e.org"), ("Mail", "x", "y"))
    )
    reading = folder.read()
    assert columns_told(reading) == {}
    assert "says “emails” already" in told(reading.remarks, "Mail")[0]


def test_first_and_family_name_are_one_name(folder) -> None:
    folder.write(
        "talks.csv", with_columns(("Nom", "Da Costa\nVANHOUTTE", "Seck"), ("Prénom", "Teresa\nLouis", "Aïssatou"))
    )
    reading = folder.read()
    assert names(reading) == [["Teresa Da Costa", "Louis VANHOUTTE"], ["Aïssatou Seck"]]
    assert columns_told(reading) == {"columns.talks.speakers": ["Prénom", "Nom"]}
    assert "“Teresa Da Costa; Louis VANHOUTTE”" in told(reading.remarks, "Prénom + Nom")[0]
    lines = next(guess for guess in reading.guesses if guess.kind == "lines")
    assert [(c.row, c.column, c.value) for c in lines.corrections] == [
        (2, "Prénom", "Teresa; Louis"),
        (2, "Nom", "Da Costa; VANHOUTTE"),
    ]


def test_a_column_of_family_names_says_where_a_name_is_sorted(folder) -> None:
    header = (("Nom", "Da Costa Pires\nVANHOUTTE", "Nguyen Thi"), ("Prénom", "Teresa\nLouis", "Mai"))
    folder.write("talks.csv", with_columns(*header))
    people = {person.name: person for person in folder.read().event.people}
    assert people["Teresa Da Costa Pires"].family_name == "Da Costa Pires"
    assert people["Louis VANHOUTTE"].family_name == "VANHOUTTE"
    assert people["Mai Nguyen Thi"].family_name == "Nguyen Thi"
    folder.write("talks.csv", with_columns(("Intervenant", "Teresa Da Costa Pires", "Mai Nguyen Thi")))
    assert {person.family_name for person in folder.read().event.people} == {""}


def test_a_family_name_in_the_speakers_file_is_stated_by_its_columns(folder) -> None:
    folder.write("talks.csv", with_columns(("Intervenant", "Teresa Da Costa Pires", "Mai Nguyen")))
    folder.write("speakers.csv", table(("Nom", "Prénom"), ("Da Costa Pires", "Teresa"), ("Nguyen", "Mai")))
    people = {person.name: person.family_name for person in folder.read().event.people}
    assert people == {"Teresa Da Costa Pires": "Da Costa Pires", "Mai Nguyen": "Nguyen"}


def test_a_name_without_its_pair_is_a_mistake_at_its_row(folder) -> None:
    folder.write("talks.csv", with_columns(("Nom", "Da Costa\nVANHOUTTE", "Seck"), ("Prénom", "Teresa", "Aïssatou")))
    mistake = folder.mistake()
    assert (mistake.row, mistake.column) == (2, "Prénom + Nom")


def test_people_in_numbered_columns_keep_their_addresses(folder) -> None:
    folder.write(
        "talks.csv",
        with_columns(
            ("Email 1", "a@e.org", ""),
            ("Email 2", "b@e.org", "d@e.org"),
            ("Intervenant 2", "Bob", "Dan"),
            ("Intervenant 1", "Ada", "Cy"),
        ),
    )
    reading = folder.read()
    assert names(reading) == [["Ada", "Bob"], ["Cy", "Dan"]]
    people = {person.name: person.email for person in reading.event.people}
    assert people == {"Ada": "a@e.org", "Bob": "b@e.org", "Cy": None, "Dan": "d@e.org"}


def test_parts_of_names_in_numbered_columns(folder) -> None:
    header = ("Nom", "Prénom", "Nom (2e intervenant)", "Prénom (2e intervenant)")
    columns = [
        (text, *values) for text, values in zip(header, (("A", "C"), ("a", "c"), ("B", ""), ("b", "")), strict=True)
    ]
    folder.write("talks.csv", with_columns(*columns))
    reading = folder.read()
    assert names(reading) == [["a A", "b B"], ["c C"]]
    pinned = columns_told(reading)["columns.talks.speakers"]
    assert pinned == ["Prénom", "Nom", "Prénom (2e intervenant)", "Nom (2e intervenant)"]
    before = reading.event
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\nspeakers = {json.dumps(pinned)}\n")
    assert folder.read().event == before
    assert columns_told(folder.read()) == {}


def test_in_a_table_of_people_a_column_of_names_is_whole_or_of_families(folder) -> None:
    folder.talks({"speakers": "Ada Lovelace", "emails": ""}, {"speakers": "Bob Ray", "emails": ""})
    folder.write(
        "speakers.csv", table(("Nom", "Prénom", "Mail"), ("Lovelace", "Ada", "a@e.org"), ("Ray", "Bob", "b@e.org"))
    )
    reading = folder.read()
    assert {person.name: person.email for person in reading.event.people} == {
        "Ada Lovelace": "a@e.org",
        "Bob Ray": "b@e.org",
    }
    assert columns_told(reading)["columns.speakers.name"] == ["Prénom", "Nom"]
    folder.write("speakers.csv", table(("Nom", "Prénom"), ("Ada Lovelace", "Ada"), ("Bob Ray", "Bob")))
    assert columns_told(folder.read()) == {}


STATED = """
[columns.talks]
title = "Ce dont on parle"
speakers = ["Petit nom", "Grand nom"]
ignore = ["statut"]
"""


def test_event_toml_says_which_column_is_which(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + STATED)
    folder.write(
        "talks.csv",
        table(
            ("id", "Ce dont on parle", "axis", "Grand nom", "Petit nom", "statut", "keywords", "biography"),
            ("T1", "Un", "1", "Lovelace", "Ada", "retiré", "k", "b"),
        ),
    )
    reading = folder.read()
    assert reading.event.talks[0].title == "Un"
    assert names(reading) == [["Ada Lovelace"]]
    assert [remark.column for remark in reading.remarks if remark.file == "talks.csv"] == ["emails"]


@pytest.mark.parametrize(
    ("lines", "key", "found"),
    [
        ('title = "Titre"', "columns.talks.title", "Titre"),
        ('speakers = ["title", "Prenom"]', "columns.talks.speakers", "Prenom"),
        ('titre = "title"', "columns.talks.titre", "titre"),
        ("title = 3", "columns.talks.title", "3"),
        ('title = "title"\nspeakers = "Title"', "columns.talks.speakers", "Title"),
        ('title = "title"\nignore = ["title"]', "columns.talks.title", "title"),
        ("ignore = {}", "columns.talks.ignore", "{}"),
    ],
)
def test_what_is_wrong_in_columns_is_told_with_its_key(folder, lines: str, key: str, found: str) -> None:
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\n{lines}\n")
    assert (key, found) in {
        (mistake.column, mistake.found) for mistake in folder.mistakes() if mistake.file == "event.toml"
    }


def test_a_kind_of_table_that_has_no_columns_to_state_is_a_mistake(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.rooms]\nid = "x"\n')
    assert folder.mistake().column == "columns.rooms"


def test_a_header_that_the_table_does_not_have_is_suggested(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.talks]\nnote = "Mots clé"\n')
    folder.write(
        "talks.csv", with_columns(("speakers", "Ada", "Bob"), ("emails", "a@e.org", "b@e.org"), ("Mots clés!", "", ""))
    )
    mistake = folder.mistake()
    assert (mistake.file, mistake.column, mistake.suggestions) == ("event.toml", "columns.talks.note", ("Mots clés!",))


def test_a_column_to_ignore_that_is_gone_is_only_remarked(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.talks]\nignore = ["Statut"]\n')
    assert [remark.column for remark in folder.remarks()] == ["columns.talks.ignore"]


def test_event_toml_against_the_very_name_of_a_column_is_a_mistake(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.talks]\nspeakers = "Qui"\n')
    folder.write("talks.csv", with_columns(("Qui", "Ada", "Bob"), ("speakers", "Cy", "Dan")))
    mistake = folder.mistake()
    assert mistake.column == "speakers"
    assert 'ignore = ["speakers"]' in mistake.text.en


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


@pytest.mark.parametrize(
    "header", ["Quand êtes-vous disponible ?", "When are you available?", "Précisez vos contraintes"]
)
def test_a_question_of_a_form_names_the_field_that_it_asks_for(folder, header: str) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), (header, "10:00-12:00", "matin")))
    reading = folder.read()
    assert columns_told(reading) == {"columns.talks.available": header}


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


def test_the_title_of_a_person_is_not_that_of_a_talk(folder) -> None:
    rows = [("T1", "Mme", "Un", "1", "k", "b", "Ada"), ("T2", "Dr", "Deux", "2", "k", "b", "Bob")]
    folder.write(
        "talks.csv", table(("id", "Titre", "Titre de l'exposé", "axis", "keywords", "biography", "speakers"), *rows)
    )
    assert [talk.title for talk in folder.read().event.talks] == ["Un", "Deux"]


def test_who_signs_alone_presents_and_who_sign_together_may_not(folder) -> None:
    folder.write("talks.csv", with_columns(("Auteur", "Ada", "Bob")))
    assert names(folder.read()) == [["Ada"], ["Bob"]]
    folder.write("talks.csv", with_columns(("Auteurs", "Ada; Cy", "Bob")))
    assert folder.mistake().column == "intervenants" or folder.mistake().column == "speakers"
    folder.write("talks.csv", with_columns(("Auteur", "Ada", "Bob"), ("Intervenant", "Cy", "Dan")))
    assert names(folder.read()) == [["Cy"], ["Dan"]]


def test_a_talk_in_a_row_for_each_of_its_speakers_is_not_two(folder) -> None:
    rows = [("Un", "1", "Ada"), ("Un", "1", "Bob"), ("Deux", "2", "Cy")]
    folder.write("talks.csv", table(("title", "axis", "speakers"), *rows))
    mistake = folder.mistake()
    assert (mistake.row, mistake.column) == (3, "title")
    assert "Row 2" in mistake.text.en


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


def test_objects_have_the_same_synonyms(folder) -> None:
    (folder.path / "talks.csv").unlink()
    objects = [
        {
            "uid": "T1",
            "Titre de la communication": "Un",
            "axe": 1,
            "prénom": "Ada",
            "nom": "Lovelace",
            "Mail": "a@e.org",
        },
        {"uid": "T2", "Titre de la communication": "Deux", "axe": 2, "nom": ["Ray", "Fay"], "prénom": ["Bob", "Zoé"]},
    ]
    folder.write("talks.json", json.dumps(objects))
    reading = folder.read()
    assert names(reading) == [["Ada Lovelace"], ["Bob Ray", "Zoé Fay"]]
    assert columns_told(reading)["columns.talks.speakers"] == ["prénom", "nom"]
    assert reading.places["talk", "T2"].row == 2


def test_wishes_have_synonyms_that_event_toml_does_not_name(folder) -> None:
    folder.write("voeux.csv", table(("Prénom", "Nom", "Souhaits"), ("Zoé", "Fay", "T01; T02")))
    reading = folder.read()
    assert [wish.talks for wish in reading.event.wishes] == [("T01", "T02")]
    assert columns_told(reading) == {}
    assert any("Prénom + Nom" in remark.text.fr for remark in reading.remarks)


def test_headers_do_not_mean_what_the_event_does_not_have(folder) -> None:
    """Without axes and features no value of such columns could be right."""
    folder.event(EVENT)
    rows = [("T1", "Un", "Ada", "Ville", "vidéoprojecteur"), ("T2", "Deux", "Bob", "Eau", "")]
    folder.write("talks.csv", table(("id", "title", "speakers", "Thème", "Matériel"), *rows))
    reading = folder.read()
    assert {"Thème", "Matériel"} <= {remark.column for remark in reading.remarks}
    folder.event(EVENT + MORE)
    assert {mistake.column for mistake in folder.mistakes()} == {"Thème", "Matériel"}


def test_no_header_leads_to_a_field_that_is_not_read() -> None:
    for kind in (TALKS, SPEAKERS, PARTICIPANTS, WISHES):
        for words in kind.synonyms.values():
            for text in (*words.of("french"), *words.of("english"), *words.of("asked")):
                assert kind.meant(text) in (*kind.columns, GIVEN, FAMILY, UNAVAILABLE, None)


def test_two_columns_of_affiliations_may_be_joined_as_the_mistake_says(folder) -> None:
    people = (("speakers", "Ada", "Bob"), ("Labo", "CRESEX", "LPL"), ("Université", "Paris 8", "Aix"))
    folder.write("talks.csv", with_columns(*people))
    lines = 'affiliations = ["Labo", "Université"]'
    assert f"[columns.talks] {lines}" in folder.mistake().text.en
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\n{lines}\n")
    assert {person.affiliation for person in folder.read().event.people} == {"CRESEX Paris 8", "LPL Aix"}
