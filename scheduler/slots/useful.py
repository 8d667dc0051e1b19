"""How many sessions of an axis in one slot can be of any use: no more than its talks need, where no rule tells rooms or
places apart; else two talks may be better off in two rooms that would fit into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import comb

from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window
from scheduler.event import Event
from scheduler.slots.hours import covers

#: More than all that can be saved.
_MUCH = 10**12


def most_sessions(event: Event, axis: str | None, slot: Slot, *, apart: bool) -> int:
    """The number beyond which more are of no use; `apart`: rooms or places of the axis's talks matter."""
    talks = [talk for talk in event.talks_of(axis) if talk.places <= slot.places]
    most = min(len(event.rooms_of(slot)), len(talks))
    if axis is None or apart or not talks:
        return most
    needed = _packed([talk.places for talk in talks], slot.places)
    ordered = event.setting("order") != "off" and any(talk.order for talk in talks)
    if ordered:
        needed = max(needed, _in_a_row(talks, slot.places))
    parallel = [event.setting(rule) for rule in ("axis_parallel", "axis_not_parallel")]
    saved = _meeting(event, talks, slot) + (_overlapping(event, talks, slot.places, needed) if ordered else 0)
    if not saved or "hard" in parallel:
        return min(most, needed)
    each = sum(weight for weight in parallel if isinstance(weight, int))  # what one more costs at least
    return min(most, needed + (saved - 1) // each) if each else most


def _in_a_row(talks: Sequence[Talk], places: int) -> int:
    """So many sessions hold the talks in any order, one filled after the other."""
    lengths = {talk.places for talk in talks}
    filled = places - max(lengths) + 1 if len(lengths) > 1 else places - places % max(lengths)
    return 1 + (sum(talk.places for talk in talks) - 1) // filled


def _overlapping(event: Event, talks: Sequence[Talk], places: int, sessions: int) -> int:
    """What more sessions can save: that talks which have an order overlap in so many."""
    ordered = sum(talk.order > 0 for talk in talks)
    widest = max(talk.places for talk in talks)
    if min(sessions, ordered) < 2 or (ordered == len(talks) and widest == 1):
        return 0  # if all have one, they overlap least where they are packed most densely
    return _weight(event, "order") * min(places * comb(min(sessions, ordered), 2), widest * comb(ordered, 2))


def _meeting(event: Event, talks: Sequence[Talk], slot: Slot) -> int:
    """What more sessions can save: that talks overlap those of all other rooms, and somebody is wanted in both."""
    weight = _weight(event, "presenter_places") + _weight(event, "attendee_places")
    return weight * (len(event.rooms_of(slot)) - 1) * sum(talk.places for talk in talks)


def _weight(event: Event, rule: str) -> int:
    setting = event.setting(rule)
    return setting if isinstance(setting, int) else _MUCH if setting == "hard" else 0


def _packed(lengths: Sequence[int], places: int) -> int:
    """So many sessions hold talks of these lengths, and any of them: each goes into the first that has room for it."""
    free: list[int] = []
    for length in sorted(lengths, reverse=True):
        session = next((n for n, left in enumerate(free) if left >= length), None)
        if session is None:
            free.append(places - length)
        else:
            free[session] -= length
    return len(free)


def told_apart(event: Event) -> frozenset[str | None]:
    """The axes that have a talk of which some rule or level asks in which room or at which place of a slot it is."""
    return frozenset(talk.axis for talk in (*_by_rooms(event), *_by_places(event)))


def _by_rooms(event: Event) -> Iterator[Talk]:
    on = {rule for rule in ("room_available", "talk_room", "needs", "capacity", "pin") if event.setting(rule) != "off"}
    limited = "room_available" in on and any(room.available for room in event.rooms)
    seats = "capacity" in on and any(room.capacity is not None for room in event.rooms)
    costs = event.costs("talk_room") if event.setting("talk_room_table") != "off" else {}
    priced = {talk for (talk, _), cost in costs.items() if cost != 0}
    asked = {ask.subject for ask in event.asked if ask.kind != "sessions"}
    for talk in event.talks:
        wants = (talk.room and "talk_room" in on) or (talk.needs and "needs" in on) or (talk.pin and "pin" in on)
        if limited or wants or (seats and talk.audience is not None) or talk.id in priced or talk.id in asked:
            yield talk


def _by_places(event: Event) -> Iterator[Talk]:
    """Talks with hours that hold a part of some slot, and those that others must be before, after or apart from."""
    rules = ("talk_available", "person_available", "after", "not_with", "one_place", "presenter_places",
             "attendee_places")  # fmt: skip
    on = {rule for rule in rules if event.setting(rule) != "off"}
    busy = _busy(event) if "one_place" in on else frozenset()
    if {"presenter_places", "attendee_places"} & on and _overlap(event.slots):
        yield from event.talks  # else `_meeting` knows how much can come of it
    named = {name for t in event.talks for rule in ("after", "not_with") if rule in on for name in getattr(t, rule)}
    for talk in event.talks:
        people = [event.person[speaker] for speaker in talk.speakers]
        hours = [talk.available] if "talk_available" in on else []
        hours += [person.available for person in people] if "person_available" in on else []
        hours += [talk.preferred, *(p.preferred for p in people)] if "preferences" in event.levels else []
        names = (talk.after and "after" in on) or (talk.not_with and "not_with" in on)
        met = names or talk.id in named or not busy.isdisjoint(talk.speakers)
        if met or any(_partial(event, windows) for windows in hours):
            yield talk


def _overlap(slots: Sequence[Slot]) -> bool:
    return any(one.day == other.day and other.start < one.end for one, other in pairwise(slots))


def _busy(event: Event) -> frozenset[str]:
    """Who presents a talk and has to be elsewhere too."""
    duties = Counter(person for talk in event.talks for person in talk.speakers)
    duties.update({person for axis in event.axes for person in axis.chairs})
    duties.update({person for plenary in event.plenaries for person in plenary.speakers})
    return frozenset(person for person, count in duties.items() if count > 1)


def _partial(event: Event, windows: Sequence[Window]) -> bool:
    """True if the windows hold some minutes of a slot, but not all of them."""
    return bool(windows) and any(
        not covers(windows, slot.day, slot.start, slot.end)
        and any(w.day in (None, slot.day) and w.start < slot.end and slot.start < w.end for w in windows)
        for slot in event.slots
    )
