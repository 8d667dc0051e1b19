"""The best programme for each start of one talk, from one model: all levels are minimised at once, without presolve."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import FlatIntExpr, IntVar, LinearExpr

from constraints import rule
from scheduler.check import check
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.talks import Talk, WhatIf
from scheduler.domain.windows import Window
from scheduler.fingerprint import fingerprint
from scheduler.model.base import WHOLE
from scheduler.model.cells import cells_of
from scheduler.model.solution import decisions, lower_bound, programme_of, value_of
from scheduler.model.timetable import TimetableModel
from scheduler.model.types import Term
from scheduler.search.builder import build, cost_of
from scheduler.search.control import Budget, Stopped
from scheduler.search.result import Result
from scheduler.search.solver import Answer, Hint, Limits, run

#: Sessions beyond the fewest in the first model; the second has all.
_SPARE = 2
#: The most that one objective may be: the levels that do not go in follow in a second one.
_LARGEST = 10**13
#: Deterministic seconds of the solver for one start, after which the usual search answers it.
_EFFORT = 0.1
#: The domain of a literal.
_LITERAL = [0, 1]
#: Starts in a row that were too hard, after which no more are asked here.
_PATIENCE = 2


class StartPrices:
    """The prices of the starts of a talk, one after the other; an event for which this is no gain has none.

    Parameters
    ----------
    base
        A programme of the event, near which each answer is sought first.
    """

    def __init__(self, event: Event, base: Programme, question: WhatIf, budget: Budget) -> None:
        self.event, self.talk, self.room, self.budget = event, event.talk[question.subject], question.room, budget
        #: The event in which the talk is at one of all the starts.
        self.asked = event.model_copy(update={"what_ifs": (*event.what_ifs, question)})
        #: The levels of the base, measured.
        self.now = check(event, base).levels
        self.base, self.failures = base, 0
        plain = not event.slots and not event.late and event.levels[:1] == ("sessions",)
        self.suits = plain and cells_of(event, WHOLE) is None
        self._models: dict[int | None, _Prices] = {}

    def at(self, window: Window, with_what_if: Event, budget: Budget) -> Result | None:
        """The best programme with the talk in the window, or the proof that there is none; None: the usual search has
        to answer.

        with_what_if
            The event in which the talk has that window, by which the programme is measured.
        """
        if not self.suits or self.failures >= _PATIENCE:
            return None
        begun = time.monotonic()
        for spare in (_SPARE, None):
            try:
                prices = self._prices(spare)
            except Stopped:
                return None
            answer = prices.at(self.talk, window, budget)
            if answer.status == "optimal":
                self.failures = 0
                return prices.result(with_what_if, answer, time.monotonic() - begun)
            if answer.status != "infeasible":
                break
            if prices.has_all:
                self.failures = 0
                return Result("infeasible", None, time.monotonic() - begun)
        self.failures += 1
        return None

    def _prices(self, spare: int | None) -> _Prices:
        if spare not in self._models:
            self._models[spare] = _Prices(self.asked, self.base, spare, self.budget)
        return self._models[spare]


class _Prices:
    """A model with all levels, and the objectives that minimise them in turn."""

    def __init__(self, event: Event, base: Programme, spare: int | None, budget: Budget) -> None:
        self.model = build(event, spare=spare, budget=budget)
        self.has_all = spare is None or spare >= self.model.most_spare
        self.levels = event.levels
        self.costs = [cost_of(self.model, rule(name)) for name in event.levels]
        spans = [(lower_bound(self.model, cost), -lower_bound(self.model, -cost)) for cost in self.costs]
        self.objectives = _objectives(self.costs, spans)
        _cheapest_first(self.model, self.costs)
        self.hint: Hint = decisions(self.model, base)
        self._literals = [n for n, each in enumerate(self.model.cp.proto.variables) if [*each.domain] == _LITERAL]

    def at(self, talk: Talk, window: Window, budget: Budget) -> Answer:
        """The answer for the talk at the start of the window; it is optimal if all objectives are.

        The next start is sought near it: what follows what, and not the minutes, in which it must differ.
        """
        assert window.day is not None
        cp, hint = self.model.cp.clone(), self.hint
        cp.add(self.model.start_of(talk) == self.model.day_number[window.day] * DAY + window.start)
        answer = Answer("unknown", (), None)
        for objective in self.objectives:
            limits = Limits(budget.left, 1, effort=_EFFORT, strategy="plain")
            answer = run(cp, limits, objective=objective, hint=hint, stop=budget.stop)
            if answer.status != "optimal":
                break
            assert answer.bound is not None
            cp.add(objective <= answer.bound)
            hint = dict(enumerate(answer.values))
        if answer.status == "optimal":
            self.hint = {n: answer.values[n] for n in self._literals}
        return answer

    def result(self, with_what_if: Event, answer: Answer, seconds: float) -> Result:
        """The result that the answer is. Raises RuntimeError where the check disagrees, a fault of this program."""
        programme = programme_of(self.model, answer.values)
        report = check(with_what_if, programme)
        values = tuple(zip(self.levels, (value_of(cost, answer.values) for cost in self.costs), strict=True))
        if report.hard or values != report.levels:
            raise RuntimeError(f"the check disagrees: {values}, {report.levels}")
        levels = tuple(Level(name=name, value=value, bound=value) for name, value in values)
        stated = {"status": "optimal", "levels": levels, "input": fingerprint(with_what_if)}
        return Result("optimal", programme.model_copy(update=stated), seconds)


def _cheapest_first(model: TimetableModel, costs: Sequence[Term]) -> None:
    """Once all literals are decided, the numbers that cost something take their cheapest values.

    Without this the solver lowers them minute by minute, each time by a solution of its own.
    """
    numbers = _numbers(model, costs)
    for raises, choice in ((True, cp_model.SELECT_MIN_VALUE), (False, cp_model.SELECT_MAX_VALUE)):
        chosen = [variable for variable, factor in numbers if (factor > 0) == raises]
        if chosen:
            model.cp.add_decision_strategy(chosen, cp_model.CHOOSE_FIRST, choice)


def _numbers(model: TimetableModel, costs: Sequence[Term]) -> list[tuple[IntVar, int]]:
    """The variables of the costs that are no literals, with their factors."""
    flat = [FlatIntExpr(cost) for cost in costs if not isinstance(cost, int)]
    pairs = [pair for each in flat for pair in zip(each.vars, each.coeffs, strict=True)]
    return [pair for pair in pairs if [*model.cp.proto.variables[pair[0].index].domain] != _LITERAL]


def _objectives(costs: Sequence[Term], spans: Sequence[tuple[int, int]]) -> list[LinearExpr]:
    """Objectives to be minimised in turn, each of as many costs as go into one number, the first before all others."""
    objectives: list[LinearExpr] = []
    largest = _LARGEST
    for cost, (least, most) in zip(costs, spans, strict=True):
        width = most - least + 1
        if largest * width >= _LARGEST:
            objectives.append(LinearExpr.sum([cost - least]))
            largest = width
        else:
            objectives[-1] = objectives[-1] * width + (cost - least)
            largest *= width
    return objectives
