"""The talks and the sessions of one room do not overlap."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("S1 A 09:00 T1", "S2 A 09:40 T2"), {}, []),
    (("S1 A 09:00 T1", "S2 A 09:39 T2"), {}, [(1, ("S1", "S2"))]),
    (("S2 A 09:39 T2", "S1 A 09:00 T1"), {}, [(1, ("S2", "S1"))]),
    (("S1 A 09:00 T1", "S2 B 09:00 T2"), {}, []),
    (("S1 A 09:00 T1", "S2 A 2/09:00 T2"), {}, []),
    (("S1 A 09:00 T1 T2",), {"T2": {"start": "09:29"}}, [(1, ("T1", "T2"))]),
    (
        ("S1 A 09:00 T1", "S2 A 09:00 T2", "S3 A 09:00 T3"),
        {},
        [(1, ("S1", "S2")), (1, ("S1", "S3")), (1, ("S2", "S3"))],
    ),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_pairs_of_sessions_and_of_talks_discussion_included(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2 T3", rooms="A B", days=2, settings={"discussion": 10})
    assert measured("room_overlap", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_says_who_overlaps_where(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event()
    assert texts("room_overlap", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 09:15 T2")) == [
        (
            "La session S1 de l'axe 1 (de 9 h à 9 h 30) et la session S2 de l'axe 1 (de 9 h 15 à 9 h 45) se "
            "chevauchent dans la Salle A.",
            "Session S1 of axis 1 (from 9:00 to 9:30) and session S2 of axis 1 (from 9:15 to 9:45) overlap in Salle A.",
        ),
    ]


def test_is_required_of_all_rooms_together(event: Any, said: Any) -> None:
    assert said("room_overlap", event(rooms="A B")) == [
        (
            "Chacune des 2 salles ne peut accueillir qu'un exposé à la fois.",
            "Each of the 2 rooms can hold only one talk at a time.",
        ),
    ]
    assert said("room_overlap", event())[0][0] == "La Salle A ne peut accueillir qu'un exposé à la fois."
