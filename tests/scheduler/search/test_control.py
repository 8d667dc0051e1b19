"""A budget: its remaining time, its shares, and the stop that they have in common."""

from __future__ import annotations

import time
from threading import Thread

import pytest

from scheduler.search.control import Budget, Stopped


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still, so that the remaining time is exact."""
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)


def test_what_is_left() -> None:
    assert Budget.of(60).left == 60
    assert Budget(990.0).left == 0
    assert Budget(990.0).over
    assert not Budget.of(60).over


def test_shares() -> None:
    budget = Budget.of(50)
    assert budget.share(0.5).left == 25
    assert budget.at_most(20).left == 20
    assert budget.at_most(70).left == 50
    assert budget.at_least(20).left == 50
    assert budget.at_least(70).left == 70
    assert budget.seconds(70).left == 70


def test_every_share_hears_the_stop_of_any_thread() -> None:
    budget = Budget.of(60)
    shares = [budget, budget.share(0.5), budget.at_most(1), budget.at_least(90), budget.seconds(5)]
    for share in shares:
        share.check()
    thread = Thread(target=shares[-1].stop.set)
    thread.start()
    thread.join()
    for share in shares:
        assert share.stopped
        assert share.over
        with pytest.raises(Stopped):
            share.check()


def test_two_budgets_have_two_stops() -> None:
    first, second = Budget.of(1), Budget.of(1)
    first.stop.set()
    assert not second.stopped
