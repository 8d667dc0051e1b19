"""Talks whose hours are narrow, in a model of preset sessions without places: few others fit into their session.

A talk that is pinned into the middle of a session leaves no places for a long one; two talks whose hours are the same
do not fit into one session at all. A model without places would put them there together, and no places would mend it.
So talks that share no session are kept apart, and those that may only be in a part of a slot are counted against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from scheduler.model.types import weighted_sum

if TYPE_CHECKING:
    from scheduler.domain.rooms import Slot
    from scheduler.domain.talks import Talk
    from scheduler.model.preset.model import PresetModel


class Narrow(NamedTuple):
    """A talk with the places of a slot at which it may begin there, in their order."""

    talk: Talk
    starts: tuple[int, ...]


def count_narrow(model: PresetModel, fitting: Mapping[tuple[str, str], Sequence[bool]]) -> None:
    """Posts what talks that may only be at some places of a slot leave to each other and to the others of their axis.

    `fitting`: by talk and slot, for each place at which the talk may begin, True if it may be there.
    """
    by_axis: dict[tuple[str | None, str], list[Narrow]] = defaultdict(list)
    for (name, where), fits in fitting.items():
        talk, starts = model.event.talk[name], tuple(place for place, may in enumerate(fits) if may)
        if starts:
            by_axis[talk.axis, where].append(Narrow(talk, starts))
        elif model.settled_talk(talk) is None:
            model.bar(talk, model.event.slot[where])
    for (axis, name), talks in by_axis.items():
        slot = model.event.slot[name]
        if model.allowed(axis, slot) == 1:
            _keep_apart(model, slot, talks, model.event.talks_of(axis))
        for members, places in _parts(slot, talks):
            _count(model, slot, members, places)


def _keep_apart(model: PresetModel, slot: Slot, talks: Sequence[Narrow], of_axis: Iterable[Talk]) -> None:
    """No two talks are in the only session of the slot that have no places in it beside each other."""
    narrow = {each.talk.id: each.starts for each in talks}
    for talk, starts in talks:
        here = model.inside(talk)[slot.id]
        others: list[int] = []
        for other in of_axis if here is not None else ():
            told = narrow.get(other.id)  # of two narrow talks, the first is compared with the second
            if other is talk or (told is not None and talk.id > other.id) or not _is_open(model, talk, other):
                continue
            if not _fit(talk.places, starts, other.places, told or _places(slot.places - other.places + 1)):
                there = model.inside(other)[slot.id]
                others += [] if there is None else [there]
        if here is not None and others:
            model.cp.add_none_of(others, [here])


@cache
def _fit(length: int, starts: tuple[int, ...], other_length: int, others: tuple[int, ...]) -> bool:
    """True if two talks of these lengths, in places, can begin at two of these places and not overlap."""
    return any(place + length <= other or other + other_length <= place for place, other in product(starts, others))


@cache
def _places(number: int) -> tuple[int, ...]:
    """So many places from the first."""
    return tuple(range(number))


def _is_open(model: PresetModel, *talks: Talk) -> bool:
    """True if one of the talks at least is not settled."""
    return any(model.settled_talk(talk) is None for talk in talks)


def _parts(slot: Slot, talks: Sequence[Narrow]) -> Iterator[tuple[list[Talk], int]]:
    """The parts of the slot, by their places, that are too small for all talks that may be there alone, with these."""
    spans = [(each.starts[0], each.starts[-1] + each.talk.places, each.talk) for each in talks]
    for first, last in product({span[0] for span in spans}, {span[1] for span in spans}):
        members = [talk for start, end, talk in spans if first <= start and end <= last]
        if members and last - first < min(slot.places, _length(members)):
            yield members, last - first


def _count(model: PresetModel, slot: Slot, members: Sequence[Talk], places: int) -> None:
    """The talks, which are of one axis, take at most so many places in each of its sessions of the slot."""
    axis = members[0].axis
    settled = [talk for talk in members if not _is_open(model, talk) and model.is_true(model.in_slot(talk, slot))]
    if not _is_open(model, *members) or _length(settled) > places * model.allowed(axis, slot):
        return
    literals, sessions = [model.in_slot(talk, slot) for talk in members], model.sessions[axis, slot.id]
    taken = weighted_sum(literals, [talk.places for talk in members])
    model.cp.add(taken <= weighted_sum(sessions, [places] * len(sessions)))


def _length(talks: Iterable[Talk]) -> int:
    """The places that the talks take together."""
    return sum(talk.places for talk in talks)
