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


@pytest.mark.parametrize(
    ("text", "clean", "found"),
    [
        ("Le \u202etnatlusnoc\u202c juge", "Le tnatlusnoc juge", "Le [U+202E]tnatlusnoc juge"),
        (["a", "\u202db"], ["a", "b"], "a; [U+202D]b"),
    ],
)
def test_letters_that_are_shown_backwards_are_told(text: object, clean: object, found: str) -> None:
    report = Report()
    (cell,) = cleaned_row([text], [0], lambda _: "titre", Spot("a.csv", 2), report)
    assert cell == clean
    (guess,) = report.guesses
    assert guess.found == found


@pytest.mark.parametrize("text", ["שלום \u2067x\u2069", "\u202bשלום\u202c", "Le consultant"])
def test_what_right_to_left_letters_need_is_not_told(text: str) -> None:
    report = Report()
    assert cleaned_row([text], [0], lambda _: "titre", Spot("a.csv", 2), report) == [text]
    assert report.guesses == []
