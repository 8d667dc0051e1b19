"""What a breach of a rule is, and the few questions about a plan that every reading of a rule asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans import Held, Pause, Plan, Run


@dataclass(frozen=True, slots=True)
class Breach:
    """`amount` units of breaking what a `Requirement(rule, subjects, part)` asks."""

    rule: str
    subjects: tuple[str, ...] = ()
    part: str = ""
    amount: int = 1


def overlap(one: Run | Held | Pause, other: Run | Held | Pause) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def talks(plan: Plan) -> Iterator[tuple[Held, Run]]:
    for run in plan.runs:
        for talk in run.talks:
            yield talk, run
