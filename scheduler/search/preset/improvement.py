"""The improvement of one level of an event with preset sessions to its optimum, with the levels before it kept.

A model without rooms is solved first: its bound holds for the whole event, and its answer is a *sketch* that is
furnished with rooms. Then models with rooms better the programme in turn, each beginning with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.sessions import Given
from scheduler.model.preset.solution import hold, programme_of, sessions_of
from scheduler.model.solution import worth
from scheduler.model.types import Term
from scheduler.search.control import Budget, Stopped
from scheduler.search.preset.run import Run
from scheduler.search.solver import Answer, Watcher

#: Shares of the remaining time: for all sketches together, for one round, and for one round where a single depth is
#: left. Each round begins its proof anew.
_SKETCHES, _ROUND, _LAST = 0.34, 0.5, 0.6
#: Seconds: the shortest round, while so much time remains.
_LEAST = 8.0
#: Variables up to which a model of all places gets no more time than one without.
_SMALL = 5000
#: Seconds for one sketch, for the rooms or places of one programme, and for any programme below a cutoff.
_SKETCH, _DETAIL, _QUICK = 5.0, 3.0, 5.0
#: Ratio of a programme's cost to its bound above which any cheaper programme is sought before the best one.
_FAR = 3


class LevelImprovement:
    """The level and what is known of it; the programme in hand is the run's.

    `size`: how many variables the model of each room has.
    """

    def __init__(self, run: Run, number: int, budget: Budget, floor: int) -> None:
        self.hand, self.number, self.budget = run, number, budget
        self.bound = floor
        self.depths = [ALIKE, EACH] if run.base is None else [EACH, ALIKE]
        self.size = 1

    def run(self) -> int:
        """Betters the run's programme; the bound that was proved is given."""
        try:
            self._run()
        except Stopped:
            self._tell()
        return self.bound

    def _run(self) -> None:
        """Where the run has a base, sketches only prove bounds: they would lead away from it."""
        self._tell()
        if self.hand.base is None:
            self._begin()
        else:
            self._sketch(self.hand.programme)
        turn = 0
        while not self._done() and self.depths:
            self._round(self.depths[turn % len(self.depths)])
            turn += 1

    def _begin(self) -> None:
        """From any programme to one that is not far from the bound, mostly."""
        sketch = self._sketch(self._descend(SKETCH, self.hand.programme))
        if sketch is not None and not self._done():
            self.hand.take(sketch)
            self._tell()
            self._furnish(sketch)
            self._descend(ALIKE, sketch)

    # ── what is known ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def value(self) -> int:
        """What the programme in hand is worth on this level."""
        return self.hand.worth[self.number]

    @property
    def left(self) -> float:
        """Seconds."""
        return min(self.budget.left, self.hand.left)

    def _done(self) -> bool:
        return self.value <= self.bound or self.budget.over or self.hand.budget.over

    def _tell(self) -> None:
        self.hand.tell(self.number, self.bound)

    def _prove(self, bound: int | None) -> None:
        if bound is not None and bound > self.bound:
            self.bound = min(bound, self.value)
            self._tell()

    def _most(self, value: int) -> list[int]:
        return [*self.hand.worth[: self.number], value]

    # ── sketches ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _sketch(self, near: Programme | None) -> Programme | None:
        """Solves models without rooms, at ever smaller cutoffs; their bound holds. The last that was found is given."""
        cutoff = self.value
        until = self.left * (1 - _SKETCHES)
        while not self._done() and self.left > until:
            model, costs = self.hand.model(self.number, SKETCH, self._most(cutoff))
            model.cp.add(costs[-1] <= cutoff)
            answer = self._ask(model, costs[-1], min(self.left / 8, _SKETCH), near)
            self._prove(answer.bound)
            if not answer.values:
                return near
            near = programme_of(model, answer.values) or near
            reached = worth(costs[-1], answer.values)
            if answer.status == "optimal" or reached == cutoff or 10 * reached <= 11 * max(1, self.bound):
                break
            cutoff = reached
        return near

    def _furnish(self, sketch: Programme) -> None:
        """Finds the best rooms for a programme of which the rest stays; if there are none, for one of which only the
        sessions stay.
        """
        for stays in (True, False):
            if self._done():
                return
            model, costs = self.hand.model(self.number, EACH, self._most(self.value))
            hold(model, sketch, talks=stays)
            seconds = min(self.left / 8, _DETAIL) if stays else min(self.left / 4, _LEAST)
            answer = self.hand.ask(model, costs[-1], seconds, sketch)
            if answer.values:
                self._settle(model, answer)
                return

    def _descend(self, depth: Depth, near: Programme | None) -> Programme | None:
        """While the programme is far from the bound, looks for any that breaks nothing of a tenth of its cost, of a
        hundredth…; what costs less does not matter meanwhile. The last that was found is given.
        """
        if self.hand.wanted[self.number].name != "rules":
            return near
        cutoff = self.value // 10
        while self.value > _FAR * max(1, self.bound) and 2 * cutoff > self.bound and not self._done():
            model = self.hand.bare(depth, cutoff)
            answer = self.hand.ask(model, None, min(self.left / 8, _QUICK), near)
            if answer.status == "infeasible":
                self._prove(cutoff + 1)
            if not answer.values:
                break
            found = programme_of(model, answer.values)
            if found is not None:
                near = found
                self.hand.take(found)
                self._tell()
            cutoff //= 10
        return near

    # ── with rooms ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _round(self, depth: Depth) -> None:
        model, costs = self.hand.model(self.number, depth, self._most(self.value))
        model.cp.add(costs[-1] <= self.value)
        seconds = self._due(depth, len(model.cp.proto.variables))
        if seconds > self.left and depth == DEEPEST:
            self.depths.remove(depth)
            return
        share = _ROUND if len(self.depths) > 1 else _LAST
        answer = self._ask(model, costs[-1], max(seconds, self.left * share), self.hand.programme, told=True)
        self._prove(answer.bound)
        found = self._settle(model, answer)
        if depth == ALIKE and found is not None:
            self._furnish(found)
        if answer.status == "optimal":  # nothing more can be learned from it, nor from what knows less
            self.depths = [] if depth != ALIKE else [EACH]
        if model.shallow and depth == EACH and DEEPEST not in self.depths:
            self.depths.append(DEEPEST)

    def _due(self, depth: Depth, size: int) -> float:
        """Seconds without which a round is of no use: a model of all places as many times more as it is larger."""
        if depth == EACH:
            self.size = size
        return _LEAST * max(1.0, size / self.size) if depth == DEEPEST and size > _SMALL else min(_LEAST, self.left)

    def _settle(self, model: ClosedModel, answer: Answer) -> Programme | None:
        """Takes the programme of an answer; where its model was shallow, the best with the same sessions."""
        found = programme_of(model, answer.values)
        if found is None:
            return None
        taken = self.hand.take(found)
        if model.leaves_talks_open and not self._done():
            self._detail(found)
        self._tell()
        return found if taken else None

    def _detail(self, programme: Programme) -> None:
        """Finds the best places of talks in sessions that stay, if there are any: a shallow model does not know."""
        given = Given(sessions_of(programme))
        model, costs = self.hand.model(self.number, DEEPEST, self._most(self.value), given)
        answer = self.hand.ask(model, costs[-1], min(self.left / 8, _DETAIL), programme)
        found = programme_of(model, answer.values)
        if found is not None:
            self.hand.take(found)

    def _ask(
        self, model: ClosedModel, cost: Term, seconds: float, near: Programme | None, *, told: bool = False
    ) -> Answer:
        """`told`: what is found and proved meanwhile is of the whole event."""
        watch = self._watch(model) if told and self.hand.progress is not None else None
        answer = self.hand.ask(model, cost, min(seconds, self.left), near, watch)
        if answer.status == "infeasible":
            raise RuntimeError("the model refuses a programme that was found")
        return answer

    def _watch(self, model: ClosedModel) -> Watcher:
        proved = self.bound

        def watch(value: int | None, bound: int, values: Sequence[int]) -> None:
            nonlocal proved
            proved = max(proved, bound)
            better = value is not None and value < self.value
            self.hand.tell(self.number, proved, programme_of(model, values) if better else None)

        return watch
