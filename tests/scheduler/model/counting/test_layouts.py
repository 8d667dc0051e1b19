"""The layouts of a room and the shortest durations of its sessions, by hand."""

from __future__ import annotations

from scheduler.model.counting.layouts import Lengths, layouts


def test_a_session_is_its_talks_the_gaps_between_them_and_its_discussion() -> None:
    assert [Lengths((2, 3), talk=30, gap=5, introduction=0, discussion=10).session(n) for n in (2, 3)] == [75, 110]


def test_what_is_to_come_of_a_session_begins_with_a_gap() -> None:
    assert [Lengths((2, 3), talk=30, gap=5, introduction=0, discussion=10).rest(n) for n in (0, 1, 2)] == [10, 45, 80]


def test_the_layouts_of_two_hours_and_a_half() -> None:
    sessions = Lengths(range(2, 5), talk=30, gap=0, introduction=0, discussion=0)
    assert [*layouts(150, sessions)] == [(), (2,), (2, 2), (2, 3), (3,), (4,)]


def test_no_time_has_the_empty_layout() -> None:
    assert [*layouts(-10, Lengths((1,), talk=30, gap=0, introduction=0, discussion=0))] == [()]
