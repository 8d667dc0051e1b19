"""The ways to cut the talks of an axis into sessions, by hand."""

from __future__ import annotations

import pytest

from benchmarks.generate import generate
from scheduler.model.counting.session_sizes import SessionSizes, cuts
from scheduler.model.pauses import PauseModel
from scheduler.search.solver import Limits, run


def test_the_cuts_of_six_talks() -> None:
    assert [*cuts(6, (2, 3, 4))] == [(2, 2, 2), (2, 4), (3, 3)]


def test_one_talk_is_no_session_of_two() -> None:
    assert not [*cuts(1, (2, 3))]


@pytest.mark.parametrize(("axes", "least"), [(0, 0), (1, 1)])
def test_sessions_without_axes_need_not_be_alike(axes: int, least: int) -> None:
    event = generate(2, talks=5, axes=axes, rooms=2, min_talks=1, max_talks=4).event
    model = PauseModel(event)
    counted = SessionSizes(model, (2, 3))
    answer = run(model.cp, Limits(10, 1), objective=counted.balance)
    assert answer.status == "optimal"
    assert answer.bound == least
