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


def test_what_is_said_of_a_row_names_the_row(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [["Titre", "Intervenants", "Axe"], *([f"Titre {at}", f"Ana Roux{at}", "A"] for at in range(4))]
    for row in [*rows, [], ["en vert : retenus"]]:
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    sheet["B5"].comment = Comment("ne vient pas", "moi")
    path = tmp_path / "liste.xlsx"
    book.save(path)
    told = [guess.fr.replace("\u202f", " ").replace("\xa0", " ") for guess in imported([path], Asked("fr")).guesses]
    for place in ("ligne 3, colonne", "ligne 5 (« ne vient pas »), colonne « Intervenants »", "ligne 7 (« en vert"):
        assert any(place in line for line in told), told
    assert not any("ligne 1" in line for line in told)


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
    assert any(option in mistake.options for mistake in error.value.mistakes)
    assert not any("--map" in text.fr + text.en for text in texts)
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


@pytest.mark.parametrize(
    ("header", "column"), [("Titre;Auteurs", "Auteurs"), ("Titre;Auteur principal;Autres auteurs", "Auteur principal")]
)
def test_authors_present_where_nobody_else_does_and_that_is_told(tmp_path: Path, header: str, column: str) -> None:
    read = of(tmp_path, header, "Lire;Ada Lind;Bo Yi" if header.count(";") > 1 else "Lire;Ada Lind")
    assert [talk.cells["speakers"] for talk in read.talks] == ["Ada Lind"]
    assert any(column in guess.fr and "ne dit pas qui présente" in guess.fr for guess in read.guesses)


@pytest.mark.parametrize("header", ["Titre;Auteurs;Autres auteurs;Note", "Titre;Organisme;Ville;Note"])
def test_where_no_author_stands_out_who_presents_is_a_mistake(tmp_path: Path, header: str) -> None:
    with pytest.raises(InputError):
        of(tmp_path, header, "Lire;Ada Lind;Bo Yi;x", "Dire;Cy Roux;Dan Roi;y")


def test_numbers_of_a_spreadsheet_are_references_without_a_fraction(tmp_path: Path) -> None:
    read = of(tmp_path, "Réf.;Titre;Intervenants", "12.0;Lire;Ada Lind", "13.0;Dire;Bo Yi")
    assert [talk.reference for talk in read.talks] == ["12", "13"]


def test_days_of_pins_are_the_days_of_the_event(tmp_path: Path) -> None:
    read = of(tmp_path, "Titre;Intervenants;Fixé", "Lire;Ada Lind;2027-05-22 09:00", "Dire;Bo Yi;2027-05-21 10:00")
    assert [str(day) for day in read.days] == ["2027-05-21", "2027-05-22"]


@pytest.mark.parametrize("form", ["Q{at}_{text}", "Q{at}. {text}", "Question {at} : {text}", "q{at} {text}"])
def test_questions_of_a_form_may_have_numbers(tmp_path: Path, form: str) -> None:
    names = ("NOM", "PRENOM", "MAIL", "TITRE_COMMUNICATION", "AXE")
    header = ";".join(form.format(at=at, text=text) for at, text in enumerate(names, start=1))
    (talk,) = of(tmp_path, header, "Roux;Alice;a@example.org;Les cartes;Axe 1").talks
    assert (talk.title, talk.axis, talk.cells["speakers"]) == ("Les cartes", "Axe 1", "Alice Roux")


def test_choices_of_microsoft_forms_end_with_a_semicolon(tmp_path: Path) -> None:
    rows = ["Un;Ada Lind;Axe 1 : Eau§", "Deux;Bo Yi;Axe 2 : Air§", "Trois;Cy Do;Axe 1 : Eau§Axe 2 : Air§"]
    rows = ['"' + '","'.join(row.split(";")).replace("§", ";") + '"' for row in rows]
    (tmp_path / "t.csv").write_text("\n".join(["Titre,Intervenant,Axe", *rows]), "utf-8")
    result = imported([tmp_path / "t.csv"], Asked())
    (question,) = result.questions
    assert question.choices[:2] == ("Axe 1 : Eau", "Axe 2 : Air")
    for found in (question.found, f"{question.found};"):  # the second as `[[sources]]` may have kept it
        answered = imported([tmp_path / "t.csv"], Asked(values={"axis": {found: "Axe 2 : Air"}}))
        assert answered.questions == ()
        assert [talk.axis for talk in answered.talks] == ["Axe 1 : Eau", "Axe 2 : Air", "Axe 2 : Air"]
