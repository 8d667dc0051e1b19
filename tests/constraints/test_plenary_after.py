"""A plenary starts when all that its `after` names is over."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.search.control import Budget


@pytest.mark.parametrize(
    ("after", "lines", "expected"),
    [
        ("T1", ("S1 A 09:00 T1 T2",), []),
        ("T1", ("S1 A 11:00 T1 T2",), ["T1"]),
        ("T1", ("S1 A 2/09:00 T1",), ["T1"]),
        ("T2 axis:1", ("S1 A 11:00 T1", "S2 A 12:00 T2"), ["T2", "T1", "T2"]),
        ("keynote", ("keynote 09:00",), []),
        ("keynote", ("keynote 11:00",), ["keynote"]),
        ("lunch", ("lunch 09:00", "lunch 2/12:00"), []),
        ("lunch", ("lunch 12:00", "lunch 2/12:00"), ["lunch"]),
        ("tea", ("tea 2/12:00",), ["tea"]),
        ("nobody axis:9", ("S1 A 11:00 T1",), []),
    ],
)
def test_counts_each_thing_that_is_not_over(
    after: str, lines: tuple[str, ...], expected: list[str], event: Any, programme: Any, measured: Any
) -> None:
    breaks = {"lunch": {"between": "09:00-14:00"}, "tea": {"between": "2/12:00-14:00"}}
    plenaries = {"panel": {"at": "10:30", "after": after}, "keynote": {"between": "09:00-17:00"}}
    tiny_event = event(days=2, plenaries=plenaries, breaks=breaks)
    violations = measured("plenary_after", tiny_event, programme(tiny_event, "panel", *lines))
    assert violations == [(1, ("panel", name)) for name in expected]


def test_says_what_must_be_over(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1", plenaries={"panel": {"at": "10:00", "after": "T1 axis:1 lunch"}}, breaks={"lunch": {}})
    assert [text for text, _ in said("plenary_after", tiny_event)] == [
        "La plénière « Panel » vient après l'exposé T1 « Titre T1 ».",
        "La plénière « Panel » vient après les exposés de l'axe 1 « Axe 1 ».",
        "La plénière « Panel » vient après la pause « Lunch ».",
    ]
    (first, *_) = texts("plenary_after", tiny_event, programme(tiny_event, "panel", "S1 A 11:00 T1"))
    assert first == (
        "La plénière « Panel » (de 10 h à 10 h 30) commence avant la fin de ce qu'elle doit suivre : l'exposé T1 "
        "« Titre T1 » (de 11 h à 11 h 30).",
        "Plenary “Panel” (from 10:00 to 10:30) starts before what it must follow is over: talk T1 “Titre T1” (from "
        "11:00 to 11:30).",
    )


@pytest.mark.long
def test_a_window_that_ends_too_early_is_widened_or_the_order_given_up(event: Any) -> None:
    panel = {"between": "10:00-11:00", "after": "axis:1"}
    tiny_event = event("T1", T1={"pin": "10:45"}, plenaries={"panel": panel})
    found = conflicts(tiny_event, Budget.of(30), workers=1)
    assert {asked.id for asked in found.contradictions[0]} >= {"plenary_after:panel+axis:1", "plenary:panel"}
    ways = ways_out(tiny_event, found.contradictions, Budget.of(30), sources=Sources())
    changes = {(change.kind, change.key, str(change.value)) for way in ways for change in way.changes}
    assert ("plenary", "between", "['10:00', '11:45']") in changes
    assert all(way.verified for way in ways)


def test_somebody_else_may_chair_a_plenary_whose_chair_is_away(event: Any) -> None:
    panel = {"between": "10:00-11:00", "chairs": "ann"}
    tiny_event = event("T1", people={"ann": {"available": "14:00-15:00"}}, plenaries={"panel": panel})
    found = conflicts(tiny_event, Budget.of(30), workers=1)
    assert {asked.id for asked in found.contradictions[0]} == {"person_available:ann", "plenary:panel"}
    ways = ways_out(tiny_event, found.contradictions, Budget.of(30), sources=Sources())
    changes = {(change.kind, change.key, str(change.value)) for way in ways for change in way.changes}
    assert {("plenary", "chair", "None"), ("plenary", "between", "['10:00', '14:30']")} <= changes
