"""Rules and levels of contract §3 and §4 are read a second time, as plainly as possible, to judge the measures.

The module shares only the names of requirements with `constraints`.
"""

from __future__ import annotations

from breaches import Breach, is_hard
from evaluation_levels import LEVELS
from evaluation_rules import RULES
from plans import Plan

from scheduler.domain.event import Event


def hard_breaches(event: Event, plan: Plan) -> list[Breach]:
    """Return the breaches that a plan must not have."""
    return [b for reading in RULES.values() for b in reading(event, plan) if is_hard(event, b)]


def amount(event: Event, plan: Plan, rule: str) -> int:
    """Return the units by which a rule is broken, at any setting."""
    return sum(breach.amount for breach in RULES[rule](event, plan))


def vector(event: Event, plan: Plan) -> tuple[int, ...]:
    """Return the values of the event's levels, in their order."""
    return tuple(LEVELS[name](event, plan) for name in event.levels)
