"""An allotment with given hours of the pauses, and the programme that it leads to."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from ortools.sat.python.cp_model import CpModel

from scheduler.constructing.assembly import assembled
from scheduler.constructing.blocks import Block
from scheduler.constructing.board import Board
from scheduler.constructing.filling import Filling
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.seating import Lot, seat
from scheduler.domain.programme import Programme
from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.allotting.counts import count_rooms
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.encounters import keep_apart
from scheduler.search.allotting.model import AllotmentModel
from scheduler.search.allotting.rooms import with_rooms
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Limits, run

#: Deterministic seconds of the solver for each talk: the most for sessions without risks.
_EFFORT = 0.002
#: How often other sessions are sought instead of those that have no place.
_ROUNDS = 6
#: Axes beside them that are free then.
_FREE = 8


class Attempt:
    """The allotment: its model, and the programmes that minimise a cost after the other.

    Attributes
    ----------
    values
        The values of the model's variables of the latest answer; empty: there is none.
    """

    def __init__(
        self, prepared: Preparation, starts: Mapping[Pause, int], number: int, budget: Budget, threads: Workers
    ) -> None:
        self.prepared, self.starts = prepared, starts
        self.budget, self.threads = budget, threads
        self.day_parts = DayParts(prepared, prepared.board(starts))
        self.chance = random.Random(number)
        self.model = AllotmentModel(self.day_parts)
        count_rooms(self.model)
        keep_apart(self.model)
        self.values: Sequence[int] = ()

    def programme(self, cost: Term | None = None, effort: float = _EFFORT) -> Programme | None:
        """The programme with the least cost that is found; None where not all talks have a place.

        Parameters
        ----------
        cost
            The cost; None: the risks.
        effort
            Deterministic seconds of the solver for each talk: the most for one answer.
        """
        cost = sum(self.model.risks) if cost is None else cost
        values = self._solved(self.model.cp, cost, effort)
        for number in range(_ROUNDS):
            if not values or (number and self.budget.over):
                break
            self.values = values
            board, lots = self.prepared.board(self.starts), self.model.lots(values)
            left = seat(board, with_rooms(self.day_parts, board, lots, self.budget))
            if not left or not self._unplaced(board, left):
                return assembled(self.prepared.event, self.starts, board.cells)
            for lot in left:
                self.model.forbid(lot)
            values = self._solved(self._near(values, lots, left), cost, effort)
        return None

    def keep(self, cost: Term) -> None:
        """Posts that the cost is at most that of the latest answer."""
        self.model.cp.add(cost <= value_of(cost, self.values))

    def _near(self, values: Sequence[int], lots: Sequence[Lot], left: Sequence[Lot]) -> CpModel:
        """The model where only the axes of the sessions that are left, and some beside them, may change."""
        beside = [lot for lot in lots if lot.part in {each.part for each in left}]
        free = {lot.axis for lot in [*left, *self.chance.sample(beside, min(len(beside), _FREE))]}
        near = self.model.cp.clone()
        for (block, _), literal in self.model.member.items():
            if block.axis not in free:
                near.add(literal == values[literal.index])
        return near

    def _solved(self, cp: CpModel, cost: Term, effort: float) -> Sequence[int]:
        """The solver's values at the least cost that it finds."""
        seconds, threads = max(self.budget.left, 0.1), self.threads
        most = effort * len(self.prepared.event.talks)
        limits = Limits(seconds, threads.number, threads.seed, effort=most, local=True)
        return run(cp, limits, objective=cost, hint=dict(enumerate(self.values)), stop=self.budget.stop).values

    def _unplaced(self, board: Board, left: Sequence[Lot]) -> list[Block]:
        """The blocks of the sessions that have no place one by one either."""
        filling = Filling(board, self.prepared.demand, self.chance, 1)
        return filling.fill([block for lot in left for block in lot.blocks])
