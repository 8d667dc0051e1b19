"""Cells, which are a room during a part of a day, and the runs of blocks that become their sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.constructing.blocks import Block
from scheduler.constructing.pause_starts import Part


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks of one axis that follow each other: the talks of a session.

    Parameters
    ----------
    offsets
        Minutes from the start of the first talk to that of each block.
    length
        Minutes from the start of the first talk to the end of the last.
    hours
        The set of the minutes at which the first talk may start, whatever else is placed.
    size
        The number of talks.
    pinned
        True if a talk has an hour of its own, so that the session need not start on the grid.
    """

    blocks: tuple[Block, ...]
    offsets: tuple[int, ...]
    length: int
    hours: int
    size: int
    pinned: bool
    axis: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A room during a part of a day, with the runs there in the order of time and the minutes at which they start.

    Parameters
    ----------
    number
        Its place among all cells.
    free
        The minutes of the part in which no session is.
    starts
        The minutes at which the first talk of each run starts.
    """

    number: int
    room: str
    part: Part
    free: int
    runs: tuple[Run, ...] = ()
    starts: tuple[int, ...] = ()


def run_of(block: Block, room: str) -> Run:
    """The run of a single block in the room."""
    return Run((block,), (0,), block.length, block.hours[room], len(block.talks), block.pinned, block.axis)


def appended(run: Run, block: Block, room: str, gap: int) -> Run:
    """The run with the block at its end, `gap` minutes after the talk before it."""
    offset = run.length + gap
    return replace(
        run,
        blocks=(*run.blocks, block),
        offsets=(*run.offsets, offset),
        length=offset + block.length,
        hours=run.hours & block.hours[room] >> offset,
        size=run.size + len(block.talks),
        pinned=run.pinned or block.pinned,
    )


def prepended(run: Run, block: Block, room: str, gap: int) -> Run:
    """The run with the block at its beginning."""
    offset = block.length + gap
    return replace(
        run,
        blocks=(block, *run.blocks),
        offsets=(0, *(offset + each for each in run.offsets)),
        length=offset + run.length,
        hours=block.hours[room] & run.hours >> offset,
        size=run.size + len(block.talks),
        pinned=run.pinned or block.pinned,
    )


def extensions(cell: Cell, block: Block, gap: int, most: int) -> Iterator[tuple[Run, ...]]:
    """The runs of the cell with the block in one of them, of at most `most` talks then; the largest run comes first."""
    fitting = [n for n, run in enumerate(cell.runs) if run.axis == block.axis and run.size + len(block.talks) <= most]
    for number in sorted(fitting, key=lambda n: -cell.runs[n].size):
        before, run, after = cell.runs[:number], cell.runs[number], cell.runs[number + 1 :]
        for longer in (appended(run, block, cell.room, gap), prepended(run, block, cell.room, gap)):
            if longer.hours:
                yield (*before, longer, *after)


def inserted(cell: Cell, run: Run, *, mixed: bool) -> Iterator[tuple[Run, ...]]:
    """The runs of the cell with the run at each place where it may be, the last one first.

    mixed
        True if two runs of one axis may follow each other.
    """
    for place in range(len(cell.runs), -1, -1):
        neighbours = cell.runs[max(0, place - 1) : place + 1]
        if mixed or all(other.axis != run.axis for other in neighbours):
            yield (*cell.runs[:place], run, *cell.runs[place:])
