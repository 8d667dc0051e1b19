"""A breach is a unit of breaking a rule; the second reading of each rule yields breaches of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans import Held, Pause, Plan, Run

from scheduler.domain.event import Event


@dataclass(frozen=True, slots=True)
class Breach:
    """A number of units (`amount`) by which a plan breaks `Requirement(rule, subjects, part)`.

    `always`: the plan must not have it at any weight of the rule.
    """

    rule: str
    subjects: tuple[str, ...] = ()
    part: str = ""
    amount: int = 1
    always: bool = False


def overlap(item: Run | Held | Pause, other: Run | Held | Pause) -> bool:
    """True if the two share a minute."""
    return max(item.start, other.start) < min(item.end, other.end)


def talks(plan: Plan) -> Iterator[tuple[Held, Run]]:
    """Yield each talk of the plan with its run."""
    for run in plan.runs:
        for talk in run.talks:
            yield talk, run


def is_hard(event: Event, breach: Breach) -> bool:
    """True if the plan must not have the breach."""
    setting = event.setting(breach.rule)
    return setting == "hard" or (breach.always and setting != "off")
