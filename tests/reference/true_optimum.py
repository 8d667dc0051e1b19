"""The solver finds what brute force does for a tiny event; an event that is too large for that is passed over."""

from __future__ import annotations

from collections.abc import Sequence

import slot_brute
from brute import optimum
from brute_search import TooLarge
from hypothesis import assume

from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Result


def assert_true_optimum(event: Event) -> Result:
    """Assert that the answer for an event with free hours has the levels of the best programme; return the answer."""
    try:
        best = optimum(event, step_limit=20_000)
    except TooLarge:
        assume(False)
        raise
    return _assert_answered(event, best)


def assert_true_optimum_in_slots(event: Event, limit: int = 400) -> Result:
    """Assert the same of an event with preset sessions, which has at most `limit` programmes."""
    return _assert_answered(event, best_in_slots(event, limit=limit))


def best_in_slots(event: Event, levels: Sequence[Rule] | None = None, limit: int = 400) -> tuple[int, ...] | None:
    """Return the values of the levels (default: the event's own) in the best programme; None: there is none."""
    try:
        return slot_brute.best(event, levels, limit)
    except slot_brute.TooMany:
        assume(False)
        raise


def _assert_answered(event: Event, best: tuple[int, ...] | None) -> Result:
    result = solve(event, Budget.of(30), workers=1)
    assert result.status in ("optimal", "infeasible")
    assert (result.programme and tuple(level.value for level in result.programme.levels)) == best
    return result
