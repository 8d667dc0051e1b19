"""The columns of a table are known whatever they are called; what was guessed is told, and what is open is asked."""

from __future__ import annotations

import json

import pytest

from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS, WISHES
from scheduler.reading.columns.synonyms import FAMILY, GIVEN, UNAVAILABLE
from tests.scheduler.reading.columns.tables import columns_told, names, table, told, with_columns
from tests.scheduler.reading.conftest import EVENT, MORE


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


@pytest.mark.parametrize(
    "header", ["Quand êtes-vous disponible ?", "When are you available?", "Précisez vos contraintes"]
)
def test_a_question_of_a_form_names_the_field_that_it_asks_for(folder, header: str) -> None:
    folder.write("talks.csv", with_columns(("speakers", "Ada", "Bob"), (header, "10:00-12:00", "matin")))
    reading = folder.read()
    assert columns_told(reading) == {"columns.talks.available": header}


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
