"""Any table of talks as somebody keeps it: its language, its axes in order, each column read or named as left aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.table import imported

AXES = ("Axe 2 – Corpus", "Axe 10 – Droit", "Axe 1 – Archives")


def of(path: Path, *lines: str) -> Imported:
    source = path / "réponses.csv"
    source.write_bytes("\n".join(lines).encode("cp1252"))
    return imported([source], Asked("en"))


def test_a_form_in_french_is_a_table_in_french(tmp_path: Path) -> None:
    header = "Horodateur;Nom et prénom;Titre de la communication;Axe choisi;Disponibilités le vendredi 23 mai"
    rows = [f"2027;ROUX Ana{at};Titre {at};{axis};après 11h" for at, axis in enumerate(AXES)]
    read = of(tmp_path, header, *rows)
    assert read.language == "fr"
    assert [axis.title for axis in read.axes] == ["Axe 1 – Archives", "Axe 2 – Corpus", "Axe 10 – Droit"]
    assert {talk.cells["available"] for talk in read.talks} == {"après 11h"}
    assert any("Horodateur" in guess.fr for guess in read.guesses)


@pytest.mark.parametrize("axes", [("Partager", "Nommer"), ("Axe 1 : a", "Axe 1 : b"), ("1re partie", "Le reste")])
def test_axes_without_numbers_of_their_own_stay_in_the_order_of_the_talks(tmp_path: Path, axes: list[str]) -> None:
    read = of(tmp_path, "Titre;Intervenants;Axe", *(f"t{axis};Ana Roux;{axis}" for axis in axes))
    assert [axis.title for axis in read.axes] == list(axes)


@pytest.mark.parametrize(
    ("header", "option"),
    [
        ("Adresse;Contact;Titre;Intervenant", '--map "emails=Adresse"'),
        ("Adresse;Contact;Colonne;Intervenant", '--map "title=…"'),
    ],
)
def test_what_only_a_person_knows_is_asked_by_an_option(tmp_path: Path, header: str, option: str) -> None:
    with pytest.raises(InputError) as error:
        of(tmp_path, header, "a@e.org;b@e.org;Lire;Ada Lind", "c@e.org;d@e.org;Dire;Bo Yi")
    texts = [mistake.text for mistake in error.value.mistakes]
    assert any(option in text.fr and option in text.en for text in texts)
    assert not any("event.toml" in text.fr for text in texts)


@pytest.mark.parametrize(
    "columns", ["submitdate;lastpage", "Date de soumission;Dernière page", "Date submitted;Last page"]
)
def test_answers_that_were_never_sent_are_left_aside_and_told(tmp_path: Path, columns: str) -> None:
    rows = ["1;2027-03-01 10:00;4;Lire;Ada Lind", "2;;2;Dire;Bo Yi", "3;2027-03-02 10:00;4;Ouïr;Cy Roux"]
    read = of(tmp_path, f"id;{columns};Titre;Intervenants", *rows)
    assert [talk.title for talk in read.talks] == ["Lire", "Ouïr"]
    assert any("never sent" in guess.en and guess.en.endswith("rows 3") for guess in read.guesses)


def test_a_column_of_dates_alone_says_nothing_of_what_was_sent(tmp_path: Path) -> None:
    read = of(tmp_path, "Date de soumission;Titre;Intervenants", "2027-03-01;Lire;Ada Lind", ";Dire;Bo Yi")
    assert [talk.title for talk in read.talks] == ["Lire", "Dire"]


@pytest.mark.parametrize(
    ("word", "decision"),
    [("oui sous réserve", "tentative"), ("avis favorable", "accepted"), ("non retenue", "rejected")],
)
def test_decisions_in_the_words_of_committees_are_understood_and_told(tmp_path: Path, word: str, decision: str) -> None:
    read = of(tmp_path, "Titre;Intervenants;Décision", f"Lire;Ada Lind;{word}")
    assert ([talk.decision for talk in read.talks], read.questions) == ([decision], ())
    assert any(word in guess.fr for guess in read.guesses)


@pytest.mark.parametrize("word", ["à discuter", "bof", "oui ?"])
def test_a_decision_that_is_open_is_asked(tmp_path: Path, word: str) -> None:
    (question,) = of(tmp_path, "Titre;Intervenants;Décision", f"Lire;Ada Lind;{word}").questions
    assert question.found == word
