"""Tiny events and programmes are written in a line or two; the tests of the rules are made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from constraints import rule
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import parse_hour
from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.programme import Level, PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import RuleSetting, SessionSettings, Table, TagRelation, TalkSettings, ZoneHours
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Day, Window
from scheduler.language.message import Message

FIRST = date(2025, 5, 23)


def _day(number: str | int) -> date:
    return FIRST + timedelta(days=int(number) - 1)


def _minute(text: str) -> int:
    minute = parse_hour(text)
    assert minute is not None, text
    return minute


def _moment(text: str) -> tuple[date, int]:
    """Return day and minute: `09:30` is on the first day, `2/09:30` on the second."""
    day, _, hour = text.rpartition("/")
    return _day(day or 1), _minute(hour)


def _windows(text: str) -> tuple[Window, ...]:
    """Return the windows `09:00-10:00; 2/14:00-15:00`; the number before the stroke is a day."""
    windows = []
    for part in text.split(";"):
        day, _, hours = part.strip().rpartition("/")
        start, end = hours.split("-")
        windows.append(Window(start=_minute(start), end=_minute(end), day=_day(day) if day else None))
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
        day, start = _moment(at)
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
        days=tuple(Day(date=_day(n), start=day.start, end=day.end) for n in range(1, days + 1)),
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
        ideal=_minute(ideal) if ideal else None,
        **values,
    )


def _plenary(name: str, fields: dict[str, Any]) -> Plenary:
    values = {"title": name.capitalize(), "duration": 30, **fields}
    if "between" in values:
        (window,) = _windows(values.pop("between"))
        hours = {"day": window.day or FIRST, "between_start": window.start, "between_end": window.end}
        hours["ideal"] = _minute(values.pop("ideal")) if "ideal" in values else None
    else:
        day, start = _moment(values.pop("at", "09:00"))
        hours = {"day": day, "start": start}
    return Plenary(id=name, **hours, **_fields(values))


def make_programme(
    event: Event,
    *lines: str,
    edit: dict[str, dict[str, Any]] | None = None,
    levels: dict[str, int] | None = None,
) -> Programme:
    """Return a programme whose lists agree with each other, from one line for each item.

    `S1 A 09:00 T1 T2` is a session, `lunch 12:00` a break, `opening` a plenary at its own hour, `panel 16:00` one at
    another. `S1 A @2 T1 T2:3` is a session in slot
    2, T1 at its first place, T2 at its fourth (without a number: at the next). Durations, gaps, discussions and chairs
    are the event's. `edit={"T1": {"start": "09:01"}}` changes the fields of T1.
    """
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    breaks: list[PlacedBreak] = []
    plenaries = []
    for line in lines:
        name, *rest = line.split()
        if name in event.plenary:
            plenary = event.plenary[name]
            start = _moment(rest[0])[1] if rest else plenary.earliest
            hours = {"day": plenary.day, "start": start, "end": start + plenary.duration}
            plenaries.append(PlacedPlenary(id=name, title=plenary.title, room=plenary.room, **hours))
        elif pause := next((p for p in event.breaks if p.id == name), None):
            day, start = _moment(rest[0])
            breaks.append(PlacedBreak(id=name, title=pause.title, day=day, start=start, end=start + pause.duration))
        else:
            if rest[1].startswith("@"):
                session, placed = _in_slot(event, name, rest[0], event.slot[rest[1][1:]], rest[2:])
            else:
                session, placed = _session(event, name, rest[0], *_moment(rest[1]), rest[2:])
            sessions.append(session)
            talks += placed
    programme = Programme(
        status="optimal",
        sessions=_chaired(event, sessions),
        talks=tuple(talks),
        breaks=tuple(breaks),
        plenaries=tuple(plenaries),
        levels=tuple(Level(name=name, value=value, bound=value) for name, value in (levels or {}).items()),
    )
    return _edited(programme, edit or {})


def _chaired(event: Event, sessions: list[PlacedSession]) -> tuple[PlacedSession, ...]:
    """Return the sessions with the chairs that their numbers give them, in the order of their starts and rooms."""
    rooms = list(event.room)
    chaired = {}
    for session in sorted(sessions, key=lambda s: (s.day, s.start, rooms.index(s.room))):
        number = sum(other.axis == session.axis for other in chaired.values())
        people = event.axis[session.axis].chairs_of(number) if session.axis else ()
        chaired[id(session)] = session.model_copy(
            update={"chairs": tuple(event.person[person].name for person in people)}
        )
    return tuple(chaired[id(session)] for session in sessions)


def _session(
    event: Event, name: str, room: str, day: date, start: int, named: list[str]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    placed, at = [], start + event.session_settings.introduction
    for talk in named:
        end = at + event.talk[talk].duration
        placed.append(PlacedTalk(id=talk, session=name, room=room, day=day, start=at, end=end))
        at = end + event.talk_settings.gap
    axis = event.talk[named[0]].axis if named else None
    end = (placed[-1].end if placed else start) + event.session_settings.discussion
    return PlacedSession(id=name, axis=axis, room=room, day=day, start=start, end=end, talks=tuple(named)), placed


def _in_slot(
    event: Event, name: str, room: str, slot: Slot, named: list[str]
) -> tuple[PlacedSession, list[PlacedTalk]]:
    placed: list[PlacedTalk] = []
    following = 0
    for text in named:
        talk, _, at = text.partition(":")
        place = int(at or following)
        following = place + event.talk[talk].places
        start, end = slot.minute(place), slot.minute(following)
        placed.append(PlacedTalk(id=talk, session=name, room=room, day=slot.day, start=start, end=end))
    axis = event.talk[placed[0].id].axis if placed else None
    return PlacedSession(
        id=name,
        axis=axis,
        room=room,
        day=slot.day,
        start=slot.start,
        end=slot.end,
        talks=tuple(talk.id for talk in placed),
        slot=slot.id,
    ), placed


def _edited(programme: Programme, edit: dict[str, dict[str, Any]]) -> Programme:
    def change(item: Any) -> Any:
        new = dict(edit.get(item.id, {}))
        for key in ("start", "end"):
            if key in new:
                new[key] = _minute(new[key])
        if "day" in new:
            new["day"] = _day(new["day"])
        return item.model_copy(update=new)

    lists = ("sessions", "talks", "breaks", "plenaries")
    return programme.model_copy(update={name: tuple(map(change, getattr(programme, name))) for name in lists})


@pytest.fixture
def event() -> Callable[..., Event]:
    return make_event


@pytest.fixture
def programme() -> Callable[..., Programme]:
    return make_programme


@pytest.fixture
def measured() -> Callable[[str, Event, Programme], list[tuple[int, tuple[str, ...]]]]:
    """Return the function that gives amounts and subjects of a rule's violations.

    It checks that each text is a sentence in both languages.
    """

    def measured(name: str, event: Event, programme: Programme) -> list[tuple[int, tuple[str, ...]]]:
        violations = rule(name).measure(event, programme)
        for violation in violations:
            assert violation.rule == name
            assert violation.text.fr.endswith(".")
            assert violation.text.en.endswith(".")
            assert violation.text.fr != violation.text.en
        return [(violation.amount, violation.subjects) for violation in violations]

    return measured


@pytest.fixture
def texts() -> Callable[[str, Event, Programme], list[tuple[str, str]]]:
    """Return the function that gives the sentences of a rule's violations, in both languages, with plain spaces."""

    def texts(name: str, event: Event, programme: Programme) -> list[tuple[str, str]]:
        return [plain(violation.text) for violation in rule(name).measure(event, programme)]

    return texts


@pytest.fixture
def said() -> Callable[[str, Event], list[tuple[str, str]]]:
    """Return the function that gives the sentences of a rule's requirements, in both languages, with plain spaces."""

    def said(name: str, event: Event) -> list[tuple[str, str]]:
        return [plain(rule(name).say(event, requirement)) for requirement in rule(name).requirements(event)]

    return said


def plain(saying: Message) -> tuple[str, str]:
    return tuple(text.replace("\u202f", " ").replace("’", "'") for text in (saying.fr, saying.en))  # type: ignore[return-value]
