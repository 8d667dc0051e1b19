"""A talk that may have been sent in twice is told."""

from __future__ import annotations

import pytest

PEOPLE = {"speakers": "Zoé Ferrand", "emails": "zoe@example.org"}


def told(folder, first: str, second: str, people: dict[str, str] = PEOPLE) -> list[int | None]:
    remarks = folder.talks({**PEOPLE, "title": first}, {**people, "title": second}).remarks()
    return [remark.row for remark in remarks if "déjà" in remark.text.fr]


@pytest.mark.parametrize("second", ["Le Rhône mis en cartes", "LE RHÔNE MIS EN CARTE", "Le Rhône mis en carte."])
def test_nearly_the_same_title_of_the_same_people_is_told(folder, second: str) -> None:
    assert told(folder, "Le Rhône mis en carte", second) == [3]


@pytest.mark.parametrize(
    ("first", "second"), [("Atelier de cartes 1", "Atelier de cartes 2"), ("Le Rhône mis en carte", "Le Rhône au XIXe")]
)
def test_other_titles_and_numbers_are_other_talks(folder, first: str, second: str) -> None:
    assert not told(folder, first, second)


def test_other_people_may_have_the_same_title(folder) -> None:
    assert not told(folder, "Introduction", "Introduction", {"speakers": "Luc Roy", "emails": "luc@example.org"})


def test_the_same_name_with_another_address_is_the_same_person(folder) -> None:
    again = {"speakers": "Zoé FERRAND", "emails": "zoe.ferrand@example.net"}
    assert told(folder, "Le Rhône mis en carte", "Le Rhône mis en carte", again) == [3]
