"""Hypothesis draws tiny events, possible or not, for brute force, and programmes, valid or not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, get_args

from hypothesis import strategies as st
from plans import DAY, Held, Pause, Plan, Run

from benchmarks.generate import Planted, generate
from constraints import SETTABLE_RULES
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.rooms import Room
from scheduler.domain.settings import (
    LEVELS,
    RuleSetting,
    SessionSettings,
    Table,
    TableName,
    TagRelation,
    TalkSettings,
    ZoneHours,
)
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Day, Window
from scheduler.validation.ordering import ordered

FIRST = date(2025, 5, 23)
STEP = 30
START = 540
#: In May noon in Paris is midnight on Kiritimati.
#: Two spellings of one affiliation, and another affiliation.
AFFILIATIONS = ("Université", "UNIVERSITE", "Université", "Lab")
ZONES = ("Europe/Paris", "America/New_York", "UTC+5:30", "Pacific/Kiritimati")


def seldom(draw: st.DrawFn, often: int = 4) -> bool:
    """Draw True once in `often` times; False is the simpler value."""
    return draw(st.integers(0, often - 1)) == often - 1


def windows(draw: st.DrawFn, days: tuple[Day, ...], *, width: int = 2) -> tuple[Window, ...]:
    """Draw one window, sometimes two or a dated one, mostly on the half hour.

    `width` is the least length in quarters of an hour.
    """
    drawn = []
    for _ in range(2 if seldom(draw, 6) else 1):
        start = START + 15 * draw(st.integers(-1, 8))
        end = start + 15 * draw(st.integers(width, 12))
        drawn.append(Window(start=start, end=end, day=draw(st.sampled_from(days)).date if seldom(draw, 5) else None))
    merged: list[Window] = []
    for window in sorted(drawn, key=lambda w: (w.day or date.min, w.start)):
        if merged and merged[-1].day == window.day and window.start <= merged[-1].end:
            last = merged.pop()
            window = Window(start=last.start, end=max(last.end, window.end), day=window.day)
        merged.append(window)
    return tuple(merged)


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
    plenaries = _plenaries(draw, days, rooms, ids)
    chairs = [tuple(draw(st.lists(st.sampled_from(ids), max_size=1))) if seldom(draw, 3) else () for _ in range(axes)]
    numbered = [of_sessions(draw, ids) for _ in range(axes)]
    drawn = tuple(_talk(draw, n, axes, days, rooms, ids, offered) for n in range(count))
    if not plain:
        drawn = tuple(_of_conference(draw, talk, count) for talk in drawn)
    used = {*(p for t in drawn for p in (*t.speakers, *t.discussants)), *(p for c in chairs for p in c)}
    used |= {p for stated in numbered for lists in stated.values() for people in lists for p in people}
    used |= {p for x in plenaries for p in x.people}
    lower_bound = draw(st.integers(1, 2))
    pauses = _breaks(draw, days)
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


def tag_weights(draw: st.DrawFn) -> tuple[tuple[str, int], ...]:
    """Draw the weight of one tag of the drawn talks, sometimes."""
    return (("ia", draw(st.sampled_from((0, 2, 3)))),) if seldom(draw, 3) else ()


def tag_relations(draw: st.DrawFn) -> tuple[tuple[str, TagRelation, int], ...]:
    """Draw what talks of a tag should be, sometimes."""
    asked = st.tuples(st.sampled_from(("IA", "droit")), st.sampled_from(get_args(TagRelation)), st.integers(1, 3))
    return tuple(draw(st.lists(asked, max_size=2))) if seldom(draw, 3) else ()


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


def wishes(draw: st.DrawFn, talks: tuple[Talk, ...], people: list[str]) -> tuple[Wish, ...]:
    """Draw wishes of people of the event and of one unknown person."""
    ids = st.lists(st.sampled_from([talk.id for talk in talks]), min_size=1, max_size=3, unique=True)
    return tuple(Wish(person=p, talks=tuple(sorted(draw(ids)))) for p in sorted((*people, "w")) if seldom(draw, 4))


def zone_hours(draw: st.DrawFn) -> ZoneHours | None:
    if not seldom(draw, 3):
        return None
    first = START + 30 * draw(st.integers(-2, 6))
    last = first + 30 * draw(st.integers(1, 8))
    early, late = (30 * draw(st.integers(0, 6)) for _ in range(2))
    small = draw(st.integers(0, 2))
    return ZoneHours(
        suitable=(first, last), possible=(first - early, last + late), small=small, big=small + draw(st.integers(0, 3))
    )


def _talk(draw, number, axes, days, rooms, people, features) -> Talk:  # type: ignore[no-untyped-def]
    earlier = [f"t{n + 1}" for n in range(number)]
    more: dict[str, Any] = {}
    if earlier and seldom(draw, 5):
        more["after"] = (draw(st.sampled_from(earlier)),)
    if earlier and seldom(draw, 5):
        more["not_with"] = (draw(st.sampled_from(earlier)),)
    if earlier and seldom(draw, 6):
        more["together"] = (draw(st.sampled_from(earlier)),)
    if seldom(draw, 3):
        more["difficulty"] = draw(st.integers(1, 3))
    if seldom(draw, 4):
        more["tags"] = tuple(
            draw(st.lists(st.sampled_from(("IA", "i a", "droit")), min_size=1, max_size=2, unique=True))
        )
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


def discussants(draw: st.DrawFn, people: list[str]) -> tuple[str, ...]:
    return (draw(st.sampled_from(people)),) if seldom(draw, 6) else ()


def of_sessions(draw: st.DrawFn, people: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Draw who chairs and who discusses the first two sessions of an axis, for few axes."""
    some = st.lists(st.lists(st.sampled_from(people), max_size=1).map(tuple), max_size=2).map(tuple)
    if not seldom(draw, 4):
        return {}
    return {key: without_empty_end(draw(some)) for key in ("session_chairs", "session_discussants")}


def without_empty_end(lists: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return the lists up to the last that is not empty, as a folder states them."""
    return lists[: max((n for n, people in enumerate(lists, start=1) if people), default=0)]


def _plenaries(draw, days, rooms, people) -> tuple[Plenary, ...]:  # type: ignore[no-untyped-def]
    """Draw no plenary, or one at the start of a day or later in it, or one that is placed; seldom both."""
    if not seldom(draw, 3):
        return ()
    day = draw(st.sampled_from(days))
    start = draw(st.sampled_from((day.start, day.start + 15, day.start + 30)))
    plenary = Plenary(
        id="pl",
        title="Pl",
        day=day.date,
        start=start,
        duration=draw(st.sampled_from((15, 30))),
        room=draw(st.sampled_from((None, rooms[0].id))),
        speakers=tuple(draw(st.lists(st.sampled_from(people), max_size=1))),
        chairs=tuple(draw(st.lists(st.sampled_from(people), max_size=1))) if seldom(draw, 3) else (),
        position=draw(st.sampled_from((None, None, "first"))),
    )
    if not seldom(draw, 2):
        return (plenary,)
    first = day.start + 15 * draw(st.integers(0, (day.end - day.start - plenary.duration) // 15))
    named = st.sampled_from((*(("pl",) if seldom(draw, 3) else ()), "t1", "axis:a1", "b1"))
    placed = plenary.model_copy(
        update={
            "id": "ql",
            "start": None,
            "between_start": first,
            "between_end": first + plenary.duration + 15 * draw(st.integers(0, 3)),
            "ideal": draw(st.sampled_from((None, first + 15))),
            "position": draw(st.sampled_from((None, None, "first", "last"))),
            "after": tuple(draw(st.lists(named, max_size=1))),
        }
    )
    return (plenary, placed) if "pl" in placed.after or seldom(draw, 6) else (placed,)


def waiting_for_known(
    plenaries: tuple[Plenary, ...], talks: Iterable[Talk], breaks: Iterable[Break], axes: int
) -> tuple[Plenary, ...]:
    """Return the plenaries without the names in their `after` that the event does not have."""
    known = {item.id for item in (*plenaries, *talks, *breaks)} | {f"axis:a{n + 1}" for n in range(axes)}
    return tuple(p.model_copy(update={"after": tuple(name for name in p.after if name in known)}) for p in plenaries)


def _breaks(draw: st.DrawFn, days: tuple[Day, ...]) -> tuple[Break, ...]:
    drawn = []
    for number in range(draw(st.sampled_from((0, 1, 0, 1, 2)))):
        duration = draw(st.sampled_from((15, 30)))
        first = START + 15 * draw(st.integers(0, (days[0].end - START - duration) // 15))
        last = first + duration + 15 * draw(st.integers(0, 4))
        ideal = draw(st.sampled_from((None, first, first + 10, first + 30)))
        on = draw(st.sampled_from(days)).date if len(days) > 1 and seldom(draw, 3) else None
        drawn.append(
            Break(
                id=f"b{number + 1}",
                title="B",
                duration=duration,
                between_start=first,
                between_end=last,
                ideal=ideal,
                day=on,
            )
        )
    return tuple(drawn)


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


@st.composite
def planted(draw: st.DrawFn, *, talk_limit: int = 8, min_talks: int = 1) -> Planted:
    """Draw a generated event with its programme.

    `talk_limit` is the upper bound of its talks, `min_talks` the lower bound of a session's talks.
    """
    for _ in range(5):
        try:
            return generate(
                draw(st.integers(0, 10_000)),
                talks=draw(st.integers(3, talk_limit)),
                axes=draw(st.integers(0, 2)),
                rooms=draw(st.integers(1, 2)),
                breaks=draw(st.integers(0, 2)),
                durations=draw(st.sampled_from(((30,), (20, 30, 45)))),
                min_talks=min_talks,
                max_talks=draw(st.integers(2, 4)),
                gap=draw(st.sampled_from((0, 0, 5))),
                discussion=draw(st.sampled_from((0, 0, 15))),
                welcome=draw(st.booleans()),
                stretch=draw(st.booleans()),
                windows=draw(st.sampled_from((0.0, 0.4, 1.0))),
                demands=draw(st.sampled_from((0.0, 0.2))),
                pins=draw(st.sampled_from((0.0, 0.1))),
                days=draw(st.sampled_from((1, 1, 1, 2))),
            )
        except ValueError:  # that many talks do not fit so
            continue
    return generate(0, talks=6, axes=2, rooms=1, breaks=1)


@st.composite
def any_plans(draw: st.DrawFn, event: Event) -> Plan:
    """Draw every talk in a run of its axis, in any room, at any time, and breaks anywhere in their day."""
    remaining = draw(st.permutations(event.talks))
    runs = []
    while remaining:
        same = [talk for talk in remaining if talk.axis == remaining[0].axis]
        order = same[: draw(st.integers(1, len(same)))]
        remaining = [talk for talk in remaining if talk not in order]
        number = draw(st.integers(0, len(event.days) - 1))
        start = number * DAY + START + 5 * draw(st.integers(0, 30)) - 15
        at, talks = start + event.session_settings.introduction, []
        for talk in order:
            talks.append(Held(talk.id, at, at + talk.duration))
            at += talk.duration + event.talk_settings.gap
        end = at - event.talk_settings.gap + event.session_settings.discussion
        runs.append(Run(order[0].axis, draw(st.sampled_from(event.rooms)).id, start, end, tuple(talks)))
    number_of = {day.date: n for n, day in enumerate(event.days)}
    pauses = []
    for p in event.plenaries:
        at = number_of[p.day] * DAY + p.earliest + (0 if p.fixed else 15 * draw(st.integers(-1, 6)))
        pauses.append(Pause("plenary", p.id, at, at + p.duration, p.room))
    for pause in event.daily_breaks:
        at = number_of[pause.day.date] * DAY + pause.between_start + 15 * draw(st.integers(-1, 6))
        pauses.append(Pause("break", pause.id, at, at + pause.longest))
    return Plan(tuple(runs), tuple(pauses))
