"""A number agrees with its noun in both languages."""

from __future__ import annotations

import pytest

from scheduler.language.counted import counted


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [(0, "0 personne", "0 people"), (1, "1 personne", "1 person"), (2, "2 personnes", "2 people")],
)
def test_none_is_singular_in_french_and_plural_in_english(count: int, french: str, english: str) -> None:
    said = counted(count, ("personne", "person"), ("personnes", "people"))
    assert (said.fr, said.en) == (french, english)
    assert counted(2, ("exposé", "talk")).fr == "2 exposés"
