"""The bank of impossible events: what it holds, and that it is the same each time. Three of them are solved."""

from __future__ import annotations

import pytest
from quick import long_unless

from benchmarks.breaking import KINDS, ROWS, bank, broken, named, planted, small, small_names
from scheduler.explanation.feasibility import requirements
from scheduler.model.base import Scope
from scheduler.search.control import Budget
from scheduler.search.first_solution import first_solution

SHAPES = {*range(6, 32), 60}


#: Those that are looked at by each run, and all.
NAMES = pytest.mark.parametrize("names", [small_names(), pytest.param(tuple(ROWS), marks=pytest.mark.long)])


@pytest.mark.long
def test_the_bank_is_large_and_every_name_stands_once() -> None:
    assert len(bank()) >= 44
    assert len(ROWS) == sum(map(len, KINDS.values()))
    assert {len(one.event.talks) for one in bank()} <= SHAPES


def test_every_kind_is_there_several_times() -> None:
    assert len(KINDS) == 25
    assert all(len(rows) >= 3 for rows in KINDS.values())
    assert all(len({size for _, size, _ in rows}) >= 3 for rows in KINDS.values())


@NAMES
def test_an_event_is_broken_alike_each_time(names: tuple[str, ...]) -> None:
    for name in names:
        if len(named(name).event.talks) != 60:
            assert broken(*ROWS[name]) == named(name)


@NAMES
def test_an_event_differs_from_the_planted_one(names: tuple[str, ...]) -> None:
    for name in names:
        _, seed, size, _ = ROWS[name]
        assert named(name).event != planted(seed, size).event


@pytest.mark.parametrize("name", long_unless(lambda name: name in small_names(), ROWS))
def test_who_is_to_blame_is_asked_for_by_the_event(name: str) -> None:
    one = named(name)
    asked = {requirement.id: requirement for requirement in requirements(one.event)}
    assert one.culprits == frozenset().union(*one.groups) <= set(asked)
    assert all(one.groups)
    if one.suspects is not None:
        assert {subject for name in one.culprits for subject in asked[name].subjects} <= one.suspects


@NAMES
def test_two_at_once_have_each_their_own_to_blame(names: tuple[str, ...]) -> None:
    for one in map(named, names):
        assert len(one.groups) == 1 + one.name.startswith("two-at-once/")
        shared = frozenset.intersection(*one.groups) if len(one.groups) > 1 else frozenset()
        assert shared <= {"room_overlap"}


def test_the_small_ones_are_of_every_kind() -> None:
    assert [one.name.split("/")[0] for one in small()] == list(KINDS)
    assert all(len(one.event.talks) <= 14 and len(one.event.rooms) <= 2 for one in small())
    assert {one.name for one in small()} <= set(ROWS)


@pytest.mark.parametrize("name", small_names()[:12:5])
def test_a_small_one_is_impossible(name: str) -> None:
    assert first_solution(named(name).event, Budget.of(20)).status == "infeasible"


@pytest.mark.parametrize("name", small_names()[:12:5])
def test_it_is_possible_without_any_one_of_its_culprits(name: str) -> None:
    one = named(name)
    held = {asked.id: asked for asked in requirements(one.event)}
    rules = {"talk_available", "break_window", "after", "pin", "capacity", "room_overlap"}
    for culprit in one.culprits:
        if held[culprit].rule in rules:
            status = first_solution(one.event, Budget.of(20), Scope(frozenset({held[culprit]}))).status
            assert status in ("feasible", "optimal"), culprit
