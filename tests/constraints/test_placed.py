"""Each accepted talk is placed exactly once, for its whole duration, in a room of the event."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], dict[str, Any], list[Any]]] = [
    (("S1 A 09:00 T1 T2",), {}, []),
    (("S1 A 09:00 T1",), {}, [(1, ("T2",))]),
    (("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T2"), {}, [(1, ("T2",))]),
    (("S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T2 T2"), {}, [(2, ("T2",))]),
    (("S1 A 09:00 T1 T2",), {"T1": {"end": "09:29"}}, [(1, ("T1",))]),
    (("S1 A 09:00 T1 T2",), {"T2": {"start": "09:29"}}, [(1, ("T2",))]),
    (("S1 A 09:00 T1 T2",), {"T2": {"room": "Z"}}, [(1, ("T2", "Z"))]),
    (("S1 A 09:00 T1 T2",), {"T2": {"id": "T9"}}, [(1, ("T2",)), (1, ("T9",))]),
]


@pytest.mark.parametrize(("lines", "edit", "expected"), CASES)
def test_counts_what_is_missing_doubled_unknown_or_cut(
    lines: tuple[str, ...], edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event()
    assert measured("placed", tiny_event, programme(tiny_event, *lines, edit=edit)) == expected


def test_each_talk_is_required_with_its_title_and_duration(event: Any, said: Any) -> None:
    tiny_event = event(T1={"title": "Trier le courrier", "duration": 75})
    assert said("placed", tiny_event) == [
        (
            "L'exposé T1 « Trier le courrier » (1 h 15) doit être placé.",
            "Talk T1 “Trier le courrier” (1 h 15 min) must be placed.",
        ),
        ("L'exposé T2 « Titre T2 » (30 min) doit être placé.", "Talk T2 “Titre T2” (30 min) must be placed."),
    ]


def test_says_what_is_wrong(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event()
    faulty = programme(tiny_event, "S1 A 09:30 T1", edit={"T1": {"end": "09:50"}})
    assert texts("placed", tiny_event, faulty) == [
        ("L'exposé T2 « Titre T2 » n'est pas placé.", "Talk T2 “Titre T2” is not placed."),
        (
            "L'exposé T1 « Titre T1 » est placé de 9 h 30 à 9 h 50, mais doit durer 30 min.",
            "Talk T1 “Titre T1” is placed from 9:30 to 9:50, but must last 30 min.",
        ),
    ]
