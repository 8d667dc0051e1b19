"""No more sessions are allotted to a part of a day than rooms can hold, of all rooms and of those that suit a talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ortools.sat.python.cp_model import IntVar

from scheduler.model.types import Term
from scheduler.search.allotting.allotment import Key
from scheduler.search.allotting.model import AllotmentModel


def count_rooms(model: AllotmentModel) -> None:
    """Posts that the sessions of each part fit into its rooms, as far as numbers and minutes tell."""
    for part in range(len(model.day_parts.parts)):
        keys = model.of_part(part)
        _hold(model, part, [(model.held[key], model.minutes[key]) for key in keys], model.day_parts.rooms)
        for rooms in _narrow(model, part):
            bound = [(key, literals) for key in keys if (literals := _bound_to(model, key, rooms))]
            if len(bound) > len(rooms):
                needing = [_any(model, literals) for _, literals in bound]
                lengths = [_if(model, literal, key, part) for literal, (key, _) in zip(needing, bound, strict=True)]
                _hold(model, part, list(zip(needing, lengths, strict=True)), sorted(rooms))


def _hold(model: AllotmentModel, part: int, sessions: Sequence[tuple[IntVar, Term]], rooms: Sequence[str]) -> None:
    """The sessions, each with its minutes, fit into the rooms in that part; those that are long are alone."""
    day_parts, length = model.day_parts, model.day_parts.length(part)
    most, number = day_parts.most_in_room(part), sum(held for held, _ in sessions)
    model.cp.add(number <= most * len(rooms))
    if most > 1:
        model.cp.add(sum(minutes for _, minutes in sessions) <= sum(day_parts.open(room, part) for room in rooms))
        model.cp.add(sum(_longer(model, sessions, length // 2)) <= len(rooms))  # no two of them share a room
    if most == 2:
        model.cp.add(number + sum(_longer(model, sessions, length - day_parts.shortest)) <= 2 * len(rooms))


def _longer(model: AllotmentModel, sessions: Sequence[tuple[IntVar, Term]], limit: int) -> list[IntVar]:
    """By session, a literal that is true if it has more minutes than the limit."""
    longer = []
    for _, minutes in sessions:
        longer.append(model.cp.new_bool_var(""))
        model.cp.add(minutes <= limit).only_enforce_if(~longer[-1])
    return longer


def _narrow(model: AllotmentModel, part: int) -> list[frozenset[str]]:
    """The sets of rooms, but that of all rooms, to one of which some block is bound in the part."""
    found = {rooms for (_, there), rooms in model.rooms.items() if there == part and rooms}
    return sorted((rooms for rooms in found if len(rooms) < len(model.day_parts.rooms)), key=sorted)


def _bound_to(model: AllotmentModel, key: Key, rooms: frozenset[str]) -> list[IntVar]:
    """The literals of the blocks that the session may have and that can only be in one of the rooms."""
    return [literal for block, literal in model.members(key) if model.rooms[block, key.part] <= rooms]


def _any(model: AllotmentModel, literals: Iterable[IntVar]) -> IntVar:
    """A literal that is true if one of them is."""
    literal = model.cp.new_bool_var("")
    for each in literals:
        model.cp.add_implication(each, literal)
    return literal


def _if(model: AllotmentModel, literal: IntVar, key: Key, part: int) -> Term:
    """The minutes of the session where the literal is true, else 0 or more."""
    if model.day_parts.most_in_room(part) == 1:
        return 0
    longest = model.day_parts.length(part)
    minutes = model.cp.new_int_var(0, longest, "")
    model.cp.add(minutes >= model.minutes[key] - longest * (1 - literal))
    return minutes
