"""Presolve by counting (`scheduler.model.counting`): proofs of infeasibility, and the possible hours of pauses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.model.base import Hours, PauseKey, Scope
from scheduler.model.pauses import PauseModel
from scheduler.search.control import Budget
from scheduler.search.solver import Limits, run

#: Deterministic seconds of the solver: the most for one question, so that no answer depends on the machine.
_QUESTION_EFFORT = 0.1
#: Talks: an event with no more of them, which follow each other without a minute between, is refused as quickly by its
#: model.
_MAX_UNCOUNTED_TALKS = 14


def is_worth_counting(event: Event) -> bool:
    """True if counting may refuse the event more quickly than its model does."""
    settings = event.session_settings
    between = event.talk_settings.gap or settings.introduction or settings.discussion
    return len(event.talks) > _MAX_UNCOUNTED_TALKS or between > 0


def is_refused(event: Event, budget: Budget, *, dropped: frozenset[Requirement] = frozenset()) -> bool:
    """True if counting alone proves that no programme meets all but the `dropped` requirements."""
    counted, limits = _counted(event, dropped), Limits(budget.left, 1, effort=_QUESTION_EFFORT)
    return run(counted.cp, limits, stop=budget.stop).status == "infeasible"


def _counted(event: Event, dropped: frozenset[Requirement]) -> PauseModel:
    """A model of the event's pauses and of the talks between them."""
    from scheduler.model.counting.relaxation import CountingRelaxation

    model = PauseModel(event, Scope(dropped))
    CountingRelaxation(model)
    return model


def possible_hours(event: Event, budget: Budget, threads: int = 1) -> Hours | None:
    """The minutes at which each break, and each plenary that may slip, can start while all talks fit around it.

    A minute is left out only where counting proves it impossible; once the budget is over, none is left out any more.
    None: a pause has no minute left, so that the event is infeasible.

    `threads`: the questions that are asked at once; the answer does not depend on it as long as there is time.
    """
    model = _counted(event, frozenset())
    free = {pause.start.index: pause for pause in model.pauses if isinstance(pause.start, IntVar)}
    used: dict[int, set[int]] = {index: set() for index in free}  # minutes that some solution has

    def possible(index: int, minute: int) -> bool:
        if minute in used[index] or budget.over:
            return True
        question = model.cp.clone()
        question.add(free[index].start == free[index].day * DAY + minute)
        answer = run(question, Limits(budget.left, 1, effort=_QUESTION_EFFORT), stop=budget.stop)
        for other, found in used.items() if answer.values else ():
            found.add(answer.values[other] - free[other].day * DAY)
        return answer.status != "infeasible"

    minutes = [(index, minute) for index, pause in free.items() for minute in pause.starts]
    hours: dict[PauseKey, list[int]] = {pause.key: [] for pause in free.values()}
    with ThreadPoolExecutor(threads) as pool:
        for (index, minute), left in zip(minutes, pool.map(lambda each: possible(*each), minutes), strict=True):
            if left:
                hours[free[index].key].append(minute)
    return hours if all(hours.values()) else None
