"""Hypothesis draws tiny events whose people are wanted in several places at once, by several clocks."""

from __future__ import annotations

from drawn_parts import FIRST, START, STEP, ZONES, seldom, wishes, zone_hours
from hypothesis import strategies as st

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import RuleSetting, SessionSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

SETTINGS: tuple[RuleSetting, ...] = ("off", 1, 2, "hard")
OF_PEOPLE = (
    "order",
    "time_zone",
    "presenter_sessions",
    "presenter_places",
    "attendee_sessions",
    "attendee_places",
    "chair_sessions",
)


@st.composite
def crowded_people(draw: st.DrawFn) -> Event:
    """Draw three or four talks of two or three people, in two rooms and little time, with chairs and wishes."""
    names = [f"p{n + 1}" for n in range(draw(st.integers(2, 3)))]
    count, axes = draw(st.integers(3, 4)), draw(st.integers(0, 2))
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    talks = tuple(
        Talk(
            id=f"t{n + 1}",
            title=f"T{n + 1}",
            axis=f"a{draw(st.integers(1, axes))}" if axes else None,
            speakers=tuple(draw(some)),
            duration=draw(st.sampled_from((30, 30, 15))),
            order=draw(st.sampled_from((0, 0, *range(1, count + 1)))),
            timezone=draw(st.sampled_from(ZONES)) if seldom(draw, 5) else None,
        )
        for n in range(count)
    )
    rules: dict[str, RuleSetting] = {name: draw(st.sampled_from(SETTINGS)) for name in OF_PEOPLE}
    rules["one_place"] = draw(st.sampled_from(("off", "off", 1)))
    rules["axis_not_parallel"] = draw(st.sampled_from(("off", 1, "hard")))
    days = (Day(date=FIRST, start=START, end=START + STEP * draw(st.integers(2, 4))),)
    return Event(
        id="e",
        title="E",
        days=days,
        step=STEP,
        talks=talks,
        rooms=(Room(id="r1", name="Salle 1"), Room(id="r2", name="Salle 2")),
        axes=tuple(
            Axis(id=f"a{n + 1}", title=f"Axe {n + 1}", chairs=tuple(draw(some)) if seldom(draw, 2) else ())
            for n in range(axes)
        ),
        people=tuple(Person(id=n, name=n, timezone=draw(st.sampled_from((None, *ZONES)))) for n in names),
        wishes=wishes(draw, talks, names),
        zone_hours=zone_hours(draw),
        session_settings=SessionSettings(max_talks=draw(st.integers(1, 2)), room_change=0),
        rules=tuple(rules.items()),
        priorities=("rules", "sessions"),
    )
