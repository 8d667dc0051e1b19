"""A talk starts after the end of the talks that its `after` names."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T2 T1",), []),
        (("S1 A 09:00 T2", "S2 B 09:29 T1"), [(1, ("T1", "T2"))]),
        (("S1 A 09:00 T2", "S2 B 2/09:00 T1"), []),
        (("S1 A 2/09:00 T2", "S2 B 17:00 T1"), [(1, ("T1", "T2"))]),
        (("S1 A 09:00 T1",), []),
    ],
)
def test_counts_a_pair_that_starts_too_early(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(rooms="A B", days=2, T1={"after": "T2"})
    assert measured("after", tiny_event, programme(tiny_event, *lines)) == expected


def test_each_pair_counts_and_is_required(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event("T1 T2 T3", T3={"after": "T1 T2"})
    violations = measured("after", tiny_event, programme(tiny_event, "S1 A 09:00 T3 T1 T2"))
    assert violations == [(1, ("T3", "T1")), (1, ("T3", "T2"))]
    assert said("after", tiny_event)[0] == (
        "L'exposé T3 « Titre T3 » vient après l'exposé T1 « Titre T1 ».",
        "Talk T3 “Titre T3” comes after talk T1 “Titre T1”.",
    )


def test_says_both_hours(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(rooms="A B", T1={"after": "T2"})
    assert texts("after", tiny_event, programme(tiny_event, "S1 A 09:00 T2", "S2 B 09:15 T1")) == [
        (
            "L'exposé T1 « Titre T1 » commence à 9 h 15, avant la fin de l'exposé T2 « Titre T2 » (de 9 h à 9 h 30).",
            "Talk T1 “Titre T1” starts at 9:15, before talk T2 “Titre T2” is over (from 9:00 to 9:30).",
        ),
    ]
