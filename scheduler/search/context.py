"""The context of one lexicographic search: what is asked, its time, its first solution and the progress it tells."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from constraints import preferences, rule
from scheduler.check import value_on
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.base import Scope
from scheduler.model.session_counts import fewest_sessions
from scheduler.model.solution import programme_of
from scheduler.model.timetable import TimetableModel
from scheduler.search.construction import constructed
from scheduler.search.control import Budget, Stopped, Workers
from scheduler.search.first_solution import FirstSolution, first_solution
from scheduler.search.kept_programme import kept_programme
from scheduler.search.many_talks import has_many, may_be_hard
from scheduler.search.presolve import is_refused, is_worth_counting, possible_hours
from scheduler.search.result import Goal, Progress, Status, Tell
from scheduler.search.solver import Watcher

if TYPE_CHECKING:
    from scheduler.search.open_hours.bounds import BestHours

#: Share (0 to 1) of the budget that is reserved for the choice among equals.
_CHOICE_SHARE = 0.1
#: Share (0 to 1) of the remaining time: the most that the presolve of the breaks' hours may take.
_PRESOLVE_SHARE = 0.2
#: Share (0 to 1) of the remaining time: the most for an allotment anew, and the same where talks are many.
_REALLOTTING_SHARE, _MANY_SHARE = 0.1, 0.5
#: Talks: with no more of them, the models of an event for which no programme was constructed are decided soon.
_FEW = 40
#: Seconds of the processor for each talk: the most for a first programme with fewer sessions. Where there are axes, the
#: models find the fewest.
_FURTHER_SECONDS_A_TALK = 0.005


class SearchContext:
    """The arguments of one call of `solve`, and what follows from them.

    Attributes
    ----------
    level_rules
        The levels to be minimised, the first before all others.
    full_budget, budget
        All the time, and its part before the choice among equals.
    first_budget
        The time for the first solution.
    scope
        The requirements, with the hours that presolve leaves for pauses.
    known, known_seconds
        The programme that was constructed before any model, and the seconds until then; None: there is none.
    relaxed
        What the relaxation with open hours of the pauses knows; None: it was not asked, or had no answer in time.
    sketch
        A programme near which better ones than the known one seem to be; None: there is none.
    told, told_values
        The last programme that was told, which is the best one, and its value on each level; None: there is none.
    """

    def __init__(
        self, event: Event, budget: Budget, goal: Goal, workers: int, seed: int, progress: Tell | None
    ) -> None:
        self.event, self.goal = event, goal
        self.level_rules = [rule(name) for name in event.levels] if goal.levels is None else list(goal.levels)
        self.begun = time.monotonic()
        self.full_budget, self.budget = budget, budget.share(1 - _CHOICE_SHARE)
        self.first_budget = budget.for_first.share(1 - _CHOICE_SHARE)
        self.workers, self.seed, self.progress = workers, seed, progress
        self.scope = Scope(compared=goal.base is not None)
        self.known: Programme | None = None
        self.known_seconds: float | None = None
        self.relaxed: BestHours | None = None
        self.sketch: Programme | None = None
        self.told: Programme | None = None
        self.told_values: tuple[int, ...] = ()

    def first(self) -> FirstSolution | Status:
        """The first solution, or the status where there is none."""
        try:
            if self.event.late:
                hours = self.goal.hours
                if hours is None:
                    budget = self.first_budget.share(_PRESOLVE_SHARE)
                    hours = possible_hours(self.event, budget, self.workers)
                if hours is None:
                    return "infeasible"
                self.scope = replace(self.scope, hours=hours)
            threads = Workers(self.workers, self.seed)
            kept = kept_programme(self.event, self.goal, self.scope, self.first_budget, threads)
            if kept is not None:
                return kept
            further = 0.0 if self.event.axes else _FURTHER_SECONDS_A_TALK * len(self.event.talks)
            self.known = constructed(self.event, self.scope, self.first_budget, threads, further=further)
            if self.known is None and self._is_refused():
                return "infeasible"
            if self.known is None and self._is_hard():
                self.known = constructed(self.event, self.scope, self.first_budget, threads, attempt=1)
            watch = self._tell_known()
            if self.known is not None and self._may_be_better(self.known):
                watch = self._better(self.known, threads)
            start = first_solution(
                self.event,
                self.first_budget,
                self.scope,
                threads=threads,
                known=self.known,
                watch=watch,
            )
        except Stopped:
            return "unknown"
        self.known = self.known or start.known
        return start if start.values else start.status

    def _may_be_better(self, known: Programme) -> bool:
        """True if the programme has more sessions than need be, or of many talks some outside their preferred hours,
        and models would take long to find better ones.
        """
        if not may_be_hard(self.event) or self.goal.levels is not None:
            return False
        fewest = len(known.sessions) <= fewest_sessions(self.event, self.scope)
        return not fewest or (has_many(self.event) and value_on(preferences.RULE, self.event, known) > 0)

    def _better(self, known: Programme, threads: Workers) -> Watcher | None:
        """Replaces the known programme by one with fewer sessions, where one is found; returns the watcher."""
        from scheduler.search.allotting.better import reallotted

        share = _MANY_SHARE if has_many(self.event) else _REALLOTTING_SHARE
        found = reallotted(self.event, known, self.first_budget.share(share), threads)
        self.known, self.relaxed, self.sketch = found.programme, found.relaxed, found.sketch
        return self._tell_known()

    def _is_refused(self) -> bool:
        """True if counting proves that there is no programme; of a day that runs late it was asked before."""
        return not self.event.late and is_worth_counting(self.event) and is_refused(self.event, self.first_budget)

    def _is_hard(self) -> bool:
        """True if models may find no programme soon: many talks, of an event about which nothing else is asked."""
        return len(self.event.talks) > _FEW and self.goal.base is None and not self.event.what_ifs

    def _tell_known(self) -> Watcher | None:
        """Tells of the programme that was constructed, if there is one; returns the watcher of later ones."""
        if self.known is None:
            return self.watch("sessions")
        if self.known_seconds is None:
            self.known_seconds = time.monotonic() - self.begun
        value = len(self.known.sessions)
        bound = min(value, fewest_sessions(self.event, self.scope))
        self.tell("sessions", value, bound, self.known)
        return self.watch("sessions", value, bound)

    def watch(
        self, name: str, value: int | None = None, bound: int = 0, model: TimetableModel | None = None
    ) -> Watcher | None:
        """A watcher that reports the solver's values and bounds of the level `name`; None: nobody watches.

        `value`, `bound`: those that the level has before; None: there is no programme yet. `model`: the solver's model,
        from which programmes are read; None: programmes are not reported.
        """
        if self.progress is None:
            return None
        best, proved = value, bound

        def watch(value: int | None, bound: int, values: Sequence[int]) -> None:
            nonlocal best, proved
            better = value is not None and (best is None or value < best)
            best, proved = value if better else best, max(proved, bound)
            self.tell(name, best, proved, programme_of(model, values) if better and model is not None else None)

        return watch

    def tell(self, name: str, value: int | None, bound: int | None, programme: Programme | None = None) -> None:
        """Reports progress on the level `name`, and the programme if it is better than those reported before.

        A solution may be better than its model says, since not every variable of a cost is as low as it could be before
        the cost is proved; so programmes are measured without the model.
        """
        if self.progress is None:
            return
        if programme is not None:
            values = self.measured(programme)
            if self.told is None or values < self.told_values:
                self.told, self.told_values = programme, values
            else:
                programme = None
        self.progress(Progress(name, value, bound, time.monotonic() - self.begun, programme))

    def measured(self, programme: Programme) -> tuple[int, ...]:
        """The value of the programme on each of `level_rules`, measured without a model."""
        return tuple(value_on(level, self.event, programme) for level in self.level_rules)
