"""A pause or another session lies between two sessions of an axis in one room."""

from __future__ import annotations

from typing import Any

import pytest

from constraints import say
from scheduler import api
from scheduler.domain.settings import RuleSetting
from scheduler.explanation.conflicts import conflicts
from scheduler.language.message import Message
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

CASES: list[tuple[str, tuple[str, ...], list[Any]]] = [
    ("1 2", ("S1 A 11:30 T1", "lunch 12:00", "S2 A 13:00 T2"), []),
    ("1 2", ("S1 A 11:30 T1", "S2 A 12:00 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S2 A 12:00 T2", "S1 A 11:30 T1"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 09:00 T1", "S2 A 16:00 T2", "lunch 12:00"), []),
    ("1 2", ("S1 A 09:00 T1", "S2 A 16:00 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 08:30 T1", "opening", "S2 A 09:30 T2"), []),
    ("1 2", ("S1 A 08:30 T1", "opening", "S2 A 09:29 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 11:00 T1", "S3 A 11:30 T3", "S2 A 12:00 T2"), []),
    ("1 2", ("S1 A 11:00 T1", "S3 B 11:30 T3", "S2 A 12:00 T2"), [(1, ("S1", "S2"))]),
    ("1 2", ("S1 A 11:30 T1", "S3 A 12:00 T3"), []),
    ("1 2", ("S1 A 11:30 T1", "S2 B 12:00 T2"), []),
    ("1 2", ("S1 A 17:30 T1", "S2 A 2/09:00 T2"), []),
    ("", ("S1 A 11:30 T1", "S3 A 12:00 T3"), [(1, ("S1", "S3"))]),
    ("", ("S1 A 11:30 T1", "lunch 12:00", "S3 A 13:00 T3"), []),
]


@pytest.mark.parametrize(("axes", "lines", "expected"), CASES)
def test_counts_neighbours_without_a_pause(
    axes: str, lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(
        "T1 T2 T3",
        axes=axes,
        rooms="A B",
        days=2,
        breaks={"lunch": {}},
        plenaries={"opening": {}},
        T3={"axis": "2" if axes else None},
    )
    assert measured("session_apart", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_which_sessions(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event()
    assert texts("session_apart", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2")) == [
        (
            "La session S1 de l'axe 1 et la session S2 de l'axe 1 se suivent dans la Salle A (de 9 h à 9 h 30 puis de "
            "10 h à 10 h 30) sans rien entre elles.",
            "Session S1 of axis 1 and session S2 of axis 1 follow each other in Salle A (from 9:00 to 9:30, then from "
            "10:00 to 10:30) with nothing between them.",
        ),
    ]
    assert "du même axe" in said("session_apart", event(breaks={"lunch": {}}))[0][0]
    assert (
        said("session_apart", event(axes="", breaks={"lunch": {}}))[0][1]
        == "Between two sessions in the same room there is a break or a plenary."
    )


def test_says_that_a_day_without_pauses_has_one_session_a_room(event: Any, said: Any) -> None:
    for alone in (event(axes=""), event()):
        assert said("session_apart", alone) == [
            (
                "Sans pause ni plénière, une salle n'a qu'une session par jour.",
                "Without a break or a plenary, a room has only one session a day.",
            )
        ]


def test_a_lonely_talk_is_told_or_the_rule_is_given_up(event: Any) -> None:
    """T1 is alone at 13:00, the others in the morning: without the rule, each has a session."""
    fields = {"talks": "T1 T2 T3", "axes": "", "T1": {"pin": "13:00"}, "T2": {"pin": "09:00"}, "T3": {"pin": "09:30"}}
    lonely = event(**fields)
    conflict = conflicts(lonely, Budget.of(20.0))
    assert "session_apart" in {asked.rule for asked in conflict.contradictions[0]}
    programme = solve(event(**fields, rules={"session_apart": "off"})).programme
    assert programme is not None
    assert [session.talks for session in programme.sessions] == [("T2", "T3"), ("T1",)]


@pytest.mark.parametrize(("setting", "cost"), [("off", []), (2, [2])])
def test_ten_idle_minutes_are_kept_where_the_rule_is_not_hard(
    setting: RuleSetting, cost: list[int], event: Any, programme: Any, measured: Any
) -> None:
    fields = {"talks": "T1 T2", "axes": "", "step": 1, "T1": {"pin": "09:00"}, "rules": {"session_apart": setting}}
    near, far = event(**fields, T2={"pin": "09:39"}), event(**fields, T2={"pin": "09:40"})
    assert solve(near).status == "infeasible"
    solved = solve(far).programme
    assert solved is not None
    assert [level.value for level in solved.levels if level.name == "rules"] == cost
    assert measured("session_idle", near, programme(near, "S1 A 09:00 T1", "S2 A 09:39 T2")) == [(1, ("S1", "S2"))]
    assert measured("session_idle", far, programme(far, "S1 A 09:00 T1", "S2 A 09:40 T2")) == []


def test_the_minutes_apart_are_said_where_they_count(event: Any, programme: Any, texts: Any, said: Any) -> None:
    assert said("session_idle", event(axes="")) == []
    loose = event(axes="", rules={"session_apart": "off"})
    assert said("session_idle", loose)[0][1] == (
        "Two sessions with nothing between them in a room are at least 10 min apart."
    )
    assert texts("session_idle", loose, programme(loose, "S1 A 09:00 T1", "S2 A 09:35 T2"))[0][0] == (
        "La session S1 et la session S2 se suivent dans la Salle A (de 9 h à 9 h 30 puis de 9 h 35 à 10 h 05) à moins "
        "de 10 min d'intervalle."
    )


@pytest.mark.long
def test_names_the_talk_that_keeps_the_room(event: Any) -> None:
    tiny_event = event(axes="", T1={"available": "09:00-11:00"}, T2={"available": "13:00-13:30"})
    members = conflicts(tiny_event, Budget.of(30)).contradictions[0]
    (asked,) = [requirement for requirement in members if requirement.rule == "session_apart"]
    assert say(tiny_event, asked, members) == Message(
        "L’exposé T2 est seul à 13\u202fh\u202f: sans pause ni plénière, une salle n’a qu’une session par jour.",
        "Talk T2 is alone at 13:00: without a break or a plenary, a room has only one session a day.",
    )
    (way,) = [
        way for way in api.ways_out(tiny_event, [members], Budget.of(30)) if way.changes[0].key.startswith("rules")
    ]
    assert way.parts[0].fr == (
        "Permettre dans une salle deux sessions sans pause entre elles (règle «\u202fDes sessions distinctes\u202f»)"
    )
