"""Two talks of an event with preset sessions that must not be held so: said of their slots where that settles it, else
of their places; and of their rooms where these matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal

from scheduler.clock import DAY
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk

if TYPE_CHECKING:
    from scheduler.requirement import Requirement
    from scheduler.slots.model import SlotModel
    from scheduler.terms import Truth

#: From when to when, in absolute minutes.
Hours = tuple[int, int]
#: What is to be said of two talks at their hours; "moves": they break a rule if they are in different rooms.
Verdict = Literal["fine", "moves", "breaks"]


def keep_apart(
    model: SlotModel,
    talks: tuple[Talk, Talk],
    slots: Iterable[tuple[Slot, Slot]],
    judge: Callable[[Hours, Hours], Verdict],
    requirement: Requirement,
) -> None:
    """The two talks break `requirement` once where `judge` says so; `slots`: those of the first and the second in which
    it may. Talks of one room never overlap.
    """
    slack = cache(lambda: model.slack(requirement))
    for slot_of in slots:
        inside = [model.in_slot(talk, slot) for talk, slot in zip(talks, slot_of, strict=True)]
        if any(literal is model.false for literal in inside):
            continue
        verdicts = dict(_verdicts(model, talks, slot_of, judge))
        kinds = set(verdicts.values())
        if len(kinds) == 1:
            _post(model, talks, slot_of, inside, kinds.pop(), slack)
        elif not model.places:
            model.shallow |= bool(kinds)
        else:
            for places, verdict in verdicts.items():
                at = [model.at(*one) for one in zip(talks, slot_of, places, strict=True)]
                _post(model, talks, slot_of, at, verdict, slack)


def _verdicts(
    model: SlotModel, talks: tuple[Talk, Talk], slots: tuple[Slot, Slot], judge: Callable[[Hours, Hours], Verdict]
) -> Iterator[tuple[tuple[int, int], Verdict]]:
    """What is to be said of each two places at which the talks may begin together."""
    rooms = _rooms(model, talks, slots)
    one, other = (list(_hours(talk, slot)) for talk, slot in zip(talks, slots, strict=True))
    for (place, first), (across, second) in product(enumerate(one), enumerate(other)):
        overlap = first[0] < second[1] and second[0] < first[1]
        if overlap and rooms == "same":
            continue
        verdict = judge(first, second)
        if verdict == "moves" and rooms == "same":
            verdict = "fine"
        elif verdict == "moves" and (overlap or rooms == "different"):
            verdict = "breaks"
        yield (place, across), verdict


def _hours(talk: Talk, slot: Slot) -> Iterator[Hours]:
    """For each place of the slot at which the talk may begin."""
    for place in range(slot.places - talk.places + 1):
        yield minute(slot, place), minute(slot, place + talk.places)


def minute(slot: Slot, place: int) -> int:
    """The absolute minute at which the slot's `place`-th place begins, whatever days lie between those of the event."""
    return slot.day.toordinal() * DAY + slot.minute(place)


def hours(slot: Slot) -> Hours:
    """The slot's own."""
    return minute(slot, 0), minute(slot, slot.places)


def _rooms(
    model: SlotModel, talks: tuple[Talk, Talk], slots: tuple[Slot, Slot]
) -> Literal["same", "different", "open"]:
    """What is certain of the rooms of two talks in these slots."""
    one, other = (model.event.rooms_of(slot) for slot in slots)
    if slots[0] is slots[1]:
        if talks[0].axis != talks[1].axis:
            return "different"
        return "same" if model.allowed(talks[0].axis, slots[0]) < 2 else "open"
    if not set(one).intersection(other):
        return "different"
    return "same" if len({*one, *other}) == 1 else "open"


def _post(
    model: SlotModel,
    talks: tuple[Talk, Talk],
    slots: tuple[Slot, Slot],
    held: Sequence[Truth],
    verdict: Verdict,
    slack: Callable[[], Truth],
) -> None:
    """Where both literals of `held` are true, the verdict holds."""
    if verdict == "breaks":
        model.cp.add_bool_or(slack(), *(~literal for literal in held))
    elif verdict == "moves" and model.rooms == "each":
        for room in model.event.rooms_of(slots[0]):
            here, there = (model.in_room(talk, slot, room) for talk, slot in zip(talks, slots, strict=True))
            if here is not model.false:
                model.cp.add_bool_or(slack(), ~here, there, *(~literal for literal in held))
    elif verdict == "moves":
        model.shallow = True
