"""The axes and rooms of event.toml."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from scheduler.domain.presentation import Venue
from scheduler.domain.rooms import UNNAMED, Room
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.language.text import fold
from scheduler.reading import values
from scheduler.reading.draft import Item
from scheduler.reading.event_toml.event_ids import written_id
from scheduler.reading.fields import Fields
from scheduler.reading.people.mentions import Mention, mention_lists_in, mentions_in
from scheduler.reading.spoken.availability import hours

T = TypeVar("T")


def read_axes(root: Fields) -> tuple[Item[Axis], ...]:
    """The axes that have an id."""
    axes = []
    for table in root.tables("axes"):
        name = written_id(table)
        title = table.require("title", values.string, "")
        chairs = mentions_in(table, "chair")
        titles, roles = _read_sessions(table)
        roles["chair_from"] = mention_lists_in(table, "chair_from")
        table.refuse_unknown()
        if name is not None:
            axes.append(Item(Axis(id=name, title=title, session_titles=titles), table.place, chairs, roles=roles))
    return tuple(axes)


def _read_sessions(axis: Fields) -> tuple[tuple[str, ...], dict[str, tuple[tuple[Mention, ...], ...]]]:
    """The titles of the axis's sessions, and their people by the field of `Axis`; both without empty ends."""
    titles, chairs, discussants = [], [], []
    for table in axis.tables("sessions"):
        titles.append(table.read("title", values.string, ""))
        chairs.append(mentions_in(table, "chair"))
        discussants.append(mentions_in(table, "discussants"))
        table.refuse_unknown()
    return _stated(titles), {"session_chairs": _stated(chairs), "session_discussants": _stated(discussants)}


def _stated(entries: Sequence[T]) -> tuple[T, ...]:
    """The entries up to the last that is not empty."""
    last = max((number for number, entry in enumerate(entries, start=1) if entry), default=0)
    return tuple(entries[:last])


def read_rooms(root: Fields, days: Sequence[Day], venue: Venue, language: str) -> tuple[Item[Room], ...]:
    """The rooms that have an id; in a folder without rooms, a room named after the venue."""
    rooms = []
    free = hours(days, wish=False)
    spellings: dict[str, str] = {}
    for table in root.tables("rooms"):
        name = written_id(table)
        features = table.read("features", values.strings, ())
        room = Room(
            id=name or "",
            name=table.read("name", values.string, name or ""),
            capacity=table.read("capacity", values.whole(1, 1_000_000), None),
            features=tuple(dict.fromkeys(spellings.setdefault(fold(text), text) for text in features)),
            available=table.read("available", lambda value: free(";".join(values.strings(value))), ()),
            talks=table.read("talks", values.boolean, True),
        )
        table.refuse_unknown()
        if name is not None:
            rooms.append(Item(room, table.place))
    if not rooms and not root.has("rooms"):
        english = language == "en"
        name = venue.name or UNNAMED["en" if english else "fr"]
        rooms.append(Item(Room(id="room" if english else "salle", name=name), root.place))
    return tuple(rooms)
