"""Programmes in which some sessions, breaks and plenaries start earlier or later, and the rules that this breaks."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeVar

from constraints.items import Item, Kind
from scheduler.check import Report, hard_violations
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
    """A programme in which some items are shifted, and what of fixed and hard rules that breaks.

    `violations`: none of them is one of the programme itself.
    """

    programme: Programme
    violations: tuple[Violation, ...]


def shift(base: Measured, chosen: Collection[Item], minutes: int) -> Shift:
    """The shift of the `chosen` items of a programme by `minutes`, measured by the check."""
    after = shifted(base.programme, chosen, minutes)
    return Shift(after, broken(base, after))


def broken(base: Measured, changed: Programme) -> tuple[Violation, ...]:
    """The violations of fixed and hard rules of the changed programme that the base does not have."""
    before = {(violation.rule, violation.subjects) for violation in base.report.hard}
    return tuple(v for v in hard_violations(base.event, changed) if (v.rule, v.subjects) not in before)


def changed_level(before: Report, after: Report) -> tuple[str, int, int] | None:
    """The first level that has another value afterwards, with its values before and after."""
    levels = zip(before.levels, after.levels, strict=True)
    return next(((name, now, then) for (name, now), (_, then) in levels if now != then), None)


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
