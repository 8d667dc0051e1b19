"""The preset model keeps what is fixed, has as few sessions at once as need be, and its levels are as measured."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.search.lexicographic import solve
from scheduler.search.repair import repair
from tests.constraints.edges.preset_fields import APART, EVERYWHERE, ONE, TWO

# ── what is fixed ────────────────────────────────────────────────────────────────────────────────────────────────────


def two_slots(second: str) -> dict[str, dict[str, Any]]:
    return {"am": {"hours": "11:00-12:30"}, "pm": {"hours": second}}


def test_a_break_lies_between_slots(event: Any) -> None:
    lunch = {"lunch": {"between": "11:30-14:30", "duration": 60}}
    programme = solve(event(slots=two_slots("13:30-15:00"), breaks=lunch)).programme
    assert programme is not None
    assert [(pause.start, pause.end) for pause in programme.breaks] == [(750, 810)]
    assert solve(event(slots=two_slots("13:29-15:00"), breaks=lunch)).status == "infeasible"


def test_breaks_do_not_overlap_each_other_nor_plenaries(event: Any) -> None:
    breaks = {name: {"between": "12:00-14:30", "duration": 30} for name in ("tea", "lunch")}
    assert solve(event(slots=two_slots("13:30-15:00"), breaks=breaks)).status == "optimal"
    assert solve(event(slots=two_slots("13:29-15:00"), breaks=breaks)).status == "infeasible"
    address = {"p": {"at": "12:55", "duration": 30}}
    tea = {"tea": breaks["tea"]}
    assert solve(event(slots=two_slots("13:55-15:00"), breaks=tea, plenaries=address)).status == "optimal"
    assert solve(event(slots=two_slots("13:54-15:00"), breaks=tea, plenaries=address)).status == "infeasible"


def asking(event: Any, *, talks: str = "T1 T2", slots: Any = None, rooms: str = "A B", **required: Any) -> str:
    """Return the status of the search for a programme that also keeps this what-if."""
    tiny_event = event(talks, slots=slots or TWO, rooms=rooms).model_copy(update={"what_ifs": (WhatIf(**required),)})
    return solve(tiny_event).status


@pytest.mark.parametrize("kind", ["when", "wish", "begun", "waits"])
def test_what_is_asked_of_a_talk_is_kept(kind: str, event: Any) -> None:
    place, no_place = Window(start=570, end=600), Window(start=571, end=601)
    assert asking(event, kind=kind, subject="T1", windows=(place,)) == "optimal"
    assert asking(event, kind=kind, subject="T1", windows=(no_place,)) == "infeasible"
    assert asking(event, kind=kind, subject="T1", windows=(no_place, place), room="B") == "optimal"
    only = {"am": {**TWO["am"], "rooms": "A"}}
    assert asking(event, kind=kind, subject="T1", windows=(place,), room="B", slots=only) == "infeasible"


def test_an_axis_is_in_as_few_sessions_as_asked(event: Any) -> None:
    slots = {"am": TWO["am"], "pm": {"hours": "14:00-15:00", "places": 2}}
    assert asking(event, kind="sessions", subject="1", most=1, slots=slots) == "optimal"
    assert asking(event, kind="sessions", subject="1", most=1, talks="T1 T2 T3", slots=slots) == "infeasible"


# ── sessions side by side that would fit into one ────────────────────────────────────────────────────────────────────


TWO_ROOMS: dict[str, Any] = {"rooms": "A B", "slots": TWO, "rules": EVERYWHERE}


@pytest.mark.parametrize(
    "fields",
    [
        {**TWO_ROOMS, "T1": {"room": "A"}, "T2": {"room": "B"}},
        {**TWO_ROOMS, "T1": {"pin": "09:00"}, "T2": {"pin": "09:00"}},
        {**TWO_ROOMS, "T1": {"available": "09:00-09:45"}, "T2": {"available": "08:00-09:30"}},
        {
            **TWO_ROOMS,
            "T1": {"audience": 9},
            "T2": {"needs": "piano"},
            "rooms": {"A": {"capacity": 9}, "B": {"capacity": 8, "features": "piano"}},
        },
        {**TWO_ROOMS, "rooms": {"A": {"available": "09:00-09:30"}, "B": {"available": "09:30-10:00"}}},
        {**TWO_ROOMS, "tables": {"talk_room": "T1/A=no T2/B=no"}},
        {**TWO_ROOMS, "rooms": "A B C", "talks": "T1 T2 T3", "axes": "1 2", "T3": {"axis": "2", "after": "T1 T2"}},
        {
            "talks": "T1 T2 T3",
            "rooms": "A B C",
            "rules": EVERYWHERE,
            **{talk: {"places": 2} for talk in ("T1", "T2", "T3")},
        },
    ],
)
def test_an_axis_has_as_many_sessions_at_once_as_its_talks_need(fields: dict[str, Any], event: Any) -> None:
    result = solve(event(**{"slots": {"am": {}}, **fields}))
    assert result.status == "optimal"
    assert result.programme is not None
    assert sum(session.axis == "1" for session in result.programme.sessions) == (3 if "slots" not in fields else 2)


def test_talks_that_have_an_order_may_be_in_more_sessions_so_as_not_to_overlap(event: Any) -> None:
    """With two sessions of two talks the first and the third talk overlap; with a third session they need not.

    The third session pays off only if sessions at the same time cost nothing.
    """
    fields = {"talks": "T1 T2 T3 T4", "rooms": "A B C", "slots": TWO, "T1": {"order": 1}, "T3": {"order": 3}}
    free, dear = (event(**fields, rules={**EVERYWHERE, "axis_parallel": weight}) for weight in ("off", 2))
    assert levels(free) == {"rules": 0, "sessions": 3, "preferences": 0, "axis_order": 0, "breaks": 0}
    assert levels(dear) == {"rules": 3, "sessions": 2, "preferences": 0, "axis_order": 0, "breaks": 0}


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def levels(event: Event) -> dict[str, int]:
    result = solve(event)
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(event, result.programme).passed
    return {level.name: level.value for level in result.programme.levels}


def test_talks_are_held_when_they_are_wished(event: Any) -> None:
    """T1 and T2 wish for the same place, T3 for a time that is none; each counts once, whoever wishes."""
    tiny_event = event(
        "T1 T2 T3",
        T1={"preferred": "09:00-09:30"},
        T2={"preferred": "08:00-09:30", "speakers": "x y"},
        T3={"preferred": "09:15-09:45"},
        people={"x": {"preferred": "09:00-10:00"}, "y": {"preferred": "12:00-13:00"}},
        slots={"am": {}},
    )
    assert levels(tiny_event) == {"sessions": 1, "preferences": 2, "axis_order": 0, "breaks": 0}


def test_axes_begin_in_their_order(event: Any) -> None:
    """Axis 3 can only be held before axis 2, axis 1 beside either."""
    tiny_event = event(
        "T1 T2 T3",
        axes="1 2 3",
        rooms="A B",
        T2={"axis": "2", "available": "14:00-14:30"},
        T3={"axis": "3", "available": "09:00-09:30"},
        slots=APART,
    )
    assert levels(tiny_event)["axis_order"] == 1
    later = event("T1 T2", axes="1 2", T1={"available": "14:00-14:30"}, T2={"axis": "2"}, slots=APART)
    assert levels(later)["axis_order"] == 1


def test_breaks_are_near_their_ideal_hour(event: Any) -> None:
    """A slot runs until 12:30: ten minutes late is the best that can be."""
    lunch = {"lunch": {"between": "11:30-14:30", "duration": 60, "ideal": "12:20"}}
    assert levels(event(slots=two_slots("14:00-15:30"), breaks=lunch))["breaks"] == 10


def test_sessions_are_few(event: Any) -> None:
    assert levels(event("T1 T2 T3", rooms="A B", slots={"am": {}, "pm": {"hours": "14:00-15:30"}}))["sessions"] == 1
    assert levels(event("T1 T2 T3", rooms="A B", slots=APART, rules={"axis_not_parallel": "off"}))["sessions"] == 3


# ── levels of change ─────────────────────────────────────────────────────────────────────────────────────────────────


def changed(before: Event, now: Event) -> dict[str, int]:
    """Return the levels of change from the best programme of `before` to the nearest programme of `now`, proved."""
    base = solve(before).programme
    assert base is not None
    repaired = repair(now, base)
    assert repaired.result.status == "optimal"
    assert repaired.programme is not None
    assert check(now, repaired.programme).passed
    return {level.name: level.value for level in repaired.levels[:4]}


def test_whose_slot_lasts_longer_is_told_and_moves_as_little_as_can_be(event: Any) -> None:
    """Two places of half an hour become two of an hour: the first talk begins as before, the second later."""
    longer = event(slots={"am": {"hours": "09:00-11:00", "places": 2}})
    assert changed(event(slots=TWO), longer) == {"told": 2, "moved": 1, "minutes": 30, "breaks_moved": 0}


def test_who_chairs_is_told_of_another_slot(event: Any) -> None:
    chaired = {"axes": {"1": {"chairs": "x"}}, "talks": "T1", "T1": {"speakers": ""}}
    later = {"am": {"hours": "09:00-09:35", "places": 1}}
    assert changed(event(**chaired, slots=ONE), event(**chaired, slots=ONE))["told"] == 0
    assert changed(event(**chaired, slots=ONE), event(**chaired, slots=later))["told"] == 1


def test_a_break_that_a_slot_drives_away_moves(event: Any) -> None:
    lunch = {"lunch": {"between": "11:30-14:30", "ideal": "12:30", "duration": 60}}
    early, late = (
        event(slots=two_slots("14:30-16:00") | {"am": {"hours": f"11:00-{end}"}}, breaks=lunch)
        for end in ("12:30", "12:40")
    )
    assert changed(early, early)["breaks_moved"] == 0
    assert changed(early, late)["breaks_moved"] == 1


def test_talks_stay_side_by_side_though_they_would_fit_into_one_session(event: Any) -> None:
    pinned = {"T1": {"pin": "09:00@A"}, "T2": {"pin": "09:00@B"}, "rooms": "A B", "slots": TWO, "rules": EVERYWHERE}
    free = event(rooms="A B", slots=TWO, rules=EVERYWHERE)
    assert changed(event(**pinned), free) == {"told": 0, "moved": 0, "minutes": 0, "breaks_moved": 0}
