"""The places that an item of a programme may go to by hand, each with what it would break or cost; no solver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message, message
from scheduler.moving.blocks import Key, blocks
from scheduler.moving.chairs import chaired_after
from scheduler.services.movable import Placed
from scheduler.services.placed_items import position
from scheduler.services.placing import at_hour, beside, has_slot, must_end
from scheduler.services.verdicts import Judge, Verdict

How = Literal["before", "after", "swap", "at"]
#: The minutes by which another room or another day is further than one minute.
_ROOM, _DAY = 1, 10_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item goes: right before or after `other`, in its place ("swap"), or to the minute of `day` ("at")."""

    how: How
    other: Placed | None = None
    day: date | None = None
    minute: int = 0
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A place, the programme after the move, and what it does."""

    place: Place
    programme: Programme
    verdict: Verdict


def after_move(event: Event, programme: Programme, item: Placed, place: Place) -> Programme:
    """The programme with the item there, whatever rule it breaks. Raises InputError for no place at all."""
    if place.how == "at":
        assert place.day is not None
        after = at_hour(event, programme, item, (place.day, place.minute), place.room)
    else:
        assert place.other is not None
        after = beside(event, programme, item, place.other, f"--{place.how}")
    must_end(after, item.talk or (item.key.id if item.key else ""), "ITEM")
    return chaired_after(event, programme, after)


def targets(event: Event, programme: Programme, item: Placed) -> Iterator[Target]:
    """The places beside or instead of other items, nearest first; none twice, and none that changes nothing. Of what a
    move breaks, one rule is named.
    """
    judge = Judge(event, programme)
    seen = {judge.comparison.changed(programme)}
    for place in _places(event, programme, item):
        after = after_move(event, programme, item, place)
        changed = judge.comparison.changed(after)
        if changed not in seen:
            seen.add(changed)
            yield Target(place, after, judge.soon(after))


def whereabouts(event: Event, programme: Programme, item: Placed) -> Message:
    """`10 h 30, Auditorium`: when and, where there are several rooms, where the item is."""
    day, start, room = position(programme, item)
    hour = phrases.at(event, day, start) if len(event.days) > 1 else phrases.hour(start)
    if room is None or len(event.rooms) < 2:
        return hour
    return message("{hour}, {room}", "{hour}, {room}", hour=hour, room=phrases.room_name(event, room))


def day_and_room(event: Event, programme: Programme, item: Placed) -> Message:
    """`le 4 juin 2026, Auditorium`: the day and the room of the item, each where there are several; else nothing."""
    day, _, room = position(programme, item)
    parts = [phrases.on(day)] if len(event.days) > 1 else []
    if room is not None and len(event.rooms) > 1:
        parts.append(Message.each(lambda _: phrases.room_name(event, room)))
    return Message.each(lambda language: ", ".join(part.to(language) for part in parts))


def _places(event: Event, programme: Programme, item: Placed) -> list[Place]:
    day, start, room = position(programme, item)

    def distance(place: Place) -> int:
        assert place.other is not None
        there = position(programme, place.other)
        return abs(there[1] - start) + _DAY * abs((there[0] - day).days) + _ROOM * (there[2] != room)

    every = _talk_places(event, programme, item.talk) if item.talk else _block_places(event, programme, item)
    return sorted(every, key=distance)


def _talk_places(event: Event, programme: Programme, name: str) -> Iterator[Place]:
    """Before each talk and after the last of its own session and those of its axis; in the place of any other."""
    session, axis = programme.talk[name].session, event.talk[name].axis
    for other in programme.sessions:
        listed = [talk for talk in other.talks if talk in programme.talk]
        if other.id == session or other.axis == axis:
            yield from (Place("before", Placed(talk=talk)) for talk in listed if talk != name)
            if listed and listed[-1] != name:
                yield Place("after", Placed(talk=listed[-1]))
        yield from (Place("swap", Placed(talk=talk)) for talk in listed if talk != name)


def _block_places(event: Event, programme: Programme, item: Placed) -> Iterator[Place]:
    """Before and after each other block that it may stand beside, and in the place of those of its kind."""
    assert item.key is not None
    for key in blocks(programme):
        if key == item.key or (item.key.kind == "break" and key.day != item.key.day):
            continue
        if not (event.slots and item.key.kind == "session"):
            yield Place("before", Placed(key=key))
            yield Place("after", Placed(key=key))
        if key.kind == item.key.kind and _may_swap(event, programme, item.key, key):
            yield Place("swap", Placed(key=key))


def _may_swap(event: Event, programme: Programme, *keys: Key) -> bool:
    """True unless sessions go from slot to slot and one of these is in none."""
    return not event.slots or all(key.kind != "session" or has_slot(event, programme, key.id) for key in keys)
