"""The level sums the differences between the largest and the smallest session of each axis."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("axes", "lines", "expected"),
    [
        ("1 2", ("S1 A 09:00 T1 T2 T3",), []),
        ("1 2", ("S1 A 09:00 T1 T2", "S2 A 11:00 T3"), [(1, ("1",))]),
        ("1 2", ("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T3"), []),
        ("1 2", ("S1 A 09:00 T1 T2 T3", "S2 A 11:00", "S3 B 09:00 T4 T5", "S4 B 11:00 T6"), [(1, ("2",))]),
        ("", ("S1 A 09:00 T1 T2", "S2 A 11:00 T3"), []),
    ],
)
def test_sums_largest_minus_smallest(
    axes: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    second = {"axis": "2" if axes else None}
    tiny_event = event("T1 T2 T3 T4 T5 T6", axes=axes, rooms="A B", T4=second, T5=second, T6=second)
    assert measured("balance", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_the_sizes(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event("T1 T2 T3 T4")
    assert texts("balance", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2 T3", "S2 A 11:00 T4")) == [
        ("Les sessions de l'axe 1 comptent de 1 à 3 exposés.", "The sessions of axis 1 have from 1 to 3 talks."),
    ]
