"""What talks, people and axes ask of each other, in the model of chains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from scheduler.constructing.blocks import Block
from scheduler.search.chaining.model import ChainModel


def relate(model: ChainModel) -> None:
    """Posts who is in one place at a time, what comes first, what keeps a distance and which axes do not overlap."""
    by_talk = {talk.id: block for block in model.prepared.blocks for talk in block.talks}
    known = model.board.relations
    for talk, earlier in known.before.items():
        for other in earlier:
            if by_talk[other] is not by_talk[talk]:
                model.cp.add(model.start[by_talk[talk]] >= model.start[by_talk[other]] + by_talk[other].length)
    for talk, others in known.apart.items():
        for other, minutes in others:
            if talk < other and by_talk[talk] is not by_talk[other]:
                _apart(model, by_talk[talk], by_talk[other], minutes, 0)
    change = model.prepared.event.session_settings.room_change
    people = {block: frozenset(_people(model, block)) for block in model.prepared.blocks}
    for block, beside in combinations(model.prepared.blocks, 2):
        if not people[block].isdisjoint(people[beside]):
            _apart(model, block, beside, 0, change)
        elif beside.axis in known.rivals[block.axis] or block.axis in known.rivals[beside.axis]:
            _apart(model, block, beside, 0, 0)
    for axis, blocks in model.prepared.by_axis.items():
        if known.leading[axis] or axis in known.rivals[axis]:  # said of all at once, it is propagated far better
            model.cp.add_no_overlap([model.interval(block) for block in blocks])


def _people(model: ChainModel, block: Block) -> Iterator[str]:
    """Those who have to be at the block: they attend its talks or lead its session."""
    for talk in block.talks:
        yield from model.board.relations.attending[talk.id]
    yield from model.board.relations.leading[block.axis]


def _apart(model: ChainModel, block: Block, other: Block, minutes: int, change: int) -> None:
    """The minutes lie between the two blocks, and where they are in two rooms, those of a change too."""
    cp, order, away = model.cp, model.cp.new_bool_var(""), model.cp.new_bool_var("")
    if change:
        cp.add(model.room_number[block] == model.room_number[other]).only_enforce_if(~away)
    for earlier, later, literal in ((block, other, order), (other, block, ~order)):
        over = model.start[earlier] + earlier.length + minutes + change * away
        cp.add(model.start[later] >= over).only_enforce_if(literal)
