"""Addresses and affiliations belong to the speakers of their row, in order, however they are separated."""

from __future__ import annotations

import pytest

from scheduler.reading.people.address_cells import addresses, lined, raw_places
from scheduler.reading.report import Wrong
from scheduler.reading.understood import Understood, plain

TWO, ONE = ["Ann Roy", "Bob Cey"], ["Ann Roy"]


@pytest.mark.parametrize(
    "cell", ["a@x.org", "a@x.org; b@x.org", "a@x.org;b@x.org", "; b@x.org", ["a@x.org", "b@x.org"]]
)
def test_the_contracts_own_form_is_nothing_to_tell(cell):
    assert not isinstance(addresses(TWO)(cell), Understood)


@pytest.mark.parametrize(
    "cell",
    [
        "a@x.org, b@x.org",
        "a@x.org / b@x.org",
        "a@x.org\nb@x.org",
        "a@x.org b@x.org",
        "a@x.org et b@x.org",
        "Ann Roy <a@x.org>, Bob Cey <b@x.org>",
        "Bob Cey <b@x.org>; Ann Roy <a@x.org>",
        "bob cey <b@x.org>\nANN ROY <a@x.org>",
        "mailto:a@x.org, mailto:b@x.org",
        ["a@x.org, b@x.org"],
    ],
)
def test_as_many_addresses_as_people_are_paired_and_told(cell):
    read = addresses(TWO)(cell)
    assert isinstance(read, Understood)
    assert read.value == ("a@x.org", "b@x.org")
    assert addresses(TWO)(read.written) == read.value


@pytest.mark.parametrize("cell", ["a@x.org / b@x.org", "a@x.org, b@x.org", "a@x.org ou b@x.org", "a@x.org\nb@x.org"])
def test_of_several_addresses_of_one_person_the_first_is_taken_and_told(cell):
    read = addresses(ONE)(cell)
    assert isinstance(read, Understood)
    assert (read.value, read.written) == (("a@x.org",), "a@x.org")


@pytest.mark.parametrize(
    "cell", ["a@x.org (perso : b@y.org)", "a@x.org (perso)", "a@x.org [pro], b@x.org (perso)", "Ann Roy (a@x.org)"]
)
def test_parentheses_beside_an_address_are_no_part_of_it(cell):
    read = addresses(ONE)(cell)
    assert isinstance(read, Understood)
    assert (read.value, read.written) == (("a@x.org",), "a@x.org")


def test_each_place_has_the_first_of_its_addresses():
    assert plain(addresses(TWO)("a@x.org / aa@x.org; b@x.org")) == ("a@x.org", "b@x.org")


def test_an_empty_line_is_the_place_of_somebody_without_address():
    assert plain(addresses(["A", "B", "C"])("a@x.org\n\nc@x.org")) == ("a@x.org", "", "c@x.org")


def test_more_addresses_than_people_are_a_mistake():
    with pytest.raises(Wrong):
        addresses(TWO)("a@x.org, b@x.org, c@x.org")


def test_what_is_no_address_stays_to_be_told():
    assert addresses(ONE)("marie at example") == ("marie at example",)


@pytest.mark.parametrize(
    ("cell", "names", "expected"),
    [
        ("Lab A\nLab B", TWO, ("Lab A", "Lab B")),
        ("Lab A\n\nLab B", TWO, ("Lab A", "Lab B")),
        ("Lab A\n\nLab C", ["A", "B", "C"], ("Lab A", "", "Lab C")),
        ("Lab A,\nUniv. A", ONE, ("Lab A, Univ. A",)),
        ("Lab A; Lab B", TWO, ("Lab A", "Lab B")),
        ("Lab, Univ.", TWO, ("Lab, Univ.",)),
        ("Univ. A / Univ. B", TWO, ("Univ. A", "Univ. B")),
        ("Univ. A | Univ. B", TWO, ("Univ. A", "Univ. B")),
        ("UMR A/B", TWO, ("UMR A/B",)),
        ("Univ. A / Lab B", ONE, ("Univ. A / Lab B",)),
        ("A / B / C", TWO, ("A / B / C",)),
    ],
)
def test_affiliations_stand_a_line_each_or_between_semicolons(cell, names, expected):
    assert plain(lined(names)(cell)) == expected


def test_lines_that_do_not_go_with_the_names_are_a_mistake():
    with pytest.raises(Wrong):
        lined(["A", "B", "C"])("Lab A\nLab B")


@pytest.mark.parametrize(
    ("cell", "places"),
    [('"a;b"; c', ['"a;b"', "c"]), ('a"; b', ['a"', "b"]), ("a;;", ["a"]), (["a;b", "c"], ["a;b", "c"])],
)
def test_a_semicolon_in_straight_quotes_separates_nothing(cell, places):
    assert raw_places(cell) == places
