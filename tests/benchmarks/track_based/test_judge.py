"""The judge of plans counts missing seats, and names each rule that a plan breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.track_based.instance import Instance
from benchmarks.track_based.judge import breaches, missing_seats
from benchmarks.track_based.plan import Session

#: Track 0 in block 0 and 1 of room 1, track 1 in block 0 of room 0.
PLAN = (
    Session(0, 0, 1, (0, 2), attending=(5, 7)),
    Session(1, 0, 0, (3, 4), attending=(6, 4)),
    Session(0, 1, 1, (1, None), attending=(6, 7)),
)


def test_a_good_plan(read: Callable[[], Instance]) -> None:
    assert breaches(read(), PLAN) == ()
    assert missing_seats(read(), PLAN) == 0


def test_seats_are_missed_session_by_session(read: Callable[[], Instance]) -> None:
    first, second, third = PLAN
    plan = (replace(first, room=0), replace(second, room=1), replace(third, room=0))
    assert breaches(read(), plan) == ()
    assert missing_seats(read(), plan) == 20


@pytest.mark.parametrize(
    ("number", "changed", "told"),
    [
        (0, {"papers": (0, None)}, "talk 2 is held 0 times"),
        (2, {"papers": (1, 4)}, "talk 4 of track 1 is in the session of track 0 in block 1"),
        (2, {"papers": (1,)}, "the session of track 0 in block 1 has 1 positions"),
        (2, {"papers": (1, 2)}, "the best papers of track 0 are in 2 sessions"),
        (1, {"room": 1}, "room 1 has 2 sessions in block 0"),
        (2, {"block": 0, "room": 0}, "track 0 has 2 sessions in block 0"),
        (0, {"attending": (7,)}, "the session of track 0 in block 0 has none of its chairs"),
        (1, {"attending": (6,)}, "the session of track 1 in block 0 has none of its organisers"),
        (1, {"block": 1}, "person 3 is away in block 1, position 0"),
        (1, {"attending": (6, 5)}, "person 5 is in 2 rooms in block 0, position 0"),
        (1, {"track": 0}, "track 1 has 0 sessions, not 1"),
    ],
)
def test_a_broken_rule(read: Callable[[], Instance], number: int, changed: dict[str, object], told: str) -> None:
    plan = list(PLAN)
    plan[number] = replace(plan[number], **changed)  # type: ignore[arg-type]
    assert told in breaches(read(), tuple(plan))


def test_presenting_in_the_session_that_one_attends_is_one_place(read: Callable[..., Instance]) -> None:
    instance = read(papers=((0, 5, 1), (0, 1, 0), (0, 2, 1), (1, 3, 0), (1, 4, 0)))
    assert breaches(instance, PLAN) == ()
    moved = (*PLAN[:1], replace(PLAN[1], attending=(6, 5)), PLAN[2])
    assert "person 5 is in 2 rooms in block 0, position 1" in breaches(instance, moved)
