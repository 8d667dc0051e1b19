"""A day of the sheet: a list of hours for one room, a grid of rooms and hours for several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import white
from reportlab.platypus import Flowable, PageBreak, TableStyle

from exports.palette import colour
from exports.pdf.blocks import Blocks
from exports.pdf.fitting import Layout
from exports.pdf.fonts import SANS
from exports.pdf.structure import Element
from exports.pdf.styles import INK, LINE, WASH
from exports.pdf.tagged import Grid
from exports.rows import DayTable, PauseRow, SessionRow
from exports.timetable import together
from scheduler.domain.rooms import Room

#: Points that `10 h 15 – 10 h 30` takes at scale 1, and in the grid `10 h 15 –` above `10 h 30`.
_HOURS, _NARROW = 100, 68
#: Points between two rooms.
_GUTTER = 3
#: Width of the strip in the axis's colour beside its talks, and the padding of a cell.
_STRIP, _PADDING = 4, 7
#: The padding on both sides of a cell.
_SIDES = _PADDING + 5

Looks = list[tuple[Any, ...]]


def days(blocks: Blocks, day: DayTable, layout: Layout, section: Element, *, several_rooms: bool) -> Iterator[Flowable]:
    """The flowables of the day; each row has the air of the layout."""
    pad, width = (2.6 + layout.air) * blocks.scale, layout.inside[0]
    if several_rooms:
        yield from _grid(blocks, day, layout, pad, section)
        return
    for block in day.blocks:
        if isinstance(block, PauseRow):
            yield _pause(blocks, block, width, pad, section)
        else:
            yield from _session(blocks, block, width, pad, section.add("Sect"))


# ── one room ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _pause(blocks: Blocks, block: PauseRow, width: float, pad: float, section: Element) -> Grid:
    hours = _HOURS * blocks.scale
    looks: Looks = [("BACKGROUND", (0, 0), (-1, -1), WASH), ("LINEBELOW", (0, 0), (-1, -1), 2, white)]
    part = section.add("Sect")
    return _table(
        [[blocks.hours(block, part.add("P"), hours - _SIDES), blocks.pause(block, part, width - hours - _SIDES)]],
        [hours, width - hours],
        looks,
        pad,
    )


def _session(blocks: Blocks, block: SessionRow, width: float, pad: float, section: Element) -> Iterator[Grid]:
    """The band with the axis, then the talks with their hours on the left."""
    hours = _HOURS * blocks.scale
    back = colour(blocks.words.event, block.axis.id if block.axis else None)
    looks: Looks = [
        ("BACKGROUND", (0, 0), (-1, -1), back),
        ("TOPPADDING", (0, 0), (0, 0), pad + 1.8 * blocks.scale),
    ]
    head = _table([list(blocks.session(block, section, hours - _SIDES))], [hours, width - hours], looks, pad)
    head.keepWithNext = True
    yield head
    table = section.add("Table")
    rows: list[list[Any]] = []
    if block.introduction:
        row = table.add("TR")
        span = (block.start, block.start + block.introduction)
        when = blocks.span(*span, row.add("TH", scope="Row").add("P"), hours - _SIDES)
        rows.append([[], when, [blocks.around("introduction", row.add("TD"))]])
    for talk in block.talks:
        row = table.add("TR")
        when = blocks.hours(talk, row.add("TH", scope="Row").add("P"), hours - _SIDES)
        rows.append([[], when, blocks.talk(talk, row.add("TD"))])
    if block.discussion:
        row = table.add("TR")
        span = (block.end - block.discussion, block.end)
        when = blocks.span(*span, row.add("TH", scope="Row").add("P"), hours - _SIDES)
        rows.append([[], when, [blocks.around("discussion", row.add("TD"))]])
    looks = [
        ("LINEBELOW", (1, 0), (-1, -2), 0.5, LINE),
        ("BACKGROUND", (0, 0), (0, -1), back),
        ("LEFTPADDING", (1, 0), (1, -1), _PADDING - _STRIP),
        ("LINEBELOW", (0, -1), (-1, -1), 2, white),
    ]
    yield _table(rows, [_STRIP, hours - _STRIP, width - hours], looks, pad)


# ── several rooms ────────────────────────────────────────────────────────────────────────────────────────────────────


def rooms_of(day: DayTable) -> set[str]:
    """The rooms with sessions on that day."""
    return {block.room.id for block in day.blocks if isinstance(block, SessionRow)}


def _grid(blocks: Blocks, day: DayTable, layout: Layout, pad: float, section: Element) -> Iterator[Flowable]:
    """A row for each run of overlapping sessions, a column for each room; the rooms' names head every page."""
    used = rooms_of(day)
    rooms = [room for room in blocks.words.event.rooms if room.id in used]
    parts = max(1, -(-len(rooms) // layout.columns))
    size = -(-len(rooms) // parts) if rooms else 1
    for first in range(0, max(1, len(rooms)), size):
        if first and layout.apart:
            yield PageBreak()
            yield blocks.day(day.day, section, again=True)
        yield _rooms(blocks, day, rooms[first : first + size], layout.inside[0], pad, section.add("Table"))


def _rooms(blocks: Blocks, day: DayTable, rooms: Sequence[Room], width: float, pad: float, table: Element) -> Grid:
    """The grid of some of the rooms."""
    hours = _beside(len(rooms)) * blocks.scale
    column = (width - hours) / max(1, len(rooms))
    top = table.add("TR")
    looks: Looks = [("LINEBELOW", (0, 0), (-1, 0), 1, INK)]
    titles = [blocks.words.label["hours"], *(room.name for room in rooms)]
    rows: list[list[Any]] = [[blocks.column_head(title, top.add("TH", scope="Column")) for title in titles]]
    for _, group in groupby(day.blocks, key=lambda block: isinstance(block, PauseRow)):
        members = list(group)
        for block in members:
            if isinstance(block, PauseRow):
                here = ((0, len(rows)), (-1, len(rows)))
                rows.append(_pause_row(blocks, block, table.add("TR"), len(rooms), column))
                looks += [("BACKGROUND", *here, WASH), ("SPAN", (1, here[0][1]), here[1])]
        for sessions in together([block for block in members if isinstance(block, SessionRow)]):
            here = ((1, len(rows)), (-1, len(rows)))
            rows.append(_session_row(blocks, sessions, rooms, column, pad, table.add("TR")))
            looks += [("LEFTPADDING", *here, 0), ("RIGHTPADDING", *here, _GUTTER)]
    return _table(rows, [hours, *[column] * len(rooms)], looks, pad, head=1)


def _beside(rooms: int) -> int:
    """The width of the column of hours in points, at scale 1: beside one room or two it holds a span."""
    return _HOURS if rooms <= 2 else _NARROW


def _pause_row(blocks: Blocks, block: PauseRow, row: Element, rooms: int, column: float) -> list[Any]:
    width = _beside(rooms) * blocks.scale - _SIDES
    hours = blocks.hours(block, row.add("TH", scope="Row").add("P"), width)
    return [hours, blocks.pause(block, row.add("TD", span=rooms), column * rooms - _SIDES), *[""] * (rooms - 1)]


def _session_row(
    blocks: Blocks, sessions: Sequence[SessionRow], rooms: Sequence[Room], column: float, pad: float, row: Element
) -> list[Any]:
    """The hours of overlapping sessions, then a cell for each room."""
    start, end = min(session.start for session in sessions), max(session.end for session in sessions)
    width = _beside(len(rooms)) * blocks.scale - _SIDES
    cells: list[Any] = [blocks.span(start, end, row.add("TH", scope="Row").add("P"), width)]
    for room in rooms:
        cell = row.add("TD")
        in_room = [session for session in sessions if session.room == room]
        cells.append([_stack(blocks, session, column - _GUTTER, pad, cell) for session in in_room])
    return cells


def _stack(blocks: Blocks, session: SessionRow, width: float, pad: float, cell: Element) -> Grid:
    """A session in the column of its room: its title, then its talks with their hours."""
    back = colour(blocks.words.event, session.axis.id if session.axis else None)
    rows: list[list[Any]] = [[blocks.session(session, cell, width - _SIDES, where=True)[1], ""]]
    if session.introduction:
        rows.append([[], [blocks.around("introduction", cell)]])
    rows += [[[], blocks.talk(talk, cell, start=True)] for talk in session.talks]
    if session.discussion:
        rows.append([[], [blocks.around("discussion", cell)]])
    looks: Looks = [
        ("SPAN", (0, 0), (-1, 0)),
        ("BACKGROUND", (0, 0), (-1, 0), back),
        ("LINEBELOW", (1, 1), (-1, -1), 0.5, LINE),
        ("BACKGROUND", (0, 1), (0, -1), back),
        ("LEFTPADDING", (1, 1), (1, -1), _PADDING - _STRIP),
    ]
    return _table(rows, [_STRIP, width - _STRIP], looks, pad)


def _table(rows: list[list[Any]], widths: list[float], looks: Looks, pad: float, head: int = 0) -> Grid:
    every = ((0, 0), (-1, -1))
    common = [
        ("FONTNAME", *every, SANS),
        ("VALIGN", *every, "TOP"),
        ("TOPPADDING", *every, pad),
        ("BOTTOMPADDING", *every, pad + 1),
        ("LEFTPADDING", *every, _PADDING),
        ("RIGHTPADDING", *every, _SIDES - _PADDING),
    ]
    return Grid(
        rows,
        colWidths=widths,
        style=TableStyle([*common, *looks]),
        splitByRow=1,
        splitInRow=1,
        hAlign="LEFT",
        repeatRows=head,
    )
