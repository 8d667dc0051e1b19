"""Moves of whole blocks: to an hour, before or after another, or in exchange with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from scheduler.domain.programme import Programme
from scheduler.moving.blocks import Block, Key, blocks, with_blocks
from scheduler.moving.yielding import yielded


def moved_to(programme: Programme, key: Key, day: date, start: int, room: str | None, step: int) -> Programme:
    """The block begins at the minute `start` of `day`, a session in `room` (None: in its own); what follows yields."""
    block = blocks(programme)[key]
    target = replace(block.at(start), day=day, room=block.room and (room or block.room))
    return _settled(programme, {key: target}, step)


def moved_before(programme: Programme, key: Key, other: Key, step: int) -> Programme:
    """The block comes right before another one; what lay between them on their day begins later."""
    return _beside(programme, key, other, step, before=True)


def moved_after(programme: Programme, key: Key, other: Key, step: int) -> Programme:
    """The block comes right after another one; what lay between them on their day begins earlier."""
    return _beside(programme, key, other, step, before=False)


def exchanged(programme: Programme, key: Key, other: Key, step: int) -> Programme:
    """The two blocks have changed places, and sessions their rooms; what lies between them keeps its distance."""
    every = blocks(programme)
    early, late = sorted((every[key], every[other]), key=lambda block: (block.day, block.start))
    if early.key == late.key:
        return programme
    if not early.meets(late):
        pair = {
            early.key: replace(early.at(late.start), day=late.day, room=early.room and (late.room or early.room)),
            late.key: replace(late.at(early.start), day=early.day, room=late.room and (early.room or late.room)),
        }
        after = with_blocks(programme, pair)
        for name in (late.key, early.key):
            after = yielded(programme, after, replace(name, day=pair[name].day), step)
        return after
    shift = late.length - early.length
    between = {block.key: block.at(block.start + shift) for block in _between(every, early, late)}
    pair = {early.key: early.at(late.start + shift), late.key: late.at(early.start)}
    return _settled(programme, {**between, **pair}, step)


def _beside(programme: Programme, key: Key, other: Key, step: int, *, before: bool) -> Programme:
    every = blocks(programme)
    block, target = every[key], every[other]
    if key == other:
        return programme
    shifted: dict[Key, Block] = {}
    if not block.meets(target):  # nothing of its day or room makes place
        start = target.start if before else target.end
        landing = replace(block.at(start), day=target.day, room=block.room and (target.room or block.room))
        return _settled(programme, {key: landing}, step)
    if before and target.start < block.start:
        shifted = {b.key: b.at(b.start + block.length) for b in _between(every, target, block, with_first=True)}
        start = target.start
    elif not before and block.start < target.start:
        shifted = {b.key: b.at(b.start - block.length) for b in _between(every, block, target, with_last=True)}
        start = target.end - block.length
    else:
        start = target.start - block.length if before else target.end
    return _settled(programme, {**shifted, key: block.at(start)}, step)


def _between(
    every: Mapping[Key, Block], first: Block, last: Block, *, with_first: bool = False, with_last: bool = False
) -> list[Block]:
    """The blocks between two of one day that meet one of them; the two themselves where they are wanted."""
    ends = {first.key: with_first, last.key: with_last}
    return [
        block
        for block in every.values()
        if ends.get(block.key, True)
        and (block.meets(first) or block.meets(last))
        and first.start <= block.start
        and block.end <= last.end
    ]


def _settled(programme: Programme, moved: dict[Key, Block], step: int) -> Programme:
    """The programme with the blocks where they go, and with what is in their way later."""
    after = with_blocks(programme, moved)
    first = min(moved.values(), key=lambda block: (block.day, block.start))
    return yielded(programme, after, replace(first.key, day=first.day), step)
