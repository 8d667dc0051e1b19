"""An instance answered by the library as any event: solved, judged, and explained where it is impossible."""

from __future__ import annotations

import time
from dataclasses import dataclass

from benchmarks.judged import Effort
from benchmarks.track_based.convert import to_event
from benchmarks.track_based.instance import Instance
from benchmarks.track_based.judge import breaches, missing_seats
from benchmarks.track_based.plan import to_plan
from constraints import say
from scheduler import api
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.conflicts import contradiction

#: Seconds: the least time for a contradiction, once an instance is known to be impossible.
_EXPLAINING = 5.0


@dataclass(frozen=True)
class Record:
    """An answered instance.

    `objective` is the judge's value of a plan that breaks nothing; `status` "optimal" if it equals `bound`.
    `cpu_seconds` are those of the processors, which tell more than `seconds` on a busy machine.
    `requirements` are the sentences of a contradiction, which is `minimal` if each of them was proved to be necessary.
    """

    name: str
    status: api.Status
    objective: int | None
    bound: int | None
    seconds: float
    cpu_seconds: float
    requirements: tuple[str, ...] = ()
    minimal: bool | None = None


def answer(instance: Instance, name: str, effort: Effort) -> tuple[Record, list[str]]:
    """The record of an instance, and a sentence for each thing on which the solver and its judges disagree."""
    begun, worked = time.monotonic(), time.process_time()
    budget = api.Budget.of(effort.seconds)
    event = to_event(instance, name)
    status, programme = _solved(event, budget, effort)
    why = _contradiction(event, budget, effort) if status == "infeasible" else ((), None)
    value, doubts = (None, []) if programme is None else _judged(instance, event, programme)
    bound = None if programme is None else programme.levels[0].bound
    if programme is not None:
        status = "optimal" if value == bound else "feasible"
    return Record(name, status, value, bound, time.monotonic() - begun, time.process_time() - worked, *why), doubts


def _solved(event: Event, budget: api.Budget, effort: Effort) -> tuple[api.Status, Programme | None]:
    """The status and the best programme; the search ends at a proof of its value, whichever of equal ones it is."""

    def stop_if_proved(progress: api.Progress) -> None:
        if progress.value is not None and progress.value <= (progress.bound or 0):
            budget.stop.set()

    budget = api.Budget(budget.deadline)
    result = api.solve(event, budget, workers=effort.workers, seed=effort.seed, progress=stop_if_proved)
    return result.status, result.programme


def _judged(instance: Instance, event: Event, programme: Programme) -> tuple[int | None, list[str]]:
    """The judge's value of the programme, None if it breaks something, and all that is doubtful."""
    report = api.check(event, programme)
    doubts = [*(violation.text.en for violation in report.hard), *(each.text.en for each in report.disagreements)]
    plan, (level,) = to_plan(instance, event, programme), programme.levels
    value, broken = missing_seats(instance, plan), breaches(instance, plan)
    doubts += broken
    if value != level.value:
        doubts.append(f"the judge counts {value}, the programme says {level.value}")
    return None if broken else value, doubts


def _contradiction(event: Event, budget: api.Budget, effort: Effort) -> tuple[tuple[str, ...], bool | None]:
    """The sentences of a contradiction that is found in the time left, and whether it is minimal."""
    found = contradiction(event, budget.at_least(_EXPLAINING), workers=effort.workers)
    if found is None:
        return (), None
    (requirements,), (minimal,) = found.contradictions, found.minimal
    return tuple(say(event, requirement, requirements).en for requirement in requirements), minimal
