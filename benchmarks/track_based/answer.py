"""An instance answered: first without the choice of chairs and organisers, then with people who were chosen.

An event cannot ask for one of several people. What it asks without them is less than the instance does: its bound
holds for the instance, and so does its contradiction. Its sessions get people, and its talks are placed once more
beside them: then it asks for more, and its programmes are plans.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from random import Random

from benchmarks.judged import Effort
from benchmarks.track_based.attendance import appointed, attended, named, stuck
from benchmarks.track_based.convert import Asked, to_event
from benchmarks.track_based.instance import Instance
from benchmarks.track_based.judge import breaches, missing_seats
from benchmarks.track_based.plan import Plan, to_plan
from constraints import say
from scheduler import api
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.explanation.conflicts import contradiction

#: Share (0 to 1) of the time that the event without chairs and organisers may take, and each try with people named.
_FIRST_SHARE, _TRY_SHARE = 0.6, 0.25
#: The most programmes in which people are appointed.
_TRIES = 200
#: The fewest tracks, besides those of sessions that nobody attends, whose sessions are moved together.
_FREE = 4
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


@dataclass(frozen=True)
class Found:
    """The plan of a programme, its value by the catalogue's measures, a proved lower bound of it, and what the check
    says against it.
    """

    plan: Plan
    value: int
    bound: int
    doubts: tuple[str, ...]


def answer(instance: Instance, name: str, effort: Effort) -> tuple[Record, list[str]]:
    """The record of an instance, and a sentence for each thing on which the solver and its judges disagree."""
    begun, worked = time.monotonic(), time.process_time()
    budget = api.Budget.of(effort.seconds)
    event = to_event(instance, name)
    status, first = _solved(instance, event, budget.share(_FIRST_SHARE), effort)
    if first is None:
        requirements, minimal = _contradiction(event, budget, effort) if status == "infeasible" else ((), None)
        spent = time.monotonic() - begun, time.process_time() - worked
        return Record(name, status, None, None, *spent, requirements, minimal), []
    best, doubts = _with_people(instance, name, first, budget, effort)
    status = "unknown" if best is None else "optimal" if best == first.bound else "feasible"
    return Record(name, status, best, first.bound, time.monotonic() - begun, time.process_time() - worked), doubts


def _solved(
    instance: Instance, event: Event, budget: api.Budget, effort: Effort, floor: int = 0
) -> tuple[api.Status, Found | None]:
    """The status and the plan of the event's best programme; the search ends at a proof, or at the value `floor`."""

    def stop_if_enough(progress: api.Progress) -> None:
        if progress.value is not None and progress.value <= max(floor, progress.bound or 0):
            budget.stop.set()

    budget = api.Budget(budget.deadline)
    result = api.solve(event, budget, workers=effort.workers, seed=effort.seed, progress=stop_if_enough)
    if result.programme is None:
        return result.status, None
    return result.status, _found(instance, event, result.programme)


def _found(instance: Instance, event: Event, programme: Programme) -> Found:
    report = api.check(event, programme)
    doubts = (*(violation.text.en for violation in report.hard), *(each.text.en for each in report.disagreements))
    (level,) = programme.levels
    return Found(attended(instance, to_plan(instance, event, programme)), level.value, level.bound, doubts)


def _with_people(
    instance: Instance, name: str, first: Found, budget: api.Budget, effort: Effort
) -> tuple[int | None, list[str]]:
    """The least value of a plan that breaks nothing, and what is doubtful, as long as there is time.

    The sessions of a programme keep their blocks and get people, beside whom the talks are placed anew. Then some
    tracks may have theirs anywhere, with people named in part by chance; then another programme comes, which avoids the
    sessions that were in the way.
    """
    best, doubts = _judged(instance, first)
    chance, sessions, now = Random(effort.seed), first, first
    avoided: frozenset[tuple[int, int]] = frozenset()
    for _ in range(_TRIES):
        kept = appointed(instance, sessions.plan, 0)
        moved = _some_moved(instance, (now if best is not None else sessions).plan, chance)
        for asked in (moved,) if kept is None else (Asked(kept=kept), moved):
            if doubts or budget.over or best == first.bound:
                return best, doubts
            effort = replace(effort, seed=effort.seed + 1)
            _, found = _solved(instance, to_event(instance, name, asked), budget.share(_TRY_SHARE), effort, first.bound)
            value, doubts = (None, []) if found is None else _judged(instance, found)
            if found is not None and value is not None and (best is None or value < best):
                best, now = value, found
        avoided |= frozenset() if kept is None else stuck(instance, sessions.plan, kept)
        event = to_event(instance, name, Asked(avoided=avoided))
        _, other = _solved(instance, event, budget.share(_TRY_SHARE), effort, first.value)
        sessions, avoided = (first, frozenset()) if other is None else (other, avoided)
    return best, doubts


def _some_moved(instance: Instance, plan: Plan, chance: Random) -> Asked:
    """The sessions of a plan but those of some tracks, among them all with a session that nobody attends."""
    lonely = {session.track for session in plan if session.chair is None}
    others = sorted(set(instance.papers_of) - lonely)
    more = chance.sample(others, min(len(others), _FREE + chance.randrange(_FREE)))
    free = sorted((*lonely, *more))
    return Asked(kept=plan, named={track: named(instance, plan, track, chance) for track in free})


def _unattended(plan: Plan) -> int:
    """The number of sessions that nobody attends."""
    return sum(session.chair is None for session in plan)


def _judged(instance: Instance, found: Found) -> tuple[int | None, list[str]]:
    """The judge's value of a plan, None if it breaks something, and what is doubtful."""
    value, broken = missing_seats(instance, found.plan), breaches(instance, found.plan)
    doubts = list(found.doubts)
    if value != found.value:
        doubts.append(f"the judge counts {value} missing seats, our measures {found.value}")
    if broken and not _unattended(found.plan):
        doubts += broken
    return None if broken else value, doubts


def _contradiction(event: Event, budget: api.Budget, effort: Effort) -> tuple[tuple[str, ...], bool | None]:
    """The sentences of a contradiction that is found in the time left, and whether it is minimal."""
    found = contradiction(event, budget.at_least(_EXPLAINING), workers=effort.workers)
    if found is None:
        return (), None
    (requirements,), (minimal,) = found.contradictions, found.minimal
    return tuple(say(event, requirement, requirements).en for requirement in requirements), minimal
