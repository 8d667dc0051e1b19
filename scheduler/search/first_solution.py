"""The first programme of an event, or the proof that it has none: the smallest models are solved first."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.model.base import WHOLE, Scope
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.search.builder import build
from scheduler.search.control import Budget, Stopped, Workers, cores
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.presolve import is_refused, is_worth_counting
from scheduler.search.result import Goal, Progress, Status, Tell
from scheduler.search.solver import Limits, Watcher, run

#: Share (0 to 1) of the remaining time: the most that one number of spare sessions may take.
_STEP_SHARE = 0.6


def possible(
    event: Event,
    budget: Budget,
    *,
    workers: int | None = None,
    seed: int = 0,
    dropped: frozenset[Requirement] = frozenset(),
    progress: Tell | None = None,
) -> Status:
    """Whether a programme of `event` meets all requirements but those `dropped`.

    Returns
    -------
    Status
        "feasible" or "optimal": a programme was found; "infeasible": it is proved that there is none; "unknown": the
        budget was too short, or stopped.
    """
    if event.slots:
        goal = Goal(levels=(), choose=False)
        state = SearchState(event, budget, goal, Workers(workers or cores(), seed), progress, dropped)
        return PresetSearch(state).first()
    begun = time.monotonic()
    try:
        if is_worth_counting(event) and is_refused(event, budget, dropped=dropped):
            return "infeasible"
        solution = first_solution(event, budget, Scope(dropped), workers=workers, seed=seed)
    except Stopped:
        return "unknown"
    if solution.values and progress is not None and not dropped:
        programme, seconds = programme_of(solution.model, solution.values), time.monotonic() - begun
        value = len(programme.sessions)
        progress(Progress("sessions", value, min(value, solution.fewest_sessions), seconds, programme))
    return solution.status


@dataclass(frozen=True, slots=True)
class FirstSolution:
    """A solution of the first model that has one.

    Attributes
    ----------
    status
        "infeasible": it is proved that there is no programme; "unknown": none was found in time.
    model, values
        The last model that was solved, and a value for each of its variables; empty without a programme.
    fewest_sessions
        A lower bound on the sessions of any programme.
    """

    status: Status
    model: TimetableModel
    values: Sequence[int]
    fewest_sessions: int


def first_solution(
    event: Event,
    budget: Budget,
    scope: Scope = WHOLE,
    *,
    workers: int | None = None,
    seed: int = 0,
    watch: Watcher | None = None,
) -> FirstSolution:
    """A programme that meets the requirements of `event` in the scope, or the proof that there is none.

    Models with 0, 1, 8, 64… spare sessions are solved, because a small model is solved soonest; one that is infeasible
    proves that more spare sessions are needed. Raises Stopped where the budget is stopped before the first model is
    made.
    """
    spare, refused = 0, -1
    while True:
        model = build(event, scope, spare=spare, budget=budget)
        last = spare >= model.most_spare
        limits = Limits(budget.left if last else budget.share(_STEP_SHARE).left, workers or cores(), seed)
        objective = sum(c.present for c in model.sessions) if spare > refused + 1 else None
        answer = run(
            model.cp, limits, objective=objective, watch=None if objective is None else watch, stop=budget.stop
        )
        proved = max(answer.bound or 0, model.fewest_sessions + refused + 1)
        if answer.values or last or budget.over:
            return FirstSolution(answer.status if answer.values or last else "unknown", model, answer.values, proved)
        if answer.status == "infeasible":
            refused = spare
        spare = min(model.most_spare, max(1, 8 * spare))
