"""A programme of an event with axes, whose talks find their sessions by following each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scheduler.constructing.assembly import assembled
from scheduler.constructing.blocks import Block
from scheduler.constructing.cells import Cell, appended, run_of
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.chaining.model import ChainModel
from scheduler.search.chaining.relations import relate
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Limits, run
from scheduler.search.tried_hours import first_accepted

#: Deterministic seconds of the solver for each talk: the most for one way to set the pauses.
_EFFORT = 0.04


def chained(event: Event, budget: Budget, threads: Workers, attempts: int) -> Programme | None:
    """A programme that the check accepts; None if none was found, which proves nothing.

    Parameters
    ----------
    attempts
        The ways to set the pauses that are tried, at the most.
    """

    def made(prepared: Preparation, starts: Mapping[Pause, int], _: int, own: Budget) -> Programme | None:
        return _programme(prepared, starts, own, threads)

    return first_accepted(event, budget, threads, attempts, made)


def _programme(
    prepared: Preparation, starts: Mapping[Pause, int], budget: Budget, threads: Workers
) -> Programme | None:
    """The programme with these hours of the pauses; None if none was found."""
    model = ChainModel(prepared, prepared.board(starts))
    relate(model)
    effort = _EFFORT * len(prepared.event.talks)
    seconds = max(budget.left, 0.1)
    limits = Limits(seconds, threads.number, threads.seed, effort=effort, local=True, strategy="unprobed")
    values = run(model.cp, limits, stop=budget.stop).values
    return assembled(prepared.event, starts, _cells(model, values)) if values else None


def _cells(model: ChainModel, values: Sequence[int]) -> list[Cell]:
    """The cells of the board with the sessions that the values give them."""
    inside: dict[int, list[Block]] = defaultdict(list)
    for (block, number), literal in model.at.items():
        if values[literal.index]:
            inside[number].append(block)
    start = {block: values[variable.index] for block, variable in model.start.items()}
    return [
        _filled(model, cell, sorted(inside[cell.number], key=lambda b: start[b]), values) for cell in model.board.cells
    ]


def _filled(model: ChainModel, cell: Cell, blocks: Sequence[Block], values: Sequence[int]) -> Cell:
    """The cell with the blocks in the order of time, those of a session in one run."""
    gap, runs, starts = model.prepared.event.talk_settings.gap, [], []
    for block in blocks:
        if values[model.first[block].index]:
            runs.append(run_of(block, cell.room))
            starts.append(values[model.start[block].index])
        else:
            runs[-1] = appended(runs[-1], block, cell.room, gap)
    return replace(cell, runs=tuple(runs), starts=tuple(starts))
