"""Hypothesis draws tiny events, possible or not, for brute force."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, product
from typing import Any

from drawn_parts import (
    AFFILIATIONS,
    FIRST,
    START,
    STEP,
    ZONES,
    difficulty_and_tags,
    discussants,
    of_sessions,
    seldom,
    tag_weights,
    windows,
    wishes,
    zone_hours,
)
from drawn_pauses import drawn_breaks, drawn_plenaries, waiting_for_known
from hypothesis import strategies as st

from constraints import SETTABLE_RULES
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import (
    LEVELS,
    RuleSetting,
    SessionSettings,
    Table,
    TableName,
    TalkSettings,
)
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Day
from scheduler.validation.ordering import ordered


@st.composite
def tiny_events(draw: st.DrawFn, *, talks: int = 4, plain: bool = False, tight: bool = False) -> Event:
    """Draw up to `talks` talks in one or two rooms.

    `plain`: every rule is hard or "no", levels are the default; `tight`: more is required than fits. Items are in the
    order of the event's invariants, affiliations as a folder states them.
    """
    count = draw(st.integers(1, talks))
    several = seldom(draw, 8) and count <= 3
    hours = draw(st.integers(2, 6 if tight else 8))
    days = tuple(Day(date=FIRST + timedelta(days=n), start=START, end=START + STEP * hours) for n in range(1 + several))
    axes = draw(st.integers(0, 2))
    features = ("piano", "visio")
    rooms = tuple(
        Room(
            id=f"r{n + 1}",
            name=f"Salle {n + 1}",
            capacity=draw(st.sampled_from((None, 20, 50))),
            features=tuple(f for n, f in enumerate(features) if draw(st.booleans())),
            available=windows(draw, days) if seldom(draw, 6) else (),
            talks=not n or not seldom(draw, 5),
        )
        for n in range(draw(st.integers(1, 2)))
    )
    offered = [f for f in features if any(f in room.features for room in rooms)]
    people = tuple(
        Person(
            id=f"p{n + 1}",
            name=f"P{n + 1}",
            available=windows(draw, days) if seldom(draw, 3) else (),
            preferred=windows(draw, days) if seldom(draw, 3) else (),
            timezone=draw(st.sampled_from(ZONES)) if not plain and seldom(draw, 3) else None,
            affiliation=None if plain or seldom(draw, 4) else draw(st.sampled_from(AFFILIATIONS)),
            may_chair=not plain and seldom(draw, 5),
        )
        for n in range(draw(st.integers(1, 4)))
    )
    ids = [person.id for person in people]
    plenaries = drawn_plenaries(draw, days, rooms, ids)
    chairs = [tuple(draw(st.lists(st.sampled_from(ids), max_size=1))) if seldom(draw, 3) else () for _ in range(axes)]
    numbered = [of_sessions(draw, ids) for _ in range(axes)]
    drawn = tuple(_talk(draw, n, axes, days, rooms, ids, offered) for n in range(count))
    if not plain:
        drawn = tuple(_of_conference(draw, talk, count) for talk in drawn)
    used = {*(p for t in drawn for p in (*t.speakers, *t.discussants)), *(p for c in chairs for p in c)}
    used |= {p for stated in numbered for lists in stated.values() for people in lists for p in people}
    used |= {p for x in plenaries for p in x.people}
    lower_bound = draw(st.integers(1, 2))
    pauses = drawn_breaks(draw, days)
    plenaries = waiting_for_known(plenaries, drawn, pauses, axes)
    tables, conference = _tabled(draw, axes, rooms, count, plain) if seldom(draw, 3) else ((), ())
    return ordered(
        Event(
            id="e",
            title="E",
            days=days,
            step=STEP,
            talk_settings=TalkSettings(gap=15 if seldom(draw, 5) else 0),
            session_settings=SessionSettings(
                min_talks=lower_bound,
                max_talks=lower_bound + draw(st.integers(0, 2)),
                introduction=15 if seldom(draw, 5) else 0,
                discussion=15 if seldom(draw, 5) else 0,
                person_pause=draw(st.sampled_from((15, 30))) if seldom(draw, 5) else 0,
                room_change=draw(st.sampled_from((5, 0, 30))),
                max_stretch=draw(st.sampled_from((30, 60, 75, 90))) if seldom(draw, 4) else None,
            ),
            axes=tuple(
                Axis(id=f"a{n + 1}", title=f"Axe {n + 1}", chairs=chairs[n], **numbered[n]) for n in range(axes)
            ),
            rooms=rooms,
            plenaries=plenaries,
            breaks=pauses,
            people=tuple(p for p in people if p.id in used or p.may_chair),
            talks=drawn,
            tables=tables,
            rules=conference if plain else _joined(_rules(draw), conference),
            **({} if plain else {**_priorities(draw), **_conference(draw, drawn, ids)}),
        )
    )


def _conference(draw: st.DrawFn, talks: tuple[Talk, ...], people: list[str]) -> dict[str, Any]:
    return {"wishes": wishes(draw, talks, people), "zone_hours": zone_hours(draw), "tags": tag_weights(draw)}


def _of_conference(draw: st.DrawFn, talk: Talk, count: int) -> Talk:
    """Return the talk, sometimes with fields of larger conferences."""
    more: dict[str, Any] = {}
    if seldom(draw, 4):
        more["order"] = draw(st.integers(1, count))
    if seldom(draw, 6):
        more["timezone"] = draw(st.sampled_from(ZONES))
    if seldom(draw, 6):
        more["affiliations"] = tuple(draw(st.sampled_from(("", *AFFILIATIONS))) for _ in talk.speakers)
    return talk.model_copy(update=more)


def _talk(draw, number, axes, days, rooms, people, features) -> Talk:  # type: ignore[no-untyped-def]
    earlier = [f"t{n + 1}" for n in range(number)]
    more: dict[str, Any] = {}
    if earlier and seldom(draw, 5):
        more["after"] = (draw(st.sampled_from(earlier)),)
    if earlier and seldom(draw, 5):
        more["not_with"] = (draw(st.sampled_from(earlier)),)
    if earlier and seldom(draw, 6):
        more["together"] = (draw(st.sampled_from(earlier)),)
    more |= difficulty_and_tags(draw)
    if features and seldom(draw, 5):
        more["needs"] = (draw(st.sampled_from(features)),)
    if seldom(draw, 6):
        more["audience"] = draw(st.sampled_from((10, 30, 60)))
    if seldom(draw, 6):
        more["room"] = draw(st.sampled_from(rooms)).id
    if seldom(draw, 5):
        more["available"] = windows(draw, days)
    if seldom(draw, 4):
        more["preferred"] = windows(draw, days)
    if seldom(draw, 7):
        room = draw(st.sampled_from(rooms)).id if seldom(draw, 3) and "room" not in more else None
        minute = START + 15 * draw(st.integers(0, 8)) + (5 if seldom(draw, 4) else 0)
        more["pin"] = Pin(day=draw(st.sampled_from(days)).date, start=minute, room=room)
    return Talk(
        id=f"t{number + 1}",
        title=f"T{number + 1}",
        axis=f"a{draw(st.integers(1, axes))}" if axes else None,
        speakers=tuple(draw(st.lists(st.sampled_from(people), min_size=1, max_size=2, unique=True))),
        discussants=discussants(draw, people),
        duration=draw(st.sampled_from((30, 30, 15, 45, 60))),
        keywords=tuple(draw(st.lists(st.sampled_from("abcd"), max_size=3, unique=True))),
        **more,
    )


def _rules(draw: st.DrawFn) -> tuple[tuple[str, RuleSetting], ...]:
    """Draw settings of some rules, soft or off, in the order of the catalogue."""
    settings: st.SearchStrategy[RuleSetting | None] = st.sampled_from((None, None, None, None, "hard", "off", 1, 3, 10))
    if not seldom(draw, 2):
        return ()
    chosen = [(name, draw(settings)) for name in SETTABLE_RULES]
    return tuple((name, setting) for name, setting in chosen if setting is not None)


@st.composite
def crowded_axes(draw: st.DrawFn) -> Event:
    """Draw two or three axes that share little time, so that rules of larger conferences conflict."""
    axes, day = draw(st.integers(2, 3)), Day(date=FIRST, start=START, end=START + STEP * draw(st.integers(2, 4)))
    rooms = tuple(Room(id=f"r{n + 1}", name=f"Salle {n + 1}") for n in range(draw(st.integers(1, 3))))
    talks = tuple(
        Talk(
            id=f"t{n + 1}",
            title=f"T{n + 1}",
            axis=f"a{draw(st.integers(1, axes))}",
            speakers=(f"p{n + 1}",),
            duration=draw(st.sampled_from((30, 30, 60))),
        )
        for n in range(draw(st.integers(3, 4)))
    )
    tables, rules = _tabled(draw, axes, rooms, len(talks), plain=False)
    return Event(
        id="e",
        title="E",
        days=(day,),
        step=STEP,
        talks=talks,
        rooms=rooms,
        tables=tables,
        axes=tuple(Axis(id=f"a{n + 1}", title=f"Axe {n + 1}") for n in range(axes)),
        people=tuple(Person(id=f"p{n + 1}", name=f"P{n + 1}") for n in range(len(talks))),
        session_settings=SessionSettings(max_talks=draw(st.integers(1, 2))),
        rules=(("axis_not_parallel", "off"), *rules),
        priorities=("rules", "sessions"),
    )


def _joined(
    rules: tuple[tuple[str, RuleSetting], ...], more: tuple[tuple[str, RuleSetting], ...]
) -> tuple[tuple[str, RuleSetting], ...]:
    """Return each rule once with its setting of the later list, in the order of the catalogue."""
    joined = {**dict(rules), **dict(more)}
    return tuple(sorted(joined.items(), key=lambda item: SETTABLE_RULES.index(item[0])))


def _tabled(
    draw: st.DrawFn, axes: int, rooms: tuple[Room, ...], talks: int, plain: bool
) -> tuple[tuple[Table, ...], tuple[tuple[str, RuleSetting], ...]]:
    """Draw tables, and settings of the rules of larger conferences that mean something without slots."""
    settings: list[RuleSetting | None] = [None, "hard"] if plain else [None, None, 1, 3, 7, "hard", "off"]
    titles, names = [f"a{n + 1}" for n in range(axes)], [room.id for room in rooms]
    pairs: dict[TableName, list[tuple[str, str]]] = {
        "axis_room": list(product(titles, names)),
        "talk_room": list(product([f"t{n + 1}" for n in range(talks)], names)),
        "axis_axis": list(combinations(titles, 2)),
    }
    tables, rules = [], []
    for name, every in pairs.items():
        if every and seldom(draw, 2):
            setting = draw(st.sampled_from(settings))
            costs: list[int | None] = [None] if plain and setting is None else [1, 2, 5, None]
            chosen = draw(st.lists(st.sampled_from(every), min_size=1, max_size=4, unique=True))
            tables.append(Table(name=name, cells=tuple((*c, draw(st.sampled_from(costs))) for c in sorted(chosen))))
            rules.append((f"{name}_table", setting))
    rules += [(name, draw(st.sampled_from(settings))) for name in ("axis_rooms", "axis_parallel", "axis_consecutive")]
    return tuple(tables), tuple((name, setting) for name, setting in rules if setting is not None)


def _priorities(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    if not seldom(draw, 4):
        return {}
    order = draw(st.permutations(LEVELS))
    return {"priorities": tuple(order[: draw(st.integers(1, len(order)))])}
