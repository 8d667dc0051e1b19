"""Programmes with every mistake, programmes whose lists agree, and a small event with data for every rule."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from constraints import SETTABLE_RULES
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.settings import ADJUSTABLE_RULES

TALKS = st.sampled_from(("T1", "T2", "T3", "T4", "T9"))
SESSIONS = st.sampled_from(("S1", "S2"))
WHEN = {
    "day": st.sampled_from((date(2025, 5, 23), date(2025, 5, 24), date(2025, 5, 25))),
    "start": st.integers(0, 1440),
    "end": st.integers(0, 1440),
}
CHAIRS = st.sampled_from(((), ("Ann",), ("Bob", "Eve")))
ROOMS = st.sampled_from(("A", "B", "Z"))
AXES, SLOTS = st.sampled_from(("1", "2", "9", None)), st.sampled_from(("am", "pm", "no", None))


def _some(model: Any, **fields: Any) -> Any:
    return st.lists(st.builds(model, **fields), max_size=4).map(tuple)


PROGRAMMES = st.builds(
    Programme,
    status=st.just("feasible"),
    levels=st.just(()),
    sessions=_some(
        PlacedSession,
        id=SESSIONS,
        axis=AXES,
        room=ROOMS,
        **WHEN,
        talks=st.lists(TALKS, max_size=3).map(tuple),
        chairs=CHAIRS,
        proposed=st.booleans(),
        slot=SLOTS,
    ),
    talks=_some(PlacedTalk, id=TALKS, session=SESSIONS, room=ROOMS, **WHEN),
    breaks=_some(PlacedBreak, id=st.sampled_from(("lunch", "nap")), title=st.just("x"), **WHEN),
    plenaries=_some(
        PlacedPlenary,
        id=st.sampled_from(("opening", "panel", "rave")),
        title=st.just("x"),
        room=st.none() | ROOMS,
        **WHEN,
    ),
)


TABLES = {
    "axis_slot": "1/am=no 2/pm=3",
    "axis_room": "1/A=no 2/B=1",
    "slot_room": "am/B=2 pm/A=no",
    "talk_slot": "T1/am=1 T2/pm=no",
    "talk_room": "T2/B=2 T4/A=no",
    "axis_axis": "1/2=4",
}
CONFERENCE = {name: 2 for name in SETTABLE_RULES if name not in ADJUSTABLE_RULES}


def tiny(event: Any, *, preset: bool) -> Event:
    """A small event with data for every rule."""
    made: Event = event(
        "T1 T2 T3 T4",
        axes={"1": {"chairs": "ann"}, "2": {"chairs": "ann bob"}},
        days=2,
        gap=5,
        rooms={"A": {"capacity": 9, "available": "09:00-12:00"}, "B": {}},
        breaks={"lunch": {"ideal": "12:30"}},
        people={
            "ann": {"available": "1/09:00-12:00", "preferred": "10:00-11:00", "timezone": "UTC-3", "affiliation": "Lab"}
        },
        plenaries={
            "opening": {"speakers": "ann", "room": "A"},
            "panel": {"between": "09:00-18:00", "position": "last", "after": "T1 lunch opening axis:1"},
        },
        rules={"one_place": 3, **CONFERENCE},
        settings={"min_talks": 2, "max_talks": 2, "max_stretch": 45, "discussion": 10, "person_pause": 20},
        T1={"speakers": "ann", "affiliations": ("lab",), "pin": "10:02@A", "available": "09:00-12:00", "order": 1},
        T4={"axis": "2", "audience": 10, "discussants": "ann bob"},
        T2={
            "after": "T1",
            "not_with": "T3",
            "together": "T1",
            "tags": ("a",),
            "needs": "piano",
            "preferred": "2/09:00-10:00",
        },
        T3={"room": "B", "speakers": "bob", "order": 2},
        tables=TABLES,
        wishes={"ann": "T1 T2", "w": "T2 T3"},
        zone_hours={},
        slots={"am": {}, "pm": {"hours": "2/14:00-15:30", "places": 2}} if preset else None,
    )
    return made


@st.composite
def agreeing(draw: Any) -> Programme:
    """A programme whose lists agree, with sessions and talks anywhere."""
    base, names = draw(PROGRAMMES), draw(st.permutations(("T1", "T2", "T3", "T4", "T9")))
    shares = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    sessions, talks = [], []
    for number, share in enumerate(shares):
        listed, names = tuple(names[:share]), names[share:]
        hours = {name: draw(strategy) for name, strategy in WHEN.items()}
        session = {"id": f"S{number}", "axis": draw(AXES), "room": draw(ROOMS), "slot": draw(SLOTS), "talks": listed}
        chairs = {"chairs": draw(CHAIRS), "proposed": draw(st.booleans())}
        sessions.append(PlacedSession(**session, **hours, **chairs))
        for talk in listed:
            hours |= {name: draw(strategy) for name, strategy in WHEN.items() if draw(st.booleans())}
            talks.append(PlacedTalk(id=talk, session=f"S{number}", room=draw(ROOMS), **hours))
    return base.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})
