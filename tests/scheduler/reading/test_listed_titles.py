"""A cell that lists several talks is never read as one talk of all its people."""

from __future__ import annotations

import pytest

from scheduler.reading.listed_titles import titles_in
from tests.scheduler.reading.conftest import Folder

_HEAD = "id,title,axis,speakers\n"


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("Les archives du silence\nChanter l’hiver\nTraduire Kiều", 3),
        ("1) Mapping Cities 2) Water Boards", 2),
        ("1. Un\n2. Deux\n3. Trois", 3),
        ("- Un\n- Deux", 2),
        ("« Les archives » ; « Chanter l’hiver »", 2),
        ("“One”\n“Two”", 2),
        ("Les archives du silence :\nHistoire des sourds", 1),
        ("Les archives du silence\nune histoire des sourds", 1),
        ("Mapping the\nMultilingual City", 1),
        ("« Nous » et « eux »", 1),
        ("Penser « le commun », « le public »", 1),
        ("1. Un titre qui a un numéro", 1),
        ("2001. L’odyssée 2. La suite", 1),
        ("Un titre simple", 1),
    ],
)
def test_titles_are_told_apart_by_marks_or_lines(cell: str, count: int) -> None:
    assert len(titles_in(cell)) == count


def test_titles_and_people_line_by_line_are_a_mistake(folder: Folder) -> None:
    folder.write("talks.csv", f'{_HEAD}T1,"Un titre\nUn autre",1,"Ada Roy\nBo Lind"\nT2,Trois,2,Zoé Arnaud\n')
    mistake = folder.mistake()
    assert (mistake.row, mistake.column) == (2, "title")
    assert "(2)" in mistake.text.en
    assert "une ligne du tableau pour chacun" in mistake.text.fr


def test_marked_titles_and_as_many_people_are_a_mistake(folder: Folder) -> None:
    folder.write("talks.csv", f"{_HEAD}T1,« Un » ; « Deux »,1,Ada Roy; Bo Lind\nT2,Trois,2,Zoé Arnaud\n")
    assert folder.mistake().row == 2


@pytest.mark.parametrize(
    "row",
    [
        'T1,"Un titre\nUn autre",1,Ada Roy',  # one person: one talk with a second title
        'T1,"Les archives du silence\nThe Archives of Silence",1,Ada Roy; Bo Lind',  # in two languages
        'T1,"Les archives :\nHistoire des sourds",1,"Ada Roy\nBo Lind"',
        'T1,1. Un 2. Deux,1,"Ada Roy; Bo Lind; Zoé Arnaud"',
    ],
)
def test_one_talk_with_a_title_in_two_lines_stays_one(folder: Folder, row: str) -> None:
    folder.write("talks.csv", f"{_HEAD}{row}\nT2,Trois,2,Zoé Arnaud\n")
    folder.read()


def test_a_list_where_no_column_says_who_presents_is_told(folder: Folder) -> None:
    folder.write("talks.csv", 'id,title,axis\nT1,"Ada Roy – Un\nBo Lind – Deux",1\nT2,Trois,2\n')
    assert any(mistake.row == 2 and "(2)" in mistake.text.en for mistake in folder.mistakes())
