"""A new event folder for what an export says; what it does not say stands there to be completed, and is told."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scheduler.importing.asked import Asked
from scheduler.importing.event_text import Part, table_text
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk
from scheduler.importing.placing import Placed, minutes_of, placed
from scheduler.importing.talk_cells import cells_of, columns_of, ids_of, name_of, presenting, speaker_rows
from scheduler.importing.written import Cell, Row, csv_text, is_plain, json_text, text_of
from scheduler.language.message import Language, Message, message
from scheduler.language.text import clean_line
from scheduler.reading.columns.kinds import SPEAKERS, TALKS, Kind
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import written_name

_BOM = b"\xef\xbb\xbf"
_SPEAKER_COLUMNS = ("name", "email", "affiliation", "biography")
#: The axis of talks of which the source names none, while it does of others; so many of them are named.
_UNSORTED: Message = message("À classer", "Not sorted yet")
_NAMED = 8
_START, _END = dt.time(9), dt.time(18)
#: The comment behind a value of event.toml that the source does not say; `check` points to it.
TO_COMPLETE: Message = message("à compléter", "to complete")


class Layout:
    """The ids that the parts of an export get in our folder."""

    def __init__(self, imported: Imported, talks: Sequence[ImportedTalk]) -> None:
        self.talks = ids_of(talks)
        self.axes = _axis_ids(axes_of(imported, talks))
        titles = [room.title for room in rooms_of(imported)] or ["salle"]
        self.rooms = identifiers(titles, "salle")


def with_axes(
    imported: Imported, talks: Sequence[ImportedTalk], asked: Asked
) -> tuple[Imported, tuple[ImportedTalk, ...]]:
    """The talks with an axis each, if any of them has one: those without get one of their own, which is told."""
    lacking = [talk for talk in talks if not talk.axis and talk.kind == "talk"]
    if not lacking or len(lacking) == sum(talk.kind == "talk" for talk in talks):
        return imported, tuple(talks)
    title = _UNSORTED.to(asked.language)
    told = message(
        "sans axe, donc dans l’axe « {title} » : {count} ({titles})",
        "without an axis, so in the axis “{title}”: {count} ({titles})",
        title=title,
        count=len(lacking),
        titles=", ".join(talk.reference or talk.title for talk in lacking[:_NAMED]) + ("…" * (len(lacking) > _NAMED)),
    )
    sorted_talks = tuple(replace(talk, axis=title) if not talk.axis and talk.kind == "talk" else talk for talk in talks)
    return replace(imported, guesses=(*imported.guesses, told)), sorted_talks


def axes_of(imported: Imported, talks: Sequence[ImportedTalk]) -> tuple[ImportedAxis, ...]:
    """The axes of the source that have talks, and those that only its talks name."""
    named = dict.fromkeys(talk.axis for talk in talks if talk.axis)
    stated = [axis for axis in imported.axes if axis.title in named]
    known = {axis.title for axis in stated}
    return (*stated, *(ImportedAxis(title) for title in named if title not in known))


def rooms_of(imported: Imported) -> tuple[ImportedRoom, ...]:
    """The rooms of the source, and those that only its talks name, each once."""
    named = dict.fromkeys(talk.held.room for talk in imported.talks if talk.held and talk.held.room)
    rooms = {room.title: room for room in imported.rooms if room.title}
    return (*rooms.values(), *(ImportedRoom(title) for title in named if title not in rooms))


def folder_of(
    imported: Imported, talks: Sequence[ImportedTalk], asked: Asked, name: str, today: dt.date
) -> tuple[dict[str, bytes], tuple[Message, ...]]:
    """The files of the folder, and what is to be completed in them.

    `talks`: those that are written, as `with_axes` gives them. `name`: of the folder, for an event without a title.
    `today`: the day of the import; an event whose days the source does not say gets the first day of the next year.
    """
    layout = Layout(imported, talks)
    held = placed(imported, talks) if asked.keep_times else Placed((), (), (), ())
    rows = [
        _row(talk, id, imported, layout, held, asked)
        for talk, id in zip(talks, layout.talks, strict=True)
        if talk.kind != "plenary"
    ]
    files: dict[str, bytes] = {}
    _put(files, TALKS, columns_of(rows), rows, asked.language)
    people = speaker_rows(talks, asked)
    if people:
        _put(files, SPEAKERS, _SPEAKER_COLUMNS, people, asked.language)
    days = days_of(imported, talks, today)
    lacking = _lacking(imported, talks)
    parts = [*_head(imported, name, days, asked), *_items(imported, talks, layout, held, days, asked)]
    text = "\n".join(filter(None, (table_text(header, values) for header, values in parts)))
    return {**files, "event.toml": _marked(text, lacking, asked).encode()}, _told(
        lacking, held, needs_of(talks), hours=not asked.keep_times and any(talk.held for talk in talks)
    )


def needs_of(talks: Iterable[ImportedTalk]) -> tuple[str, ...]:
    """What talks need of a room, each once: a source that knows needs does not say which room offers what."""
    texts = (clean_line(text) for talk in talks for text in talk.cells.get("needs", "").split(";"))
    return tuple(dict.fromkeys(text for text in texts if text))


def days_of(
    imported: Imported, talks: Sequence[ImportedTalk], today: dt.date
) -> dict[dt.date, tuple[dt.time, dt.time]]:
    """The days of the event with the hours between which everything of the source lies; 9:00 to 18:00 without any."""
    held = [(talk.held, talk.minutes) for talk in talks if talk.held] + [
        (p.held, None) for p in imported.pauses if p.held
    ]
    dates = imported.days or tuple(sorted({item.start.date() for item, _ in held if item}))
    hours: dict[dt.date, tuple[dt.time, dt.time]] = {}
    for date in dates or (dt.date(today.year + 1, 1, 1),):
        spans = [
            (item.start, item.start + dt.timedelta(minutes=minutes_of(item, minutes)))
            for item, minutes in held
            if item and item.start.date() == date
        ]
        first = min((start.time() for start, _ in spans), default=_START)
        last = max((end.time() for _, end in spans if end.date() == date), default=_END)
        hours[date] = (min(first, _START), max(last, _END))
    return hours


def _row(
    talk: ImportedTalk, id: str, imported: Imported, layout: Layout, held: Placed, asked: Asked
) -> dict[str, Cell]:
    cells = cells_of(talk, id, layout.axes, asked)
    if talk in held.pinned and talk.held:
        room = layout.rooms.get(talk.held.room)
        cells["pin"] = f"{talk.held.start:%Y-%m-%d %H:%M}{f'@{room}' if room else ''}"
        cells["duration"] = minutes_of(talk.held, talk.minutes)
    return cells


def _put(files: dict[str, bytes], kind: Kind, columns: Sequence[str], rows: Sequence[Row], language: Language) -> None:
    plain = is_plain(rows)
    if not plain and kind.name == "talks":  # a table has the column of speakers although nobody speaks
        rows = [{**row, "speakers": row.get("speakers", [])} for row in rows]
    separator, names = (";", kind.columns) if language == "fr" else (",", {})
    text = csv_text(columns, rows, separator, names) if plain else json_text(rows)
    files[f"{kind.name}.{'csv' if plain else 'json'}"] = (_BOM if plain else b"") + text.encode()


def _axis_ids(axes: Sequence[ImportedAxis]) -> dict[str, str]:
    ids = identifiers([axis.id or axis.title for axis in axes], "axe")
    return {axis.title: ids[axis.id or axis.title] for axis in axes}


def _head(
    imported: Imported, name: str, days: Mapping[dt.date, tuple[dt.time, dt.time]], asked: Asked
) -> Iterator[Part]:
    single = next(iter(days.items())) if len(days) == 1 else None
    hours = {"date": single[0], "start": f"{single[1][0]:%H:%M}", "end": f"{single[1][1]:%H:%M}"} if single else {}
    event: dict[str, Any] = {"title": clean_line(imported.title) or name, **hours, "timezone": imported.timezone}
    yield "[event]", {**event, "language": asked.language, "url": imported.url}
    for date, (start, end) in () if single else days.items():
        yield "[[days]]", {"date": date, "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


def _items(
    imported: Imported,
    talks: Sequence[ImportedTalk],
    layout: Layout,
    held: Placed,
    days: Mapping[dt.date, tuple[dt.time, dt.time]],
    asked: Asked,
) -> Iterator[Part]:
    if asked.keep_times:
        yield "[talks]", {"gap": 0}
        yield "[sessions]", {"max_talks": max(4, len(talks))}
    for axis in axes_of(imported, talks):
        yield "[[axes]]", {"id": layout.axes[axis.title], "title": axis.title}
    needs = needs_of(talks)
    offered = {"features": list(needs)} if needs else {}
    for room in rooms_of(imported) or (ImportedRoom("salle"),):
        title = room.title if layout.rooms[room.title] != room.title else ""
        yield "[[rooms]]", {"id": layout.rooms[room.title], "name": title, "capacity": room.capacity, **offered}
    for talk, id in zip(talks, layout.talks, strict=True):
        if talk.kind == "plenary":
            yield "[[plenaries]]", {"id": id, **_plenary(talk, layout, held, days, asked)}
    pause_ids = identifiers([f"{pause.title}\0{pause.held}" for pause in held.pauses], "pause")
    for pause in held.pauses:
        assert pause.held is not None
        yield (
            "[[breaks]]",
            {
                "id": pause_ids[f"{pause.title}\0{pause.held}"],
                "title": clean_line(pause.title),
                "duration": minutes_of(pause.held, None),
                "at": f"{pause.held.start:%Y-%m-%d %H:%M}" if len(days) > 1 else f"{pause.held.start:%H:%M}",
            },
        )
    if asked.keep_times:
        yield "[rules]", {"session_apart": "off"}


def _plenary(
    talk: ImportedTalk,
    layout: Layout,
    held: Placed,
    days: Mapping[dt.date, tuple[dt.time, dt.time]],
    asked: Asked,
) -> dict[str, Any]:
    date = talk.held.start.date() if talk.held and talk.held.start.date() in days else next(iter(days))
    day = f"{date} " if len(days) > 1 else ""
    start, end = days[date]
    hours: dict[str, Any] = {"between": [f"{day}{start:%H:%M}", f"{day}{end:%H:%M}"]}
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


def _lacking(imported: Imported, talks: Sequence[ImportedTalk]) -> tuple[str, ...]:
    """The keys of event.toml whose values stand only for what the source does not say."""
    dated = bool(imported.days) or any(talk.held for talk in talks) or any(pause.held for pause in imported.pauses)
    title = () if clean_line(imported.title) else ("title",)
    return (*title, *(() if dated else ("date", "start", "end")))


def _marked(text: str, lacking: Sequence[str], asked: Asked) -> str:
    """The text with the comment behind each line of [event] that is to be completed."""
    lines, inside = [], True
    for line in text.split("\n"):
        inside = inside and not (line.startswith("[") and line != "[event]")
        marked = inside and line.partition(" = ")[0] in lacking
        lines.append(f"{line}  # {TO_COMPLETE.to(asked.language)}" if marked else line)
    return "\n".join(lines)


def _told(lacking: Sequence[str], held: Placed, needs: Sequence[str], *, hours: bool) -> tuple[Message, ...]:
    told = []
    if hours:
        told.append(
            message(
                "Les heures et les salles de la source ne sont pas imposées : --keep-times les garde",
                "Hours and rooms of the source are no constraints: --keep-times keeps them",
            )
        )
    if needs:
        text = message(
            "Deviné : toutes les salles offrent ce que des exposés demandent ({needs}) : voyez event.toml, features",
            "Guessed: all rooms offer what talks need ({needs}): see event.toml, features",
            needs=", ".join(needs),
        )
        told.append(text)
    if lacking:
        keys = ", ".join(lacking)
        told.append(message("À compléter dans event.toml : {keys}", "To complete in event.toml: {keys}", keys=keys))
    for title in held.unheld:
        text = message(
            "« {title} » ne tient pas à son heure (autre chose y est prévu) : sans épingle",
            "“{title}” cannot be held at its hour (something else is then): no pin",
            title=title,
        )
        told.append(text)
    return tuple(told)


def base_of(imported: Imported, talks: Sequence[ImportedTalk], layout: Layout, asked: Asked) -> bytes:
    """What was imported, by reference or title, as the file that the next import compares with."""
    return base_text(
        {key_of(talk): cells_of(talk, id, layout.axes, asked) for talk, id in zip(talks, layout.talks, strict=True)}
    )


def base_text(rows: Mapping[str, Mapping[str, Cell]]) -> bytes:
    """The file that the next import compares with, of the rows by the keys of their talks."""
    texts = {key: _texts(row) for key, row in rows.items()}
    return (json.dumps({"talks": texts}, ensure_ascii=False, indent=1) + "\n").encode()


def key_of(talk: ImportedTalk) -> str:
    """By what a talk of a source is known again: its reference, else its title."""
    return talk.reference or talk.title.casefold()


def _texts(row: Mapping[str, Cell]) -> dict[str, str]:
    return {key: text_of(cell) for key, cell in row.items()}
