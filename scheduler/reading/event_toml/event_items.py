"""The axes, rooms, plenaries and breaks of event.toml."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.presentation import Venue
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.language.message import message
from scheduler.language.text import fold, is_device, slug
from scheduler.reading import times, values
from scheduler.reading.draft import Item
from scheduler.reading.fields import Fields
from scheduler.reading.people.mentions import Mention, mentions_in
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.availability import hours
from scheduler.validation.fault import hours as hours_of_day

T = TypeVar("T")


def _id(table: Fields, *, required: bool = True) -> str | None:
    """The id as written, even a malformed one: names that refer to it are then not reported as well."""
    text = table.require("id", values.string, None) if required else table.read("id", values.string, None)
    if text is not None:
        try:
            values.identifier(text)
        except Wrong as wrong:
            table.mistake("id", wrong.text)
    return text


def read_axes(root: Fields) -> tuple[Item[Axis], ...]:
    """The axes that have an id."""
    axes = []
    for table in root.tables("axes"):
        name = _id(table)
        title = table.require("title", values.string, "")
        chairs = mentions_in(table, "chair")
        titles, roles = _read_sessions(table)
        table.refuse_unknown()
        if name is not None:
            axes.append(Item(Axis(id=name, title=title, session_titles=titles), table.place, chairs, roles))
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
        name = _id(table)
        features = table.read("features", values.strings, ())
        room = Room(
            id=name or "",
            name=table.read("name", values.string, name or ""),
            capacity=table.read("capacity", values.whole(1, 1_000_000), None),
            features=tuple(dict.fromkeys(spellings.setdefault(fold(text), text) for text in features)),
            available=table.read("available", lambda value: free(";".join(values.strings(value))), ()),
        )
        table.refuse_unknown()
        if name is not None:
            rooms.append(Item(room, table.place))
    if not rooms and not root.has("rooms"):
        english = language == "en"
        name = venue.name or ("Room" if english else "Salle")
        rooms.append(Item(Room(id="room" if english else "salle", name=name), root.place))
    return tuple(rooms)


def read_plenaries(root: Fields, dates: Sequence[date], several: bool, taken: set[str]) -> tuple[Item[Plenary], ...]:
    """The plenaries with known hours; `several` tells whether the event has several days."""
    tables = root.tables("plenaries")
    ids = _ids(tables, "plenary", taken)
    plenaries = []
    for table, name in zip(tables, ids, strict=True):
        title = table.require("title", values.string, "")
        start = table.require("start", lambda value: times.moment(value, dates), None)
        duration = table.require("duration", values.whole(1, DAY), None)
        room = table.read("room", values.string, None)
        speakers = mentions_in(table, "speakers")
        posters = table.read("posters", values.boolean, False)
        table.refuse_unknown()
        if start is not None and start[0] is None and several:
            table.mistake("start", times.undated(dates, start[1]))
        elif start is not None and duration is not None and dates:
            day = start[0] or dates[0]
            plenary = Plenary(
                id=name, title=title, day=day, start=start[1], duration=duration, room=room, posters=posters
            )
            plenaries.append(Item(plenary, table.place, speakers))
    return tuple(plenaries)


def read_breaks(root: Fields, dates: Sequence[date], taken: set[str]) -> tuple[Item[Break], ...]:
    """The breaks with known duration and window."""
    tables = root.tables("breaks")
    ids = _ids(tables, "break", taken)
    breaks = []
    for table, name in zip(tables, ids, strict=True):
        title = table.require("title", values.string, "")
        duration = table.require("duration", values.whole(1, DAY), None)
        between = table.require("between", lambda value: _between(value, dates), None)
        ideal = table.read("ideal", lambda value: times.moment(value, dates), None)
        shortest = table.read("min_duration", values.whole(1, DAY), None)
        posters = table.read("posters", values.boolean, False)
        table.refuse_unknown()
        if between is None:
            continue
        day, start, end = between
        if ideal is not None and ideal[0] not in (None, day):
            table.mistake(
                "ideal",
                message(
                    "ce n'est pas le jour de la pause : écrivez l'heure seule",
                    "this is not the day of the break: write the time alone",
                ),
            )
        elif ideal is not None and duration is not None and not start <= ideal[1] <= end - duration:
            _remark_ideal(table, ideal[1], start, end - duration)
        if duration is not None and shortest is not None and shortest > duration:
            text = message(
                "c'est plus que la durée de la pause : écrivez au plus {most}",
                "this is longer than the break: write at most {most}",
                most=duration,
            )
            table.mistake("min_duration", text)
        if duration is not None:
            pause = Break(
                id=name,
                title=title,
                duration=duration,
                between_start=start,
                between_end=end,
                day=day,
                ideal=ideal[1] if ideal else None,
                min_duration=shortest,
                posters=posters,
            )
            breaks.append(Item(pause, table.place))
    return tuple(breaks)


def _remark_ideal(table: Fields, ideal: int, first: int, last: int) -> None:
    """An hour at which the break cannot start, since it would leave its window, is remarked."""
    if last < first:
        return  # the break is longer than its window, which is a mistake
    text = message(
        "la pause ne peut pas commencer à {ideal} : d'après « between » et « duration », c'est entre {first} et {last}",
        "the break cannot start at {ideal}: by “between” and “duration” it starts from {first} to {last}",
        **hours_of_day(ideal=ideal, first=first, last=last),
    )
    table.remark("ideal", text, table.raw["ideal"])


def _between(value: object, dates: Sequence[date]) -> tuple[date | None, int, int]:
    if not isinstance(value, list) or len(value) != 2:
        values.wrong(
            'ce n\'est pas une plage : écrivez deux heures, par exemple ["12:00", "14:00"]',
            'this is no window: write two times, for instance ["12:00", "14:00"]',
        )
    (first_day, start), (last_day, end) = (times.moment(item, dates) for item in value)
    if first_day and last_day and first_day != last_day:
        values.wrong(
            "la plage commence un jour et finit un autre : écrivez deux heures d'un même jour",
            "the window begins on one day and ends on another: write two times of one day",
        )
    if end <= start:
        values.wrong(
            "la plage finit avant de commencer : écrivez d'abord son début, puis sa fin",
            "the window ends before it starts: write its start first, then its end",
        )
    return first_day or last_day, start, end


def _ids(tables: Sequence[Fields], kind: str, taken: set[str]) -> list[str]:
    """The id of each item; without one, a slug of its title, numbered where that is `taken` in any case."""
    written = [_id(table, required=False) for table in tables]
    taken |= {name.casefold() for name in written if name is not None}
    ids = []
    for table, name in zip(tables, written, strict=True):
        if name is None:
            name = _free(slug(str(table.raw.get("title", ""))) or kind, taken)
            taken.add(name)
        ids.append(name)
    return ids


def numbered_ids(tables: Sequence[Fields]) -> list[str]:
    """The id of each item; without one, its number among them, with a suffix where that is taken."""
    written = [_id(table, required=False) for table in tables]
    taken = {name.casefold() for name in written if name is not None}
    ids = []
    for number, name in enumerate(written, start=1):
        if name is None:
            name = _free(str(number), taken)
            taken.add(name)
        ids.append(name)
    return ids


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first numbered variant of it that is not taken."""
    number, name = 1, wanted
    while name in taken or is_device(name):
        number += 1
        name = f"{wanted}-{number}"
    return name
