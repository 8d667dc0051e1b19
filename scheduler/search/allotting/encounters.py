"""What must not be at the same time is in different parts of a day, or shares one at a risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ortools.sat.python.cp_model import IntVar

from scheduler.constructing.blocks import Block
from scheduler.model.types import Term
from scheduler.search.allotting.allotment import Allotment

#: A literal, the axis that it is about, and the minutes that what it stands for takes.
_Presence = tuple[IntVar, str | None, Term]


def keep_apart(model: Allotment) -> None:
    """Posts what people, orders, pairs and axes ask of the parts of their sessions."""
    for part in range(len(model.day_parts.parts)):
        for first, second in _pairs(model, part):
            if first[1] != second[1]:
                _part(model, part, first, second)
        for axis in model.day_parts.prepared.by_axis:
            _follow(model, part, axis)
    _order(model)


def _part(model: Allotment, part: int, first: _Presence, second: _Presence) -> None:
    """At most one of the two is in the part; where it has time for both one after the other, at a risk."""
    risk = model.cp.new_bool_var("")
    model.risks.append(risk)
    model.cp.add_bool_or(~first[0], ~second[0], risk)
    model.cp.add(first[2] + second[2] + model.day_parts.change <= model.day_parts.length(part)).only_enforce_if(
        first[0], second[0]
    )


def _pairs(model: Allotment, part: int) -> Iterator[tuple[_Presence, _Presence]]:
    """The pairs of talks and sessions that must not be at the same time."""
    relations, there = model.day_parts.prepared.grounds.relations, dict[str, list[_Presence]]()
    for block, presences in _presences(model, part).items():
        there |= {talk.id: presences for talk in block.talks}
    sessions = _sessions(model, part)
    busy: dict[str, list[_Presence]] = defaultdict(list)
    for axis, people in relations.leading.items():
        for person in people:
            busy[person] += sessions[axis]
    for talk, people in relations.attending.items():
        for person in people:
            busy[person] += there[talk]
    for stays in busy.values():
        yield from combinations(stays, 2)
    for talk, others in relations.apart.items():
        for other in (name for name, _ in others if name > talk):
            yield from ((a, b) for a in there[talk] for b in there[other])
    for axis, rivals in relations.rivals.items():
        for rival in (name for name in rivals if str(name) > str(axis)):
            yield from ((a, b) for a in sessions[axis] for b in sessions[rival])


def _presences(model: Allotment, part: int) -> dict[Block, list[_Presence]]:
    """By block, its literals in the part."""
    found: dict[Block, list[_Presence]] = {block: [] for block in model.day_parts.prepared.blocks}
    for (block, key), literal in model.member.items():
        if key.part == part:
            found[block].append((literal, block.axis, block.length))
    return found


def _sessions(model: Allotment, part: int) -> dict[str | None, list[_Presence]]:
    """By axis, the literals of its sessions in the part."""
    found: dict[str | None, list[_Presence]] = defaultdict(list)
    for key in model.of_part(part):
        found[key.axis].append((model.held[key], key.axis, model.minutes[key]))
    return found


def _follow(model: Allotment, part: int, axis: str | None) -> None:
    """The sessions of an axis that are not at the same time have time for all of them in the part."""
    keys = [key for key in model.of_part(part) if key.axis == axis]
    if len(keys) > 1 and axis in model.day_parts.prepared.grounds.relations.rivals[axis]:
        model.cp.add(sum(model.minutes[key] for key in keys) <= model.day_parts.led(axis, part))


def _order(model: Allotment) -> None:
    """A talk is in no part before that of the talks that come before it; where the axis is another, in a later one."""
    of_talk = {talk.id: block for block in model.day_parts.prepared.blocks for talk in block.talks}
    for talk, earlier in model.day_parts.prepared.grounds.relations.before.items():
        for other in earlier:
            block, before = of_talk[talk], of_talk[other]
            if block is not before:
                model.cp.add(_number(model, before) + _after(model, block, before) <= _number(model, block))


def _after(model: Allotment, block: Block, before: Block) -> Term:
    """1 where the parts have to differ; where they share a part all the same, at a risk."""
    if block.axis == before.axis:
        return 0
    risk = model.cp.new_bool_var("")
    model.risks.append(risk)
    return 1 - risk


def _number(model: Allotment, block: Block) -> Term:
    """The number of the part of the block."""
    return sum(key.part * literal for (other, key), literal in model.member.items() if other is block)
