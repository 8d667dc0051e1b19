"""A descent asks on where a question has no answer, and asks nothing twice."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from benchmarks.generate import instance
from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.settings import Table, ZoneHours
from scheduler.model.preset.depth import DEEPEST
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.descent import descend
from scheduler.search.preset.hard_part import next_cutoff
from scheduler.search.preset.improvement import LevelImprovement
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal
from scheduler.search.solver import Answer


@cache
def heavy() -> Event:
    """A conference in which an axis should not be where the first programme has it; rooms cost little."""
    event = instance("preset-25").event
    rules = {**dict.fromkeys((name for name, _ in event.rules), "off"), "axis_rooms": 5, "axis_slot_table": 1000}
    bare = event.model_copy(update={"rules": tuple(rules.items()), "tables": (), "zone_hours": None})
    programme = searched(bare).programme
    assert programme is not None
    number = Counter(session.axis for session in programme.sessions)
    alone = next(session for session in programme.sessions if number[session.axis] == 1)
    return bare.model_copy(
        update={"tables": (Table(name="axis_slot", cells=((alone.axis or "", alone.slot or "", 1),)),)}
    )


def searched(event: Event) -> SearchState:
    """A search that has its first programme."""
    search = SearchState(event, Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(1))
    assert PresetSearch(search).first() == "feasible"
    return search


@pytest.mark.parametrize("unanswered", [0, 1, 2, 4])
def test_a_descent_asks_on_where_a_question_has_no_answer(monkeypatch: pytest.MonkeyPatch, unanswered: int) -> None:
    search = searched(heavy())
    first, asked, solve = search.values[0], list[int](), SearchState.solve

    def answer(self: SearchState, *question: Any, **options: Any) -> Answer:
        asked.append(len(asked))
        return Answer("unknown", (), None) if len(asked) <= unanswered else solve(self, *question, **options)

    monkeypatch.setattr(SearchState, "solve", answer)
    _, answered = descend(LevelImprovement(search, 0, Budget.of(60), 0), DEEPEST, search.programme)
    assert answered == (unanswered < 4)
    assert (search.values[0] < first) == (unanswered < 4)


def test_the_next_cutoff_forbids_more_than_the_one_before() -> None:
    event = heavy()
    assert next_cutoff(event, 5000) == 500
    assert next_cutoff(event, 999) == 4
    assert next_cutoff(event, 0) == 0
    zoned = event.model_copy(update={"rules": (*event.rules, ("time_zone", 7)), "zone_hours": ZoneHours()})
    assert next_cutoff(zoned, 999) == 99
