"""The rooms of sessions that are allotted to one part of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.constructing.board import Board
from scheduler.constructing.seating import Lot, fitting
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.control import Budget
from scheduler.search.solver import Limits, run

#: Deterministic seconds of the solver: the most for the rooms of one part.
_EFFORT = 0.2


def with_rooms(day_parts: DayParts, board: Board, lots: Sequence[Lot], budget: Budget) -> list[Lot]:
    """The sessions with a room each, but for those for which none is left; the board is empty."""
    by_part: dict[int, list[Lot]] = defaultdict(list)
    for lot in lots:
        by_part[lot.part].append(lot)
    return [lot for part in sorted(by_part) for lot in _of_part(day_parts, board, by_part[part], budget)]


def _of_part(day_parts: DayParts, board: Board, lots: Sequence[Lot], budget: Budget) -> list[Lot]:
    """The sessions of one part, with as many of them as can be in a room."""
    cp, used = CpModel(), defaultdict[str, list[tuple[int, IntVar]]](list)
    chosen: list[dict[str, IntVar]] = []
    for lot in lots:
        rooms = reduce(frozenset.intersection, [day_parts.where(block, lot.part) for block in lot.blocks])
        chosen.append({room: cp.new_bool_var("") for room in sorted(rooms) if fitting(board, lot, room)})
        cp.add_at_most_one(chosen[-1].values())
        for room, literal in chosen[-1].items():
            used[room].append((_minutes(day_parts, lot), literal))
    for room, sessions in used.items():
        cp.add(sum(minutes * literal for minutes, literal in sessions) <= day_parts.open(room, lots[0].part))
    without = len(lots) - sum(literal for rooms in chosen for literal in rooms.values())
    values = run(cp, Limits(max(budget.left, 0.1), 1, effort=_EFFORT), objective=without, stop=budget.stop).values
    return [
        replace(lot, room=next((room for room, literal in rooms.items() if values and values[literal.index]), None))
        for lot, rooms in zip(lots, chosen, strict=True)
    ]


def _minutes(day_parts: DayParts, lot: Lot) -> int:
    return sum(block.length + day_parts.gap for block in lot.blocks) - day_parts.gap + day_parts.around
