"""Sessions that are given, talks and room and part of a day, are put on a board."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice, permutations

from scheduler.constructing.blocks import Block
from scheduler.constructing.board import Board
from scheduler.constructing.cells import Cell, Run, appended, inserted, run_of
from scheduler.constructing.minute_sets import span
from scheduler.constructing.wishes import Layers, both, missing_few

#: The most orders of the talks of a session that are tried in a cell.
_MOST_ORDERS = 120
#: How often the sessions are placed anew, beginning with those that had no place.
_ROUNDS = 4
#: The most sessions that change their order for one that has no place.
_MOST_HINDERING = 4


@dataclass(frozen=True, slots=True)
class Lot:
    """The blocks of one axis that share a session in the part of that number; `room`: the one they get, if any."""

    part: int
    blocks: tuple[Block, ...]
    room: str | None = None

    @property
    def axis(self) -> str | None:
        """The axis of its blocks."""
        return self.blocks[0].axis

    @property
    def talks(self) -> tuple[str, ...]:
        """The ids of its talks."""
        return tuple(talk.id for block in self.blocks for talk in block.talks)


def seat(board: Board, lots: Sequence[Lot]) -> list[Lot]:
    """Places the sessions on the empty board; returns those that fit nowhere.

    Those with the fewest minutes are placed first; what has no place then comes first the next time.
    """
    empty = list(board.cells)
    order = sorted(lots, key=lambda lot: _freedom(lot, board.of_part(lot.part)))
    best, kept = list(lots), empty
    for _ in range(_ROUNDS):
        left = _placed(board, order)
        if len(left) < len(best):
            best, kept = left, list(board.cells)
        if not left:
            break
        order = [*left, *(lot for lot in order if lot not in left)]
        board.restore(empty)
    board.restore(kept)
    return best


def _placed(board: Board, lots: Sequence[Lot]) -> list[Lot]:
    """Places the lots in their order, first all in the rooms that they were given; returns those that fit nowhere."""
    left, where = list(lots), dict[Lot, int]()
    for given in (True, False):
        for lot in list(left):
            for cell in board.of_part(lot.part):
                if (not given or cell.room == lot.room) and _seated(board, cell, lot):
                    where[lot] = cell.number
                    left.remove(lot)
                    break
    return [lot for lot in left if not _changed(board, lot, where)]


def _changed(board: Board, lot: Lot, where: dict[Lot, int]) -> bool:
    """True if the lot is in its room now, after sessions that hinder it have changed their order."""
    own = next((cell.number for cell in board.of_part(lot.part) if cell.room == lot.room), None)
    hindering = [other for other in where if other.part == lot.part and _related(board, lot, other)]
    if own is None or not hindering or len(hindering) > _MOST_HINDERING:
        return False
    numbers = {own, *(where[other] for other in hindering)}
    moving = [lot, *(other for other in where if where[other] in numbers)]
    kept = [board.cells[number] for number in sorted(numbers)]
    for cell in kept:
        board.place(cell, ())
    targets = {**{other: where[other] for other in moving[1:]}, lot: own}
    if _all_seated(board, moving, targets):
        where[lot] = own
        return True
    board.restore(kept)
    return False


def _all_seated(board: Board, lots: Sequence[Lot], where: Mapping[Lot, int]) -> bool:
    """True if all the lots were placed in those cells, in some of their orders; if not, nothing is changed."""
    if not lots:
        return True
    before = board.cells[where[lots[0]]]
    for runs in _ways(board, before, lots[0]):
        if board.place(board.cells[before.number], runs):
            if _all_seated(board, lots[1:], where):
                return True
            board.place(board.cells[before.number], ())
            board.put(before)
    return False


def _related(board: Board, lot: Lot, other: Lot) -> bool:
    """True if the two need the same person, or one asks something of the hours of the other."""
    relations = board.grounds.relations
    people = [
        {*relations.leading[each.axis], *(p for t in each.talks for p in relations.attending[t])}
        for each in (lot, other)
    ]
    asked = {
        name
        for talk in lot.talks
        for name in (
            *relations.before.get(talk, ()),
            *relations.following.get(talk, ()),
            *(near for near, _ in relations.apart.get(talk, ())),
        )
    }
    return not people[0].isdisjoint(people[1]) or not asked.isdisjoint(other.talks)


def fitting(board: Board, lot: Lot, room: str) -> bool:
    """True if the blocks of the lot can be a session in that room, where nothing else is placed."""
    cell = next(cell for cell in board.of_part(lot.part) if cell.room == room)
    return any(True for _ in _possible_runs(board, cell, lot))


def _freedom(lot: Lot, cells: Sequence[Cell]) -> int:
    """The number of minutes and rooms that the blocks have, counted for the one with the fewest."""
    return min(
        sum((block.hours.get(cell.room, 0) & span(cell.part.start, cell.part.end)).bit_count() for cell in cells)
        for block in lot.blocks
    )


def _seated(board: Board, cell: Cell, lot: Lot) -> bool:
    """True if the blocks of the lot are a session of the cell now, in one of their orders."""
    return any(board.place(cell, runs) for runs in _ways(board, cell, lot))


def _ways(board: Board, cell: Cell, lot: Lot) -> Iterator[tuple[Run, ...]]:
    """The runs of the cell with the lot in one of its orders, at each place where no run of its axis is beside it."""
    for run in _runs(board, cell, lot):
        yield from inserted(cell, run, mixed=board.grounds.mixed)


def _runs(board: Board, cell: Cell, lot: Lot) -> Iterator[Run]:
    """The lot in each of its orders and at the minutes that its hours allow, fewest missed wishes first."""
    runs = _possible_runs(board, cell, lot)
    if board.grounds.wished.keys().isdisjoint(lot.talks):
        yield from runs
        return
    by_missed: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        for missed, hours in enumerate(_layers(board, run)):
            if hours & _window(board, cell, run):
                by_missed[missed].append(replace(run, hours=hours))
    for missed in sorted(by_missed):
        yield from by_missed[missed]


def _layers(board: Board, run: Run) -> Layers:
    """The hours of the run by the wishes that are missed."""
    layers: Layers = [run.hours]
    for block, offset in zip(run.blocks, run.offsets, strict=True):
        layers = both(layers, [minutes >> offset for minutes in missing_few(block, -1, board.grounds.wished)])
    return layers


def _possible_runs(board: Board, cell: Cell, lot: Lot) -> Iterator[Run]:
    """The lot in each of its orders that its own hours allow."""
    if any(cell.room not in block.hours for block in lot.blocks):
        return
    gap = board.event.talk_settings.gap
    for order in islice(permutations(lot.blocks), _MOST_ORDERS):
        run = reduce(lambda run, block: appended(run, block, cell.room, gap), order[1:], run_of(order[0], cell.room))
        if run.hours & _window(board, cell, run):
            yield run


def _window(board: Board, cell: Cell, run: Run) -> int:
    """The minutes at which the first talk of the run may start to leave it time in the cell."""
    settings = board.event.session_settings
    last = cell.part.end - run.length - settings.discussion
    return span(cell.part.start + settings.introduction, last + 1)
