"""How far a question is reads the same on the terminal and on the board."""

from __future__ import annotations

import dataclasses

import pytest

from scheduler.board.words import progress
from scheduler.cli.report import programme as report
from scheduler.search.result import Progress


@pytest.mark.parametrize(
    ("told", "french", "english"),
    [
        (Progress("alternatives", 2, 3, 4.2), "Autres programmes\u202f: 2 sur 3", "Other programmes: 2 of 3"),
        (Progress("ways_out", 1, None, 4.2), "Issues\u202f: 1", "Ways out: 1"),
        (
            Progress("coherence", -12, -14, 4.2),
            "Cohérence\u202f: 12 mots-clés partagés, au mieux 14",
            "Coherence: 12 shared keywords, at best 14",
        ),
    ],
)
def test_parts_are_counted_and_levels_have_their_unit(told: Progress, french: str, english: str) -> None:
    titles = {"fr": report.level_titles("fr"), "en": report.level_titles("en")}
    assert report.progress_text(titles["fr"].get(told.level, ""), told, "fr") == f"{french} · 4\u202fs"
    assert report.progress_text(titles["en"].get(told.level, ""), told, "en") == f"{english} · 4\u202fs"
    assert progress(dataclasses.asdict(told)) == {
        "fr": f" · {french} · 4\u202fs",
        "en": f" · {english} · 4\u202fs",
    }
