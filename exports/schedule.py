"""schedule.json, the programme for other programs (contract §6), written and read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from exports.reading import Reader
from scheduler.domain.clock import to_iso
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme

#: The version of the file's format.
FORMAT = 1


def write_schedule(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The programme as UTF-8 JSON; the same programme gives the same bytes."""
    return (json.dumps(schedule_object(event, programme, edition), ensure_ascii=False, indent=2) + "\n").encode()


def schedule_object(event: Event, programme: Programme, edition: Edition = DRAFT) -> dict[str, Any]:
    """The programme as a JSON object (contract §6); `release` is null in a draft."""

    def hours(item: PlacedTalk | PlacedSession | PlacedBreak | PlacedPlenary) -> dict[str, str]:
        return {
            "start": to_iso(item.day, item.start, event.timezone),
            "end": to_iso(item.day, item.end, event.timezone),
        }

    rooms = {pause.id: pause.room for pause in event.breaks}
    return {
        "format": FORMAT,
        "event": {
            "id": event.id,
            "title": event.title,
            "days": [day.date.isoformat() for day in event.days],
            "timezone": event.timezone,
        },
        **({} if programme.input is None else {"input": programme.input}),
        "status": programme.status,
        "levels": [level.model_dump() for level in programme.levels],
        **({} if programme.input is None else {"proof": _proof(programme.input, programme.status, programme.levels)}),
        "sessions": [
            {"id": s.id, "axis": s.axis, "room": s.room, "chairs": list(s.chairs), **hours(s), "talks": list(s.talks)}
            | ({"chairs_proposed": True} if s.proposed else {})
            | ({} if s.slot is None else {"slot": s.slot})
            for s in programme.sessions
        ],
        "talks": [{"id": t.id, "session": t.session, "room": t.room, **hours(t)} for t in programme.talks],
        "breaks": [
            {"id": b.id, "title": b.title, **({"room": rooms[b.id]} if rooms.get(b.id) else {}), **hours(b)}
            for b in programme.breaks
        ],
        "plenaries": [{"id": p.id, "title": p.title, "room": p.room, **hours(p)} for p in programme.plenaries],
        **({"posters": _posters(event, programme)} if event.posters else {}),
        "release": edition.moment and {"number": edition.number, "time": edition.moment.isoformat()},
    }


def _posters(event: Event, programme: Programme) -> list[dict[str, Any]]:
    """Each poster with the breaks and plenaries that show it; reading derives them anew."""
    shown = [(each.day, each.start, each.end, each.id) for each in programme.breaks if each.id in event.poster_breaks]
    shown += [(p.day, p.start, p.end, p.id) for p in programme.plenaries if p.id in event.poster_plenaries]
    times = [
        {"during": name, "start": to_iso(day, start, event.timezone), "end": to_iso(day, end, event.timezone)}
        for day, start, end, name in sorted(shown)
    ]
    return [{"id": poster.id, "shown": times} for poster in event.posters]


def _proof(made_from: str, status: str, levels: Iterable[Level]) -> str:
    """A digest of sources, status and levels; edited, cut or copied levels do not match it."""
    stated = [made_from, status, [[level.name, level.value, level.bound] for level in levels]]
    return hashlib.sha256(json.dumps(stated).encode()).hexdigest()[:16]


def read_schedule(data: bytes, event: Event, file: str, *, strict: bool = True) -> Programme:
    """The programme that a schedule.json states, hand-edited or not; whether it keeps the rules is not judged.

    Its `input` is None where the levels that it states are not as the program wrote them.

    With `strict` off, it may name items that the event no longer has. Raises InputError with every mistake: the file is
    not JSON, lacks the shape, or names items that the event does not have.
    """
    reader = Reader(file, event, strict)
    document = reader.document(data)
    if document is None:
        raise InputError(reader.mistakes)
    version = document.get("format", FORMAT)
    if version != FORMAT:
        reader.wrong("format", version, "le format pris en charge est 1", "the format that is understood is 1")
    _same_event(reader, document)
    programme = Programme.model_construct(
        status=reader.one_of(document, "status", ("optimal", "feasible"), "feasible"),
        levels=tuple(_level(reader, *level) for level in reader.objects(document, "levels", optional=True)),
        sessions=_all(reader, document, "sessions", _session),
        talks=_all(reader, document, "talks", _talk),
        breaks=_all(reader, document, "breaks", _break),
        plenaries=_all(reader, document, "plenaries", _plenary),
    )
    if reader.mistakes:
        raise InputError(reader.mistakes)
    return Programme.model_validate({**programme.model_dump(), "input": _input(document, programme)})


def _input(document: dict[str, Any], programme: Programme) -> str | None:
    """The fingerprint of the event that the levels were proved for; None where the statement bears no proof."""
    stated = document.get("input")
    if not isinstance(stated, str) or document.get("proof") != _proof(stated, programme.status, programme.levels):
        return None
    return stated


def _same_event(reader: Reader, document: dict[str, Any]) -> None:
    """A mistake is recorded if the document belongs to another event."""
    stated = document.get("event")
    name = stated.get("id") if isinstance(stated, dict) else None
    if name is not None and name != reader.event.id:
        reader.wrong(
            "event.id",
            name,
            f"ce fichier est d'un autre événement ; attendu : {reader.event.id} "
            "(si c'est le même dont le titre ou la date a changé, écrivez cette valeur comme id sous [event])",
            f"this file belongs to another event; expected: {reader.event.id} "
            "(if it is the same with another title or date, write this value as id under [event])",
        )


def _all(
    reader: Reader, document: dict[str, Any], key: str, make: Callable[[Reader, str, dict[str, Any]], Any]
) -> tuple[Any, ...]:
    """The objects of the list `key`, each made by `make`; objects for which `make` gives None are left out."""
    made = [make(reader, path, item) for path, item in reader.objects(document, key)]
    return tuple(item for item in made if item is not None)


def _level(reader: Reader, path: str, item: dict[str, Any]) -> Level:
    return Level.model_construct(
        name=reader.text(item, path, "name"),
        value=reader.number(item, path, "value"),
        bound=reader.number(item, path, "bound"),
    )


def _session(reader: Reader, path: str, item: dict[str, Any]) -> PlacedSession | None:
    hours = reader.hours(item, path)
    axis = reader.known(item, path, "axis", reader.event.axis, none=not reader.event.axes)
    room = reader.known(item, path, "room", reader.event.room)
    name, talks = reader.identifier(item, path, "id"), reader.texts(item, path, "talks")
    for index, talk in enumerate(talks):
        reader.must_know(f"{path}.talks[{index}]", talk, reader.event.talk)
    if hours is None:
        return None
    return PlacedSession.model_construct(
        id=name,
        axis=axis,
        room=room,
        day=hours[0],
        start=hours[1],
        end=hours[2],
        talks=talks,
        chairs=reader.texts(item, path, "chairs", optional=True),
        proposed=item.get("chairs_proposed") is True,
        slot=reader.known(item, path, "slot", reader.event.slot, none=True) if reader.event.slots else None,
    )


def _talk(reader: Reader, path: str, item: dict[str, Any]) -> PlacedTalk | None:
    name = reader.known(item, path, "id", reader.event.talk)
    session, room = reader.text(item, path, "session"), reader.known(item, path, "room", reader.event.room)
    hours = reader.hours(item, path)
    if hours is None:
        return None
    return PlacedTalk.model_construct(id=name, session=session, room=room, day=hours[0], start=hours[1], end=hours[2])


def _break(reader: Reader, path: str, item: dict[str, Any]) -> PlacedBreak | None:
    titles = {pause.id: pause.title for pause in reader.event.breaks}
    name, hours = reader.known(item, path, "id", titles), reader.hours(item, path)
    if hours is None:
        return None
    return PlacedBreak.model_construct(
        id=name, title=titles.get(name or "", ""), day=hours[0], start=hours[1], end=hours[2]
    )


def _plenary(reader: Reader, path: str, item: dict[str, Any]) -> PlacedPlenary | None:
    name, hours = reader.known(item, path, "id", reader.event.plenary), reader.hours(item, path)
    room = reader.known(item, path, "room", reader.event.room, none=True)
    if hours is None:
        return None
    plenary = reader.event.plenary.get(name or "")
    return PlacedPlenary.model_construct(
        id=name, title=plenary.title if plenary else "", room=room, day=hours[0], start=hours[1], end=hours[2]
    )
