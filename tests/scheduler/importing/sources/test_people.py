"""Lists of people as other systems write them."""

from __future__ import annotations

import pytest

from scheduler.importing.sources.people import enumerated, listed, of_listed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A B, C D and E F", ("A B", "C D", "E F")),
        ("A B et C D", ("A B", "C D")),
        ("A B", ("A B",)),
        ("Anderson Brand, C Land", ("Anderson Brand", "C Land")),
        ("A and B Ltd and C D", None),
    ],
)
def test_enumerated_names(text: str, names: tuple[str, ...] | None) -> None:
    assert enumerated(text) == names


def test_family_names_first_with_stars_and_brackets() -> None:
    people = listed("Koné-Delorme, Issa (Laboratoire Rives; Plaine)*; Lind, Åsa (1,2); Collectif")
    assert [person.name for person in people] == ["Issa Koné-Delorme", "Åsa Lind", "Collectif"]
    assert [person.starred for person in people] == [True, False, False]
    assert people[0].bracket == "Laboratoire Rives; Plaine"


def test_numbers_in_brackets_point_to_organisations() -> None:
    people = of_listed(listed("A, B (1); C, D (1,2)"), ("b@x.org", "d@x.org"), ("Un", "Deux"))
    assert [(person.email, person.affiliation) for person in people] == [("b@x.org", "Un"), ("d@x.org", "Un, Deux")]


def test_addresses_that_are_fewer_than_people_are_given_to_nobody() -> None:
    assert [person.email for person in of_listed(listed("A, B; C, D"), ("b@x.org",), ())] == ["", ""]
