"""Titles that say what belongs in another column are told; titles that are only about such things are not."""

from __future__ import annotations

import pytest

STATUS = (
    "ANNULÉ - La rivière",
    "Le gué (à confirmer)",
    "[RETIRÉE] Le pont",
    "Le pont – annulée",
    "CANCELLED: The river",
)
PLAIN = ("Le concert annulé", "Affiches de mai", "Un poster et sa ville", "Retirée du monde : Port-Royal", "L'affiche")


def told(folder, **changes: str) -> list[str]:
    return [remark.text.fr for remark in folder.talks(changes).remarks() if "sera imprimé" in remark.text.fr]


@pytest.mark.parametrize("title", STATUS)
def test_a_title_that_says_a_status_is_told(folder, title: str) -> None:
    (text,) = told(folder, title=title)
    assert "«\u202fstatut\u202f»" in text
    assert text.removeprefix("«\u202f").partition("\u202f")[0] in title


@pytest.mark.parametrize("title", ["[Poster] Le pont", "Affiche : le pont", "Le pont - poster"])
def test_a_title_that_says_poster_is_told_unless_it_is_one(folder, title: str) -> None:
    (text,) = told(folder, title=title)
    assert "«\u202fforme\u202f»" in text
    assert not told(folder, title=title, type="poster")


@pytest.mark.parametrize("title", PLAIN)
def test_a_title_about_such_things_is_a_title(folder, title: str) -> None:
    assert not told(folder, title=title)


def test_what_the_status_says_too_is_not_told(folder) -> None:
    assert not told(folder, title="Le gué (à confirmer)", status="à confirmer")
