"""The first programme of an event, or the proof that it has none: the smallest models are solved first."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement
from scheduler.model.base import WHOLE, Scope
from scheduler.model.cells import cells_of
from scheduler.model.session_counts import fewest_sessions
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.search.builder import build
from scheduler.search.construction import adopted, constructed
from scheduler.search.control import Budget, Stopped, Workers, cores
from scheduler.search.many_talks import has_many, is_huge
from scheduler.search.presolve import is_refused, is_worth_counting
from scheduler.search.result import Goal, Progress, Status, Tell
from scheduler.search.solver import Answer, Limits, Watcher, run

#: Share (0 to 1) of the remaining time: the most that one number of spare sessions may take.
_STEP_SHARE = 0.6
#: The same where a programme is known that has more sessions; not where talks are many, which have a programme soon but
#: far from the fewest sessions.
_KNOWN_STEP_SHARE = 0.3


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
    threads = Workers(workers or cores(), seed)
    if event.slots:
        from scheduler.search.preset.search import PresetSearch
        from scheduler.search.preset.state import SearchState

        goal = Goal(levels=(), choose=False)
        state = SearchState(event, budget, goal, threads, progress, dropped)
        return PresetSearch(state).first()
    begun = time.monotonic()
    try:
        if is_worth_counting(event) and is_refused(event, budget, dropped=dropped):
            return "infeasible"
        programme = constructed(event, Scope(dropped), budget, threads)
        if programme is None:
            solution = first_solution(event, budget, Scope(dropped), threads=threads)
            programme = programme_of(solution.model, solution.values) if solution.values else solution.known
            if programme is None:
                return solution.status
    except Stopped:
        return "unknown"
    if progress is not None and not dropped:
        value, fewest = len(programme.sessions), fewest_sessions(event, WHOLE)
        progress(Progress("sessions", value, min(value, fewest), time.monotonic() - begun, programme))
    return "feasible"


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
    known
        A programme that was constructed, where no model has values for it in time; None: there is none.
    """

    status: Status
    model: TimetableModel
    values: Sequence[int]
    fewest_sessions: int
    known: Programme | None = None


def first_solution(
    event: Event,
    budget: Budget,
    scope: Scope = WHOLE,
    *,
    threads: Workers | None = None,
    known: Programme | None = None,
    watch: Watcher | None = None,
) -> FirstSolution:
    """A programme that meets the requirements of `event` in the scope, or the proof that there is none.

    Models with 0, 1, 8, 64… spare sessions are solved, because a small model is solved soonest; one that is infeasible
    proves that more spare sessions are needed. Where a programme is `known`, or constructed once a model was too hard,
    models with fewer sessions get little time, and it is the answer of the first one with as many. Raises Stopped where
    the budget is stopped before the first model is made.
    """
    return _Ladder(event, budget, scope, threads or Workers(cores()), watch).climbed(known)


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The arguments of `first_solution` but the known programme."""

    event: Event
    budget: Budget
    scope: Scope
    threads: Workers
    watch: Watcher | None

    def climbed(self, known: Programme | None) -> FirstSolution:
        """The solution on the first rung that has one: a rung is a number of spare sessions."""
        fewest, refused = fewest_sessions(self.event, self.scope), -1
        # Few sessions are hard to find among those that no axis tells apart; cells are there all of them anyway.
        cells = cells_of(self.event, self.scope)
        fewer_first = known is None or is_huge(self.event) or (self.event.axes and not has_many(self.event))
        spare = 0 if fewer_first or known is None else len(known.sessions) - fewest
        spare = spare if cells is None else max(0, len(cells) - fewest)
        while True:
            model = self._model(spare, fewest + refused + 1 if refused >= 0 else None)
            if known is not None and spare >= len(known.sessions) - fewest:
                values = adopted(model, known, self.budget)
                if values or self.budget.over:
                    return FirstSolution("feasible", model, values, fewest + refused + 1, known)
                known = None
            last = spare >= model.most_spare
            answer = self._rung(model, proving=spare == refused + 1, share=1.0 if last else self._share(known))
            if answer.values or last or self.budget.over:
                status = answer.status if answer.values or last else "unknown"
                proved = max(answer.bound or 0, fewest + refused + 1)
                return FirstSolution(status, model, answer.values, proved, known)
            if answer.status == "infeasible":
                refused = spare
            elif known is None:
                known = constructed(self.event, self.scope, self.budget, self.threads, attempt=spare + 1)
            spare = min(model.most_spare, max(1, 8 * spare))
            if known is not None:  # with many sessions a model finds no more than that programme
                most = max(refused + 1, len(known.sessions) - fewest)
                spare = most if spare > 1 else min(spare, most)

    def _model(self, spare: int, proved: int | None) -> TimetableModel:
        """The model of a rung, which has no fewer sessions than the `proved` bound, so that it is proved only once."""
        model = build(self.event, self.scope, spare=spare, budget=self.budget)
        if proved is not None:
            model.cp.add(sum(session.present for session in model.sessions) >= proved)
        return model

    def _rung(self, model: TimetableModel, *, proving: bool, share: float) -> Answer:
        """The answer of a model: a programme with as few sessions as can be, or any where it has the fewest there are.

        proving
            True if all models with fewer sessions are refused.
        """
        limits = Limits(self.budget.share(share).left, self.threads.number, self.threads.seed)
        if proving:
            return run(model.cp, limits, stop=self.budget.stop)
        fewest = sum(candidate.present for candidate in model.sessions)
        return run(model.cp, limits, objective=fewest, watch=self.watch, stop=self.budget.stop)

    def _share(self, known: Programme | None) -> float:
        """The most of the remaining time that a rung may take which is not the last."""
        return _STEP_SHARE if known is None or has_many(self.event) else _KNOWN_STEP_SHARE
