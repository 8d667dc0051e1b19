"""No mistake of a programme makes a measure fail; each violation has an amount and sentences. Rules that look at
sessions one by one find in all of them what they find in each.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constraints import CATALOGUE, SETTABLE_RULES
from constraints.rule import Rule
from scheduler.check import check
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
        chairs=st.sampled_from(((), ("Ann",), ("Bob", "Eve"))),
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
        settings={"min_talks": 2, "max_talks": 2, "max_stretch": 45, "discussion": 10},
        T1={"speakers": "ann", "affiliations": ("lab",), "pin": "10:02@A", "available": "09:00-12:00"},
        T4={"axis": "2", "audience": 10},
        T2={
            "after": "T1",
            "not_with": "T3",
            "together": "T1",
            "tags": ("a",),
            "needs": "piano",
            "preferred": "2/09:00-10:00",
        },
        T3={"room": "B"},
        tables=TABLES,
        wishes={"ann": "T1 T2", "w": "T2 T3"},
        zone_hours={},
        slots={"am": {}, "pm": {"hours": "2/14:00-15:30", "places": 2}} if preset else None,
    )
    return made


@given(mistaken=PROGRAMMES, preset=st.booleans())
@examples(300, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
def test_every_measure_and_the_check_survive(mistaken: Programme, preset: bool, event: Any) -> None:
    tiny_event = tiny(event, preset=preset)
    for listed in CATALOGUE:
        for violation in listed.measure(tiny_event, mistaken):
            assert violation.amount >= 1 or listed.name in ("coherence", "compactness")
            assert violation.subjects
            assert violation.text.fr.endswith(".")
            assert violation.text.en.endswith(".")
    report = check(tiny_event, mistaken)
    assert not report.passed
    assert [name for name, _ in report.levels] == list(tiny_event.levels)


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
        sessions.append(PlacedSession(**session, **hours))
        for talk in listed:
            hours |= {name: draw(strategy) for name, strategy in WHEN.items() if draw(st.booleans())}
            talks.append(PlacedTalk(id=talk, session=f"S{number}", room=draw(ROOMS), **hours))
    return base.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})


def _found(rule: Rule, event: Event, programme: Programme, *sessions: str) -> Counter[tuple[object, ...]]:
    """What the rule finds in these sessions of the programme, beside its pauses."""
    part = programme.model_copy(
        update={
            "sessions": tuple(session for session in programme.sessions if session.id in sessions),
            "talks": tuple(talk for talk in programme.talks if talk.session in sessions),
        }
    )
    found = rule.measure(event, part)
    return Counter((each.subjects, each.amount, each.always, each.text.fr, each.text.en) for each in found)


def _by_one(rule: Rule, event: Event, programme: Programme) -> Counter[tuple[object, ...]]:
    """What the rule finds in each session alone, and once what it finds of the pauses."""
    pauses = _found(rule, event, programme)
    each = (_found(rule, event, programme, session.id) - pauses for session in programme.sessions)
    return sum(each, pauses)


@given(programme=agreeing(), preset=st.booleans())
@examples(300, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
def test_what_looks_at_sessions_one_by_one_finds_the_same_in_all(
    programme: Programme, preset: bool, event: Any
) -> None:
    tiny_event = tiny(event, preset=preset)
    every = [session.id for session in programme.sessions]
    for each in CATALOGUE:
        if each.by_session:
            assert _found(each, tiny_event, programme, *every) == _by_one(each, tiny_event, programme), each.name


def test_what_compares_sessions_is_seen_to(event: Any) -> None:
    """The test above would notice a rule that compares sessions with each other."""
    hours = {"day": date(2025, 5, 23), "start": 600, "end": 630}
    sessions = [PlacedSession(id=f"S{n}", axis="1", room="A", talks=(f"T{n}",), **hours) for n in (1, 2)]
    talks = [PlacedTalk(id=f"T{n}", session=f"S{n}", room="A", **hours) for n in (1, 2)]
    programme = Programme(status="feasible", sessions=tuple(sessions), talks=tuple(talks))
    overlap = next(rule for rule in CATALOGUE if rule.name == "room_overlap")
    tiny_event = tiny(event, preset=False)
    assert _found(overlap, tiny_event, programme, "S1", "S2")
    assert not _by_one(overlap, tiny_event, programme)
