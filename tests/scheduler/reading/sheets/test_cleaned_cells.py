"""What is told of a cell that was cleaned shows what changed, however late in the text."""

from __future__ import annotations

import pytest

from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.cleaned_cells import cleaned_row


@pytest.mark.parametrize("before", ["", "Un ", "Le passage : α < β, puis δ, puis encore ", "mot " * 300])
@pytest.mark.parametrize("after", ["", " enfin", " mot" * 300])
@pytest.mark.parametrize("listed", [False, True])
def test_the_texts_that_are_quoted_differ_where_the_cell_was_cleaned(before: str, after: str, listed: bool) -> None:
    text, report = f"{before}<b>gras</b>{after}", Report()
    (cell,) = cleaned_row([[text] if listed else text], [0], lambda _: "titre", Spot("a.csv", 2), report)
    assert cell == ([f"{before}gras{after}".strip()] if listed else f"{before}gras{after}".strip())
    (guess,) = report.guesses
    assert isinstance(guess.found, str)
    assert "<b>gras" in guess.found
    assert "gras" in guess.meant.fr
    assert "<b>" not in guess.meant.fr
    assert max(len(guess.found), len(guess.meant.fr)) <= 60
    assert guess.found.startswith("…") == (len(before) > 30)
