"""The days of a programme as bands: what goes on at the same time stands side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exports.timetable import Block, Timetable


@dataclass(frozen=True, slots=True)
class Band:
    """Blocks that overlap, in the order of their rooms; minutes `[start, end)` of the day."""

    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day with its bands from morning to evening."""

    day: date
    bands: tuple[Band, ...]


def days_of(table: Timetable) -> list[DayView]:
    """The days of the timetable."""
    return [DayView(day.day, tuple(_bands(day.blocks))) for day in table.days]


def _bands(blocks: tuple[Block, ...]) -> list[Band]:
    bands: list[Band] = []
    for block in sorted(blocks, key=lambda block: block.start):
        if bands and block.start < bands[-1].end:
            last = bands.pop()
            bands.append(Band(last.start, max(last.end, block.end), (*last.blocks, block)))
        else:
            bands.append(Band(block.start, block.end, (block,)))
    return bands
