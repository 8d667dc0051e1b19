"""Hypothesis draws tiny events with preset sessions, possible or not, for brute force."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, product
from typing import Any

from drawn_parts import (
    AFFILIATIONS,
    FIRST,
    START,
    ZONES,
    difficulty_and_tags,
    discussants,
    of_sessions,
    seldom,
    some_of,
    tag_relations,
    tag_weights,
    wishes,
    zone_hours,
)
from drawn_pauses import waiting_for_known
from hypothesis import strategies as st
from slot_pauses import slot_breaks, slot_plenaries

from constraints import SETTABLE_RULES
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import (
    ADJUSTABLE_RULES,
    FURTHER_LEVELS,
    SLOT_LEVELS,
    RuleSetting,
    SessionSettings,
    Table,
    TableName,
)
from scheduler.domain.talks import Axis, Pin, Talk, WhatIf
from scheduler.domain.windows import Day, Window

#: Slots, rooms, places of a slot and talks at most: such events have a few thousand programmes.
SHAPES = (
    (2, 1, 3, 4),
    (2, 2, 1, 4),
    (3, 1, 2, 4),
    (2, 2, 2, 3),
    (1, 2, 2, 4),
    (3, 2, 1, 4),
    (1, 3, 2, 4),
    (2, 3, 1, 4),
)
NEXT = FIRST + timedelta(days=1)
#: What rules of an event are set to (None: not set): now and then all are soft, so that it has a programme.
SETTINGS: tuple[tuple[RuleSetting | None, ...], ...] = (
    (1, 2, 7, "off"),
    (1, 2, 7, "off", 1, 2, "hard"),
    (None, "hard", "off", 1, 2),
)


@st.composite
def slot_events(draw: st.DrawFn, *, conference: bool = True) -> Event:
    """Draw up to four talks in one to three slots; `conference` adds the rules of larger conferences."""
    number, many, places, talk_limit = draw(st.sampled_from(SHAPES))
    slots = _slots(draw, number, places, [f"r{n + 1}" for n in range(many)])
    days = tuple(Day(date=day, start=START - 60, end=START + 400) for day in sorted({slot.day for slot in slots}))
    hours = [(s.day, s.minute(p)) for s in slots for p in range(s.places + 1)]
    axes, ids = draw(st.integers(0, 2)), [f"p{n + 1}" for n in range(draw(st.integers(1, 3)))]
    features = ("piano", "visio")
    rooms = tuple(
        Room(
            id=f"r{n + 1}",
            name=f"Salle {n + 1}",
            capacity=draw(st.sampled_from((None, None, 20, 50))),
            features=tuple(f for f in features if seldom(draw, 3)),
            available=_windows(draw, hours) if seldom(draw, 4) else (),
            talks=not n or any(slot.rooms for slot in slots) or not seldom(draw, 4),
        )
        for n in range(many)
    )
    people = tuple(
        Person(
            id=name,
            name=name.upper(),
            available=_windows(draw, hours) if seldom(draw, 3) else (),
            preferred=_windows(draw, hours) if seldom(draw, 3) else (),
            timezone=draw(st.sampled_from(ZONES)) if seldom(draw, 3) else None,
            affiliation=None if seldom(draw, 4) else draw(st.sampled_from(AFFILIATIONS)),
        )
        for name in ids
    )
    offered = [f for f in features if any(f in room.features for room in rooms)]
    talks = tuple(_talk(draw, n, axes, slots, rooms, ids, offered) for n in range(draw(st.integers(2, talk_limit))))
    pauses = slot_breaks(draw, slots)
    plenaries = waiting_for_known(slot_plenaries(draw, slots, rooms, ids), talks, pauses, axes)
    more: dict[str, Any] = {"rules": _rules(draw, conference)}
    if conference:
        more |= {
            "tables": _tables(draw, axes, slots, rooms, talks),
            "wishes": wishes(draw, talks, ids),
            "zone_hours": zone_hours(draw),
            "tags": tag_weights(draw),
            "tag_relations": tag_relations(draw),
        }
    if seldom(draw, 3):
        more["priorities"] = tuple(draw(st.permutations(("rules", *SLOT_LEVELS, *FURTHER_LEVELS))))
    return Event(
        id="e",
        title="E",
        days=days,
        talks=talks,
        rooms=rooms,
        people=people,
        slots=slots,
        session_settings=SessionSettings(
            room_change=draw(st.sampled_from((5, 0, 30))),
            person_pause=draw(st.sampled_from((1, 20, 30))) if seldom(draw, 5) else 0,
        ),
        axes=tuple(
            Axis(
                id=f"a{n + 1}",
                title=f"Axe {n + 1}",
                **_chairs(draw, ids),
            )
            for n in range(axes)
        ),
        plenaries=plenaries,
        breaks=pauses,
        what_ifs=_what_ifs(draw, slots, talks, rooms) if seldom(draw, 5) else (),
        **more,
    )


def _chairs(draw: st.DrawFn, ids: list[str]) -> dict[str, Any]:
    """Draw who chairs the sessions of an axis: seldom one of some people, or of each of two lists."""
    if seldom(draw, 5):
        people = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True).map(tuple)
        return {"chair_from": tuple(draw(st.lists(people, min_size=1, max_size=2)))}
    return {"chairs": some_of(draw, ids, 2) if seldom(draw, 2) else (), **of_sessions(draw, ids)}


def _slots(draw: st.DrawFn, number: int, places: int, rooms: list[str]) -> tuple[Slot, ...]:
    """Draw slots one after the other with idle time between, sometimes on two days; or two slots at the same time."""
    if number == 2 and len(rooms) > 1 and seldom(draw, 4):
        length = draw(st.sampled_from((20, 30))) * places
        later = START + draw(st.sampled_from((0, 10, length // 2, length, length + 5)))
        spans = ((START, rooms[:1]), (later, rooms[1:]))
        return tuple(
            Slot(id=f"s{n + 1}", day=FIRST, start=start, end=start + length, places=places, rooms=tuple(own_rooms))
            for n, (start, own_rooms) in enumerate(spans)
        )
    slots, day, at = [], FIRST, START
    for n in range(number):
        if n and seldom(draw, 5) and day == FIRST:
            day, at = NEXT, START
        count = draw(st.integers(1, places)) if seldom(draw, 4) else places
        end = at + draw(st.sampled_from((20, 30, 30, 25))) * count + (draw(st.integers(0, 1)) if count > 1 else 0)
        own_rooms = tuple(draw(st.lists(st.sampled_from(rooms), min_size=1, unique=True))) if seldom(draw, 6) else ()
        slots.append(Slot(id=f"s{n + 1}", day=day, start=at, end=end, places=count, rooms=own_rooms))
        at = end + draw(st.sampled_from((0, 5, 30)))
    return tuple(slots)


def _windows(draw: st.DrawFn, hours: list[tuple[Any, int]]) -> tuple[Window, ...]:
    """Draw one window, sometimes two or a dated one, that begins and ends with talks or a minute off."""
    windows = []
    for _ in range(2 if seldom(draw, 5) else 1):
        day, minute = draw(st.sampled_from(hours))
        _, other = draw(st.sampled_from(hours))
        start, end = min(minute, other), max(minute, other)
        start, end = start + seldom(draw, 6), max(end - seldom(draw, 6), start + 5)
        windows.append(Window(start=start, end=end, day=day if seldom(draw, 4) else None))
    return tuple(windows)


def _talk(draw, number, axes, slots, rooms, people, features) -> Talk:  # type: ignore[no-untyped-def]
    earlier = [f"t{n + 1}" for n in range(number)]
    hours = [(s.day, s.minute(p)) for s in slots for p in range(s.places + 1)]
    more: dict[str, Any] = {}
    if earlier and seldom(draw, 4):
        more["after"] = (draw(st.sampled_from(earlier)),)
    if earlier and seldom(draw, 4):
        more["not_with"] = (draw(st.sampled_from(earlier)),)
    if earlier and seldom(draw, 6):
        more["together"] = (draw(st.sampled_from(earlier)),)
    more |= difficulty_and_tags(draw)
    if features and seldom(draw, 4):
        more["needs"] = (draw(st.sampled_from(features)),)
    if seldom(draw, 4):
        more["audience"] = draw(st.sampled_from((10, 30, 60)))
    if seldom(draw, 5):
        more["room"] = draw(st.sampled_from(rooms)).id
    if seldom(draw, 4):
        more["available"] = _windows(draw, hours)
    if seldom(draw, 4):
        more["preferred"] = _windows(draw, hours)
    if seldom(draw, 5):
        room = draw(st.sampled_from(rooms)).id if seldom(draw, 2) and "room" not in more else None
        day, minute = draw(st.sampled_from(hours))
        more["pin"] = Pin(day=day, start=minute + seldom(draw, 8), room=room)
    if seldom(draw, 3):
        more["order"] = draw(st.integers(1, 4))
    if seldom(draw, 6):
        more["timezone"] = draw(st.sampled_from(ZONES))
    widest = max(slot.places for slot in slots)
    return Talk(
        id=f"t{number + 1}",
        title=f"T{number + 1}",
        axis=f"a{draw(st.integers(1, axes))}" if axes else None,
        speakers=some_of(draw, people, 2),
        discussants=discussants(draw, people),
        places=min(widest, draw(st.sampled_from((1, 1, 1, 2)))),
        **more,
    )


def _what_ifs(draw, slots, talks, rooms) -> tuple[WhatIf, ...]:  # type: ignore[no-untyped-def]
    talk = draw(st.sampled_from(talks))
    if seldom(draw, 2):
        return (WhatIf(kind="sessions", subject=talk.axis or "", most=draw(st.integers(1, 2))),)
    slot = draw(st.sampled_from(slots))
    if seldom(draw, 3):
        return (WhatIf(kind="idle", subject=slot.day.isoformat(), most=draw(st.sampled_from((0, 15, 45)))),)
    first = draw(st.integers(0, slot.places - 1))
    last = draw(st.integers(first + 1, slot.places))
    window = Window(start=slot.minute(first), end=slot.minute(last), day=slot.day)
    room = draw(st.sampled_from((None, *(room.id for room in rooms))))
    return (
        WhatIf(
            kind=draw(st.sampled_from(("when", "wish", "begun", "waits"))),
            subject=talk.id,
            windows=(window,),
            room=room,
        ),
    )


def _rules(draw: st.DrawFn, conference: bool) -> tuple[tuple[str, RuleSetting], ...]:
    names = SETTABLE_RULES if conference else ADJUSTABLE_RULES
    off = () if conference else tuple((name, "off") for name in SETTABLE_RULES if name not in ADJUSTABLE_RULES)
    settings = st.sampled_from(draw(st.sampled_from(SETTINGS)))
    chosen = [(name, draw(settings)) for name in names]
    return (*((name, setting) for name, setting in chosen if setting is not None), *off)


def _tables(draw, axes, slots, rooms, talks) -> tuple[Table, ...]:  # type: ignore[no-untyped-def]
    titles = [f"a{n + 1}" for n in range(axes)]
    ids = {"axis": titles, "slot": [s.id for s in slots], "room": [r.id for r in rooms], "talk": [t.id for t in talks]}
    tables = []
    names: tuple[TableName, ...] = ("axis_slot", "axis_room", "slot_room", "talk_slot", "talk_room", "axis_axis")
    for name in names:
        row, column = name.split("_")
        every = list(combinations(titles, 2)) if name == "axis_axis" else list(product(ids[row], ids[column]))
        if every and seldom(draw, 4):
            costs = st.sampled_from((0, 0, 0, 1, 2, 2, 5, None))
            cells = [(row, other, draw(costs)) for row, other in every]
            tables.append(Table(name=name, cells=tuple(cell for cell in cells if cell[2] != 0)))
    return tuple(tables)
