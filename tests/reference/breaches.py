"""What a breach of a rule is, and the few questions about a plan that every reading of a rule asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans import Held, Pause, Plan, Run

from scheduler.domain.event import Event


@dataclass(frozen=True, slots=True)
class Breach:
    """`amount` units of breaking what a `Requirement(rule, subjects, part)` asks.

    `always`: no weight makes up for it.
    """

    rule: str
    subjects: tuple[str, ...] = ()
    part: str = ""
    amount: int = 1
    always: bool = False


def overlap(one: Run | Held | Pause, other: Run | Held | Pause) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def talks(plan: Plan) -> Iterator[tuple[Held, Run]]:
    for run in plan.runs:
        for talk in run.talks:
            yield talk, run


def is_hard(event: Event, breach: Breach) -> bool:
    setting = event.setting(breach.rule)
    return setting == "hard" or (breach.always and setting != "off")
