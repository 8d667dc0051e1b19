"""Talks that must not run in parallel do not overlap."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T2", "S2 B 09:30 T10"), []),
        (("S1 A 09:00 T2", "S2 B 09:29 T10"), [(1, ("T2", "T10"))]),
        (("S1 A 09:00 T10", "S2 B 09:29 T2"), [(1, ("T2", "T10"))]),
        (("S1 A 09:00 T2", "S2 B 2/09:00 T10"), []),
        (("S1 A 09:00 T2",), []),
    ],
)
@pytest.mark.parametrize(
    "naming",
    [
        {"T2": {"not_with": "T10"}},
        {"T10": {"not_with": "T2"}},
        {"T2": {"not_with": "T10"}, "T10": {"not_with": "T2 T10"}},
    ],
)
def test_counts_a_pair_once_whoever_names_whom(
    naming: dict[str, Any], lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T2 T10", rooms="A B", days=2, **naming)
    assert measured("not_with", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_both_talks(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms="A B", T2={"not_with": "T1"})
    assert texts("not_with", tiny_event, programme(tiny_event, "S1 A 09:00 T2", "S2 B 09:00 T1")) == [
        (
            "Les exposés T1 « Titre T1 » (de 9 h à 9 h 30) et T2 « Titre T2 » (de 9 h à 9 h 30) ne doivent pas être en "
            "parallèle.",
            "Talks T1 “Titre T1” (from 9:00 to 9:30) and T2 “Titre T2” (from 9:00 to 9:30) must not run in parallel.",
        ),
    ]
    assert said("not_with", tiny_event) == [
        (
            "Les exposés T1 « Titre T1 » et T2 « Titre T2 » ne doivent pas être en parallèle.",
            "Talks T1 “Titre T1” and T2 “Titre T2” must not run in parallel.",
        ),
    ]
