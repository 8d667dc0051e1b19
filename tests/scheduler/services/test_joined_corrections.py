"""A field of several columns is corrected cell by cell, or not at all."""

from __future__ import annotations

import pytest

from scheduler.reading.report import Correction
from scheduler.services.joined_corrections import spread


def written(value: str, column: str = "Prénom + Nom", **cells: str) -> dict[str, object]:
    corrections = spread(Correction("talks.csv", 2, column, value), cells)
    return {correction.column: correction.value for correction in corrections}


def test_each_cell_keeps_its_own_words() -> None:
    assert written("Ada MERCIER", Prénom="Dr Ada", Nom="MERCIER") == {"Prénom": "Ada"}
    assert written("Ada Mercier; Bo Linde", "P 1 + P 2", **{"P 1": "Mme Ada Mercier", "P 2": "M. Bo Linde"}) == {
        "P 1": "Ada Mercier",
        "P 2": "Bo Linde",
    }


def test_lines_of_a_cell_stay_lines() -> None:
    assert written("Ada Mercier; Bo Linde", Prénom="Dr Ada\nBo", Nom="Mercier\nLinde") == {"Prénom": "Ada\nBo"}


def test_a_value_that_is_not_in_the_cells_is_refused() -> None:
    with pytest.raises(LookupError):
        written("Ada Mercier-Linde", Prénom="Ada", Nom="Mercier")


def test_a_single_cell_and_a_column_to_add_are_left_as_they_are() -> None:
    assert written("Ada", "Nom", Nom="M. Ada") == {"Nom": "Ada"}
    assert written("T1", "id", Nom="Ada") == {"id": "T1"}
    assert written("a", "Nom + titre", **{"Nom + titre": "b"}) == {"Nom + titre": "a"}
