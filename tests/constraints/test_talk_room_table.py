"""The table of talks and rooms costs each talk in the room, in slots each of its places."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.check import check
from scheduler.explanation.conflicts import contradiction
from scheduler.explanation.feasibility import requirements
from scheduler.search.lexicographic import solve


@pytest.mark.parametrize(
    ("cells", "lines", "expected"),
    [
        ("T1/A=5", ("S1 A 09:00 T1 T2",), [(5, ("T1", "A"))]),
        ("T2/A=5", ("S1 A 09:00 T1 T2",), [(5, ("T2", "A"))]),
        ("T1/A=5 T2/A=2 T2/B=0", ("S1 A 09:00 T1", "S2 B 10:00 T2"), [(5, ("T1", "A"))]),
        ("T2/A=no", ("S1 A 09:00 T1 T2",), [(1, ("T2", "A"))]),
    ],
)
def test_counts_the_cell_of_each_talk(
    cells: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event("T1 T2", rooms="A B", T2={"places": 2}, tables={"talk_room": cells})
    assert measured("talk_room_table", tiny_event, programme(tiny_event, *lines)) == expected


def test_counts_the_places_of_slots(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(
        "T1 T2", rooms="A B", slots={"am": {}}, T2={"places": 2}, tables={"talk_room": "T1/A=5 T2/A=5 T1/B=no T2/B=no"}
    )
    plan = programme(tiny_event, "S1 A @am T1 T2")
    assert measured("talk_room_table", tiny_event, plan) == [(5, ("T1", "A")), (10, ("T2", "A"))]
    plan = programme(tiny_event, "S1 B @am T2")
    assert measured("talk_room_table", tiny_event, plan) == [(1, ("T2", "B"))], "no more for two places"


@pytest.mark.parametrize("rooms", ["A", "A B"])
def test_a_no_is_kept_whatever_the_weight(rooms: str, event: Any) -> None:
    tiny_event = event("T1", rooms=rooms, tables={"talk_room": "T1/A=no"}, rules={"talk_room_table": 1})
    result = solve(tiny_event)
    if rooms == "A":
        assert result.status == "infeasible"
        conflicts = contradiction(tiny_event)
        assert conflicts is not None
        assert [requirement.id for requirement in conflicts.contradictions[0]] == ["placed:T1", "talk_room_table:T1+A"]
        assert all(conflicts.minimal)
    else:
        assert result.programme is not None
        assert result.programme.talk["T1"].room == "B"
        assert check(tiny_event, result.programme).passed


def test_only_what_must_be_met_can_be_blamed(event: Any) -> None:
    def blamed(setting: Any) -> list[str]:
        tables = {"talk_room": "T1/A=5 T1/B=no"}
        tiny_event = event("T1", rooms="A B C", tables=tables, rules={"talk_room_table": setting})
        return [requirement.id for requirement in requirements(tiny_event) if requirement.rule == "talk_room_table"]

    assert blamed("hard") == ["talk_room_table:T1+A", "talk_room_table:T1+B"]
    assert blamed(7) == ["talk_room_table:T1+B"]
    assert blamed("off") == []


def test_what_it_costs_is_what_is_measured(event: Any) -> None:
    tiny_event = event(
        "T1 T2",
        rooms="A B",
        tables={"talk_room": "T1/A=5 T1/B=2 T2/B=4"},
        hours="09:00-10:00",
        rules={"talk_room_table": 3, "axis_not_parallel": "off"},
        settings={"max_talks": 1},
    )
    result = solve(tiny_event)
    assert result.programme is not None
    assert result.programme.levels[0].value == 6, "T1 in B for 2, T2 in A for nothing, at a weight of 3"
    assert check(tiny_event, result.programme).passed


def test_names_talk_and_room(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event("T1 T2", tables={"talk_room": "T1/A=5 T2/A=no"})
    assert texts("talk_room_table", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == [
        (
            "L'exposé T1 « Titre T1 » est dans la Salle A, ce qui coûte 5.",
            "Talk T1 “Titre T1” is in Salle A, which costs 5.",
        ),
        (
            "L'exposé T2 « Titre T2 » est dans la Salle A, ce que la table talk_room interdit.",
            "Talk T2 “Titre T2” is in Salle A, which table talk_room forbids.",
        ),
    ]
    assert said("talk_room_table", tiny_event)[0] == (
        "L'exposé T1 « Titre T1 » n'est pas dans la Salle A.",
        "Talk T1 “Titre T1” is not in Salle A.",
    )
