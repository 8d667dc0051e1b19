"""A first programme is bettered by an allotment anew: fewer sessions, then preferred parts of the day."""

from __future__ import annotations

import pytest

from benchmarks.generate import instance
from benchmarks.ordinary import ordinary_with_axes
from scheduler.check import check
from scheduler.domain.programme import Programme
from scheduler.model.base import WHOLE
from scheduler.model.session_counts import fewest_sessions
from scheduler.search import many_talks
from scheduler.search.allotting.better import reallotted
from scheduler.search.construction import constructed
from scheduler.search.control import Budget, Workers

ONE = Workers(1)
#: Seconds that no event here needs.
SECONDS = 60.0


def first(name: str) -> Programme:
    programme = constructed(instance(name).event, WHOLE, Budget.of(SECONDS), ONE)
    assert programme is not None, "the event is grown round a programme"
    return programme


def test_many_talks_are_chosen_anew_with_other_hours_of_the_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_talks, "_MANY", 10)
    event, known = instance("scale-50").event, first("scale-50")
    found = reallotted(event, known, Budget.of(10), Workers(2)).programme
    report, before = check(event, found), check(event, known)
    assert not report.hard
    assert len(found.sessions) == fewest_sessions(event, WHOLE)
    assert dict(report.levels)["preferences"] < dict(before.levels)["preferences"]
    assert found.breaks != known.breaks


def test_hours_that_the_relaxation_promises_are_tried_and_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_talks, "_MANY", 10)
    event = instance("scale-50").event
    found = reallotted(event, first("scale-50"), Budget.of(SECONDS), Workers(2))
    assert found.relaxed is not None
    assert found.is_proved(event)
    assert found.relaxed.sessions == len(found.programme.sessions)
    assert found.sketch is not None
    orders = [dict(check(event, each).levels)["axis_order"] for each in (found.sketch, found.programme)]
    assert orders[0] < orders[1]


def test_an_ordinary_conference_has_full_sessions() -> None:
    event = ordinary_with_axes(4)
    known = constructed(event, WHOLE, Budget.of(SECONDS), ONE)
    assert known is not None
    found = reallotted(event, known, Budget.of(SECONDS), ONE).programme
    assert not check(event, found).hard
    assert len(found.sessions) == fewest_sessions(event, WHOLE) < len(known.sessions)


def test_where_the_levels_do_not_begin_with_sessions_the_programme_stays() -> None:
    event, known = instance("day-60").event, first("day-60")
    other = event.model_copy(update={"priorities": ("preferences", "sessions")})
    assert reallotted(other, known, Budget.of(SECONDS), ONE).programme is known


def test_a_budget_that_is_over_leaves_the_programme() -> None:
    event, known = instance("day-60").event, first("day-60")
    assert reallotted(event, known, Budget.of(0), ONE).programme is known
