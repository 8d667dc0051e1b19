"""The places that an item of a programme may go to by hand, each with what it would break or cost; no solver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from constraints import phrases, rule
from scheduler.check import Report, check
from scheduler.domain.difference import Difference
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Message, message
from scheduler.moving.blocks import blocks
from scheduler.moving.chairs import chaired
from scheduler.services.movable import Placed
from scheduler.services.placed_items import position
from scheduler.services.placing import at_hour, beside, must_end

How = Literal["before", "after", "swap", "at"]
Sign = Literal["fits", "costs", "breaks"]
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
class Verdict:
    """What a move does: the rules that it newly breaks, else the levels that it changes; `text` says it in a line."""

    sign: Sign
    text: Message
    broken: tuple[Violation, ...] = ()
    levels: tuple[Difference, ...] = ()


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
    must_end(after, item.talk or (item.key.id if item.key else ""))
    return chaired(event, after)


def verdict(event: Event, before: Report, after: Programme) -> Verdict:
    """The violations and costs of the programme that another one, checked in `before`, does not have."""
    now = check(event, after)
    known = {(each.rule, each.subjects, each.text.en) for each in before.hard}
    broken = tuple(each for each in now.hard if (each.rule, each.subjects, each.text.en) not in known)
    then = dict(now.levels)
    levels = tuple(Difference(name, value, then[name]) for name, value in before.levels if value != then[name])
    if broken:
        return Verdict("breaks", _breaking(broken), broken, levels)
    if not levels or levels[0].then < levels[0].now:
        return Verdict("fits", message("possible, rien n’y perd", "possible, nothing is lost"), (), levels)
    text = message("possible, coûte – {level}", "possible, costs – {level}", level=level_text(levels[0]))
    return Verdict("costs", text, (), levels)


def level_text(level: Difference) -> Message:
    """`Sessions : 4 → 5 sessions`."""
    title = rule(level.name).title
    now, then = level.now, level.then
    return message(
        "{title} : {told}",
        "{title}: {told}",
        title=title,
        told=Message(change_of_amount(level.name, now, then, "fr"), change_of_amount(level.name, now, then, "en")),
    )


def targets(event: Event, programme: Programme, item: Placed) -> Iterator[Target]:
    """The places beside or instead of other items, nearest first; none twice, and none that changes nothing."""
    before = check(event, programme)
    seen = {_what(programme)}
    for place in _places(event, programme, item):
        after = after_move(event, programme, item, place)
        if _what(after) not in seen:
            seen.add(_what(after))
            yield Target(place, after, verdict(event, before, after))


def whereabouts(event: Event, programme: Programme, item: Placed) -> Message:
    """`10 h 30, Auditorium`: when and, where there are several rooms, where the item is."""
    day, start, room = position(programme, item)
    hour = phrases.at(event, day, start) if len(event.days) > 1 else phrases.hour(start)
    if room is None or len(event.rooms) < 2:
        return hour
    return message("{hour}, {room}", "{hour}, {room}", hour=hour, room=phrases.room_name(event, room))


def _breaking(broken: tuple[Violation, ...]) -> Message:
    if len(broken) == 1:
        return message("enfreint une règle : {first}", "breaks a rule: {first}", first=broken[0].text)
    return message(
        "enfreint {count} règles, dont : {first}", "breaks {count} rules, such as: {first}",
        count=len(broken), first=broken[0].text,
    )  # fmt: skip


def _what(programme: Programme) -> tuple[object, ...]:
    return programme.sessions, programme.talks, programme.breaks, programme.plenaries


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
        if key.kind == item.key.kind:
            yield Place("swap", Placed(key=key))
