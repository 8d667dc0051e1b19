"""The plurals of the words that an event may choose for a talk."""

from __future__ import annotations

import pytest

from scheduler.language.plural import plural


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("communication", "communications"),
        ("exposé", "exposés"),
        ("exposé oral", "exposés oraux"),
        ("table ronde", "tables rondes"),
        ("prise de parole", "prises de parole"),
        ("récital", "récitals"),
        ("cours", "cours"),
        ("tableau", "tableaux"),
        ("exposé (20 min)", "exposés (20 min)"),
    ],
)
def test_french(noun: str, several: str) -> None:
    assert plural(noun, "fr") == several


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("talk", "talks"),
        ("case study", "case studies"),
        ("speech", "speeches"),
        ("work in progress", "works in progress"),
    ],
)
def test_english(noun: str, several: str) -> None:
    assert plural(noun, "en") == several
