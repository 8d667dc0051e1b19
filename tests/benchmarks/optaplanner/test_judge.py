"""The judge counts each constraint of the example as its definition says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.optaplanner.instance import Conference
from benchmarks.optaplanner.judge import amounts, breaches, score

#: L1 in the cellar; T2, T4 early on Monday, T1 after it, T3 on Tuesday.
PLAN = [(0, 2), (2, 0), (1, 0), (3, 0), (1, 1)]


def test_a_plan(read: Callable[..., Conference]) -> None:
    conference = read()
    assert breaches(conference, PLAN) == ()
    weighted = {
        name: amount for name, amount in amounts(conference, PLAN).items() if amount and any(conference.weight(name))
    }
    assert weighted == {
        "Speaker undesired timeslot tags": -30,  # Ben, early
        "Speaker conflict": -30,  # Cyd: L1 and T4
        "Consecutive talks pause": -120,
        "Theme track conflict": -90,
        "Popular talks": -480,
    }
    assert score(conference, PLAN) == (-30 * 10 - 120, 0, -(30 * 20 + 90 * 10 + 480 * 10))


def _amount(conference: Conference, plan: list[tuple[int, int]], name: str) -> int:
    return amounts(conference, plan)[name]


@pytest.mark.parametrize(
    ("changes", "name", "amount"),
    [
        ({}, "Theme track conflict", -90),  # L1 with T1, T2 (law) and T4 (art), half an hour each
        ({}, "Theme track room stability", -120 * 3),  # L1 with T1, T2, T4: two hours each; not weighted here
        ({4: (3, 1)}, "Same day talks", -120),  # L1 and T4: art, on two days
        ({1: (1, 1), 4: (2, 1)}, "Content conflict", -30),
        ({1: (1, 1), 4: (2, 1)}, "Content audience level flow violation", -60),  # T2 is easier than T1, and not before
        ({1: (3, 1)}, "Talk prerequisite talks", -60),  # T3 is at the same time
        ({4: (1, 0)}, "Room conflict", -30),
        ({3: (2, 1)}, "Talk required room tags", -30),
        ({3: (2, 1)}, "Speaker conflict", -60),  # Cyd as before, and Ann
        ({3: (2, 1)}, "Consecutive talks pause", -120 - 60),  # T2 ends half an hour before T3
        ({}, "Speaker undesired timeslot tags", -30),
        (
            {},
            "Popular talks",
            -60 * 2 - 120 * 3,
        ),  # T1, T3 in the hall, L1, T4 in smaller rooms, L1 in the larger of them
    ],
)
def test_one_constraint(
    read: Callable[..., Conference], changes: dict[int, tuple[int, int]], name: str, amount: int
) -> None:
    plan = [changes.get(number, place) for number, place in enumerate(PLAN)]
    assert _amount(read(), plan, name) == amount


def test_talks_at_risk_come_alone_or_in_pairs(read: Callable[..., Conference]) -> None:
    from dataclasses import replace

    conference = read()
    risky = replace(conference, talks=tuple(replace(talk, crowd_risk=1) for talk in conference.talks))
    assert _amount(risky, PLAN, "Crowd control") == 0
    assert _amount(risky, [(0, 2), (1, 0), (1, 0), (1, 0), (1, 1)], "Crowd control") == -120


def test_away_and_published(read: Callable[..., Conference]) -> None:
    conference = read(away=[(1, 1), (2, 0)])
    assert _amount(conference, PLAN, "Speaker unavailable timeslot") == -30 - 90
    printed = {"Published Timeslot": "Tue 2030-01-08", "Published Start": "9:00", "Published End": "9:30"}
    moved = read(talks=[{"Code": "A", **printed}, {"Code": "B", **printed}])
    assert score(moved, [(1, 0), (3, 0)])[1] == -1


def test_a_place_that_a_talk_cannot_have(read: Callable[..., Conference]) -> None:
    plan = [(1, 2), *PLAN[1:]]
    assert breaches(read(), plan) == ("talk L1 is in a timeslot or room of another type",)
