"""An allotment with given hours of the pauses, and the programme that it leads to."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

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
from scheduler.search.allotting.allotment import Allotment
from scheduler.search.allotting.choice import ChoiceModel
from scheduler.search.allotting.counts import count_rooms
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.encounters import keep_apart
from scheduler.search.allotting.model import AllotmentModel
from scheduler.search.allotting.near_choice import near_choice
from scheduler.search.allotting.possible import number_of_sets
from scheduler.search.allotting.rooms import with_rooms
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Answer, Limits, run
from scheduler.search.strategies import Strategy

#: Deterministic seconds of the solver for each talk: the most for sessions without risks, and for a choice.
_EFFORT, _CHOICE_EFFORT = 0.002, 0.01
#: How often other sessions are sought instead of those that have no place.
_ROUNDS = 30
#: Other axes that are free then at first; twice as many where there is none.
_FREE = 8
#: Possible sessions for each talk: the most among which a choice is made; with more, sessions are found talk by talk.
_MOST_POSSIBLE = 100


class _Aim(NamedTuple):
    """What answers of the solver minimise, the deterministic seconds for each talk at the most, and the strategy."""

    cost: Term
    effort: float
    strategy: Strategy


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
        self.model = _model(self.day_parts)
        keep_apart(self.model)
        self.values: Sequence[int] = ()

    def programme(self, cost: Term | None = None, effort: float | None = None) -> Programme | None:
        """The programme with the least cost that is found; None where not all talks have a place.

        Parameters
        ----------
        cost
            The cost; None: the first one of the model.
        effort
            Deterministic seconds of the solver for each talk: the most for one answer; None: those of the model.
        """
        aim = self._first_aim() if cost is None else self._aim(cost)
        aim = aim if effort is None else aim._replace(effort=effort)
        return self._seated(self._solved(self.model.cp, aim), aim)

    def ordered(self, budget: Budget) -> Programme | None:
        """The programme of a choice in which axes begin more in their order, then are better balanced and more
        coherent; None: the model makes no choice, or there is no place for it.
        """
        if not isinstance(self.model, ChoiceModel):
            return None
        self.keep(self.model.sessions)
        self.keep(self.model.missed)
        order, beside = map(self._aim, self.model.later_costs())
        for aim in (order, beside):
            if budget.over:
                break
            answer = self._answer(self.model.cp, aim)
            self.values = answer.values or self.values
            if aim is order and answer.status != "optimal":
                self.values = near_choice(self.model, self.values, aim.cost, budget, self.threads.seed)
            if not self.values:
                return None
            self.keep(aim.cost)
        return self._seated(self.values, order)

    def _first_aim(self) -> _Aim:
        """Few risks. Where sessions are found talk by talk, the linear relaxation says little of them and takes most of
        the time.
        """
        aim = self._aim(self.model.first_cost)
        return aim if self.model.linear else aim._replace(strategy="unrelaxed")

    def _aim(self, cost: Term) -> _Aim:
        """Of that cost as little as can be."""
        return _Aim(cost, _CHOICE_EFFORT, "linear") if self.model.linear else _Aim(cost, _EFFORT, "all")

    def _seated(self, values: Sequence[int], aim: _Aim) -> Programme | None:
        """The programme of the values, or of others near where not all of its sessions have a place; None: none."""
        free = _FREE
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
            values = ()
            while not values and free < 2 * len(self.prepared.by_axis) and not self.budget.over:
                values = self._solved(self._near(lots, left, free), aim)
                free *= 1 if values else 2
        return None

    @property
    def cost(self) -> float:
        """The talks outside their preferred hours and the worth of all sessions in the latest answer of a choice; there
        is none: infinite.
        """
        model = self.model
        if not isinstance(model, ChoiceModel) or not self.values:
            return inf
        return value_of(model.worth * model.sessions + model.missed, self.values)

    def keep(self, cost: Term) -> None:
        """Posts that the cost is at most that of the latest answer."""
        self.model.cp.add(cost <= value_of(cost, self.values))

    def _near(self, lots: Sequence[Lot], left: Sequence[Lot], number: int) -> CpModel:
        """The model where only the axes of the sessions that are left may change, and that number of others, those
        with sessions beside them first.
        """
        parts = {lot.part for lot in left}
        others = sorted(self.chance.sample(lots, len(lots)), key=lambda lot: lot.part not in parts)
        free = {lot.axis for lot in left} | set(list(dict.fromkeys(lot.axis for lot in others))[:number])
        near = self.model.cp.clone()
        for (block, _), literal in self.model.member.items():
            if block.axis not in free:
                near.add(literal == self.values[literal.index])
        return near

    def _solved(self, cp: CpModel, aim: _Aim) -> Sequence[int]:
        """The solver's values at the least cost that it finds."""
        return self._answer(cp, aim).values

    def _answer(self, cp: CpModel, aim: _Aim) -> Answer:
        """The solver's answer where the cost is minimised."""
        seconds, threads = max(self.budget.left, 0.1), self.threads
        most = aim.effort * len(self.prepared.event.talks)
        limits = Limits(seconds, threads.number, threads.seed, effort=most, local=True, strategy=aim.strategy)
        return run(cp, limits, objective=aim.cost, hint=dict(enumerate(self.values)), stop=self.budget.stop)

    def _unplaced(self, board: Board, left: Sequence[Lot]) -> list[Block]:
        """The blocks of the sessions that have no place one by one either."""
        filling = Filling(board, self.prepared.demand, self.chance, 1)
        return filling.fill([block for lot in left for block in lot.blocks])


def makes_choice(day_parts: DayParts) -> bool:
    """True if all possible sessions are few enough to choose among them."""
    return number_of_sets(day_parts) <= _MOST_POSSIBLE * len(day_parts.event.talks)


def _model(day_parts: DayParts) -> Allotment:
    """The model of the allotment that fits the number of possible sessions."""
    if makes_choice(day_parts):
        return ChoiceModel(day_parts)
    model = AllotmentModel(day_parts)
    count_rooms(model)
    return model
