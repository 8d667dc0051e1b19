"""The measures find the commitments of people and the sessions of axes."""

from __future__ import annotations

from typing import Any

from constraints import items


def test_everybody_has_talks_then_sessions_chaired_then_plenaries(event: Any, programme: Any) -> None:
    tiny_event = event(
        "T1 T2 T3",
        axes={"1": {"chairs": "ann"}, "2": {"chairs": "bob ann"}},
        T1={"speakers": "ann bob"},
        T2={"axis": "2", "speakers": "eve"},
        T3={"speakers": "ann"},
        plenaries={"opening": {"speakers": "ann zoe"}},
    )
    commitments = items.commitments(tiny_event, programme(tiny_event, "opening", "S1 A 09:30 T3 T1", "S2 A 11:00 T2"))
    assert {person: [item.id for item in listed] for person, listed in commitments.items()} == {
        "ann": ["T3", "T1", "S1", "S2", "opening"],
        "bob": ["T1", "S2"],
        "eve": ["T2"],
        "zoe": ["opening"],
    }


def test_nobody_has_anything_unknown_to_do_and_nothing_twice(event: Any, programme: Any) -> None:
    tiny_event = event("T1", T1={"speakers": "ann ann"})
    placed = programme(tiny_event, "S1 A 09:00 T1", edit={"S1": {"axis": "9"}})
    assert [item.id for item in items.commitments(tiny_event, placed)["ann"]] == ["T1"]
    empty = tiny_event.model_copy(update={"talks": ()})
    assert items.commitments(empty, placed) == {}


def test_the_sessions_of_each_axis(event: Any, programme: Any) -> None:
    tiny_event = event("T1 T2 T3", axes="1 2 3", T2={"axis": "2"})
    sessions = items.of_axes(programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T3"))
    assert {axis: [session.id for session in listed] for axis, listed in sessions.items()} == {
        "1": ["S1", "S3"],
        "2": ["S2"],
    }
