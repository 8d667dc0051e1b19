"""Sessions of shorter parts are those that are possible there."""

from __future__ import annotations

from benchmarks.generate import generate
from scheduler.model.base import Scope
from scheduler.search.allotting.possible import PossibleSession, possible_sessions
from scheduler.search.open_hours.hour_classes import hour_classes
from scheduler.search.open_hours.model import day_parts
from scheduler.search.open_hours.part_hours import PartHours
from scheduler.search.open_hours.relaxations import Relaxations


def shown(session: PossibleSession) -> tuple[object, ...]:
    return session.axis, session.part, session.blocks, session.minutes, tuple(session.starts)


def test_a_class_has_the_sessions_that_its_hours_admit() -> None:
    relaxations = Relaxations(generate(1, talks=14, axes=3, rooms=2, windows=0.8, preferences=0.8).event)
    classes = hour_classes(relaxations.event)[:5]
    for each in classes:
        hours = PartHours(relaxations.event, Scope(hours=each.hours))
        alone = possible_sessions(day_parts(relaxations.prepared, hours))
        model = relaxations.of(each)
        assert {shown(session) for session in model.chosen} == {shown(session) for session in alone}


def test_without_axes_nothing_is_known() -> None:
    assert not Relaxations(generate(1, talks=10, axes=0, rooms=2).event).known
