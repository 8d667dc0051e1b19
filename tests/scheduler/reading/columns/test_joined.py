"""Columns that make one value together: names in parts, people one to a column, keywords one to a column."""

from __future__ import annotations

import pytest

from scheduler.reading.columns.joined import joined
from scheduler.reading.columns.sources import Source
from scheduler.reading.report import Wrong

PARTS = Source(((0, 1),))
TWO = Source(((0,), (1,)))


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["Odile", "MÉRIEL-FAUX"], "Odile MÉRIEL-FAUX"),
        (["Teresa\nLouis", "Da Costa Pires\nVANHOUTTE"], "Teresa Da Costa Pires; Louis VANHOUTTE"),
        (["Teresa ; Louis", "Da Costa Pires;VANHOUTTE"], "Teresa Da Costa Pires; Louis VANHOUTTE"),
        (["Teresa;\r\nLouis;", "Da Costa Pires\r\nVANHOUTTE"], "Teresa Da Costa Pires; Louis VANHOUTTE"),
        (["Paul et Lucie", "MARTIN et ROUSSEAU"], "Paul MARTIN et Lucie ROUSSEAU"),
        (["Luc / Ève / Zoé", "Roy/Petit & Le Goff"], "Luc Roy / Ève Petit / Zoé Le Goff"),
        (["Luc et", "Roy et"], "Luc et Roy et"),
        (["Luc", "Roy et Petit"], "Luc Roy et Petit"),
        (["", "Collectif"], "Collectif"),
        ([None, "A\nB"], "A; B"),
        (["Zoé", None], "Zoé"),
        ([None, ""], ""),
        (["Léa"], "Léa"),
    ],
)
def test_parts_of_names_are_paired_place_by_place(cells: list[object], names: str) -> None:
    assert joined("speakers", PARTS, cells) == names


@pytest.mark.parametrize("cells", [["A\nB", "C"], ["A", "C;D"], ["A\nB\nC", "D\nE"]])
def test_cells_with_different_numbers_of_people_are_a_mistake(cells: list[object]) -> None:
    with pytest.raises(Wrong, match="numbers of people"):
        joined("speakers", PARTS, cells)


@pytest.mark.parametrize(
    ("cells", "value"),
    [(["a@x.org", "b@x.org"], "a@x.org; b@x.org"), ([None, "b@x.org"], "; b@x.org"), (["a@x.org", ""], "a@x.org")],
)
def test_columns_that_numbers_count_keep_their_places(cells: list[object], value: str) -> None:
    assert joined("emails", TWO, cells) == value


@pytest.mark.parametrize("source", [PARTS, TWO])
def test_columns_of_lists_are_one_list(source: Source) -> None:
    assert joined("keywords", source, ["eau; juge", "forêt"]) == "eau; juge; forêt"
    assert joined("keywords", source, [None, "forêt"]) == "forêt"


def test_a_column_by_itself_stays_as_it_is() -> None:
    for value in (3.0, None, ["a", "b"], " x ; "):
        assert joined("speakers", Source(((0,),)), [value]) == value


def test_long_texts_are_paragraphs() -> None:
    assert joined("abstract", PARTS, ["un;\ndeux", "trois"]) == "un;\ndeux\n\ntrois"
