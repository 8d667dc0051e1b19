"""Each plenary is held once, at its own hour and in its own room."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("opening", "closing"), {}, []),
    (("opening",), {}, [(1, ("closing",))]),
    (("opening", "closing", "closing"), {}, [(1, ("closing",))]),
    (("opening", "closing"), {"opening": {"start": "09:01"}}, [(1, ("opening",))]),
    (("opening", "closing"), {"opening": {"end": "09:31"}}, [(1, ("opening",))]),
    (("opening", "closing"), {"opening": {"day": 2}}, [(1, ("opening",))]),
    (("opening", "closing"), {"opening": {"room": None}}, [(1, ("opening",))]),
    (("opening", "closing"), {"closing": {"room": "A"}}, [(1, ("closing",))]),
    (("opening", "closing"), {"closing": {"id": "party"}}, [(1, ("closing",)), (1, ("party",))]),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_what_is_missing_doubled_unknown_or_moved(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(plenaries={"opening": {"room": "A"}, "closing": {"at": "17:00"}})
    assert measured("plenary", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_says_where_and_when(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(plenaries={"opening": {"room": "A"}})
    moved = programme(tiny_event, "opening", edit={"opening": {"end": "09:15", "room": None}})
    assert texts("plenary", tiny_event, moved) == [
        (
            "La plénière « Opening » a lieu de 9 h à 9 h 15 au lieu d'avoir lieu de 9 h à 9 h 30.",
            "Plenary “Opening” is held from 9:00 to 9:15 instead of from 9:00 to 9:30.",
        ),
        (
            "La plénière « Opening » n'est pas dans la bonne salle : aucune salle au lieu de la Salle A.",
            "Plenary “Opening” is not in its room: no room instead of Salle A.",
        ),
    ]
    assert said("plenary", tiny_event) == [
        ("La plénière « Opening » a lieu de 9 h à 9 h 30.", "Plenary “Opening” is held from 9:00 to 9:30."),
    ]
