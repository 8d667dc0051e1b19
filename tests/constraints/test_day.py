"""Every talk, session, break and plenary lies inside the window of its day."""

from __future__ import annotations

from typing import Any

import pytest

LUNCH = {"lunch": {"duration": 60, "between": "09:00-18:00"}}
CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("S1 A 09:00 T1", "S2 A 17:30 T2"), {}, []),
    (("S1 A 08:59 T1", "S2 A 17:30 T2"), {}, [(1, ("T1",))]),
    (("S1 A 09:00 T1", "S2 A 17:31 T2"), {}, [(1, ("T2",))]),
    (("S1 A 09:00 T1", "S2 A 17:30 T2"), {"S2": {"end": "18:01"}}, [(1, ("S2",))]),
    (("S1 A 09:00 T1 T2", "lunch 17:00"), {}, []),
    (("S1 A 09:00 T1 T2", "lunch 17:01"), {}, [(1, ("lunch",))]),
    (("S1 A 3/09:00 T1",), {}, [(1, ("T1",))]),
    (("S1 A 2/09:00 T1",), {}, []),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_each_thing_outside(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(breaks=LUNCH, days=2)
    assert measured("day", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_a_plenary_outside_is_told_with_its_hours(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(plenaries={"opening": {"at": "08:45"}})
    assert texts("day", tiny_event, programme(tiny_event, "opening")) == [
        (
            "La plénière « Opening » a lieu de 8 h 45 à 9 h 15, hors de la journée (de 9 h à 18 h).",
            "Plenary “Opening” is held from 8:45 to 9:15, outside the day (9:00 to 18:00).",
        ),
    ]


def test_a_foreign_day_is_told_with_its_date(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event()
    assert texts("day", tiny_event, programme(tiny_event, "S1 A 2/09:30 T1")) == [
        (
            "L'exposé T1 « Titre T1 » a lieu le 24 mai 2025, qui n'est pas un jour de l'événement.",
            "Talk T1 “Titre T1” is held on 24 May 2025, which is no day of the event.",
        ),
    ]


def test_each_day_is_required(event: Any, said: Any) -> None:
    assert said("day", event()) == [("La journée va de 9 h à 18 h.", "The day runs from 9:00 to 18:00.")]
    assert said("day", event(days=2))[1] == (
        "La journée du 24 mai 2025 va de 9 h à 18 h.",
        "The day of 24 May 2025 runs from 9:00 to 18:00.",
    )
