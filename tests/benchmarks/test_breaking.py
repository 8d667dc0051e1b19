"""The bank of impossible events: what it holds, and that it is the same each time. Three of them are solved."""

from __future__ import annotations

import pytest

from benchmarks.breaking import KINDS, Broken, bank, broken, planted, small
from scheduler.explanation.feasibility import requirements
from scheduler.model.base import Scope
from scheduler.search.control import Budget
from scheduler.search.first_solution import first_solution

SHAPES = {*range(6, 32), 60}


def test_the_bank_is_large_and_every_name_stands_once() -> None:
    assert len(bank()) >= 44
    assert len({one.name for one in bank()}) == len(bank())
    assert {len(one.event.talks) for one in bank()} <= SHAPES


def test_every_kind_is_there_several_times() -> None:
    assert len(KINDS) == 25
    assert all(len(rows) >= 3 for rows in KINDS.values())
    assert all(len({size for _, size, _ in rows}) >= 3 for rows in KINDS.values())


def test_an_event_is_broken_alike_each_time() -> None:
    again = [broken(kind, *row) for kind, rows in KINDS.items() for row in rows if row[1] != "60"]
    assert again == [one for one in bank() if len(one.event.talks) != 60]


def test_an_event_differs_from_the_planted_one() -> None:
    rows = [row for rows in KINDS.values() for row in rows]
    for one, (seed, size, _) in zip(bank(), rows, strict=True):
        assert one.event != planted(seed, size).event


@pytest.mark.parametrize("one", bank(), ids=lambda one: one.name)
def test_who_is_to_blame_is_asked_for_by_the_event(one: Broken) -> None:
    asked = {requirement.id: requirement for requirement in requirements(one.event)}
    assert one.culprits == frozenset().union(*one.groups) <= set(asked)
    assert all(one.groups)
    if one.suspects is not None:
        assert {subject for name in one.culprits for subject in asked[name].subjects} <= one.suspects


def test_two_at_once_have_each_their_own_to_blame() -> None:
    for one in bank():
        assert len(one.groups) == 1 + one.name.startswith("two-at-once/")
        shared = frozenset.intersection(*one.groups) if len(one.groups) > 1 else frozenset()
        assert shared <= {"room_overlap"}


def test_the_small_ones_are_of_every_kind() -> None:
    assert [one.name.split("/")[0] for one in small()] == list(KINDS)
    assert all(len(one.event.talks) <= 14 and len(one.event.rooms) <= 2 for one in small())
    assert set(small()) <= set(bank())


@pytest.mark.parametrize("one", small()[:12:5], ids=lambda one: one.name)
def test_a_small_one_is_impossible(one: Broken) -> None:
    assert first_solution(one.event, Budget.of(20)).status == "infeasible"


@pytest.mark.parametrize("one", small()[:12:5], ids=lambda one: one.name)
def test_it_is_possible_without_any_one_of_its_culprits(one: Broken) -> None:
    held = {asked.id: asked for asked in requirements(one.event)}
    rules = {"talk_available", "break_window", "after", "pin", "capacity", "room_overlap"}
    for name in one.culprits:
        if held[name].rule in rules:
            status = first_solution(one.event, Budget.of(20), Scope(frozenset({held[name]}))).status
            assert status in ("feasible", "optimal"), name
