"""No stretch of sessions without a pause is longer than `max_stretch`."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], list[Any]]] = [
    # Talks of 30 minutes, discussions of 10, at most 100 minutes.
    (("S1 A 09:00 T1 T2 T3",), []),
    (("S1 A 09:00 T1 T2 T3 T4",), [(30, ("S1",))]),
    (("S1 A 09:00 T1 T2", "S2 A 10:10 T3"), [(10, ("S1", "S2"))]),
    (("S1 A 09:00 T1 T2", "S2 A 10:19 T3"), [(19, ("S1", "S2"))]),
    (("S1 A 09:00 T1 T2", "S2 A 10:20 T3"), []),
    (("S1 A 09:00 T1 T2", "tea 10:10", "S2 A 10:15 T3 T4"), []),
    (("S1 A 09:00 T1 T2", "tea 10:30", "S2 A 10:15 T3 T4"), [(45, ("S1", "S2"))]),
    (("S1 A 08:20 T1", "opening", "S2 A 09:05 T2 T3"), []),
    (("S1 A 09:00 T1 T2", "S2 B 10:10 T3 T4"), []),
    (("S1 A 09:00 T1 T2 T3 T4", "S2 B 09:00 T5 T6 T7 T8"), [(30, ("S1",)), (30, ("S2",))]),
    (("S1 A 09:00 T1 T2", "S2 A 2/10:10 T3 T4"), []),
    (("S1 A 09:00 T1", "S2 A 09:40 T2", "S3 A 10:20 T3", "S4 A 11:10 T4"), [(20, ("S1", "S2", "S3"))]),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_counts_minutes_over_stretch_by_stretch(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3 T4 T5 T6 T7 T8",
        rooms="A B",
        days=2,
        settings={"discussion": 10, "max_stretch": 100},
        breaks={"tea": {"duration": 5}},
        plenaries={"opening": {"duration": 5}},
    )
    assert measured("max_stretch", tiny_event, programme(tiny_event, *lines)) == expected


def test_one_minute_over_is_over(event: Any, programme: Any, measured: Any) -> None:
    for limit, expected in ((60, []), (59, [(1, ("S1",))])):
        tiny_event = event(settings={"max_stretch": limit})
        assert measured("max_stretch", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == expected


def test_gaps_inside_a_session_are_no_pause(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(gap=15, settings={"max_stretch": 60})
    assert measured("max_stretch", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [(15, ("S1",))]


def test_says_how_long(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(settings={"max_stretch": 45})
    assert texts("max_stretch", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [
        (
            "La Salle A est occupée de 9 h à 10 h sans pause, 15 min de plus que 45 min.",
            "Salle A is in use from 9:00 to 10:00 without a pause, 15 min longer than 45 min.",
        ),
    ]
    assert said("max_stretch", tiny_event) == [
        (
            "Aucune salle n'est occupée plus de 45 min sans pause (event.toml, [sessions] max_stretch).",
            "No room is in use for more than 45 min without a pause (event.toml, [sessions] max_stretch).",
        ),
    ]


def test_asks_nothing_without_the_setting(event: Any, programme: Any, measured: Any, said: Any) -> None:
    tiny_event = event()
    assert said("max_stretch", tiny_event) == []
    assert measured("max_stretch", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == []
