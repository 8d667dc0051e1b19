"""No mistake of a programme makes a measure fail; each violation has an amount and sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constraints import CATALOGUE, SETTABLE_RULES
from scheduler.check import check
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


def _some(model: Any, **fields: Any) -> Any:
    return st.lists(st.builds(model, **fields), max_size=4).map(tuple)


PROGRAMMES = st.builds(
    Programme,
    status=st.just("feasible"),
    levels=st.just(()),
    sessions=_some(
        PlacedSession,
        id=SESSIONS,
        axis=st.sampled_from(("1", "2", "9", None)),
        room=ROOMS,
        **WHEN,
        talks=st.lists(TALKS, max_size=3).map(tuple),
        chairs=st.sampled_from(((), ("Ann",), ("Bob", "Eve"))),
        slot=st.sampled_from(("am", "pm", "no", None)),
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


@given(mistaken=PROGRAMMES, preset=st.booleans())
@examples(300, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
def test_every_measure_and_the_check_survive(mistaken: Programme, preset: bool, event: Any) -> None:
    tiny_event = event(
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
    for listed in CATALOGUE:
        for violation in listed.measure(tiny_event, mistaken):
            assert violation.amount >= 1 or listed.name in ("coherence", "compactness")
            assert violation.subjects
            assert violation.text.fr.endswith(".")
            assert violation.text.en.endswith(".")
    report = check(tiny_event, mistaken)
    assert not report.passed
    assert [name for name, _ in report.levels] == list(tiny_event.levels)
