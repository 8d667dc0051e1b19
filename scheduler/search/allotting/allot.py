"""A programme of an event with axes whose days are nearly full."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from ortools.sat.python.cp_model import CpModel

from scheduler.check import check
from scheduler.constructing.assembly import assembled
from scheduler.constructing.blocks import Block, Strictness
from scheduler.constructing.board import Board
from scheduler.constructing.filling import Filling
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.constructing.seating import Lot, seat
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
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


def allotted(event: Event, budget: Budget, threads: Workers, attempts: int) -> Programme | None:
    """A programme that the check accepts; None if none was found, which proves nothing.

    Sessions are allotted to the parts of the days between the pauses first, then to rooms, then to minutes. Instead of
    those that find no place then, others are sought.

    Parameters
    ----------
    attempts
        The ways to set the pauses that are tried, at the most.
    """
    if event.slots or event.late or event.begun:
        return None
    prepared = Preparation(Strictness(event, strict=False))
    if not prepared.promising:
        return None
    for number, starts in enumerate(promising_hours(prepared, threads.seed, attempts)):
        if budget.over:
            break
        programme = _Allotment(prepared, starts, number, budget, threads).programme()
        if programme is not None and not check(event, programme).hard:
            return programme
    return None


class _Allotment:
    """An attempt with given hours of the pauses."""

    def __init__(
        self, prepared: Preparation, starts: Mapping[Pause, int], number: int, budget: Budget, threads: Workers
    ) -> None:
        self.prepared, self.starts = prepared, starts
        self.budget, self.threads = budget, threads
        self.day_parts = DayParts(prepared, prepared.board(starts))
        self.chance = random.Random(number)

    def programme(self) -> Programme | None:
        """The programme; None where not all talks have a place."""
        model = AllotmentModel(self.day_parts)
        count_rooms(model)
        keep_apart(model)
        values = self._solved(model.cp, model)
        for _ in range(_ROUNDS):
            if not values or self.budget.over:
                break
            board, lots = self.prepared.board(self.starts), model.lots(values)
            left = seat(board, with_rooms(self.day_parts, board, lots, self.budget))
            if not left or not self._unplaced(board, left):
                return assembled(self.prepared.event, self.starts, board.cells)
            for lot in left:
                model.forbid(lot)
            values = self._solved(self._near(model, values, lots, left), model)
        return None

    def _near(self, model: AllotmentModel, values: Sequence[int], lots: Sequence[Lot], left: Sequence[Lot]) -> CpModel:
        """The model where only the axes of the sessions that are left, and some beside them, may change."""
        beside = [lot for lot in lots if lot.part in {each.part for each in left}]
        free = {lot.axis for lot in [*left, *self.chance.sample(beside, min(len(beside), _FREE))]}
        near = model.cp.clone()
        for (block, _), literal in model.member.items():
            if block.axis not in free:
                near.add(literal == values[literal.index])
        return near

    def _solved(self, cp: CpModel, model: AllotmentModel) -> Sequence[int]:
        """The solver's values at the fewest risks that it finds."""
        effort = _EFFORT * len(self.prepared.event.talks)
        seconds, threads = max(self.budget.left, 0.1), self.threads
        limits = Limits(seconds, threads.number, threads.seed, effort=effort, local=True)
        return run(cp, limits, objective=sum(model.risks), stop=self.budget.stop).values

    def _unplaced(self, board: Board, left: Sequence[Lot]) -> list[Block]:
        """The blocks of the sessions that have no place one by one either."""
        filling = Filling(board, self.prepared.demand, self.chance, 1)
        return filling.fill([block for lot in left for block in lot.blocks])
