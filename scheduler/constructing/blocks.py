"""The blocks of an event: talks that are placed together, with the minutes at which they may start in each room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.constructing.minute_sets import STRIDE, covered_by, open_hours, starts_in
from scheduler.domain.event import Event
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window


@dataclass(frozen=True, slots=True)
class Strictness:
    """The rules that a construction keeps: all that are hard and, if it is `strict`, those that have a weight."""

    event: Event
    strict: bool

    def keeps(self, rule: str) -> bool:
        """True if the construction keeps the rule."""
        setting = self.event.setting(rule)
        return setting == "hard" or (self.strict and setting != "off")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Talks of one axis that follow each other in one session: one talk, or those that belong together.

    Parameters
    ----------
    offsets
        Minutes from the start of the block to that of each talk.
    length
        Minutes from the start of the first talk to the end of the last.
    hours
        By room, the set of the minutes at which the block may start there, whatever else is placed; rooms that do not
        suit it are left out.
    pinned
        True if a talk has an hour of its own, which its session follows.
    freedom
        The number of the minutes and rooms that it may have.
    """

    talks: tuple[Talk, ...]
    offsets: tuple[int, ...]
    length: int
    hours: Mapping[str, int]
    pinned: bool
    freedom: int
    axis: str | None


def blocks(kept: Strictness) -> list[Block]:
    """The blocks of the event, each talk in one of them."""
    groups = _groups(kept.event) if kept.keeps("together") else [[talk] for talk in kept.event.talks]
    pinned = kept.keeps("pin")
    made = []
    for group in groups:
        talks = _in_order(group)
        offsets = [0]
        for talk in talks:
            offsets.append(offsets[-1] + talk.duration + kept.event.talk_settings.gap)
        length = offsets.pop() - kept.event.talk_settings.gap
        hours = _hours(kept, talks, offsets)
        follows = pinned and any(talk.pin for talk in talks)
        freedom = sum(minutes.bit_count() for minutes in hours.values())
        made.append(Block(tuple(talks), tuple(offsets), length, hours, follows, freedom, talks[0].axis))
    return made


def _groups(event: Event) -> list[list[Talk]]:
    """The talks, those that belong together in one list."""
    groups = {talk.id: [talk] for talk in event.talks}
    for talk in event.talks:
        for other in talk.together:
            if other in groups and groups[other] is not groups[talk.id]:
                groups[talk.id] += groups[other]
                groups |= {member.id: groups[talk.id] for member in groups[other]}
    return list({id(group): group for group in groups.values()}.values())


def _in_order(talks: Sequence[Talk]) -> list[Talk]:
    """The talks, each after those of them that it comes after; as they stand where that goes round in a circle."""
    left, ordered = list(talks), []
    while left:
        waiting = {talk.id for talk in left}
        ready = next((talk for talk in left if waiting.isdisjoint(talk.after)), left[0])
        left.remove(ready)
        ordered.append(ready)
    return ordered


def _hours(kept: Strictness, talks: Sequence[Talk], offsets: Sequence[int]) -> dict[str, int]:
    """The minutes at which the talks may start one after the other, by room."""
    hours = {}
    for room in kept.event.talk_rooms:
        if all(_suits(kept, talk, room) for talk in talks):
            minutes = -1
            for talk, offset in zip(talks, offsets, strict=True):
                minutes &= _starts(kept, talk, room) >> offset
            if minutes:
                hours[room.id] = minutes
    return hours


def _suits(kept: Strictness, talk: Talk, room: Room) -> bool:
    """True if the talk may be in the room."""
    asked = [what_if.room for what_if in kept.event.what_ifs if what_if.subject == talk.id and what_if.room]
    asked += [talk.room] if talk.room and kept.keeps("talk_room") else []
    asked += [talk.pin.room] if talk.pin and talk.pin.room and kept.keeps("pin") else []
    seats = room.capacity is None or talk.audience is None or talk.audience <= room.capacity
    return (
        all(name == room.id for name in asked)
        and (seats or not kept.keeps("capacity"))
        and (set(talk.needs) <= set(room.features) or not kept.keeps("needs"))
        and not _barred(kept, "talk_room_table", kept.event.costs("talk_room").get((talk.id, room.id), 0))
        and not _barred(kept, "axis_room_table", kept.event.costs("axis_room").get((talk.axis or "", room.id), 0))
    )


def _barred(kept: Strictness, rule: str, cost: int | None) -> bool:
    """True if a cell of a table, which has the `cost`, may not be used; “no” (None) holds at any weight."""
    return cost != 0 and (kept.keeps(rule) or (cost is None and kept.event.setting(rule) != "off"))


def _starts(kept: Strictness, talk: Talk, room: Room) -> int:
    """The minutes at which the talk may start in the room."""
    event, minutes = kept.event, open_hours(kept.event)
    for windows in _windows(kept, talk, room):
        minutes &= covered_by(event, windows)
    starts = starts_in(minutes, talk.duration)
    if talk.pin is not None and kept.keeps("pin"):
        days = [number for number, day in enumerate(event.days) if day.date == talk.pin.day]
        starts &= sum(1 << number * STRIDE + talk.pin.start for number in days)
    return starts


def _windows(kept: Strictness, talk: Talk, room: Room) -> Iterator[Sequence[Window]]:
    """The lists of windows: one window of each list has to hold the talk; an empty list asks nothing."""
    event = kept.event
    if talk.available and kept.keeps("talk_available"):
        yield talk.available
    if room.available and kept.keeps("room_available"):
        yield room.available
    for rule, people in (("person_available", talk.speakers), ("discussant_available", talk.discussants)):
        for person in people if kept.keeps(rule) else ():
            if event.person[person].available:
                yield event.person[person].available
    for what_if in event.what_ifs:
        if what_if.subject == talk.id and what_if.kind != "sessions":
            yield what_if.windows
