"""Sessions side by side: overlapping sessions stand in the columns of their rooms, at heights by time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.rows import Block, DayTable, SessionRow
from exports.timetable import together
from scheduler.domain.event import Event


@dataclass(frozen=True, slots=True)
class Cell:
    """A session in a CSS grid: its column and the grid lines, counted from 1, at which it begins and ends."""

    block: SessionRow
    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Overlapping sessions of several rooms, in the order of time; `columns` rooms in the order of event.toml."""

    columns: int
    cells: tuple[Cell, ...]


def strips(event: Event, day: DayTable) -> list[Strip | Block]:
    """The blocks of the day in the order of time, with overlapping sessions gathered in strips."""
    parts: list[Strip | Block] = []
    for is_session, group in groupby(day.blocks, key=lambda block: isinstance(block, SessionRow)):
        blocks = list(group)
        if not is_session:
            parts += blocks
        for run in together([block for block in blocks if isinstance(block, SessionRow)]):
            parts += _laid_out(event, day, run)
    return parts


def _laid_out(event: Event, day: DayTable, run: Sequence[SessionRow]) -> list[Strip | Block]:
    """The sessions of a group as one strip; as they are where they share one room."""
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
    """The row in which each session begins: below all sessions that have ended by then.

    A line for each moment would leave holes: a session that starts five minutes after the others would stand far below.
    """
    rows: dict[str, int] = {}
    for session in run:
        rows[session.id] = 1 + max((rows[earlier.id] for earlier in run if earlier.end <= session.start), default=0)
    return rows
