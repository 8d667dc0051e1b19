"""No cell of a table begins as a formula does, in whatever width its sign is drawn."""

from __future__ import annotations

import unicodedata

import pytest

from exports.formula import harmless


@pytest.mark.parametrize(
    "cell", ["=1+1", "+33 6", "-1", "@SUM(A1)", "＝1+1", "＋33", "－1", "＠SUM(A1)", "\t=1", " ＝1"]
)
def test_a_cell_that_begins_as_a_formula_stands_behind_an_apostrophe(cell: str) -> None:
    assert unicodedata.normalize("NFKC", cell.strip())[0] in "=+-@"
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "1-2", "–", "|x", "'=1"])
def test_any_other_cell_stays(cell: str) -> None:
    assert harmless(cell) == cell
