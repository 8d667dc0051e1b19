"""A conference of OptaPlanner's example as an event, whose soft rules count what they can say of its score, in points.

A timeslot is a slot of one place. What is asked of tags becomes cells of tables, what two talks should not have in
common at one time becomes tags, each with the points of a pair. A talk stays in its published timeslot, which the
example asks for before all that is soft.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.optaplanner.instance import Conference, Tags, Talk
from benchmarks.optaplanner.popularity import popular_points, popularity
from benchmarks.optaplanner.tags import minutes_of, tagging
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, Table
from scheduler.domain.talks import Pin
from scheduler.domain.talks import Talk as EventTalk
from scheduler.domain.windows import Day
from scheduler.validation.invariants import checked

#: The most that a cell of a table may cost.
_MOST = 1_000_000


def to_event(conference: Conference) -> Event:
    """The conference as an event, `checked`; ids are talk-0, room-0, slot-0, person-0… in the order of the file."""
    tags = tagging(conference)
    event = Event(
        id="optaplanner",
        title=conference.name,
        days=_days(conference),
        timezone="UTC",
        language="en",
        rooms=tuple(
            Room(id=f"room-{n}", name=f"room-{n}", capacity=r.capacity) for n, r in enumerate(conference.rooms)
        ),
        people=tuple(Person(id=f"person-{n}", name=f"person-{n}") for n in sorted(_speaking(conference))),
        talks=tuple(_talk(conference, number, tuple(tags.of_talk[number])) for number in range(len(conference.talks))),
        slots=tuple(_slots(conference)),
        session_settings=SessionSettings(max_talks=1, room_change=0, person_pause=conference.pause),
        tables=tuple(_tables(conference)),
        tags=tuple(sorted({**dict.fromkeys(chain(*tags.of_talk.values()), 0), **tags.apart}.items())),
        tag_relations=tuple((*named, points) for named, points in sorted(tags.relations.items())),
        rules=(
            ("capacity", "off"),
            ("tags_apart", 1),
            ("tags_related", 1),
            ("popular_rooms", popular_points(conference)),
        ),
        priorities=("rules",),
    )
    return checked(event)


def _days(conference: Conference) -> tuple[Day, ...]:
    dates = sorted({timeslot.day for timeslot in conference.timeslots})
    return tuple(
        Day(
            date=day,
            start=min(timeslot.start for timeslot in conference.timeslots if timeslot.day == day),
            end=max(timeslot.end for timeslot in conference.timeslots if timeslot.day == day),
        )
        for day in dates
    )


def _slots(conference: Conference) -> Iterator[Slot]:
    """Yield the slots, each with the rooms that hold its types and are not closed."""
    numbered = sorted(enumerate(conference.timeslots), key=lambda each: (each[1].day, each[1].start, each[1].end))
    for number, timeslot in numbered:
        rooms = tuple(
            f"room-{at}"
            for at, room in enumerate(conference.rooms)
            if room.types & timeslot.types and number not in room.closed
        )
        if rooms:
            yield Slot(
                id=f"slot-{number}", day=timeslot.day, start=timeslot.start, end=timeslot.end, places=1, rooms=rooms
            )


def _speaking(conference: Conference) -> set[int]:
    return {person for talk in conference.talks for person in talk.speakers}


def _talk(conference: Conference, number: int, tags: tuple[str, ...]) -> EventTalk:
    talk = conference.talks[number]
    pin = None
    if talk.pinned is not None:
        timeslot = conference.timeslots[talk.pinned[0]]
        pin = Pin(day=timeslot.day, start=timeslot.start, room=f"room-{talk.pinned[1]}")
    return EventTalk(
        id=f"talk-{number}",
        title=talk.code,
        speakers=tuple(f"person-{person}" for person in dict.fromkeys(talk.speakers)),
        after=tuple(f"talk-{other}" for other in talk.prerequisites),
        not_with=tuple(f"talk-{other}" for other in _apart(conference, number)),
        tags=tags,
        difficulty=talk.level,
        audience=talk.favourites,
        pin=pin,
    )


def _apart(conference: Conference, number: int) -> Iterator[int]:
    """Yield the talks that exclude this one, and, where more than two are at risk of a crowd, the others that are."""
    talk = conference.talks[number]
    risky = sum(each.crowd_risk > 0 for each in conference.talks) > 2 and talk.crowd_risk > 0
    for other, each in enumerate(conference.talks):
        if other != number and (each.exclusive & talk.exclusive or (risky and each.crowd_risk > 0)):
            yield other


# ── points ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _points(conference: Conference, constraint: str) -> int:
    """The soft points of a constraint."""
    return conference.weight(constraint)[2]


def _tables(conference: Conference) -> Iterator[Table]:
    """The tables of talks and slots, and of talks and rooms."""
    slots = {
        (f"talk-{number}", f"slot-{at}"): _slot_cost(conference, talk, at)
        for number, talk in enumerate(conference.talks)
        for at in range(len(conference.timeslots))
    }
    rooms = {
        (f"talk-{number}", f"room-{at}"): _room_cost(conference, number, at)
        for number in range(len(conference.talks))
        for at in range(len(conference.rooms))
    }
    popular = popularity(conference)
    priced = {key: None if cost is None else min(_MOST, cost + popular.get(key, 0)) for key, cost in rooms.items()}
    kept = {slot.id for slot in _slots(conference)}
    yield Table(name="talk_slot", cells=tuple((*k, cost) for k, cost in slots.items() if cost != 0 and k[1] in kept))
    yield Table(name="talk_room", cells=tuple((*k, cost) for k, cost in priced.items() if cost != 0))


def _slot_cost(conference: Conference, talk: Talk, number: int) -> int | None:
    """The points of the talk in the timeslot; None: it cannot be there."""
    timeslot = conference.timeslots[number]
    away = any(number in conference.speakers[person].away for person in talk.speakers)
    moved = talk.published[0] not in (None, number) and any(conference.weight("Published timeslot"))
    asked = _asked(conference, talk, "timeslot", timeslot.tags)
    if moved or away or asked is None or talk.type not in timeslot.types:
        return None
    return min(_MOST, asked * timeslot.minutes)


def _room_cost(conference: Conference, number: int, at: int) -> int | None:
    """The points of the talk in the room; None: it cannot be there."""
    talk, room = conference.talks[number], conference.rooms[at]
    asked = _asked(conference, talk, "room", room.tags)
    if asked is None or talk.type not in room.types:
        return None
    moved = 0 if talk.published[1] in (None, at) else _points(conference, "Published room")
    return moved + asked * minutes_of(conference, talk)


def _asked(conference: Conference, talk: Talk, what: str, there: frozenset[str]) -> int | None:
    """The points a minute of tags that talk and speakers ask for; None: a required one is missing, or worse."""
    speakers = [conference.speakers[person] for person in talk.speakers]
    wishes: list[tuple[str, Tags]] = [("Talk", talk.timeslot_tags if what == "timeslot" else talk.room_tags)]
    wishes += [("Speaker", each.timeslot_tags if what == "timeslot" else each.room_tags) for each in speakers]
    total = 0
    for whose, tags in wishes:
        if tags.required - there or tags.prohibited & there:
            return None
        total += _points(conference, f"{whose} preferred {what} tags") * len(tags.preferred - there)
        total += _points(conference, f"{whose} undesired {what} tags") * len(tags.undesired & there)
    return total
