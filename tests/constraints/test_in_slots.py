"""With preset sessions a session lasts its whole slot and a talk its places; all rules are measured so."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import CATALOGUE, changes
from scheduler.check import check
from scheduler.domain.settings import SLOT_LEVELS

SLOTS = {"am": {}, "late": {"hours": "11:00-11:50", "places": 4}, "pm": {"hours": "14:00-15:30"}}
LATER = "S1 A @late T1:1"
BESIDE = ("S1 A @am T1:2", "S2 B @am T2")


@pytest.fixture
def preset(event: Any) -> Any:
    """Return the function that makes an event of T1 and T2 of one axis and T3 of another, with further fields."""

    def preset(values: dict[str, Any], **fields: Any) -> Any:
        axes = {"1": {"chairs": "ann"}, "2": {"chairs": "eve"}}
        return event("T1 T2 T3", axes=axes, rooms="A B", slots=SLOTS, T1=values, T3={"axis": "2"}, **fields)

    return preset


@pytest.mark.parametrize(
    ("rule", "values", "fields", "lines", "expected"),
    [
        # The second of four places is from 11:12 to 11:25.
        ("placed", {"duration": 7}, {}, (LATER, "S2 A @pm T2", "S3 B @pm T3"), []),
        ("placed", {}, {}, (LATER, "S2 A @pm T2"), [(1, ("T3",))]),
        ("day", {}, {"hours": "09:00-11:49"}, (LATER,), [(1, ("S1",))]),
        ("day", {}, {"hours": "09:00-11:24"}, (LATER,), [(1, ("T1",))]),
        ("room_overlap", {}, {}, ("S1 A @am T1", "S2 A @am T2:2"), [(1, ("S1", "S2"))]),
        ("pauses", {}, {"plenaries": {"p": {"at": "11:30", "duration": 10}}}, (LATER, "p"), [(1, ("S1", "p"))]),
        ("talk_available", {"available": "11:12-11:25"}, {}, (LATER,), []),
        ("talk_available", {"available": "11:13-11:25"}, {}, (LATER,), [(1, ("T1",))]),
        ("person_available", {}, {"people": {"of-T1": {"available": "11:12-11:25"}}}, (LATER,), []),
        ("person_available", {}, {"people": {"ann": {"available": "11:00-11:50"}}}, (LATER,), []),
        ("person_available", {}, {"people": {"ann": {"available": "11:12-11:50"}}}, (LATER,), [(1, ("Ann", "S1"))]),
        ("one_place", {"speakers": "ann"}, {}, BESIDE, [(1, ("Ann", "T1", "S2")), (1, ("Ann", "S1", "S2"))]),
        ("one_place", {"speakers": "ann"}, {}, ("S1 A @am T1:2 T2:0",), []),
        ("pin", {"pin": "11:12@A"}, {}, (LATER,), []),
        ("pin", {"pin": "11:12@B"}, {}, (LATER,), [(1, ("T1",))]),
        ("after", {"after": "T2"}, {}, BESIDE, []),
        ("after", {"after": "T2"}, {}, ("S1 A @am T1:1", "S2 B @am T2:1"), [(1, ("T1", "T2"))]),
        ("not_with", {"not_with": "T2"}, {}, BESIDE, []),
        ("not_with", {"not_with": "T2", "places": 2}, {}, ("S1 A @am T1:1", "S2 B @am T2:1"), [(1, ("T1", "T2"))]),
        ("axis_not_parallel", {}, {}, BESIDE, [(1, ("S1", "S2"))]),
        ("preferences", {"preferred": "11:12-11:25"}, {}, (LATER,), []),
        ("preferences", {"preferred": "11:13-11:25"}, {}, (LATER,), [(1, ("T1",))]),
        ("axis_order", {}, {}, ("S1 A @am T3", "S2 B @am T1:2"), []),
        ("axis_order", {}, {}, ("S1 A @am T3:2", "S2 B @late T1"), [(1, ("1", "2"))]),
        ("sessions", {}, {}, BESIDE, [(1, ("S1",)), (1, ("S2",))]),
    ],
)
def test_measures(
    rule: str,
    values: dict[str, Any],
    fields: dict[str, Any],
    lines: tuple[str, ...],
    expected: list[Any],
    preset: Any,
    programme: Any,
    measured: Any,
) -> None:
    tiny_event = preset(values, **fields)
    assert measured(rule, tiny_event, programme(tiny_event, *lines)) == expected


def test_what_has_changed_is_measured_by_place_and_slot(preset: Any, programme: Any) -> None:
    """T1 starts half an hour later; its session, and so its chair's, is where it was."""
    tiny_event = preset({})
    base, now = (programme(tiny_event, line) for line in ("S1 A @am T1 T2:2", "S1 A @am T1:1 T2:2"))
    notified, moved, minutes, breaks = (rule.measure(tiny_event, now) for rule in changes(base))
    assert [violation.subjects for violation in notified] == [("Of-t1",)]
    assert [violation.subjects for violation in moved] == [("T1",)]
    assert [violation.amount for violation in minutes] == [30]
    assert breaks == ()


def test_levels_of_sessions_that_the_solver_makes_are_left_out(preset: Any, programme: Any) -> None:
    tiny_event = preset({})
    levels = [level for level in SLOT_LEVELS if level != "chairs"]  # nobody may chair
    assert list(tiny_event.levels) == levels
    plan = programme(tiny_event, *BESIDE, "S3 A @pm T3")
    assert [name for name, _ in check(tiny_event, plan).levels] == levels


def test_the_rules_of_such_sessions_do_not_apply(preset: Any, event: Any) -> None:
    slots = {rule.name for rule in CATALOGUE if not rule.applies(preset({}))}
    assert slots == {
        "session_run",
        "session_apart",
        "session_idle",
        "grid",
        "session_size",
        "break_between",
        "max_stretch",
        "balance",
        "coherence",
        "compactness",
    }
    free = {rule.name for rule in CATALOGUE if not rule.applies(event())}
    of_slots = {"axis_slot_table", "slot_room_table", "talk_slot_table", "tags_related", "popular_rooms"}
    assert free == {"preset", *of_slots}


def test_a_talk_is_said_to_take_places(preset: Any, said: Any) -> None:
    assert said("placed", preset({"places": 2}))[:2] == [
        ("L'exposé T1 « Titre T1 » (2 places) doit être placé.", "Talk T1 “Titre T1” (2 places) must be placed."),
        ("L'exposé T2 « Titre T2 » (1 place) doit être placé.", "Talk T2 “Titre T2” (1 place) must be placed."),
    ]
