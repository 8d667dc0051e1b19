"""The ways to cut the talks of an axis into sessions, by hand."""

from __future__ import annotations

from scheduler.model.counting.session_sizes import cuts


def test_the_cuts_of_six_talks() -> None:
    assert [*cuts(6, (2, 3, 4))] == [(2, 2, 2), (2, 4), (3, 3)]


def test_one_talk_is_no_session_of_two() -> None:
    assert not [*cuts(1, (2, 3))]
