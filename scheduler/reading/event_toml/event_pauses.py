"""The plenaries and breaks of event.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.rooms import Room
from scheduler.language.message import message
from scheduler.language.suggestion import nearest
from scheduler.language.text import fold, keyword_key
from scheduler.reading import times, values
from scheduler.reading.draft import Item
from scheduler.reading.event_toml.event_ids import titled_ids
from scheduler.reading.event_toml.pause_hours import hours_of, names_a_day, refuse_day
from scheduler.reading.fields import Fields
from scheduler.reading.people.mentions import Mention, mentions_in
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.durations import minutes
from scheduler.reading.spoken.room_names import room as room_of

_PLENARY, _BREAK = message("la plénière", "the plenary"), message("la pause", "the break")


#: The days of an event, and its rooms, by whose names items may call them.
Where = tuple[Sequence[date], Sequence[Room]]


def read_plenaries(root: Fields, where: Where, several: bool, taken: set[str]) -> tuple[Item[Plenary], ...]:
    """The plenaries with known hours; `several` tells whether the event has several days."""
    tables = root.tables("plenaries")
    ids = titled_ids(tables, "plenary", taken)
    read = (_plenary(table, name, where, several) for table, name in zip(tables, ids, strict=True))
    return tuple(item for item in read if item is not None)


def _plenary(table: Fields, name: str, where: Where, several: bool) -> Item[Plenary] | None:
    """The plenary of a table; None, reported, where its hours or its duration are unknown."""
    dates, rooms = where
    title = table.require("title", values.string, "")
    duration = table.require("duration", minutes(1, DAY), None)
    hours = hours_of(table, "start", _PLENARY, dates, duration)
    speakers, chairs = mentions_in(table, "speakers"), mentions_in(table, "chair")
    speakers = _pronounced(table, speakers)
    room = table.read("room", lambda value: room_of(rooms)(values.string(value)), None)
    posters = table.read("posters", values.boolean, False)
    after = table.read("after", _names, ())
    position: Literal["first", "last"] | None = table.read("position", _position, None)
    abstract = table.read("abstract", values.block, "")
    keywords = table.read("keywords", _keywords, ())
    note = table.read("note", values.string, "")
    refuse_day(table, "start", hours, dates)
    table.refuse_unknown()
    if hours is None or duration is None or not dates:
        return None
    if hours.day is None and several and not names_a_day(table):
        key, minute = ("between", hours.window[0]) if hours.exactly is None else ("start", hours.exactly)
        table.mistake(key, times.undated(dates, minute))
        return None
    plenary = Plenary(
        id=name,
        title=title,
        day=hours.day or dates[0],
        start=hours.exactly,
        duration=duration,
        room=room,
        posters=posters,
        between_start=hours.window[0],
        between_end=hours.window[1],
        ideal=hours.ideal,
        after=after,
        position=position,
        abstract=abstract,
        keywords=keywords,
        note=note,
    )
    return Item(plenary, table.place, speakers, chairs)


def read_breaks(root: Fields, where: Where, taken: set[str]) -> tuple[Item[Break], ...]:
    """The breaks with known duration and hours."""
    tables = root.tables("breaks")
    ids = titled_ids(tables, "break", taken)
    read = (_break(table, name, where) for table, name in zip(tables, ids, strict=True))
    return tuple(item for item in read if item is not None)


def _break(table: Fields, name: str, where: Where) -> Item[Break] | None:
    """The break of a table; None, reported, where its hours or its duration are unknown."""
    dates, rooms = where
    title = table.require("title", values.string, "")
    duration = table.require("duration", minutes(1, DAY), None)
    hours = hours_of(table, "at", _BREAK, dates, duration)
    shortest = table.read("min_duration", minutes(1, DAY), None)
    room = table.read("room", lambda value: room_of(rooms)(values.string(value)), None)
    note = table.read("note", values.string, "")
    posters = table.read("posters", values.boolean, False)
    refuse_day(table, "at", hours, dates)
    table.refuse_unknown()
    if duration is not None and shortest is not None and shortest > duration:
        text = message(
            "c'est plus que la durée de la pause : écrivez au plus {most}",
            "this is longer than the break: write at most {most}",
            most=duration,
        )
        table.mistake("min_duration", text)
    if hours is None or duration is None:
        return None
    pause = Break(
        id=name,
        title=title,
        duration=duration,
        between_start=hours.window[0],
        between_end=hours.window[1],
        day=hours.day,
        ideal=hours.ideal,
        min_duration=shortest,
        posters=posters,
        at=hours.exactly,
        room=room,
        note=note,
    )
    return Item(pause, table.place)


def _names(value: object) -> tuple[str, ...]:
    """Ids, each once."""
    return tuple(dict.fromkeys(values.strings(value)))


def _keywords(value: object) -> tuple[str, ...]:
    """Keywords, each once: a list, or one text with semicolons."""
    pieces = (piece.strip() for text in values.strings(value) for piece in text.split(";"))
    return tuple({keyword_key(piece): piece for piece in pieces if piece}.values())


def _position(value: object) -> Literal["first", "last"]:
    text = values.string(value).lower()
    if text in ("first", "last"):
        return "first" if text == "first" else "last"
    known = {"premier": "first", "premiere": "first", "ouverture": "first", "dernier": "last", "derniere": "last"}
    near = known.get(fold(text)) or nearest(text, {"first": "first", "last": "last"})
    raise Wrong(
        message(
            "ce n'est pas une place : écrivez « first » (rien avant, sauf des pauses) ou « last » (rien après)",
            "this is no position: write “first” (nothing but breaks before it) or “last” (nothing after it)",
        ),
        (near,) if near else (),
    )


def _pronounced(table: Fields, speakers: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The speakers with the pronunciations of their names, which stand in the same order."""
    said = table.read("pronunciation", _lines, ())
    if len(said) > len(speakers):
        text = message(
            "plus de prononciations que d'intervenants ({count}) : écrivez-en une par intervenant",
            "more pronunciations than speakers ({count}): write one for each speaker",
            count=len(speakers),
        )
        table.mistake("pronunciation", text)
    padded = (*said, *("" for _ in speakers))
    return tuple(replace(who, pronunciation=text) for who, text in zip(speakers, padded, strict=False))


def _lines(value: object) -> tuple[str, ...]:
    """Texts, empty ones too, since their order counts."""
    texts = [value] if isinstance(value, str) else value
    if isinstance(texts, list) and all(isinstance(text, str) for text in texts):
        return tuple(map(values.string, texts))
    return values.strings(value)
