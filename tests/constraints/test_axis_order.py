"""The level counts the pairs of axes that begin in another order than event.toml lists them."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T3"), []),
        (("S1 A 09:00 T1", "S2 B 09:00 T2", "S3 C 09:00 T3"), []),
        (("S1 A 09:05 T1", "S2 B 09:00 T2", "S3 C 09:10 T3"), [(1, ("1", "2"))]),
        (
            ("S1 A 11:00 T1", "S2 A 10:00 T2", "S3 A 09:00 T3"),
            [(1, ("1", "2")), (1, ("1", "3")), (1, ("2", "3"))],
        ),
        (("S1 A 2/09:00 T1", "S2 A 10:00 T2", "S3 A 2/11:00 T3"), [(1, ("1", "2"))]),
        (("S1 A 11:00 T1", "S4 A 09:00 T4", "S2 A 10:00 T2", "S3 A 12:00 T3"), []),
        (("S2 A 10:00 T2", "S3 A 09:00 T3"), [(1, ("2", "3"))]),
    ],
)
def test_counts_reversed_pairs_of_first_sessions(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3 T4", axes="1 2 3 4", rooms="A B C", days=2, T2={"axis": "2"}, T3={"axis": "3"}, T4={"axis": "1"}
    )
    assert measured("axis_order", tiny_event, programme(tiny_event, *lines)) == expected


def test_is_nothing_without_axes(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(axes="")
    assert measured("axis_order", tiny_event, programme(tiny_event, "S1 A 11:00 T1", "S2 A 09:00 T2")) == []


def test_says_both_hours(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(axes="1 2", T2={"axis": "2"})
    assert texts("axis_order", tiny_event, programme(tiny_event, "S1 A 11:00 T1", "S2 A 09:00 T2")) == [
        ("L'axe 2 commence à 9 h, avant l'axe 1 (à 11 h).", "Axis 2 starts at 9:00, before axis 1 (at 11:00)."),
    ]
