"""What is said of impossible events is so: of some small ones, of all small ones among the long tests; of more with
JOURNEE_BANK=eighth, =sixth, =quarter, =third, =half or =whole.
"""

from __future__ import annotations

import os
from functools import cache

import pytest
from turn import share

from benchmarks.breaking import ROWS, Broken, named, small_names
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.conflicts import Conflicts, conflicts, unshared
from scheduler.explanation.feasibility import FeasibilityOracle
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.way_out import WayOut
from scheduler.explanation.ways_out import ways_out
from scheduler.model.base import Scope
from scheduler.model.solution import programme_of
from scheduler.search.control import Budget
from scheduler.search.first_solution import first_solution

#: The small events that are quick to explain, each impossible for another reason.
QUICK = ("axis-too-small/2", "discussants/1", "moderator/1", "not-with/4", "plenary-waits/1", "together/1")
#: One event in this many of the whole bank; without a share, the small ones, of which most are long.
SHARES = {"whole": 1, "half": 2, "third": 3, "quarter": 4, "sixth": 6, "eighth": 8}
SHARE = SHARES.get(os.environ.get("JOURNEE_BANK", ""))
EVENTS = [
    pytest.param(name, marks=[] if SHARE or name in QUICK else pytest.mark.long)
    for name in (share(list(ROWS), SHARE) if SHARE else small_names())
]
#: Where there is simply too much for the day, a proof that nothing is superfluous may take longer than this.
SECONDS = 60.0
#: Of a contradiction of more requirements than these, only some are left out in turn.
MANY = 12


@pytest.fixture(scope="module", params=EVENTS)
def broken(request: pytest.FixtureRequest) -> Broken:
    """One event after the other, so that what was found of it is there for all its tests."""
    return named(request.param)


@cache
def contradictory(broken: Broken) -> Conflicts:
    conflict = conflicts(broken.event, Budget.of(SECONDS))
    assert conflict.status == "infeasible"
    return conflict


@cache
def ways_of(broken: Broken) -> tuple[WayOut, ...]:
    return ways_out(broken.event, contradictory(broken).contradictions, Budget.of(SECONDS), sources=Sources())


def test_the_culprits_are_named_and_no_stranger(broken: Broken) -> None:
    conflict = contradictory(broken)
    named = [{requirement.id for requirement in asked} for asked in conflict.contradictions]
    assert len(named) == len(broken.groups)
    assert all(any(group <= ids for ids in named) for group in broken.groups)
    subjects = {name for asked in conflict.contradictions for requirement in asked for name in requirement.subjects}
    assert broken.suspects is None or subjects <= broken.suspects


def test_each_contradiction_is_one_and_all_of_it_is_needed(broken: Broken) -> None:
    """Solved again, on one worker: nothing of what was asked before is remembered."""
    conflict = contradictory(broken)
    assert all(conflict.minimal)
    oracle = FeasibilityOracle(Budget.of(SECONDS), 1)
    for asked in conflict.contradictions:
        assert oracle.possible(broken.event, asked) is False
        for requirement in asked if len(asked) < MANY else asked[:: len(asked) // MANY]:
            assert oracle.possible(broken.event, [other for other in asked if other != requirement]) is True


def test_each_way_out_gives_a_valid_programme(broken: Broken) -> None:
    conflict = contradictory(broken)
    ways = ways_of(broken)
    assert {place for way in ways for place in way.solves} == set(range(len(conflict.contradictions)))
    if len(conflict.contradictions) > 1:
        assert ways[0].solves == tuple(range(len(conflict.contradictions)))
    costs = [sum(turn.cost for turn in way.applied_relaxations) for way in ways if way.solves == (0,)]
    assert costs == sorted(costs)
    for way in ways:
        assert way.verified
        lifted = frozenset(
            requirement
            for place, asked in enumerate(conflict.contradictions)
            if place not in way.solves
            for requirement in unshared(asked)
        )
        assert_solves(broken.event, way, lifted)


def assert_solves(event: Event, way: WayOut, lifted: frozenset[Requirement]) -> None:
    """The turned event has a programme, which the check finds valid; with a little less it has none."""
    for turn in way.applied_relaxations:
        event = turn.relaxation.applied(event, turn.amount)
    solution = first_solution(event, Budget.of(SECONDS), Scope(lifted))
    assert solution.status in ("feasible", "optimal")
    if not lifted:
        assert check(event, programme_of(solution.model, solution.values)).hard == ()


def test_no_way_out_changes_more_than_it_must(broken: Broken) -> None:
    conflict = contradictory(broken)
    if len(conflict.contradictions) > 1 or "too-much" in broken.name:
        return
    for way in ways_of(broken):
        (turn,) = way.applied_relaxations[-1:]
        if way.smallest and len(way.applied_relaxations) == 1 and turn.amount > 1 and turn.relaxation.monotone:
            less = turn.relaxation.applied(broken.event, turn.amount - 1)
            assert first_solution(less, Budget.of(SECONDS)).status == "infeasible"
