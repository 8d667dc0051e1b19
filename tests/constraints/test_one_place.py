"""Nobody is in two places at once."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[tuple[str, ...], list[Any]]] = [
    # Ann presents T1 and T2 (axis 1), chairs axis 2 (T3, T4) and speaks at the opening, 9:00-9:30 in room A.
    (("S1 A 10:00 T1", "S2 B 10:35 T2"), []),
    (("S1 A 10:00 T1", "S2 B 10:34 T2"), [(1, ("Ann", "T1", "T2"))]),
    (("S2 B 10:34 T2", "S1 A 10:00 T1"), [(1, ("Ann", "T2", "T1"))]),
    (("S1 A 10:00 T1 T2",), []),
    (("S1 A 10:00 T1", "S2 A 10:29 T2"), [(1, ("Ann", "T1", "T2"))]),
    (("S1 A 10:00 T1", "S2 B 2/10:00 T2"), []),
    (("S1 A 10:00 T1", "S2 B 10:35 T3"), []),
    (("S1 A 10:00 T1", "S2 B 10:34 T3"), [(1, ("Ann", "T1", "S2"))]),
    (("S1 B 10:00 T3 T4", "S2 A 11:15 T1"), []),
    (("S1 B 10:00 T3 T4", "S2 A 11:14 T1"), [(1, ("Ann", "T1", "S1"))]),
    (("S1 A 10:00 T3", "S2 B 10:45 T4"), []),
    (("S1 A 10:00 T3", "S2 B 10:44 T4"), [(1, ("Ann", "S1", "S2"))]),
    (("opening", "S1 A 09:30 T1"), []),
    (("opening", "S1 A 09:29 T1"), [(1, ("Ann", "T1", "opening"))]),
    (("opening", "S1 B 09:35 T3"), []),
    (("opening", "S1 B 09:34 T3"), [(1, ("Ann", "S1", "opening"))]),
    (("opening", "online", "S1 B 10:00 T1"), []),
    (("online", "S1 B 09:59 T1"), [(1, ("Ann", "T1", "online"))]),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_counts_each_person_and_pair_of_items(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    ann = {"speakers": "ann"}
    tiny_event = event(
        "T1 T2 T3 T4",
        axes={"1": {}, "2": {"chairs": "ann"}},
        rooms="A B",
        days=2,
        settings={"discussion": 10},
        plenaries={"opening": {"room": "A", **ann}, "online": {"at": "09:30", **ann}},
        T1=ann,
        T2=ann,
        T3={"axis": "2"},
        T4={"axis": "2"},
    )
    assert measured("one_place", tiny_event, programme(tiny_event, *lines)) == expected


def test_a_chair_may_present_in_the_session_chaired_and_conflicts_twice_with_another(
    event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(axes={"1": {"chairs": "ann"}}, rooms="A B", T1={"speakers": "ann"})
    assert measured("one_place", tiny_event, programme(tiny_event, "S1 A 10:00 T1 T2")) == []
    parallel = programme(tiny_event, "S1 A 10:00 T1", "S2 B 10:00 T2")
    assert measured("one_place", tiny_event, parallel) == [(1, ("Ann", "T1", "S2")), (1, ("Ann", "S1", "S2"))]


def test_each_person_counts_by_himself(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event(rooms="A B", T1={"speakers": "ann bob"}, T2={"speakers": "bob ann eve"})
    parallel = programme(tiny_event, "S1 A 10:00 T1", "S2 B 10:00 T2")
    assert measured("one_place", tiny_event, parallel) == [(1, ("Ann", "T1", "T2")), (1, ("Bob", "T1", "T2"))]


def test_touching_plenaries_in_two_rooms_leave_no_time_to_change(event: Any, programme: Any, measured: Any) -> None:
    plenaries = {"one": {"room": "A", "speakers": "ann"}, "two": {"at": "09:30", "room": "B", "speakers": "ann"}}
    tiny_event = event(rooms="A B", plenaries=plenaries)
    assert measured("one_place", tiny_event, programme(tiny_event, "one", "two")) == [(1, ("Ann", "one", "two"))]


def test_says_where_the_person_would_have_to_be(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(rooms="A B", T1={"speakers": "ann"}, T2={"speakers": "ann"})
    assert texts("one_place", tiny_event, programme(tiny_event, "S2 B 10:15 T2", "S1 A 10:00 T1")) == [
        (
            "Ann devrait être en deux endroits à la fois : l'exposé T1 « Titre T1 » (de 10 h à 10 h 30) et l'exposé T2 "
            "« Titre T2 » (de 10 h 15 à 10 h 45).",
            "Ann would have to be in two places at once: talk T1 “Titre T1” (from 10:00 to 10:30) and talk T2 "
            "“Titre T2” (from 10:15 to 10:45).",
        ),
    ]
    fr, en = texts("one_place", tiny_event, programme(tiny_event, "S1 A 10:00 T1", "S2 B 10:32 T2"))[0]
    assert fr.startswith("Ann n'a que 2 min au lieu de 5 min pour changer de salle entre l'exposé T1")
    assert en.startswith("Ann has 2 min instead of 5 min to change rooms between talk T1")


def test_is_required_of_people_with_two_commitments(event: Any, said: Any) -> None:
    tiny_event = event(
        "T1 T2 T3",
        axes={"1": {"chairs": "bob"}, "2": {"chairs": "eve"}},
        rooms="A B",
        plenaries={"opening": {"speakers": "ann"}},
        T1={"speakers": "ann"},
        T3={"axis": "2"},
    )
    assert said("one_place", tiny_event) == [
        (
            "Ann ne peut être à deux endroits à la fois (présente T1, intervient dans la plénière « Opening »).",
            "Ann cannot be in two places at once (presents T1, speaks in plenary “Opening”).",
        ),
        (
            "Bob ne peut être à deux endroits à la fois (modère l'axe 1).",
            "Bob cannot be in two places at once (chairs axis 1).",
        ),
        (
            "Changer de salle prend 5 min (event.toml, [sessions] room_change).",
            "Changing rooms takes 5 min (event.toml, [sessions] room_change).",
        ),
    ]


def test_one_room_needs_no_change(event: Any, said: Any) -> None:
    tiny_event = event(T1={"speakers": "ann"}, T2={"speakers": "ann"})
    assert said("one_place", tiny_event) == [
        (
            "Ann ne peut être à deux endroits à la fois (présente T1 et T2).",
            "Ann cannot be in two places at once (presents T1 and T2).",
        ),
    ]
