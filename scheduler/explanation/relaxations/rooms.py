"""The relaxation that opens another room."""

from __future__ import annotations

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.rooms import Room
from scheduler.domain.windows import Window, written
from scheduler.explanation.relaxations.relaxation import (
    ROOM_COST,
    Change,
    Relaxation,
)
from scheduler.language.message import Message, message
from scheduler.language.text import fold


def new_room(event: Event) -> Room:
    """A room that the event does not have, with the features of all its rooms."""
    taken = {room.id.casefold() for room in event.rooms}
    stem, word = ("room", "Room") if event.language == "en" else ("salle", "Salle")
    number = next(n for n in range(len(event.rooms) + 1, 1000) if f"{stem}-{n}" not in taken)
    features = tuple(dict.fromkeys(feature for room in event.rooms for feature in room.features))
    names = {fold(room.name) for room in event.rooms}
    name = f"{word} {number}" if fold(f"{word} {number}") not in names else f"{word} {number} bis"
    return Room(id=f"{stem}-{number}", name=name, features=features)


def another_room(event: Event, day: int, start: int, end: int, stated: bool) -> Relaxation:
    """The relaxation that opens a room from the minute `start` to `end` of the `day`-th day.

    `stated`: event.toml names rooms.
    """
    date = event.days[day].date if len(event.days) > 1 else None
    room = new_room(event).model_copy(update={"available": (Window(start=start, end=end, day=date),)})

    def applied(event: Event, _: int) -> Event:
        return event.model_copy(update={"rooms": (*event.rooms, room)})

    def changes(event: Event, _: int) -> tuple[Change, ...]:
        features = {"features": list(room.features)} if room.features else {}
        table: dict[str, object] = {"id": room.id, "name": room.name, **features, "available": written(room.available)}
        number = len(event.rooms) + 1
        new = Change("event", "", f"rooms[{number}]", table)
        if stated:
            return (new,)
        only = event.rooms[0]
        return (Change("event", "", "rooms[1]", {"id": only.id, "name": only.name}), new)

    def said(event: Event, _: int) -> Message:
        return message(
            "Ouvrir une salle supplémentaire {when}",
            "Open another room {when}",
            when=phrases.during(event, event.days[day].date, start, end),
        )

    return Relaxation("rooms", "room", (1,), lambda _: ROOM_COST + end - start, applied, changes, said)
