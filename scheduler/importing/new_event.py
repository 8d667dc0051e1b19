"""The event.toml of a new folder; what the export does not say stands there to be completed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.rooms import UNNAMED
from scheduler.importing.asked import Asked
from scheduler.importing.event_text import Part, table_text
from scheduler.importing.held_settings import minutes_of
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.layout import Layout, axes_of, rooms_of
from scheduler.importing.placing import Placed
from scheduler.importing.sources.references import distinct
from scheduler.importing.talk_cells import name_of, presenting
from scheduler.language.event_id import new_event_id
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import written_name

_START, _END = dt.time(9), dt.time(18)
#: The minutes of the day at which a day of the event begins and ends.
Window = tuple[int, int]
#: The comment behind a value of event.toml that the source does not say; `check` points to it.
TO_COMPLETE: Message = message("à compléter", "to complete")


@dataclass(frozen=True, slots=True)
class Told:
    """What event.toml is made of: the export with the talks that are written, their ids, what is held, the days."""

    imported: Imported
    talks: Sequence[ImportedTalk]
    layout: Layout
    held: Placed
    days: Mapping[dt.date, Window]


def event_of(name: str, told: Told, asked: Asked) -> str:
    """The text of event.toml; `name` is that of the folder, for an event without a title."""
    imported, talks, layout, held, days = told.imported, told.talks, told.layout, told.held, told.days
    parts = [*_head(imported, name, days, asked), *_items(imported, talks, layout, held, days, asked)]
    text = "\n".join(filter(None, (table_text(header, values) for header, values in parts)))
    return _marked(text, lacking_of(imported, talks), asked)


def days_of(imported: Imported, talks: Sequence[ImportedTalk], today: dt.date) -> dict[dt.date, Window]:
    """The days of the event with the hours between which everything of the source lies; 9:00 to 18:00 without any."""
    held = [(talk.held, talk.minutes) for talk in talks if talk.held] + [
        (p.held, None) for p in imported.pauses if p.held
    ]
    dates = imported.days or tuple(sorted({item.start.date() for item, _ in held if item}))
    opens, closes = map(_minutes, (imported.opens or _START, imported.closes or _END))
    hours: dict[dt.date, Window] = {}
    for date in dates or (dt.date(today.year + 1, 1, 1),):
        spans = [
            (start, start + minutes_of(item, minutes))
            for item, minutes in held
            if item and item.start.date() == date
            for start in (_minutes(item.start.time()),)
        ]
        first = min((start for start, _ in spans), default=opens)
        last = max((end for _, end in spans if end <= DAY), default=closes)
        hours[date] = (min(first, opens), max(last, closes))
    return hours


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def needs_of(talks: Iterable[ImportedTalk]) -> tuple[str, ...]:
    """What talks need of a room, each once: a source that knows needs does not say which room offers what."""
    texts = (clean_line(text) for talk in talks for text in talk.cells.get("needs", "").split(";"))
    return tuple(dict.fromkeys(text for text in texts if text))


def _head(imported: Imported, name: str, days: Mapping[dt.date, Window], asked: Asked) -> Iterator[Part]:
    single = next(iter(days.items())) if len(days) == 1 else None
    hours = {"date": single[0], "start": plain_hour(single[1][0]), "end": plain_hour(single[1][1])} if single else {}
    title = clean_line(imported.title) or name
    known = min(days) if imported.days else None
    event: dict[str, Any] = {"id": new_event_id(title, known), "title": title, **hours, "timezone": imported.timezone}
    yield "[event]", {**event, "language": asked.language, "url": imported.url}
    for date, (start, end) in () if single else days.items():
        yield "[[days]]", {"date": date, "start": plain_hour(start), "end": plain_hour(end)}


def _items(
    imported: Imported,
    talks: Sequence[ImportedTalk],
    layout: Layout,
    held: Placed,
    days: Mapping[dt.date, Window],
    asked: Asked,
) -> Iterator[Part]:
    if asked.keep_times:
        yield "[talks]", {"gap": held.settings.gap}
        yield "[sessions]", {"max_talks": max(4, len(talks)), "room_change": held.settings.room_change}
    for axis in axes_of(imported, talks):
        yield "[[axes]]", {"id": layout.axes[axis.title], "title": axis.title}
    needs = needs_of(talks)
    offered = {"features": list(needs)} if needs else {}
    rooms = rooms_of(imported)
    for room in rooms:
        title = room.title if layout.rooms[room.title] != room.title else ""
        yield "[[rooms]]", {"id": layout.rooms[room.title], "name": title, "capacity": room.capacity, **offered}
    if not rooms:
        name = UNNAMED[asked.language]  # which guests are not told of
        yield "[[rooms]]", {"id": name.lower(), "name": name, **offered}
    for talk, id in zip(talks, layout.talks, strict=True):
        if talk.kind == "plenary":
            yield "[[plenaries]]", {"id": id, **_plenary(talk, layout, held, days, asked)}
    titles = list(distinct([clean_line(pause.title) or "pause" for pause in held.pauses]))
    pause_ids = identifiers(titles, "pause")
    for pause, title in zip(held.pauses, titles, strict=True):
        assert pause.held is not None
        yield (
            "[[breaks]]",
            {
                "id": pause_ids[title],
                "title": clean_line(pause.title),
                "duration": minutes_of(pause.held, None),
                "at": f"{pause.held.start:%Y-%m-%d %H:%M}" if len(days) > 1 else f"{pause.held.start:%H:%M}",
            },
        )
    if asked.keep_times:
        yield "[rules]", dict.fromkeys(("session_apart", *held.settings.off), "off")


def _plenary(
    talk: ImportedTalk,
    layout: Layout,
    held: Placed,
    days: Mapping[dt.date, Window],
    asked: Asked,
) -> dict[str, Any]:
    date = talk.held.start.date() if talk.held and talk.held.start.date() in days else next(iter(days))
    day = f"{date} " if len(days) > 1 else ""
    start, end = days[date]
    hours: dict[str, Any] = {"between": [day + plain_hour(start), day + plain_hour(end)]}
    if talk in held.plenaries and talk.held:
        hours = {"start": f"{day}{talk.held.start:%H:%M}", "room": layout.rooms.get(talk.held.room)}
    names = [
        written_name(Named(name_of(person), clean_line(person.email))) for person in presenting(talk.people, asked)
    ]
    return {
        "title": talk.title,
        **hours,
        "duration": minutes_of(talk.held, talk.minutes),
        "speakers": names,
        "abstract": talk.abstract,
        "keywords": list(talk.keywords),
    }


def _marked(text: str, lacking: Sequence[str], asked: Asked) -> str:
    """The text with the comment behind each line of [event] that is to be completed."""
    lines, inside = [], True
    for line in text.split("\n"):
        inside = inside and not (line.startswith("[") and line != "[event]")
        marked = inside and line.partition(" = ")[0] in lacking
        lines.append(f"{line}  # {TO_COMPLETE.to(asked.language)}" if marked else line)
    return "\n".join(lines)


def lacking_of(imported: Imported, talks: Sequence[ImportedTalk]) -> tuple[str, ...]:
    """The keys of event.toml whose values stand only for what the source does not say."""
    timed = any(talk.held for talk in talks) or any(pause.held for pause in imported.pauses)
    single = len(imported.days) < 2
    said = {
        "title": clean_line(imported.title),
        "date": imported.days or timed,
        "start": imported.opens or timed or not single,
        "end": imported.closes or timed or not single,
    }
    return tuple(key for key, value in said.items() if not value)
