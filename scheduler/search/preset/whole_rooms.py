"""Rooms for a sketch: one for each axis where that can be, chosen together by what they cost.

Where no axis has two sessions at once, its sessions want one room, which is free in all their slots. So a choice of one
room an axis is a far smaller model than one of a room a session, and its best answer is found soon.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ortools.sat.python.cp_model import IntVar

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.model.types import BareCpModel
from scheduler.search.preset.good_rooms import FORBIDDEN, in_good_rooms, price, prices_of
from scheduler.search.solver import Limits, run

#: Rules that ask for a room of each talk by itself.
_OF_TALKS = ("capacity", "needs", "talk_room", "pin")
#: What an axis without a room of its own costs, in rooms beyond the first.
_FURTHER = 2

Prices = Mapping[str | None, Mapping[str, int]]


def in_whole_rooms(event: Event, sketch: Programme, limits: Limits, stop: threading.Event | None = None) -> Programme:
    """The sketch in such rooms; those of sessions that have none of their axis are chosen slot by slot.

    `stop` ends the search for them once it is set.
    """
    by_axis: dict[str | None, list[PlacedSession]] = defaultdict(list)
    for session in sketch.sessions:
        by_axis[session.axis].append(session)
    whole = {axis: each for axis, each in by_axis.items() if len({s.slot for s in each}) == len(each)}
    chosen = _chosen(event, whole, _prices(event, sketch, whole), limits, stop) if whole else {}
    kept = {session.id: chosen[axis] for axis, each in whole.items() if axis in chosen for session in each}
    return in_good_rooms(event, sketch, kept)


def _chosen(
    event: Event,
    whole: Mapping[str | None, Sequence[PlacedSession]],
    prices: Prices,
    limits: Limits,
    stop: threading.Event | None,
) -> dict[str | None, str]:
    """By axis its room, where it has one."""
    cp, cost = BareCpModel(), []
    taken: dict[tuple[str | None, str], list[IntVar]] = defaultdict(list)
    literals: dict[tuple[str | None, str], IntVar] = {}
    apart = _FURTHER * max(1, price(event, "axis_rooms", 1))
    for axis, sessions in whole.items():
        for room, amount in prices[axis].items():
            literals[axis, room] = literal = cp.new_bool_var("")
            cost.append((amount - apart) * literal)
            for session in sessions:
                taken[session.slot, room].append(literal)
        cp.add_at_most_one(literals[axis, room] for room in prices[axis])
    for alike in taken.values():
        cp.add_at_most_one(alike)
    answer = run(cp, limits, objective=sum(cost), stop=stop)
    return {axis: room for (axis, room), literal in literals.items() if answer.values and answer.values[literal.index]}


def _prices(event: Event, sketch: Programme, whole: Mapping[str | None, Sequence[PlacedSession]]) -> Prices:
    """By axis and room, what its sessions cost there together; without the rooms that they may not have."""
    asked, single = _asked(event, sketch), prices_of(event, sketch.sessions)
    prices: dict[str | None, dict[str, int]] = {}
    for axis, sessions in whole.items():
        each = [single[session.id] for session in sessions]
        rooms = set(each[0]).intersection(*each)
        totals = {room: asked[axis, room] + sum(costs[room] for costs in each) for room in sorted(rooms)}
        prices[axis] = {room: total for room, total in totals.items() if total < FORBIDDEN}
    return prices


def _asked(event: Event, sketch: Programme) -> dict[tuple[str | None, str], int]:
    """By axis and room, what talks that ask for a room cost there more than in the room that suits them best."""
    rules = [rule(name) for name in _OF_TALKS if event.setting(name) != "off"]
    talks = {talk.id for each in rules for talk in each.sees_inside(event)}
    part = sketch.model_copy(update={"talks": tuple(t for t in sketch.talks if t.id in talks)})
    asked: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for room in event.talk_rooms:
        moved = part.model_copy(update={"talks": tuple(t.model_copy(update={"room": room.id}) for t in part.talks)})
        for each in rules:
            for violation in each.measure(event, moved):
                asked[violation.subjects[0]][room.id] += price(event, each.name, violation.amount)
    costs: dict[tuple[str | None, str], int] = defaultdict(int)
    for talk, rooms in asked.items():
        least = min(rooms.get(room.id, 0) for room in event.talk_rooms)
        for name, amount in rooms.items():
            costs[event.talk[talk].axis, name] += amount - least
    return costs
