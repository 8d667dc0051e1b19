"""A day that nobody has said yet is asked for once, and not held against each cell that names another one."""

from __future__ import annotations

import pytest

from scheduler.domain.errors import InputError

EVENT = '[event]\ntitle = "x"\ndate = 2027-05-21{mark}\nstart = "09:00"\nend = "18:00"\n'
TALKS = "id,title,speakers,available,duration\nT1,Un,Ada,mardi matin,30\nT2,Deux,Bob,le 17 juin,30\nT3,Trois,Cy,,3O\n"


def mistakes(folder, mark: str, talks: str = TALKS):
    folder.event(EVENT.format(mark=mark))
    folder.write("talks.csv", talks)
    with pytest.raises(InputError) as caught:
        folder.read()
    return caught.value.mistakes


@pytest.mark.parametrize("mark", ["  # à compléter", "  # to complete"])
def test_a_day_that_is_to_be_completed_is_asked_for_first(folder, mark):
    asked, other = mistakes(folder, mark)
    assert (asked.file, asked.row, asked.column, asked.found) == ("event.toml", None, "event.date", "2027-05-21")
    assert "2 cellules nomment d’autres jours (« mardi matin » ; « le 17 juin »)" in asked.text.fr.replace(
        "\u202f", " "
    )
    assert "2 cells name other days (“mardi matin”; “le 17 juin”)" in asked.text.en
    assert other.row == 4


def test_one_cell_is_told_as_one(folder):
    (asked,) = mistakes(folder, "  # à compléter", TALKS.replace("le 17 juin", "").replace("3O", "30"))
    assert "une cellule nomme" in asked.text.fr
    assert "a cell names" in asked.text.en


def test_a_day_that_somebody_has_said_is_held_against_each_cell(folder):
    assert [mistake.row for mistake in mistakes(folder, "")] == [2, 3, 4]
