"""People present, chair and speak only while they are there."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, tuple[str, ...], list[Any]]] = [
    # Ann presents T1, chairs axis 2 (T2; 10 minutes of discussion) and speaks at the opening, 9:00-9:30.
    ("09:00-12:00", ("opening", "S1 A 09:30 T1", "S2 A 11:20 T2"), []),
    ("09:00-12:00", ("opening", "S1 A 09:30 T1", "S2 A 11:21 T2"), [(1, ("Ann", "S2"))]),
    ("09:01-12:00", ("opening", "S1 A 09:30 T1", "S2 A 11:20 T2"), [(1, ("Ann", "opening"))]),
    ("09:00-09:30", ("opening", "S1 A 09:30 T1", "S2 A 11:20 T2"), [(1, ("Ann", "T1")), (1, ("Ann", "S2"))]),
    ("2/09:00-12:00", ("S1 A 2/09:00 T1", "S2 A 2/10:00 T2"), []),
    ("2/09:00-12:00", ("S1 A 1/09:00 T1", "S2 A 2/10:00 T2"), [(1, ("Ann", "T1"))]),
]


@pytest.mark.parametrize(("available", "lines", "expected"), CASES)
def test_counts_each_person_and_item(
    available: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        axes={"1": {}, "2": {"chairs": "ann"}},
        days=2,
        settings={"discussion": 10},
        plenaries={"opening": {"speakers": "ann"}},
        people={"ann": {"available": available}},
        T1={"speakers": "bob ann"},
        T2={"axis": "2"},
    )
    assert measured("person_available", tiny_event, programme(tiny_event, *lines)) == expected


def test_a_chair_who_presents_in_the_session_counts_twice(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        "T1", axes={"1": {"chairs": "ann"}}, people={"ann": {"available": "10:00-11:00"}}, T1={"speakers": "ann"}
    )
    violations = measured("person_available", tiny_event, programme(tiny_event, "S1 A 09:00 T1"))
    assert violations == [(1, ("Ann", "T1")), (1, ("Ann", "S1"))]


def test_says_who_does_what_when(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(
        axes={"1": {"chairs": "ann"}},
        people={"ann": {"available": "10:00-18:00", "name": "Claire Dubois"}},
        T2={"speakers": "ann"},
    )
    assert texts("person_available", tiny_event, programme(tiny_event, "S1 A 09:30 T1 T2")) == [
        (
            "Claire Dubois modère la session S1 de l'axe 1 de 9 h 30 à 10 h 30, mais n'est là qu'à partir de 10 h.",
            "Claire Dubois chairs session S1 of axis 1 from 9:30 to 10:30, but is there only from 10:00.",
        ),
    ]
    assert said("person_available", tiny_event) == [
        (
            "Claire Dubois n'est là qu'à partir de 10 h (présente T2, modère l'axe 1).",
            "Claire Dubois is there only from 10:00 (presents T2, chairs axis 1).",
        ),
    ]


def test_nothing_is_required_of_people_without_windows_or_part(event: Any, said: Any) -> None:
    assert said("person_available", event(people={"eve": {"available": "10:00-11:00"}})) == []
