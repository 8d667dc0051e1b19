"""Names that stand at one address: one person's, two people's, or nobody can tell."""

from __future__ import annotations

import pytest

from scheduler.language.likeness import likeness, plain_name, same_but_for_spelling


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Zoé Arnaud", "Luc Bernard", "apart"),
        ("Z. Arnaud", "Z. Bernard", "apart"),
        ("J. D.", "Luc Bernard", "apart"),
        ("Jean Dupont", "JEAN DUPONT", "same"),
        ("Jean Dupont", "Dupont Jean", "same"),
        ("Jean Dupont", "J. Dupont", "same"),
        ("Jean-Paul Roy", "J.-P. Roy", "same"),
        ("Jean-Paul Roy", "Jean Paul ROY", "same"),
        ("Dr Li Wei", "Li Wei", "same"),
        ("Marie Curie", "Marie Skłodowska-Curie", "same"),
        ("Marie Dupont (née Martin)", "Marie Dupont", "same"),
        ("Jean P. Dupont", "J. Dupont", "same"),
        ("Marie Curie", "Maria Curie", "alike"),
        ("Jean-Piere Dupont", "Jean-Pierre Dupont", "alike"),
        ("Marie Dupont", "Marie Martin", "unclear"),
        ("Anne Martin", "Paul Martin", "unclear"),
        ("P. Martin", "Jean Martin", "unclear"),
        ("P. Martin", "J. Martin", "unclear"),
        ("Jean-Pierre Roy", "Jean-Paul Roy", "unclear"),
    ],
)
def test_two_names_of_one_address(first, second, expected):
    assert likeness(first, second) == likeness(second, first) == expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Zoé Été", "zoe  ETE", True),
        ("Jean Dupont", "J. Dupont", True),
        ("Dr Jean Dupont", "Dupont Jean", True),
        ("Marie Curie", "Maria Curie", False),
        ("Marie Curie", "Marie Skłodowska-Curie", False),
        ("Dupont", "Jean Dupont", False),
    ],
)
def test_what_may_be_printed_for_a_name(first, second, same):
    assert same_but_for_spelling(first, second) == same_but_for_spelling(second, first) == same


def test_a_key_is_never_empty():
    assert plain_name("(née X)")
    assert plain_name("\u0301")
    assert plain_name("ÉTÉ (née X)") == "ete"
