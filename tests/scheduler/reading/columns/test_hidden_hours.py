"""Hours that hide in a column that is not read are told; other words and hours there are not."""

from __future__ import annotations

import pytest

from scheduler.reading.columns.hidden_hours import tell_hidden_hours


@pytest.mark.parametrize(
    "said",
    [
        *("pas avant 10h30", "doit partir à 16h", "repart par le train de 17h45", "A. Le Goff arrive à 10h12"),
        *("seulement le matin", "dispo 14h-17h", "en visio, avant midi : pas après 11 h 30", "not before 10:30"),
        *("leaves at 4 pm", "l'après-midi de préférence", "en visio, l'après-midi de préférence"),
    ],
)
def test_hours_of_somebody_are_told_with_their_row(said: str) -> None:
    told = tell_hidden_hours(["végétarien", None, said], 4)
    assert told is not None
    assert said in told.en
    assert "rows 6" in told.en


@pytest.mark.parametrize(
    "said",
    [
        *("végétarien", "12/03/2027 14:05", "2027-03-12 14:05:23", "préside aussi l'axe 4", "vidéoprojecteur + son"),
        *("2 h de trajet", "midi", "Avant-propos de 1610", "", "Les archives du matin"),
    ],
)
def test_other_words_are_not(said: str) -> None:
    assert tell_hidden_hours([said, 12, None], 2) is None


def test_a_column_of_remarks_with_hours_matters(folder) -> None:
    remarks = folder.talks({"Divers": "pas avant 10h30"}, {"Divers": "végétarien"}).remarks()
    (hours,) = [at for at, remark in enumerate(remarks) if "pas avant 10h30" in remark.text.fr]
    assert (remarks[hours].column, remarks[hours].weight) == ("Divers", 0)
    assert remarks[hours].weight < max(remark.weight for remark in remarks)


def test_a_column_of_hours_that_is_read_is_not(folder) -> None:
    remarks = folder.talks({"available": "pas avant 10h30"}).remarks()
    assert not [remark for remark in remarks if "hours are stated there" in remark.text.en]
