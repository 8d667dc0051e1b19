"""A pause or another session lies between two sessions of an axis in one room."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, tuple[str, ...], list[Any]]] = [
    ("1 2", ("S1 A 11:30 T1", "lunch 12:00", "S2 A 13:00 T2"), []),
    ("1 2", ("S1 A 11:30 T1", "S2 A 12:00 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S2 A 12:00 T2", "S1 A 11:30 T1"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 09:00 T1", "S2 A 16:00 T2", "lunch 12:00"), []),
    ("1 2", ("S1 A 09:00 T1", "S2 A 16:00 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 08:30 T1", "opening", "S2 A 09:30 T2"), []),
    ("1 2", ("S1 A 08:30 T1", "opening", "S2 A 09:29 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 11:00 T1", "S3 A 11:30 T3", "S2 A 12:00 T2"), []),
    ("1 2", ("S1 A 11:00 T1", "S3 B 11:30 T3", "S2 A 12:00 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 11:30 T1", "S3 A 12:00 T3"), []),
    ("1 2", ("S1 A 11:30 T1", "S2 B 12:00 T2"), []),
    ("1 2", ("S1 A 17:30 T1", "S2 A 2/09:00 T2"), []),
    ("", ("S1 A 11:30 T1", "S3 A 12:00 T3"), [(1, ("S1", "S3"))]),
    ("", ("S1 A 11:30 T1", "lunch 12:00", "S3 A 13:00 T3"), []),
]


@pytest.mark.parametrize(("axes", "lines", "expected"), CASES)
def test_counts_neighbours_without_a_pause(
    axes: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3",
        axes=axes,
        rooms="A B",
        days=2,
        breaks={"lunch": {}},
        plenaries={"opening": {}},
        T3={"axis": "2" if axes else None},
    )
    assert measured("session_apart", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_which_sessions(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event()
    assert texts("session_apart", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2")) == [
        (
            "La session S1 de l'axe 1 et la session S2 de l'axe 1 se suivent dans la Salle A (de 9 h à 9 h 30 puis de "
            "10 h à 10 h 30) sans rien entre elles.",
            "Session S1 of axis 1 and session S2 of axis 1 follow each other in Salle A (from 9:00 to 9:30, then from "
            "10:00 to 10:30) with nothing between them.",
        ),
    ]
    assert "du même axe" in said("session_apart", tiny_event)[0][0]
    assert (
        said("session_apart", event(axes=""))[0][1]
        == "Between two sessions in the same room there is a break or a plenary."
    )
