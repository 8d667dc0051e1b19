"""What runs side by side: sessions that overlap, each in its room's column and at its place in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.timetable import Block, DayTable, SessionRow, together
from scheduler.event import Event


@dataclass(frozen=True, slots=True)
class Cell:
    """A session with its place in a CSS grid: lines, counted from 1; it begins at `first` and ends at `last`."""

    block: SessionRow
    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Sessions of several rooms that overlap, in the order of time; `columns` rooms, in the order of event.toml."""

    columns: int
    cells: tuple[Cell, ...]


def strips(event: Event, day: DayTable) -> list[Strip | Block]:
    """The day's blocks in the order of time, sessions that overlap gathered in strips."""
    parts: list[Strip | Block] = []
    for is_session, group in groupby(day.blocks, key=lambda block: isinstance(block, SessionRow)):
        blocks = list(group)
        if not is_session:
            parts += blocks
        for run in together([block for block in blocks if isinstance(block, SessionRow)]):
            parts += _laid_out(event, day, run)
    return parts


def _laid_out(event: Event, day: DayTable, run: Sequence[SessionRow]) -> list[Strip | Block]:
    used = {session.room.id for session in run}
    if len(used) < 2:
        return list(run)
    if event.slots:  # a room that is empty in one slot keeps its column
        used = {block.room.id for block in day.blocks if isinstance(block, SessionRow)}
    columns = [room.id for room in event.rooms if room.id in used]
    rows = _rows(run)
    cells = []
    for session in run:
        following = [rows[later.id] for later in run if later.start >= session.end]
        last = min(following, default=max(rows.values()) + 1)
        cells.append(Cell(session, columns.index(session.room.id) + 1, rows[session.id], last))
    return [Strip(len(columns), tuple(cells))]


def _rows(run: Sequence[SessionRow]) -> dict[str, int]:
    """The row in which each session begins: under all that are over by then.

    A line for each moment would leave holes: a session that starts five minutes after the others would stand far below.
    """
    rows: dict[str, int] = {}
    for session in run:
        rows[session.id] = 1 + max((rows[one.id] for one in run if one.end <= session.start), default=0)
    return rows
