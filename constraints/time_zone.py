"""Talks given from elsewhere are held at hours that suit the clock there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import Domain

from constraints import phrases
from constraints.rule import Requirement, Rule, Violation
from scheduler.clock import DAY, hour_there
from scheduler.event import Event, Talk, ZoneHours
from scheduler.programme import PlacedSession, Programme
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.candidates import Candidate
    from scheduler.model import Model
    from scheduler.terms import Truth


def requirements(event: Event) -> tuple[Requirement, ...]:
    """One a talk that is given from a known zone; none where the speakers' clocks do not count."""
    if event.zone_hours is None:
        return ()
    return tuple(Requirement("time_zone", (talk.id,)) for talk in event.talks if zones(event, talk))


def zones(event: Event, talk: Talk) -> tuple[str, ...]:
    """From where the talk is given: its own zone, else those of its speakers."""
    if talk.timezone is not None:
        return (talk.timezone,)
    people = (event.person[speaker] for speaker in talk.speakers if speaker in event.person)
    return tuple(dict.fromkeys(person.timezone for person in people if person.timezone is not None))
