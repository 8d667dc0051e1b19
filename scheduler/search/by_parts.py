"""A first programme of a large event with axes, put together from programmes of its parts."""

from __future__ import annotations

import random
from itertools import count

from scheduler.check import hard_violations
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.solution import programme_of
from scheduler.search.control import Budget, Workers
from scheduler.search.first_solution import first_solution
from scheduler.search.parts import Part, divided, event_of, is_divisible, together

#: Talks: above the first number an event is divided, into parts of about the second.
_LARGE, _OF_A_PART = 250, 100
#: Shares (0 to 1) of the remaining time: the most for all attempts, and for one part.
_SHARE, _PART_SHARE = 0.6, 0.5


def first_by_parts(event: Event, budget: Budget, threads: Workers) -> Programme | None:
    """A programme of the event that the check accepts; None if it is not large or none was found: no proof.

    Raises Stopped where the budget is stopped.
    """
    if len(event.talks) <= _LARGE or not is_divisible(event):
        return None
    all_attempts = budget.share(_SHARE)
    for attempt in count():
        parts = divided(event, round(len(event.talks) / _OF_A_PART), random.Random(attempt))
        programme = _of_parts(event, parts, all_attempts, threads)
        if programme is not None or all_attempts.over or len(parts) == 1:
            return programme
    raise AssertionError("there is always another attempt")


def _of_parts(event: Event, parts: list[Part], budget: Budget, threads: Workers) -> Programme | None:
    """The programmes of the parts as one; None if a part has none in time, or they do not go together."""
    placed: list[Programme] = []
    for part in parts:
        programme = _first(event_of(event, part, placed), budget.share(_PART_SHARE), threads)
        if programme is None:
            return None
        placed.append(programme)
    whole = together(event, placed)
    return None if hard_violations(event, whole) else whole


def _first(event: Event, budget: Budget, threads: Workers) -> Programme | None:
    """A programme of one part."""
    solution = first_solution(event, budget, threads=threads)
    return programme_of(solution.model, solution.values) if solution.values else solution.known
