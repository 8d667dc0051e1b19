"""Breaks and plenaries do not overlap, and no talk runs during them."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("opening", "coffee 09:30", "lunch 09:45"), {}, []),
    (("opening", "coffee 09:29", "lunch 10:00"), {}, [(1, ("opening", "coffee"))]),
    (("opening", "coffee 09:30", "lunch 09:44"), {}, [(1, ("coffee", "lunch"))]),
    (("S1 A 11:30 T1", "lunch 12:10"), {}, []),
    (("S1 A 11:41 T1", "lunch 12:10"), {}, [(1, ("T1", "lunch"))]),
    (("S1 A 11:31 T1", "lunch 12:10"), {}, [(1, ("S1", "lunch"))]),
    (("S1 B 13:10 T1", "lunch 12:10"), {}, []),
    (("S1 B 13:09 T1", "lunch 12:10"), {}, [(1, ("T1", "lunch"))]),
    (("S1 B 08:30 T1 T2", "opening"), {}, [(1, ("T2", "opening"))]),
    (("S1 B 08:31 T1 T2", "opening"), {}, [(1, ("T1", "opening")), (1, ("T2", "opening"))]),
    (("S1 B 2/09:00 T1", "opening", "lunch 12:00"), {}, []),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_pairs(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        rooms="A B",
        days=2,
        settings={"discussion": 10},
        plenaries={"opening": {}},
        breaks={"coffee": {"duration": 15}, "lunch": {}},
    )
    assert measured("pauses", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_says_what_runs_during_the_break(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(breaks={"lunch": {"title": "Déjeuner"}})
    assert texts("pauses", tiny_event, programme(tiny_event, "S1 A 12:45 T1", "lunch 12:00")) == [
        (
            "L'exposé T1 « Titre T1 » (de 12 h 45 à 13 h 15) et la pause « Déjeuner » (de 12 h à 13 h) se chevauchent.",
            "Talk T1 “Titre T1” (from 12:45 to 13:15) and break “Déjeuner” (from 12:00 to 13:00) overlap.",
        ),
    ]


def test_is_required_only_where_there_is_a_pause(event: Any, said: Any) -> None:
    assert said("pauses", event()) == []
    assert said("pauses", event(breaks={"lunch": {}})) == [
        ("Aucun exposé n'a lieu pendant une pause.", "No talk is held during a break."),
    ]
    assert said("pauses", event(plenaries={"opening": {}}))[0][1] == "No talk is held during a plenary."
    both = event(breaks={"lunch": {}}, plenaries={"opening": {}})
    assert said("pauses", both)[0][1] == "Breaks and plenaries do not overlap, and no talk is held meanwhile."
