"""The improvement of one level of an event with preset sessions; the levels before it keep their values.

A model without rooms is solved first: its bound holds for the event, and its programme is a *sketch*, for which rooms
are found next. Then models of each depth improve the programme in turns, each with the best programme as its hint.
"""

from __future__ import annotations

import itertools
import math

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth
from scheduler.model.preset.given import Given, sessions_of
from scheduler.model.preset.hints import hold
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.room_symmetry import rooms_alike
from scheduler.model.preset.solution import programme_of
from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.control import Budget, Stopped
from scheduler.search.preset.descent import descend
from scheduler.search.preset.heavy_first import lighten
from scheduler.search.preset.large import ALONE_SHARE, begin_large, furnish_well, prove_axes_alone
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.preset.local_rounds import local_rounds
from scheduler.search.preset.near_talks import TalkNeighbourhoods
from scheduler.search.preset.neighbourhoods import Neighbourhoods
from scheduler.search.preset.sizes import goes_by_talks, is_crowded
from scheduler.search.preset.state import SearchState, Threads
from scheduler.search.solver import Answer

#: Share (0 to 1) of the remaining time: the most that all sketches together may take.
_SKETCHES_SHARE = 0.34
#: Share (0 to 1) of the remaining time: the most for programmes near the best one where rounds follow.
_NEAR_FIRST_SHARE = 0.5
#: The same where talks are free: for programmes near the first one, and for the model of all talks that follows.
_BY_TALKS_SHARE, _BY_TALKS_LAST_SHARE = 0.7, 0.95
#: Shares (0 to 1) of the remaining time: the most for one round (each begins its proof anew), and for one of one depth.
_ROUND_SHARE, _LAST_DEPTH_SHARE = 0.5, 0.6
#: The same of one depth whose programmes need no other, by a tree of branches.
_TREE_SHARE = 0.8
#: Seconds: the shortest round, unless less time remains.
_MIN_ROUND_SECONDS = 8.0
#: The most for the first round of a small model or beside a base: seconds; and there a share (0 to 1) of what remains.
_SOON_SECONDS, _SOON_SHARE = 3.0, 0.25
#: Variables: the size up to which all threads prove most models soon, and one with places gets no more time.
_SMALL_MODEL_SIZE = 5000
#: Seconds: the most for one sketch, and for the rooms or places of one programme.
_SKETCH_SECONDS, _DETAIL_SECONDS = 5.0, 3.0
#: The least time for a round of a large event, in times of the slowest model so far: of few sessions, and of all.
_MODELS, _FULL_MODELS = 40, 8
#: Ratio of a cost to its bound above which rooms are told apart first, and what weighs much is minimised alone.
_FAR_RATIO, _HEAVY_RATIO = 3, 10


class LevelImprovement(LevelProgress):
    """The improvement of the `number`-th level of a search.

    Attributes
    ----------
    depths
        The depths of the models that are solved in turns.
    size
        The number of variables of the model that tells rooms apart.
    by_tree
        True if rounds have the strategy "tree": models of all sessions are not too large for a proof, and
        no talks are compared wherever they are, which no relaxation tells.
    turns
        The rounds so far, where `by_tree`.
    """

    def __init__(self, state: SearchState, number: int, budget: Budget, floor: int) -> None:
        super().__init__(state, number, budget, floor)
        self.depths = [ALIKE, EACH] if state.base is None else [EACH, ALIKE]
        self.size = 1
        compared, alone = goes_by_talks(state.event), state.workers == 1
        self.by_tree = not (state.base is not None or state.large or compared or alone)
        if self.by_tree and 2 * len(rooms_alike(state.event)) > len(state.event.rooms):
            self.depths = [EACH]  # a model of alike rooms is hardly smaller
        self.turns = 0
        self.near = (TalkNeighbourhoods if goes_by_talks(state.event) else Neighbourhoods)(state, number, self.tell)

    def run(self) -> int:
        """Improves the programme of the search until the level is proved or its budget is over; returns its bound."""
        whole = self.budget
        self.budget = whole.share(1 - ALONE_SHARE) if self.state.large else whole
        try:
            self._run()
            prove_axes_alone(self, whole)
        except Stopped:
            self.tell()
        return self.bound

    def _run(self) -> None:
        """Improves the programme; where the search has a base, sketches only prove bounds: they lead away from it, and
        are needed only where a model with rooms is not solved soon.
        """
        self.tell()
        if self.state.base is not None:
            if not self.state.large and not self.done():
                self._round(EACH, min(_SOON_SECONDS, self.seconds_left * _SOON_SHARE))
            if EACH in self.depths:  # else a sketch proves no more
                self._sketch(self.state.programme)
        elif goes_by_talks(self.state.event):
            self.depths = [] if is_crowded(self.state.event) else [EACH]
            self._go_near(_BY_TALKS_SHARE if self.depths else 1)
        elif self.state.large:
            self._begin_large()
        else:
            self._begin()
            if self.value > _FAR_RATIO * max(1, self.bound):
                self.depths = [EACH]
                if local_rounds(self, self._settle):
                    self._go_near(_ROUND_SHARE)
        for number in itertools.count():
            if self.done() or not self.depths or self._too_late(self.seconds_left, _FULL_MODELS if number else _MODELS):
                return
            told = self._round(self.depths[number % len(self.depths)])
            untold = told is not None and told < self.value
            if untold or self.state.large or goes_by_talks(self.state.event):
                self._go_near(_ROUND_SHARE)

    def _begin(self) -> None:
        """Replaces the first programme, which ignores soft rules, by one that is near the bound in most events."""
        near, answered = descend(self, SKETCH, self.state.programme)
        if not answered and self.value > _HEAVY_RATIO * max(1, self.bound) and not self.done():
            if lighten(self):  # no sketch tells more: its rooms would have to break what weighs much
                self._go_near(_ROUND_SHARE)
            return
        sketch = self._sketch(near)
        if sketch is not None and not self.done():
            self.state.take(sketch)
            self.tell()
            self._furnish(sketch)
            descend(self, ALIKE, sketch)

    def _begin_large(self) -> None:
        """Replaces the first programme by one that sketches lead to, and that by better ones near it."""
        begin_large(self.state, self.number, self.budget)
        self.tell()
        if not self._too_late(self.seconds_left * _NEAR_FIRST_SHARE, _MODELS):
            self._go_near(_NEAR_FIRST_SHARE)
            return
        while not self.done():
            self._go_near(1)  # it may end before its time where several rounds were in vain

    def _go_near(self, share: float) -> None:
        """Improves the programme where few axes are free at once, for a share of the time."""
        self.near.improve(self.budget.share(share), self.bound)

    def _too_late(self, seconds: float, models: int) -> bool:
        """True if to make a model of all sessions of a large event would take too much of these `seconds`."""
        return self.state.large and seconds < models * self.state.model_seconds

    # ── sketches ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _sketch(self, near: Programme | None) -> Programme | None:
        """Proves bounds by models without rooms at ever smaller cutoffs; returns their programme, at first `near`."""
        cutoff = self.value
        seconds_after = self.seconds_left * (1 - _SKETCHES_SHARE)
        while not self.done() and self.seconds_left > seconds_after:
            model, costs = self.state.model(self.number, SKETCH, self.upper_bounds(cutoff))
            model.cp.add(costs[-1] <= cutoff)
            seconds = min(self.seconds_left / 8, _SKETCH_SECONDS)
            answer = self._solve(model, costs[-1], seconds, near, threads="tight")
            self.prove(answer.bound)
            if not answer.values:
                return near
            near = self.state.read(model, answer.values) or near
            value = value_of(costs[-1], answer.values)
            if answer.status == "optimal" or value == cutoff or 10 * value <= 11 * max(1, self.bound):
                break
            cutoff = value
        return near

    def _furnish(self, sketch: Programme) -> int | None:
        """The cost by a model without places of `sketch` in the best rooms, which is taken; talks move if they must."""
        if self.state.large:
            furnish_well(self.state, self.number, sketch, self.budget)
            self.tell()
            return None
        for talks_stay in (True, False):
            if self.done():
                break
            model, costs = self.state.model(self.number, EACH, self.upper_bounds(self.value))
            hold(model, sketch, talks=talks_stay)
            part, most = (8, _DETAIL_SECONDS) if talks_stay else (4, _MIN_ROUND_SECONDS)
            answer = self.state.solve(model, costs[-1], min(self.seconds_left / part, most), sketch)
            if answer.values:
                self._settle(model, answer)
                return value_of(costs[-1], answer.values)
        return None

    # ── with rooms ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _round(self, depth: Depth, most: float = math.inf) -> int | None:
        """Solves a model of `depth` once, for up to `most` seconds, and removes the depths that cannot improve the
        level any more.

        Returns what the programme costs by a model that tells its rooms apart, but maybe no places; None: it has none.
        """
        model, costs = self.state.model(self.number, depth, self.upper_bounds(self.value))
        model.cp.add(costs[-1] <= self.value)
        left = self.seconds_left
        seconds = self._needed_seconds(depth, len(model.cp.proto.variables), left)
        if seconds > left and depth == DEEPEST:
            self.depths.remove(depth)
            return None
        seconds = min(max(seconds, self.seconds_left * self._share(model)), most)
        answer = self._answer(model, costs[-1], seconds)
        self.prove(answer.bound)
        programme = self._settle(model, answer)
        told = value_of(costs[-1], answer.values) if answer.values else None
        told = self._furnish(programme) if depth == ALIKE and programme is not None else told
        if answer.status == "optimal":  # neither this depth nor a lesser one proves more
            self.depths = [] if depth != ALIKE else [EACH]
        if model.shallow and depth == EACH and DEEPEST not in self.depths:
            self.depths.append(DEEPEST)
        return told

    def _answer(self, model: ClosedModel, cost: Term, seconds: float) -> Answer:
        """The answer of a round: a small model is mostly proved soon by all threads, which are asked for that first; a
        large one with places gets better programmes, but no proof.
        """
        small, programme = len(model.cp.proto.variables) <= _SMALL_MODEL_SIZE, self.state.programme
        if not self.by_tree:
            return self._solve(model, cost, seconds, programme, exact=True)
        self.turns += 1
        if small and self.turns == 1:
            return self._solve(model, cost, min(seconds, _SOON_SECONDS), programme, exact=True)
        if model.depth.places and not small:
            return self.state.solve_by_neighbourhoods(model, cost, min(seconds, self.seconds_left), self.turns)
        return self._solve(model, cost, seconds, programme, exact=True, threads="tree")

    def _share(self, model: ClosedModel) -> float:
        """The share (0 to 1) of the remaining time that a round of the model may take."""
        if len(self.depths) > 1:
            return _ROUND_SHARE
        if self.by_tree and not model.shallow:
            return _TREE_SHARE
        return _BY_TALKS_LAST_SHARE if goes_by_talks(self.state.event) else _LAST_DEPTH_SHARE

    def _needed_seconds(self, depth: Depth, size: int, left: float) -> float:
        """Seconds below which a round finds nothing; they grow with the `size` of a model with places.

        All that are `left`, where a small model is likely to need fewer than the shortest round has.
        """
        if depth == EACH:
            self.size = size
        if depth == DEEPEST and size > _SMALL_MODEL_SIZE:
            return _MIN_ROUND_SECONDS * max(1.0, size / self.size)
        return min(_MIN_ROUND_SECONDS, left)

    def _settle(self, model: ClosedModel, answer: Answer) -> Programme | None:
        """Takes the programme of an answer, and the best one with the same sessions where its model was shallow.

        Returns the former; None where it breaks a hard rule.
        """
        programme = programme_of(model, answer.values)
        if programme is None:
            return None
        taken = self.state.take(programme)
        if model.leaves_talks_open and not self.done():
            self._detail(programme)
        self.tell()
        return programme if taken else None

    def _detail(self, programme: Programme) -> None:
        """Takes the programme with the sessions of `programme` and the best rooms and places of their talks."""
        given = Given(sessions_of(programme))
        model, costs = self.state.model(self.number, DEEPEST, self.upper_bounds(self.value), given)
        answer = self.state.solve(model, costs[-1], min(self.seconds_left / 8, _DETAIL_SECONDS), programme)
        detailed = programme_of(model, answer.values)
        if detailed is not None:
            self.state.take(detailed)

    def _solve(
        self,
        model: ClosedModel,
        cost: Term,
        seconds: float,
        near: Programme | None,
        *,
        exact: bool = False,
        threads: Threads = "all",
    ) -> Answer:
        """The answer of CP-SAT. `exact`: its values and bounds are those of the event, and are reported meanwhile."""
        watch = self.watch(model) if exact and self.state.progress is not None else None
        answer = self.state.solve(model, cost, min(seconds, self.seconds_left), near, watch, threads=threads)
        if answer.status == "infeasible":
            raise RuntimeError("the model refuses a programme that was found")
        return answer
