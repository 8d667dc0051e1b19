"""A session is an unbroken run of talks, and its lists agree."""

from __future__ import annotations

from typing import Any

import pytest

RUN = "S1 A 09:00 T1 T2"  # T1 9:00-9:30, gap 5, T2 9:35-10:05, discussion 10: until 10:15
CASES: list[tuple[dict[str, Any], list[Any]]] = [
    ({}, []),
    ({"T1": {"start": "09:01"}}, [(1, ("S1",))]),
    ({"S1": {"start": "08:55"}}, [(1, ("S1",))]),
    ({"T2": {"start": "09:34"}}, [(1, ("S1",))]),
    ({"T2": {"start": "09:36"}}, [(1, ("S1",))]),
    ({"S1": {"end": "10:14"}}, [(1, ("S1",))]),
    ({"S1": {"end": "10:16"}}, [(1, ("S1",))]),
    ({"S1": {"chairs": ()}}, [(1, ("S1",))]),
    ({"S1": {"chairs": ("Bob", "Ann")}}, []),
    ({"S1": {"chairs": ("Ann", "Bob", "Eve")}}, [(1, ("S1",))]),
    ({"T2": {"room": "B"}}, [(1, ("S1",))]),
    ({"S1": {"axis": "2", "chairs": ()}}, [(1, ("S1",)), (1, ("S1",))]),
    ({"T1": {"day": 2}}, [(1, ("S1",))]),
    ({"T2": {"session": "S9"}}, [(1, ("T2", "S9")), (1, ("S1", "T2")), (1, ("S1",))]),
    ({"S1": {"talks": ("T1",)}}, [(1, ("T2", "S1")), (1, ("S1",))]),
    ({"S1": {"talks": ()}}, [(1, ("T1", "S1")), (1, ("T2", "S1")), (1, ("S1",))]),
    ({"S1": {"talks": ("T2", "T1")}}, [(1, ("S1",)), (1, ("S1",)), (1, ("S1",))]),
    ({"S1": {"talks": ("T1", "T2", "T2")}}, [(1, ("T2", "S1")), (1, ("S1",))]),
]


@pytest.mark.parametrize(("edit", "expected"), CASES)
def test_counts_each_fault(
    edit: dict[str, Any], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        axes={"1": {"chairs": "ann bob"}, "2": {}}, rooms="A B", gap=5, days=2, settings={"discussion": 10}
    )
    assert measured("session_run", tiny_event, programme(tiny_event, RUN, edit=edit)) == expected


def test_a_session_id_stands_once(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = event()
    assert (1, ("S1",)) in measured("session_run", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S1 A 10:00 T2"))


def test_says_what_is_wrong(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(axes={"1": {"chairs": "ann"}})
    faulty = programme(tiny_event, "S1 A 09:00 T1 T2", edit={"S1": {"chairs": ()}, "T2": {"start": "09:40"}})
    assert texts("session_run", tiny_event, faulty) == [
        (
            "La session S1 de l'axe 1 : T1 (jusqu'à 9 h 30) et T2 (à partir de 9 h 40) doivent se suivre sans "
            "intervalle.",
            "Session S1 of axis 1: T1 (until 9:30) and T2 (from 9:40) must follow each other without a gap.",
        ),
        (
            "La session S1 de l'axe 1 n'est modérée par personne, mais devrait l'être par Ann.",
            "Session S1 of axis 1 is chaired by nobody, but should be by Ann.",
        ),
    ]


def test_says_when_the_session_should_end(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = event(settings={"discussion": 15})
    assert texts(
        "session_run", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2", edit={"S1": {"end": "10:00"}})
    ) == [
        (
            "La session S1 de l'axe 1 doit finir à 10 h 15 (dernier exposé, puis 15 min de discussion) et non à 10 h.",
            "Session S1 of axis 1 must end at 10:15 (last talk, then 15 min of discussion), not at 10:00.",
        ),
    ]


def test_an_introduction_precedes_the_first_talk(event: Any, programme: Any, measured: Any, texts: Any) -> None:
    tiny_event = event(settings={"introduction": 15})
    right = programme(tiny_event, "S1 A 09:00 T1 T2")
    assert [talk.start for talk in right.talks] == [555, 585]
    assert measured("session_run", tiny_event, right) == []
    late = programme(tiny_event, "S1 A 09:00 T1 T2", edit={"S1": {"start": "09:05"}})
    assert texts("session_run", tiny_event, late) == [
        (
            "La session S1 de l'axe 1 commence à 9 h 05 et son premier exposé à 9 h 15, mais l'introduction dure 15 "
            "min.",
            "Session S1 of axis 1 starts at 9:05 and its first talk at 9:15, but the introduction takes 15 min.",
        ),
    ]


def test_is_required_of_all_sessions_together(event: Any, said: Any) -> None:
    assert said("session_run", event(axes=""))[0][1] == "A session is an unbroken run of talks in one room."
    assert "d'un même axe" in said("session_run", event())[0][0]


def test_each_of_its_minutes_is_required_where_event_toml_states_it(event: Any, said: Any) -> None:
    tiny_event = event(settings={"introduction": 5, "discussion": 20}, gap=10)
    assert said("session_run", tiny_event)[1:] == [
        (
            "Chaque session commence par 5 min d'introduction (event.toml, [sessions] introduction).",
            "Each session begins with an introduction of 5 min (event.toml, [sessions] introduction).",
        ),
        (
            "Dans une session, 10 min séparent deux exposés (event.toml, [talks] gap).",
            "In a session, 10 min lie between two talks (event.toml, [talks] gap).",
        ),
        (
            "Chaque session finit par 20 min de discussion (event.toml, [sessions] discussion).",
            "Each session ends with a discussion of 20 min (event.toml, [sessions] discussion).",
        ),
    ]
