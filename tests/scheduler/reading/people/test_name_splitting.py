"""Two people in one cell are two people; what may be one or two is a mistake that shows both; groups stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import people_in, written_name
from scheduler.reading.report import Wrong


def names(cell: str, addresses: int = 0) -> list[str]:
    return [person.name for person in people_in(cell.split(";"), addresses).people]


TWO = [
    "Jean Dupont et Marie Martin",
    "Jean Dupont ET Marie Martin",
    "Jean Dupont and Marie Martin",
    "Jean Dupont & Marie Martin",
    "Jean Dupont&Marie Martin",
    "Jean Dupont / Marie Martin",
    "Jean Dupont/Marie Martin",
    "Jean Dupont\nMarie Martin",
    "Jean Dupont\n\nMarie Martin\n",
    "Jean Dupont, Marie Martin",
    "Jean Dupont,Marie Martin",
    "Jean Dupont, et Marie Martin",
    "Jean Dupont + Marie Martin",
    "Jean Dupont avec Marie Martin",
    "Jean Dupont ainsi que Marie Martin",
    "Jean Dupont puis Marie Martin",
    "Jean Dupont vs Marie Martin",
    "Jean Dupont vs. Marie Martin",
    "Jean Dupont as well as Marie Martin",
    "1) Jean Dupont 2) Marie Martin",
    "1. Jean Dupont 2. Marie Martin",
    "Jean Dupont¹, Marie Martin²",
    "Jean Dupont¹ et Marie Martin*",
    "Jean Dupont y Marie Martin",
    "Dr Jean Dupont et Pr Marie Martin",
    "Dupont, Jean et Martin, Marie",
    "Dupont, Jean / Martin, Marie",
    "Dupont, Jean\nMartin, Marie",
    "Dupont, Jean ; Martin, Marie",
    "Dupont, Jean (CNRS) ; Martin, Marie",
    "Jean Dupont (Paris 8, LED) et Marie Martin (CNRS et EHESS)",
    "Jean Dupont, MCF, Marie Martin, PR",
    "Jean Dupont, CNRS, Marie Martin, Université de Lyon",
    "Jean Dupont (Université de Lyon), Marie Martin (Université de Paris)",
    "Jean Dupont, Marie Martin (Institut des sciences)",
    "Jean Dupont <j@x.org>, Marie Martin <m@x.org>",
]


@pytest.mark.parametrize("cell", TWO)
def test_two_full_names_are_two_people_and_are_told(cell):
    assert names(cell) == ["Jean Dupont", "Marie Martin"]
    assert "people" in people_in(cell.split(";")).changed


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ludwig van den Berg et Élise d’Arcourt", ["Ludwig van den Berg", "Élise d’Arcourt"]),
        ("Claire Roy, Ali Ben Salah", ["Claire Roy", "Ali Ben Salah"]),
        ("Nguyễn Thị Minh Khai, Taha El Fassi & J.-P. Roy", ["Nguyễn Thị Minh Khai", "Taha El Fassi", "J.-P. Roy"]),
        ("MARTIN Paul, ROY Anne", ["MARTIN Paul", "ROY Anne"]),
        ("Dupont, J., Martin, P.", ["J. Dupont", "P. Martin"]),
        ("Dr Dupont et Pr Martin", ["Dupont", "Martin"]),
        ("Ana García y Luis Pérez", ["Ana García", "Luis Pérez"]),
    ],
)
def test_names_of_many_origins_are_parted(cell, expected):
    assert names(cell) == expected


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Dupont, Jean", "Jean Dupont"),
        ("Dupont, Jean-Pierre", "Jean-Pierre Dupont"),
        ("DUPONT, Jean Martin", "Jean Martin DUPONT"),
        ("Le Goff, Baptiste", "Baptiste Le Goff"),
        ("Dupont, J.-P.", "J.-P. Dupont"),
        ("GARCÍA MÁRQUEZ, Ana", "Ana GARCÍA MÁRQUEZ"),
    ],
)
def test_a_family_name_before_the_comma_is_turned_round_and_told(cell, name):
    assert names(cell) == [name]
    assert people_in([cell]).changed == {"people"}


@pytest.mark.parametrize(
    "name",
    [
        "Jean Dupont",
        "José Ortega y Gasset",
        "Ana Costa e Silva",
        "Jean Dupont, Jr.",
        "M. Dupont",
        "Marie Dupont (née Martin)",
        "Mme la maire de Villefictive",
        "Voltaire",
        "王伟",
        "CNRS",
        "Robert (Bob) Martin",
        "Jean-Loup d'Arcourt",
        "=1+1",
    ],
)
def test_one_name_stays_as_it_is_and_nothing_is_told(name):
    cell = people_in([name])
    assert (names(name), cell.changed, cell.groups) == ([name], frozenset(), ())


@pytest.mark.parametrize(
    "name", ["Collectif Arts et Villes", "Laboratoire Droit et Territoires Durables", "Fab & Co Ltd"]
)
def test_a_group_is_not_parted_but_told(name):
    cell = people_in([name])
    assert [person.name for person in cell.people] == [name]
    assert cell.groups == (name,)


@pytest.mark.parametrize(
    ("cell", "ways"),
    [
        ("Dupont, Jean Martin", ("Dupont; Jean Martin", "Jean Martin Dupont")),
        ("Jean et Marie Dupont", ("Jean Dupont; Marie Dupont", '"Jean et Marie Dupont"')),
        ("Dupont et Martin", ("Dupont; Martin", '"Dupont et Martin"')),
        ("jean dupont et marie martin", ("jean dupont; marie martin", '"jean dupont et marie martin"')),
        ("Jean\nDupont", ("Jean; Dupont", "Jean Dupont")),
        ("Dupont, Jean, Martin, Paul", ("Jean Dupont; Paul Martin", "Dupont; Jean; Martin; Paul")),
        ("Jean Dupont et Marie; Ali Roy", ("Jean Dupont; Marie; Ali Roy", '"Jean Dupont et Marie"; Ali Roy')),
        ("王伟, 李娜", ("王伟; 李娜", "李娜 王伟")),
    ],
)
def test_what_may_be_one_person_or_two_is_a_mistake_that_shows_how_to_write_both(cell, ways):
    with pytest.raises(Wrong) as caught:
        people_in(cell.split(";"))
    assert caught.value.suggestions == ways
    for way in ways:
        assert way in caught.value.text.fr
        assert people_in(way.split(";")).changed == frozenset()


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_full_names_on_both_sides_of_a_dash_are_asked_about(dash: str) -> None:
    with pytest.raises(Wrong) as caught:
        people_in([f"Ana Bree {dash} Bo Cey"])
    several, one = caught.value.suggestions
    assert names(several) == ["Ana Bree", "Bo Cey"]
    assert people_in([one]).people == (Named("Ana Bree", affiliation="Bo Cey"),)


@pytest.mark.parametrize("cell", ["Jean Dupont et al.", "Jean Dupont et coll.", "M. et Mme Dupont", "A B and others"])
def test_who_is_not_named_is_a_mistake(cell):
    with pytest.raises(Wrong) as caught:
        people_in([cell])
    assert caught.value.suggestions == ()


def test_as_many_addresses_as_names_are_evidence_of_several_people():
    assert names("Dupont et Martin", addresses=2) == ["Dupont", "Martin"]
    with pytest.raises(Wrong):
        names("Dupont, Jean", addresses=2)


@pytest.mark.parametrize(
    ("cell", "person"),
    [
        ("Paul Martin (Paris 8)", Named("Paul Martin", affiliation="Paris 8")),
        ("Paul Martin, Université Paris 8", Named("Paul Martin", affiliation="Université Paris 8")),
        ("Paul Martin – CNRS", Named("Paul Martin", affiliation="CNRS")),
        ("Dr Paul Martin, MCF (EHESS)", Named("Paul Martin", affiliation="EHESS")),
        ("Pr. Bo Cey", Named("Bo Cey")),
        ("Pr.Bo Cey", Named("Bo Cey")),
        ("Prof. Dr. Li Wei", Named("Li Wei")),
        ("Pr émérite Li Wei", Named("Li Wei")),
        ("Professeure Émérite Li Wei", Named("Li Wei")),
        ("Emeritus Professor Li Wei", Named("Li Wei")),
        ("Mme Zoé Arnaud", Named("Zoé Arnaud")),
        ("M. Paul Martin", Named("Paul Martin")),
        ("Me Anne Roy", Named("Anne Roy")),
        ("Li Wei, PhD", Named("Li Wei")),
        ("Li Wei PhD", Named("Li Wei")),
        ("Paul Martin (MCF)", Named("Paul Martin")),
        ("Paul Martin (doctorant)", Named("Paul Martin")),
        ("Marie Curie*", Named("Marie Curie")),
        ("Marie Curie 0000-0002-1825-0097", Named("Marie Curie")),
        ("Marie Curie (https://orcid.org/0000-0002-1825-009X)", Named("Marie Curie")),
        ("Paul Martin / EHESS", Named("Paul Martin", affiliation="EHESS")),
        ("Paul Martin, CNRS²", Named("Paul Martin", affiliation="CNRS")),
        ("Marie Curie (marie@x.org)", Named("Marie Curie", "marie@x.org")),
        ("Marie Curie, marie@x.org", Named("Marie Curie", "marie@x.org")),
        ("Marie Curie marie@x.org", Named("Marie Curie", "marie@x.org")),
    ],
)
def test_what_stands_beside_a_name_is_taken_off_and_told(cell, person):
    read = people_in([cell])
    assert read.people == (person,)
    assert read.changed
    assert people_in(read.written(brackets=True)).people == read.people


@pytest.mark.parametrize("inside", ["sous réserve", "en visio", "à confirmer", "presenter"])
def test_a_bracket_that_says_how_somebody_comes_is_no_affiliation(inside):
    with pytest.raises(Wrong) as caught:
        people_in([f"Paul Martin ({inside})"])
    assert inside in caught.value.text.en


def test_empty_places_keep_their_place():
    assert names("Jean Dupont; ; Marie Martin") == ["Jean Dupont", "", "Marie Martin"]


WORDS = st.sampled_from(
    [
        "Jean",
        "Dupont",
        "et",
        "de",
        "d'",
        "Le",
        "and",
        "y",
        "&",
        "/",
        ",",
        "Dr",
        "M.",
        "MCF",
        "(CNRS)",
        "Jr.",
        "(",
        ")",
        "ROY",
        "Collectif",
        "a@x.org",
        "<b@x.org>",
        "\n",
        "-",
        "–",
        "“",
        "*",
        "é",
        "王",
        "12",
        "al.",
    ]
)


@given(st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=20)))
def test_whatever_stands_in_a_cell_is_read_or_a_mistake_and_reads_back_when_written(cell):
    try:
        read = people_in(cell.split(";"))
    except Wrong as wrong:
        for way in wrong.suggestions:
            people_in(way.split(";"))
        return
    again = people_in("; ".join(read.written(brackets=True)).split(";"))
    assert [(p.name, p.address, p.affiliation) for p in again.people if p.name or p.address] == [
        (p.name, p.address, p.affiliation) for p in read.people if p.name or p.address
    ]
    assert not again.changed - {"affiliation"}


@given(st.text(min_size=1, max_size=25).map(lambda text: " ".join(text.split())).filter(bool))
def test_every_name_can_be_written(name):
    if '"' not in name and ";" not in name and name.isprintable():
        assert [person.name for person in people_in([written_name(Named(name))]).people] == [name]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Jean-Loup Arcourt (d')", "Jean-Loup d'Arcourt"),
        ("Marie LA TOUR (de)", "Marie de LA TOUR"),
        ("Hans Weizsäcker (von)", "Hans von Weizsäcker"),
        ("Arcourt (d’)", "d’Arcourt"),
        ("Anne Rochefoucauld (de la)", "Anne de la Rochefoucauld"),
    ],
)
def test_a_particle_in_brackets_stands_before_the_family_name(cell: str, name: str) -> None:
    people = people_in([cell])
    assert [person.name for person in people.people] == [name]
    assert "people" in people.changed


def test_a_line_in_brackets_belongs_to_the_name_above() -> None:
    with pytest.raises(Wrong, match="“excusé” is no part of the name: write “Paul Martin” here"):
        people_in(["Paul Martin\n(excusé)"])
    cell = people_in(["Ada Roy\n(Paris 8)\nBo Lind\n(CNRS)"])
    assert [(person.name, person.affiliation) for person in cell.people] == [
        ("Ada Roy", "Paris 8"),
        ("Bo Lind", "CNRS"),
    ]
