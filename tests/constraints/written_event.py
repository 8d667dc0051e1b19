"""Tiny events, written in a line or two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import parse_hour
from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import RuleSetting, SessionSettings, Table, TagRelation, TalkSettings, ZoneHours
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Day, Window

FIRST = date(2025, 5, 23)


def day_of(number: str | int) -> date:
    return FIRST + timedelta(days=int(number) - 1)


def minute_of(text: str) -> int:
    minute = parse_hour(text)
    assert minute is not None, text
    return minute


def moment(text: str) -> tuple[date, int]:
    """Return day and minute: `09:30` is on the first day, `2/09:30` on the second."""
    day, _, hour = text.rpartition("/")
    return day_of(day or 1), minute_of(hour)


def _windows(text: str) -> tuple[Window, ...]:
    """Return the windows `09:00-10:00; 2/14:00-15:00`; the number before the stroke is a day."""
    windows = []
    for part in text.split(";"):
        day, _, hours = part.strip().rpartition("/")
        start, end = hours.split("-")
        windows.append(Window(start=minute_of(start), end=minute_of(end), day=day_of(day) if day else None))
    return tuple(windows)


def _fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with windows, pins and lists read from their texts."""
    made = dict(fields)
    for key in ("available", "preferred"):
        if key in made:
            made[key] = _windows(made[key])
    for key in ("speakers", "needs", "after", "not_with", "together", "features", "chairs", "discussants"):
        if key in made:
            made[key] = tuple(made[key].split())
    for key in ("session_chairs", "session_discussants", "chair_from"):
        if key in made:
            made[key] = tuple(tuple(people.split()) for people in made[key].split(";"))
    if "pin" in made:
        at, _, room = made["pin"].partition("@")
        day, start = moment(at)
        made["pin"] = Pin(day=day, start=start, room=room or None)
    return made


def make_event(
    talks: str = "T1 T2",
    *,
    axes: str | dict[str, dict[str, Any]] = "1",
    rooms: str | dict[str, dict[str, Any]] = "A",
    people: dict[str, dict[str, Any]] | None = None,
    days: int = 1,
    hours: str = "09:00-18:00",
    breaks: dict[str, dict[str, Any]] | None = None,
    plenaries: dict[str, dict[str, Any]] | None = None,
    rules: dict[str, RuleSetting] | None = None,
    step: int = 5,
    gap: int = 0,
    settings: dict[str, int] | None = None,
    slots: dict[str, dict[str, Any]] | None = None,
    tables: dict[str, str] | None = None,
    wishes: dict[str, str] | None = None,
    zone_hours: dict[str, Any] | None = None,
    posters: dict[str, str] | None = None,
    tag_relations: tuple[tuple[str, TagRelation, int], ...] = (),
    **fields: Any,
) -> Event:
    """Return an event of half-hour talks; `T1={...}` gives fields of talk T1.

    Each talk has a speaker of its own, named after it, unless its fields say otherwise. A break's `between` is
    `12:00-14:00`, a plenary's `at` `09:00` or its `between` likewise, a slot's `hours` `9:00-10:30`, of 3 places; the
    `session_chairs` of an axis are `ann; bob`, its `chair_from` alike. `tables={"axis_room": "1/A=5 2/B=no"}` gives
    the cells of a table, `wishes` each person's talks, `zone_hours` windows, `posters` the presenters of each poster.
    """
    axes = {name: {} for name in axes.split()} if isinstance(axes, str) else axes
    rooms = {name: {} for name in rooms.split()} if isinstance(rooms, str) else rooms
    made = []
    for name in talks.split():
        talk_fields = {
            "axis": next(iter(axes), None),
            "speakers": f"of-{name}",
            "title": f"Titre {name}",
            **fields.get(name, {}),
        }
        made.append(Talk(id=name, **_fields(talk_fields)))
    (day,) = _windows(hours)
    made_axes = tuple(Axis(id=n, **_fields({"title": f"Axe {n}", **f})) for n, f in axes.items())
    made_plenaries = tuple(_plenary(name, f) for name, f in (plenaries or {}).items())
    named = [p for owner in made for p in (*owner.speakers, *owner.discussants)]
    named += [person for axis in made_axes for person in axis.everybody]
    named += [p for plenary in made_plenaries for p in plenary.people]
    made_posters = tuple(
        Talk(id=name, title=f"Affiche {name}", speakers=tuple(speakers.split()), type="poster")
        for name, speakers in (posters or {}).items()
    )
    named += [p for poster in made_posters for p in poster.speakers]
    everybody = {name: (people or {}).get(name, {}) for name in sorted({*named, *(people or {})})}
    return Event(
        id="event",
        title="Event",
        step=step,
        axes=made_axes,
        plenaries=made_plenaries,
        talks=tuple(made),
        posters=made_posters,
        days=tuple(Day(date=day_of(n), start=day.start, end=day.end) for n in range(1, days + 1)),
        rooms=tuple(Room(id=n, **_fields({"name": f"Salle {n}", **f})) for n, f in rooms.items()),
        people=tuple(Person(id=n, **_fields({"name": n.capitalize(), **f})) for n, f in everybody.items()),
        breaks=tuple(_break(name, f) for name, f in (breaks or {}).items()),
        talk_settings=TalkSettings(gap=gap),
        session_settings=SessionSettings(**(settings or {})),
        rules=tuple((rules or {}).items()),
        slots=tuple(_slot(name, f) for name, f in (slots or {}).items()),
        tables=tuple(Table(name=name, cells=_cells(cells)) for name, cells in (tables or {}).items()),
        wishes=tuple(Wish(person=name, talks=tuple(talks.split())) for name, talks in (wishes or {}).items()),
        zone_hours=None if zone_hours is None else _zone_hours(zone_hours),
        tag_relations=tag_relations,
    )


def _slot(name: str, fields: dict[str, Any]) -> Slot:
    values = {"hours": "09:00-10:30", "places": 3, "rooms": "", **fields}
    (window,) = _windows(values.pop("hours"))
    values["rooms"] = tuple(values["rooms"].split())
    return Slot(id=name, day=window.day or FIRST, start=window.start, end=window.end, **values)


def _zone_hours(fields: dict[str, Any]) -> ZoneHours:
    hours = dict(fields)
    for key in ("suitable", "possible"):
        if key in hours:
            (window,) = _windows(hours[key])
            hours[key] = (window.start, window.end)
    return ZoneHours(**hours)


def _cells(text: str) -> tuple[tuple[str, str, int | None], ...]:
    """Return the cells `1/A=5 1/B=no` as row, column and cost; None stands for “no”."""
    cells: list[tuple[str, str, int | None]] = []
    for cell in text.split():
        names, _, cost = cell.partition("=")
        row, _, column = names.partition("/")
        cells.append((row, column, None if cost == "no" else int(cost)))
    return tuple(cells)


def _break(name: str, fields: dict[str, Any]) -> Break:
    values = {"title": name.capitalize(), "duration": 60, "between": "12:00-14:00", **fields}
    (window,) = _windows(values.pop("between"))
    ideal = values.pop("ideal", None)
    return Break(
        id=name,
        between_start=window.start,
        between_end=window.end,
        day=window.day,
        ideal=minute_of(ideal) if ideal else None,
        **values,
    )


def _plenary(name: str, fields: dict[str, Any]) -> Plenary:
    values = {"title": name.capitalize(), "duration": 30, **fields}
    if "between" in values:
        (window,) = _windows(values.pop("between"))
        hours = {"day": window.day or FIRST, "between_start": window.start, "between_end": window.end}
        hours["ideal"] = minute_of(values.pop("ideal")) if "ideal" in values else None
    else:
        day, start = moment(values.pop("at", "09:00"))
        hours = {"day": day, "start": start}
    return Plenary(id=name, **hours, **_fields(values))
