"""Where talks are many the first model has the sessions of the known programme; where they are too many, the fewest."""

from __future__ import annotations

import pytest

from benchmarks.generate import instance
from scheduler.model.base import WHOLE
from scheduler.model.session_counts import fewest_sessions
from scheduler.search import many_talks
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import first_solution


@pytest.mark.parametrize(("huge", "has_spare"), [(100, True), (10, False)])
def test_the_first_model(monkeypatch: pytest.MonkeyPatch, huge: int, *, has_spare: bool) -> None:
    monkeypatch.setattr(many_talks, "_MANY", 5)
    monkeypatch.setattr(many_talks, "_HUGE", huge)
    planted, budget = instance("day-31"), Budget.of(60)
    event, known = planted.event, planted.programme
    spare = len(known.sessions) - fewest_sessions(event, WHOLE)
    assert spare > 0, "the programme round which the event grew has more sessions than need be"
    model = first_solution(event, budget, threads=Workers(1), known=known).model
    assert model.spare == (spare if has_spare else 0)
