from __future__ import annotations

import pytest

from scheduler.language.level_amounts import amount, change_of_amount, plain_amount
from scheduler.language.message import Language


@pytest.mark.parametrize(
    ("level", "value", "language", "told"),
    [
        ("compactness", 580, "fr", "580 minutes"),
        ("compactness", 1, "en", "1 minute"),
        ("preferences", 0, "fr", "0 exposé"),
        ("preferences", 0, "en", "0 talks"),
        ("coherence", -19, "fr", "19 mots-clés partagés"),
        ("coherence", -1, "en", "1 shared keyword"),
        ("rules", 3, "fr", "3"),
    ],
)
def test_a_level_is_told_with_its_unit(level: str, value: int, language: Language, told: str) -> None:
    assert amount(level, value, language) == told


@pytest.mark.parametrize(
    ("level", "now", "then", "told"),
    [
        ("compactness", 580, 600, "580 → 600 minutes"),
        ("preferences", 2, 0, "2 → 0 exposés"),
        ("balance", 0, 1, "0 → 1 exposé"),
        ("coherence", -19, -17, "19 → 17 mots-clés partagés"),
        ("chairs", 10_000, 0, "10000 → 0"),
    ],
)
def test_the_unit_of_a_change_stands_behind_both_numbers(level: str, now: int, then: int, told: str) -> None:
    assert change_of_amount(level, now, then, "fr") == told


def test_shared_keywords_are_told_as_they_are_counted() -> None:
    assert plain_amount("coherence", 0) == 0
    assert plain_amount("coherence", -5) == 5
    assert plain_amount("balance", 5) == 5
