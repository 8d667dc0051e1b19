"""What counting alone tells of the sessions of each axis: the fewest that hold its talks, the most that are left to it.

The slots are weighed, and each session counts the weight of its slot. By some weights the sessions of an axis come to a
least sum, whichever they are; and what all other axes need of the rooms of all slots leaves it a greatest sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.model.preset.sessions import PresetSessions


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of a slot by the number of its places, and the least that the sessions of each axis weigh together."""

    weights: Mapping[int, int]
    least: Mapping[str | None, int]


def count_sessions(model: PresetSessions) -> None:
    """Posts the least and the most that the sessions of each axis weigh together, by each weighing.

    Nothing where sessions are settled: there is little left to be counted.
    """
    axes, slots = model.event.used_axes, model.event.slots
    if model.given is not None and not model.given.free.issuperset(axes):
        return
    rooms = {slot.id: _rooms(model, slot) for slot in slots}
    for weighing in weighings(model.event, model.scope.optional_talks):
        weights = {slot.id: weighing.weights[slot.places] for slot in slots}
        spare = sum(weights[slot] * rooms[slot] for slot in rooms) - sum(weighing.least.values())
        for axis in axes:
            weight, least = model.weighed(axis, weights), weighing.least[axis]
            if least:
                model.cp.add(weight >= least)
            if sum(each * len(model.sessions[axis, slot]) for slot, each in weights.items()) > least + spare:
                model.cp.add(weight <= least + spare)


def weighings(event: Event, optional: frozenset[str]) -> Iterator[Weighing]:
    """The weighings that tell something; the talks `optional` may be left out.

    A session of `p` places counts `p`; or `p / w`, rounded up, for a number `w` of places that a slot has; or, where
    talks have several lengths, the talks of one length or more that it holds.
    """
    widths = sorted({slot.places for slot in event.slots})
    talks = {axis: [t.places for t in event.talks_of(axis) if t.id not in optional] for axis in event.used_axes}
    needed = {axis: sum(lengths) for axis, lengths in talks.items()}
    yield Weighing({p: p for p in widths}, {axis: _least_sum(places, widths) for axis, places in needed.items()})
    for width in widths:
        if width > 1:
            yield Weighing(
                {p: -(-p // width) for p in widths}, {axis: -(-places // width) for axis, places in needed.items()}
            )
    for length in sorted({each for lengths in talks.values() for each in lengths if each > 1}):
        least = {axis: sum(each >= length for each in lengths) for axis, lengths in talks.items()}
        yield Weighing({p: p // length for p in widths}, least)


def _least_sum(needed: int, widths: Sequence[int]) -> int:
    """The least sum of any of the widths, each as often as one likes, that is `needed` or more."""
    sums = {0}
    for total in range(needed + widths[-1]):
        if total in sums:
            if total >= needed:
                return total
            sums.update(total + width for width in widths)
    return needed


def _rooms(model: PresetSessions, slot: Slot) -> int:
    """The number of rooms in which the model allows the slot a session."""
    setting, costs = model.event.setting("slot_room_table"), model.event.costs("slot_room")

    if setting == "off":
        return len(model.event.rooms_of(slot))

    def barred(room: str) -> bool:
        cost = costs.get((slot.id, room), 0)
        if cost == 0 or model.drops(Requirement("slot_room_table", (slot.id, room))):
            return False
        return cost is None or not isinstance(setting, int) or model.exceeds_cutoff(setting * cost)

    return sum(not barred(room) for room in model.event.rooms_of(slot))
