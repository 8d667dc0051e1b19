"""Programmes in which some sessions, breaks and plenaries start earlier or later, and the rules that this breaks."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeVar

from constraints.items import Item, Kind
from scheduler.check import Report, check
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.requirement import Violation

_Placed = TypeVar("_Placed", PlacedSession, PlacedTalk, PlacedBreak, PlacedPlenary)


class Measured(NamedTuple):
    """A programme of an event, with what the check says of it."""

    event: Event
    programme: Programme
    report: Report


class Shift(NamedTuple):
    """What a shift of some items breaks, and the first level that it changes, with its value before and after.

    `violations`: of fixed and hard rules; what the programme itself breaks is none of them.
    """

    violations: tuple[Violation, ...]
    level: tuple[str, int, int] | None


def shift(base: Measured, chosen: Collection[Item], minutes: int) -> Shift:
    """The shift of the `chosen` items of a programme by `minutes`, measured by the check."""
    before = {(violation.rule, violation.subjects) for violation in base.report.hard}
    after = check(base.event, shifted(base.programme, chosen, minutes))
    levels = zip(base.report.levels, after.levels, strict=True)
    changed = ((name, now, then) for (name, now), (_, then) in levels if now != then)
    return Shift(tuple(v for v in after.hard if (v.rule, v.subjects) not in before), next(changed, None))


def shifted(programme: Programme, chosen: Collection[Item], minutes: int) -> Programme:
    """The programme with the `chosen` sessions, with their talks, breaks and plenaries `minutes` later."""
    keys = {(item.kind, item.id, item.day) for item in chosen}

    def moved(placed: _Placed, kind: Kind, name: str) -> _Placed:
        if (kind, name, placed.day) not in keys:
            return placed
        return placed.model_copy(update={"start": placed.start + minutes, "end": placed.end + minutes})

    return programme.model_copy(
        update={
            "sessions": tuple(moved(session, "session", session.id) for session in programme.sessions),
            "talks": tuple(moved(talk, "session", talk.session) for talk in programme.talks),
            "breaks": tuple(moved(pause, "break", pause.id) for pause in programme.breaks),
            "plenaries": tuple(moved(plenary, "plenary", plenary.id) for plenary in programme.plenaries),
        }
    )
