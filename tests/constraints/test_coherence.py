"""The level counts the keywords that neighbouring talks share, as negative amounts."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1 T2 T3",), [(-2, ("T1", "T2")), (-1, ("T2", "T3"))]),
        (("S1 A 09:00 T1 T3 T2",), [(-1, ("T3", "T2"))]),
        (("S1 A 09:00 T1", "S2 A 09:30 T2"), []),
        (("S1 A 09:00 T4 T1",), []),
    ],
)
def test_counts_shared_keywords_of_neighbours(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3 T4",
        T1={"keywords": ("Énergie", "energie", "Open Data")},
        T2={"keywords": ("ENERGIE", "opendata", "fraude")},
        T3={"keywords": (" Fraude",)},
    )
    assert measured("coherence", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_what_is_shared(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(T1={"keywords": ("Énergie", "Fraude")}, T2={"keywords": ("fraude", "énergie")})
    assert texts("coherence", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [
        ("T1 et T2 ont en commun : Énergie et Fraude.", "T1 and T2 have in common: Énergie and Fraude."),
    ]
