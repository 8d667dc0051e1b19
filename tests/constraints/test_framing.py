"""Nothing but breaks lies before an opening, or after a closing; where that cannot be, it is said and given up."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

PLENARIES = {
    "opening": {"at": "10:00", "position": "first"},
    "keynote": {"at": "11:00"},
    "closing": {"at": "16:00", "position": "last"},
}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 10:30 T1", "S2 A 15:00 T2"), []),
        (("S1 A 09:00 T1 T2",), [("opening", "T1"), ("opening", "T2")]),
        (("S1 A 16:30 T2", "S2 A 2/09:00 T1"), [("closing", "T2")]),
        (("lunch 09:00",), []),
        (("keynote 09:00",), [("opening", "keynote")]),
        (("keynote 17:00",), [("closing", "keynote")]),
    ],
)
def test_counts_each_talk_and_plenary_outside(
    lines: tuple[str, ...], expected: list[tuple[str, str]], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(days=2, plenaries=PLENARIES, breaks={"lunch": {}})
    held = [name for name in PLENARIES if not any(line.startswith(name) for line in lines)]
    violations = measured("framing", tiny_event, programme(tiny_event, *held, *lines))
    assert violations == [(1, subjects) for subjects in expected]


def test_says_what_comes_before_and_what_is_required(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1", plenaries={"opening": {"at": "10:00", "position": "first"}})
    assert texts("framing", tiny_event, programme(tiny_event, "opening", "S1 A 09:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » (de 9 h à 9 h 30) a lieu avant la plénière « Opening » (de 10 h à 10 h 30), "
            "qui ouvre la journée.",
            "Talk T1 “Titre T1” (from 9:00 to 9:30) is held before plenary “Opening” (from 10:00 to 10:30), which is "
            "first of its day.",
        )
    ]
    assert said("framing", tiny_event) == [
        (
            "La plénière « Opening » ouvre la journée : rien d'autre que des pauses ne la précède.",
            "Plenary “Opening” is first of its day: nothing but breaks comes before it.",
        )
    ]


@pytest.mark.long
def test_a_talk_that_must_come_before_the_opening_contradicts_it(event: Any) -> None:
    tiny_event = event("T1", T1={"pin": "09:00"}, plenaries={"opening": {"at": "10:00", "position": "first"}})
    found = conflicts(tiny_event, Budget.of(30), workers=1)
    assert {asked.id for asked in found.contradictions[0]} >= {"framing:opening", "pin:T1"}
    ways = ways_out(tiny_event, found.contradictions, Budget.of(30), sources=Sources())
    changes = {(change.kind, change.key, change.value) for way in ways for change in way.changes}
    assert ("plenary", "position", None) in changes
    assert all(way.verified for way in ways)


def test_a_placed_opening_goes_where_it_comes_first(event: Any) -> None:
    window = {"between": "09:00-12:00", "ideal": "11:00", "position": "first"}
    result = solve(event("T1", T1={"pin": "10:00"}, plenaries={"opening": window}), Budget.of(30), workers=1)
    assert result.programme is not None
    (opening,) = result.programme.plenaries
    assert opening.start == 9 * 60 + 30
    assert result.programme.levels[-1].value == 90  # minutes from its ideal
