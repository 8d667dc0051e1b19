"""An event written as an event folder: what `scheduler.reading.read_folder` makes the same event of."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scheduler.clock import plain_hour
from scheduler.event import DEFAULT_LEVELS, Event, Frozen, Person, Pin, Talk, Window

_TALK_COLUMNS = (
    "id", "title", "axis", "speakers", "authors", "emails", "affiliations", "duration", "available", "preferred",
    "room", "needs", "after", "not_with", "pin", "keywords", "abstract", "biography", "language", "audience", "note",
    "status",
)  # fmt: skip
_SPEAKER_COLUMNS = ("name", "email", "affiliation", "biography", "available", "preferred", "timezone")


def write_folder(event: Event, path: Path, *, as_json: bool = False) -> None:
    """The folder `path` holds event.toml and the tables of talks and speakers, made if it is not there.

    `as_json`: tables in JSON, for texts in lists that hold semicolons.
    """
    path.mkdir(parents=True, exist_ok=True)
    (path / "event.toml").write_bytes(event_toml(event).encode())
    tables = (("talks", _TALK_COLUMNS, talk_rows(event)), ("speakers", _SPEAKER_COLUMNS, speaker_rows(event)))
    for name, columns, rows in tables:
        text = json.dumps(rows, ensure_ascii=False, indent=1) if as_json else csv_text(columns, rows)
        (path / f"{name}.{'json' if as_json else 'csv'}").write_bytes(text.encode())


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows with their header, lists joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = (row[column] for column in columns)
        writer.writerow(["; ".join(cell) if isinstance(cell, list) else cell for cell in cells])
    return out.getvalue()


def talk_rows(event: Event) -> list[dict[str, Any]]:
    """The cells of each talk; empty where the talk says nothing."""
    return [_talk_row(event, talk) for talk in event.talks]


def _talk_row(event: Event, talk: Talk) -> dict[str, Any]:
    people = [event.person[person] for person in talk.speakers]
    return {
        "id": talk.id, "title": talk.title, "axis": talk.axis or "",
        "speakers": [person.name for person in people], "authors": list(talk.authors),
        "emails": [person.email or "" for person in people], "affiliations": list(talk.affiliations),
        "duration": talk.duration, "available": _windows(talk.available), "preferred": _windows(talk.preferred),
        "room": talk.room or "", "needs": list(talk.needs), "after": list(talk.after),
        "not_with": list(talk.not_with), "pin": _pin(event, talk.pin) if talk.pin else "",
        "keywords": list(talk.keywords), "abstract": talk.abstract, "biography": talk.biography,
        "language": talk.language or "", "audience": "" if talk.audience is None else talk.audience,
        "note": talk.note, "status": "confirmed" if talk.confirmed else "",
    }  # fmt: skip


def speaker_rows(event: Event) -> list[dict[str, Any]]:
    """The cells of each person."""
    return [
        {
            "name": person.name, "email": person.email or "", "affiliation": person.affiliation or "",
            "biography": person.biography, "available": _windows(person.available),
            "preferred": _windows(person.preferred), "timezone": person.timezone or "",
        }
        for person in event.people
    ]  # fmt: skip


def _pin(event: Event, pin: Pin) -> str:
    day = f"{pin.day} " if len(event.days) > 1 else ""
    return f"{day}{plain_hour(pin.start)}{f'@{pin.room}' if pin.room else ''}"


def _windows(windows: Iterable[Window]) -> str:
    return "; ".join(f"{f'{w.day} ' if w.day else ''}{plain_hour(w.start)}-{plain_hour(w.end)}" for w in windows)


def event_toml(event: Event) -> str:
    """The text of event.toml."""
    days = event.days
    single = (
        {"date": days[0].date, "start": plain_hour(days[0].start), "end": plain_hour(days[0].end)}
        if len(days) == 1
        else {}
    )
    tables = [
        ("[event]", {"id": event.id, "title": event.title, "subtitle": event.subtitle, **single, "step": event.step,
                     "timezone": event.timezone, "language": event.language, "url": event.url}),
        ("[event.venue]", event.venue.model_dump()),
        *(("[[event.organisers]]", organiser.model_dump()) for organiser in event.organisers),
        *(("[[event.committees]]", committee.model_dump()) for committee in event.committees),
        *(("[[days]]", {"date": day.date, "start": plain_hour(day.start), "end": plain_hour(day.end)})
          for day in days if not single),
        ("[talks]", event.talk_settings.model_dump()),
        ("[sessions]", event.session_settings.model_dump()),
        ("[invitations]", event.invitations.model_dump()),
        *_items(event),
        ("[rules]", dict(event.rules)),
    ]  # fmt: skip
    if event.priorities != DEFAULT_LEVELS:
        tables.append(("[priorities]", {"order": event.priorities}))
    return "\n".join(_table(header, values) for header, values in tables)


def _items(event: Event) -> Iterator[tuple[str, dict[str, Any]]]:
    several = len(event.days) > 1
    for axis in event.axes:
        yield "[[axes]]", {"id": axis.id, "title": axis.title, "chair": _people(event, axis.chairs)}
    for room in event.rooms:
        yield "[[rooms]]", {**room.model_dump(), "available": _windows(room.available)}
    for plenary in event.plenaries:
        start = f"{plenary.day} {plain_hour(plenary.start)}" if several else plain_hour(plenary.start)
        yield "[[plenaries]]", {
            "id": plenary.id, "title": plenary.title, "start": start, "duration": plenary.duration,
            "room": plenary.room, "speakers": _people(event, plenary.speakers),
        }  # fmt: skip
    for pause in event.breaks:
        on = f"{pause.day} " if pause.day else ""
        yield "[[breaks]]", {
            "id": pause.id, "title": pause.title, "duration": pause.duration,
            "between": [on + plain_hour(pause.between_start), on + plain_hour(pause.between_end)],
            "ideal": None if pause.ideal is None else plain_hour(pause.ideal), "min_duration": pause.min_duration,
        }  # fmt: skip


def _people(event: Event, people: Iterable[str]) -> list[str]:
    """Names, made certain by the address where there is one."""
    return [_certain(event.person[person]) for person in people]


def _certain(person: Person) -> str:
    return f"{person.name} <{person.email}>" if person.email else person.name


def _table(header: str, values: Mapping[str, Any]) -> str:
    """A table without the keys that say nothing."""
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if value not in (None, "", (), [])]
    return "\n".join([header, *lines, ""])


def _value(value: Any) -> str:
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which only TOML refuses raw.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    assert not isinstance(value, Frozen | bool)
    return str(value)
