"""The room of a talk has the features that the talk needs."""

from __future__ import annotations

from typing import Any

import pytest

ROOMS = {"A": {"features": "visio piano"}, "B": {"features": "visio"}, "C": {}}


@pytest.mark.parametrize(
    ("line", "expected"),
    [("S1 A 09:00 T1", []), ("S1 B 09:00 T1", [(1, ("T1", "B"))]), ("S1 C 09:00 T1", [(1, ("T1", "C"))])],
)
def test_counts_a_talk_however_much_it_lacks(
    line: str, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(rooms=ROOMS, T1={"needs": "visio piano"})
    assert measured("needs", tiny_event, programme(tiny_event, line, "S2 C 10:00 T2")) == expected


def test_says_what_is_lacking(event: Any, programme: Any, texts: Any, said: Any) -> None:
    tiny_event = event(rooms=ROOMS, T1={"needs": "visio piano"}, T2={"needs": "visio"})
    assert texts("needs", tiny_event, programme(tiny_event, "S1 C 09:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » est dans la Salle C, où il lui manque : visio et piano.",
            "Talk T1 “Titre T1” is in Salle C, where it lacks: visio and piano.",
        ),
    ]
    assert said("needs", tiny_event) == [
        (
            "L'exposé T1 « Titre T1 » a besoin de : visio et piano (seule salle possible : Salle A).",
            "Talk T1 “Titre T1” needs: visio and piano (the only room that has it: Salle A).",
        ),
        (
            "L'exposé T2 « Titre T2 » a besoin de : visio (salles possibles : Salle A et Salle B).",
            "Talk T2 “Titre T2” needs: visio (rooms that have it: Salle A and Salle B).",
        ),
    ]


def test_says_that_no_room_will_do(event: Any, said: Any) -> None:
    tiny_event = event(
        "T1", rooms={"A": {"features": "visio"}, "B": {"features": "piano"}}, T1={"needs": "visio piano"}
    )
    assert said("needs", tiny_event)[0][0].endswith("a besoin de : visio et piano, ce qu'aucune salle ne réunit.")
