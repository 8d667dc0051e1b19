"""Columns that stand for a value each, with a mark in the rows that have it, are read, told and written."""

from __future__ import annotations

import pytest

from scheduler.services.fixing import fix
from tests.scheduler.reading.conftest import Folder
from tests.scheduler.reading.secretariats.secretariat import AXES, event
from tests.scheduler.reading.secretariats.written import as_csv

HEADER = ["Titre", "Intervenants"]
PEOPLE = [["Un", "Ada Mercier"], ["Deux", "Bo Linde"], ["Trois", "Cy Roux"]]


def written(folder: Folder, more: str, headers: list[str], *cells: list[str]) -> Folder:
    folder.event(event(more))
    rows = [[*people, *row] for people, row in zip(PEOPLE, cells, strict=True)]
    return folder.write("talks.csv", as_csv([[*HEADER, *headers], *rows]))


def is_kept_by_fix(folder: Folder) -> None:
    before = folder.read().event
    fix(folder.path)
    after = folder.read()
    assert after.event == before
    assert after.guesses == ()


def test_marks_below_axes_are_axes(folder: Folder) -> None:
    marks = [["X", ""], ["", "x"], ["non", "✓"]]
    reading = written(folder, AXES, ["Axe 1", "Axe 2 – Partager"], *marks).read()
    assert [talk.axis for talk in reading.event.talks] == ["1", "2", "2"]
    assert not any("Axe" in (remark.found or "") and "not read" in remark.text.en for remark in reading.remarks)
    is_kept_by_fix(folder)


def test_marks_below_statuses_are_statuses(folder: Folder) -> None:
    reading = written(folder, "", ["Acceptée", "Refusée"], ["X", ""], ["", "X"], ["x", "N"]).read()
    assert [talk.title for talk in reading.event.talks] == ["Un", "Trois"]
    assert [talk.title for talk in reading.event.left_out] == ["Deux"]
    is_kept_by_fix(folder)


@pytest.mark.parametrize("header", ["Désistement ?", "Désisté(e)", "Retrait", "Annulation (O/N)", "Withdrawal"])
def test_who_is_marked_as_withdrawn_is_not_scheduled(folder: Folder, header: str) -> None:
    reading = written(folder, "", [header], [""], ["oui"], ["N"]).read()
    assert [talk.title for talk in reading.event.talks] == ["Un", "Trois"]
    is_kept_by_fix(folder)


@pytest.mark.parametrize("header", ["Poster ?", "Affiche (O/N)"])
def test_a_mark_below_poster_is_a_poster(folder: Folder, header: str) -> None:
    reading = written(folder, "", [header], ["O"], [""], ["N"]).read()
    assert [talk.title for talk in reading.event.posters] == ["Un"]
    is_kept_by_fix(folder)


@pytest.mark.parametrize(("headers", "blank"), [(["Retenu"], [""]), (["Accepté", "Refusé"], ["", ""])])
def test_a_talk_without_the_mark_that_others_have_is_a_question(
    folder: Folder, headers: list[str], blank: list[str]
) -> None:
    mark = ["X", *blank[1:]]
    mistake = written(folder, "", headers, mark, blank, mark).mistake()
    assert (mistake.row, mistake.column) == (3, "statut")


def test_two_marks_in_a_row_are_a_mistake(folder: Folder) -> None:
    mistake = written(folder, AXES, ["Axe 1", "Axe 2"], ["x", "x"], ["", "x"], ["x", ""]).mistake()
    assert (mistake.row, mistake.column) == (2, "axe")


def test_columns_of_other_values_are_no_marks(folder: Folder) -> None:
    reading = written(folder, "", ["Refusé"], ["?"], [""], [""]).read()
    assert len(reading.event.talks) == 3


@pytest.mark.parametrize("question", ["Vos disponibilités [{}]", "dispo[SQ001]. Disponibilités [{}]"])
def test_hours_that_a_form_asks_one_by_one_are_read_together(folder: Folder, question: str) -> None:
    headers = [question.format("Matin"), question.format("14h-17h")]
    reading = written(folder, "", headers, ["Oui", "Non"], ["Oui", "Oui"], ["", ""]).read()
    hours = [[(window.start, window.end) for window in talk.available] for talk in reading.event.talks]
    assert hours == [[(540, 780)], [(540, 780), (840, 1020)], []]
    is_kept_by_fix(folder)


def test_no_to_all_hours_is_a_mistake(folder: Folder) -> None:
    headers = ["Disponibilités [Matin]", "Disponibilités [14h-17h]"]
    mistake = written(folder, "", headers, ["Oui", "Non"], ["Non", "Non"], ["", ""]).mistake()
    assert (mistake.row, mistake.column) == (3, "disponibilités")


@pytest.mark.parametrize("question", ["Axe [{}]", "Votre axe : {}", "q4[SQ1]. Axe [{}]", "Axe / {}", "Axe – {}"])
@pytest.mark.parametrize("mark", ["Oui", "X", "Y", "1"])
def test_axes_that_a_form_asks_one_by_one_are_axes(folder: Folder, question: str, mark: str) -> None:
    headers = [question.format("Nommer"), question.format("Partager"), "Axe [Autre]"]
    axes = "".join(f'[[axes]]\nid = "{id}"\ntitle = "{title}"\n' for id, title in (("n", "Nommer"), ("p", "Partager")))
    reading = written(folder, axes, headers, [mark, "", ""], ["", mark, ""], [mark, "", ""]).read()
    assert [talk.axis for talk in reading.event.talks] == ["n", "p", "n"]
    is_kept_by_fix(folder)


def test_keywords_that_a_form_asks_one_by_one_are_keywords(folder: Folder) -> None:
    headers = ["Mots-clés [Carte]", "Mots-clés [Sol]"]
    reading = written(folder, "", headers, ["Oui", "Oui"], ["Non", "Oui"], ["", ""]).read()
    assert [talk.keywords for talk in reading.event.talks] == [("Carte", "Sol"), ("Sol",), ()]
    is_kept_by_fix(folder)


def test_one_column_of_answers_is_no_list(folder: Folder) -> None:
    reading = written(folder, "", ["Axe : relu"], ["Oui"], ["Non"], ["Oui"]).read()
    assert [talk.axis for talk in reading.event.talks] == [None] * 3
