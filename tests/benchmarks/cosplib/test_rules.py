"""The hard rules, strictly: where the library's own checker is blind too."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.cosplib.evaluate import Score

Scored = Callable[..., Score]


def test_a_valid_plan_breaks_nothing(score: Scored) -> None:
    assert score().breaches == ()


def test_every_talk_is_somewhere(score: Scored) -> None:
    assert score(A3=("Z:", "", "")).breaches == ("talk z1 is nowhere",)


def test_a_talk_is_in_one_piece(score: Scored) -> None:
    for found in (
        score(A2=("X: x2 - x2", "Y: y2", "")),
        score(A2=("X: x2", "Y: y2", "X: - x2")),
        score(A2=("X: x2", "Y: y2", ""), A3=("Z: z1", "X: x2", "")),
        score(A2=("X: x2 x2 x2", "Y: y2", "")),
        score(A2=("X: x2", "Y: y2", "")),
        score(A3=("Z: z1 z1", "", "")),
    ):
        assert len(found.breaches) == 1
        assert "consecutive slots of one session and room" in found.breaches[0]


def test_a_cell_carries_the_track_of_its_talks(score: Scored) -> None:
    assert score(A3=("Y: z1", "", "")).breaches == ("talk z1 of track Z is in A3, Big, which carries Y",)
    assert score(A3=(": z1", "", "")).breaches == ("talk z1 of track Z is in A3, Big, which carries no track",)


def test_a_room_may_go_from_one_talk_to_the_next(score: Scored) -> None:
    assert score(A2=("X: - x2 x2", "Y: - - y2", "")).breaches == ()
