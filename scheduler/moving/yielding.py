"""Blocks in the way of a moved block yield: they begin later, in the order in which they were."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.domain.programme import Programme
from scheduler.moving.blocks import Block, Key, blocks, with_blocks


def yielded(before: Programme, after: Programme, moved: Key, step: int) -> Programme:
    """The programme in which nothing overlaps what the move brought upon it: later blocks of the day begin later.

    Blocks that begin before the moved one stay, and so does what overlapped before the move.

    Parameters
    ----------
    before, after
        The programme before and after the move.
    moved
        The block that moved, the first of them where there are several.
    step
        The grid of starts, in minutes past the hour.
    """
    now, was = blocks(after), blocks(before)
    first = now[moved]
    settled: list[Block] = []
    waiting = sorted(
        (block for block in now.values() if block.day == first.day),
        key=lambda block: (block.start, block.key != moved, block.end, block.key.id),
    )
    for block in waiting:
        stays = block.key == moved or block.start < first.start
        settled.append(block if stays else _later(block, settled, was, step))
    return with_blocks(after, {block.key: block for block in settled if block != now[block.key]})


def _later(block: Block, settled: list[Block], was: Mapping[Key, Block], step: int) -> Block:
    """The block at its own minute, or at the first of the grid at which the earlier ones are over."""
    ends = [
        other.end
        for other in settled
        if other.meets(block) and other.end > block.start and not _overlapped(was, block.key, other.key)
    ]
    return block.at(-(-max(ends) // step) * step) if ends else block


def _overlapped(was: Mapping[Key, Block], key: Key, other: Key) -> bool:
    return key in was and other in was and was[key].overlaps(was[other])
