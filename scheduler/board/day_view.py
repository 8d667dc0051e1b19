"""The days of a programme as bands: what goes on at the same time stands side by side, room by room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.rows import Block, Timetable


@dataclass(frozen=True, slots=True)
class Band:
    """Blocks that overlap, in a column for each room, from early to late; minutes `[start, end)` of the day.

    What has no room is a column of its own, before the rooms.
    """

    start: int
    end: int
    columns: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day with its bands from morning to evening."""

    day: date
    bands: tuple[Band, ...]


def days_of(table: Timetable, rooms: Sequence[str]) -> list[DayView]:
    """The days of the timetable; columns stand in the order of the ids of `rooms`."""
    return [DayView(day.day, tuple(_band(run, rooms) for run in _runs(day.blocks))) for day in table.days]


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks, by start, in runs: a run ends where no block is under way."""
    runs: list[list[Block]] = []
    for block in sorted(blocks, key=lambda block: block.start):
        if runs and block.start < max(running.end for running in runs[-1]):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _band(run: Sequence[Block], rooms: Sequence[str]) -> Band:
    by_room: dict[str | None, list[Block]] = {}
    for block in run:
        by_room.setdefault(block.room.id if block.room else None, []).append(block)
    alone = [(block,) for block in by_room.pop(None, [])]
    ordered = sorted(by_room, key=lambda room: rooms.index(str(room)))
    columns = (*alone, *(tuple(by_room[room]) for room in ordered))
    return Band(run[0].start, max(block.end for block in run), columns)
