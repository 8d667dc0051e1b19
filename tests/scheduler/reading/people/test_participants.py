"""The participants file and the column `chairs`: who has registered, and who may chair."""

from __future__ import annotations

import json

import pytest

from scheduler.domain.people import Participant


def participants(folder, *lines, name="participants.csv", head="name,email,affiliation,category"):
    return folder.write(name, "\n".join((head, *lines)) + "\n")


def test_without_the_file_nobody_has_registered(folder):
    assert folder.read().event.participants == ()


def test_every_column_arrives(folder):
    reading = participants(folder, "Zita  Zucca,zita@example.org,Mairie,élue", "Ali Amar,,,").read()
    assert reading.event.participants == (
        Participant(name="Zita Zucca", email="zita@example.org", affiliation="Mairie", category="élue"),
        Participant(name="Ali Amar"),
    )
    assert reading.remarks == ()
    assert reading.spot("participant", "1", "name").row == 3


@pytest.mark.parametrize("name", ["inscrits.csv", "Participants.CSV"])
def test_the_file_has_a_french_name_too(folder, name):
    folder = participants(folder, "Ali;;;étudiant", name=name, head="nom;courriel;affiliation;catégorie")
    assert folder.read().event.participants == (Participant(name="Ali", category="étudiant"),)


def test_it_may_be_json(folder):
    folder.write("participants.json", json.dumps([{"nom": "Ali", "catégorie": "presse"}]))
    assert folder.read().event.participants == (Participant(name="Ali", category="presse"),)


def test_two_files_are_one_too_many(folder):
    participants(folder, "Ali,,,")
    mistake = participants(folder, "Ali,,,", name="inscrits.csv").mistake()
    assert mistake.file == "participants.csv"
    assert "inscrits.csv" in mistake.text.fr


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [(",a@example.org,,", "name", ""), ("Ali,ali at example,,", "email", "ali at example")],
)
def test_each_mistake_has_its_cell(folder, line, column, found):
    mistake = participants(folder, "Zita,,,", line).mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("participants.csv", 3, column, found)


@pytest.mark.parametrize(
    ("written", "name", "family"),
    [
        ("Pr Marie Dupont", "Marie Dupont", ""),
        ("Mme Zoé Arnaud", "Zoé Arnaud", ""),
        ("Li Wei, PhD", "Li Wei", ""),
        ('"DUPONT, Marie"', "Marie DUPONT", ""),
    ],
)
def test_a_name_is_freed_of_titles_and_turned_and_that_is_told(folder, written, name, family):
    quoted = written if written.startswith('"') else f'"{written}"'
    reading = participants(folder, f"{quoted},,,").read()
    assert reading.event.participants == (Participant(name=name, family_name=family),)
    (guess,) = reading.guesses
    assert (guess.spot.file, guess.spot.row, guess.spot.column) == ("participants.csv", 2, "name")
    assert [fix.value for fix in guess.corrections] == [name]


def test_an_address_and_an_affiliation_beside_a_name_are_told_from_it(folder):
    reading = participants(folder, "Zita Zucca (Mairie de Lyon),,,", "Ali Amar <ali@example.org>,,,").read()
    assert reading.event.participants == (
        Participant(name="Zita Zucca", affiliation="Mairie de Lyon"),
        Participant(name="Ali Amar", email="ali@example.org"),
    )


def test_two_people_in_a_row_are_a_mistake(folder):
    mistake = participants(folder, "Zita Zucca; Ali Amar,,,").mistake()
    assert (mistake.file, mistake.row, mistake.column) == ("participants.csv", 2, "name")


@pytest.mark.parametrize(
    ("head", "line", "name"),
    [
        ("name,family_name", "Mario Garcia Marquez,Garcia Marquez", "Mario Garcia Marquez"),
        ("nom;nom_de_famille", "Mario Garcia Marquez;Garcia Marquez", "Mario Garcia Marquez"),
        ("prénom;nom", "Mario;Garcia Marquez", "Mario Garcia Marquez"),
        ("prénom;nom de famille", "Mario;Garcia Marquez", "Mario Garcia Marquez"),
    ],
)
def test_a_family_name_that_is_stated_is_kept(folder, head, line, name):
    reading = participants(folder, line, head=head).read()
    assert reading.event.participants == (Participant(name=name, family_name="Garcia Marquez"),)


def test_who_registered_with_a_title_is_the_speaker_of_that_name(folder):
    folder.talks({"speakers": "Ada Nom", "emails": "ada@example.org"})
    remarks = participants(folder, "Pr Ada Nom,other@example.org,,").remarks()
    assert any("ada@example.org" in remark.text.en for remark in remarks)


def test_who_stands_twice_is_told_and_taken_once(folder):
    reading = participants(
        folder, "Ali Amar,ali@example.org,,", "ALI AMAR,,Mairie,presse", "Ali Amar,ALI@example.org,X,"
    ).read()
    assert reading.event.participants == (
        Participant(name="Ali Amar", email="ali@example.org", affiliation="Mairie", category="presse"),
    )
    assert [(remark.file, remark.row) for remark in reading.remarks] == [
        ("participants.csv", 3),
        ("participants.csv", 4),
    ]


def test_two_people_of_one_name_or_one_address_are_two(folder):
    reading = participants(folder, "Ali,a@example.org,,", "Ali,b@example.org,,", "Zoé,a@example.org,,").read()
    assert [p.name for p in reading.event.participants] == ["Ali", "Ali", "Zoé"]


@pytest.mark.parametrize(
    ("line", "told"), [("Ada Nom,,EHESS,", True), ("Ada Nom,,lille,", False), ("Ada Nom,,,", False)]
)
def test_who_has_the_name_and_another_affiliation_than_a_speaker_is_told(folder, line, told):
    folder.talks({"speakers": "Ada Nom", "emails": "ada@example.org", "affiliations": "Lille"})
    remarks = [p.text.en for p in participants(folder, line).remarks()]
    assert any("is taken for the person of that name" in text for text in remarks) is told


def test_a_speaker_who_registers_with_another_address_is_remarked(folder):
    (remark,) = participants(folder, "Marie Curie,other@example.org,,", "Paul Langevin,PAUL@example.org,,").remarks()
    assert (remark.row, remark.column, remark.found) == (2, "email", "other@example.org")
    assert "marie@example.org" in remark.text.fr


@pytest.mark.parametrize(
    ("written", "may"),
    [("yes", True), ("Oui", True), ("", False), ("no", False), ("NON", False)],
)
def test_the_speakers_file_says_who_may_chair(folder, written, may):
    reading = folder.speakers({"name": "Marie Curie", "email": "marie@example.org", "chairs": written}).read()
    assert reading.event.person["marie@example.org"].may_chair is may
    assert reading.guesses == ()


@pytest.mark.parametrize(("written", "may"), [("x", True), ("✓", True), ("1", True), ("O", True), ("faux", False)])
def test_other_answers_are_told(folder, written, may):
    reading = folder.speakers({"nom": "Marie Curie", "courriel": "marie@example.org", "préside": written}).read()
    assert reading.event.person["marie@example.org"].may_chair is may
    (guess,) = reading.guesses
    assert (guess.spot.column, guess.found) == ("préside", written)


@pytest.mark.parametrize("written", ["peut-être", "samedi", "✗", "2"])
def test_what_is_neither_yes_nor_no_is_a_mistake(folder, written):
    mistake = folder.speakers({"name": "Marie Curie", "email": "marie@example.org", "chairs": written}).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "chairs", written)
    assert "« oui »" in mistake.text.fr.replace("\u00a0", " ").replace("\u202f", " ")
