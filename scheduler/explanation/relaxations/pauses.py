"""Relaxations of breaks and plenaries."""

from __future__ import annotations

from collections.abc import Iterator

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.pause_hours import moved, named, on_one_day, wider
from scheduler.explanation.relaxations.relaxation import (
    DROPPED_COST,
    OWN_MINUTE,
    Amounts,
    Field,
    Relaxation,
    field_relaxation,
    shorter,
)
from scheduler.language.message import message


def break_window(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that move or widen the hours of a break, shorten it or hold it on another day alone.

    There are none where it has begun.
    """
    pause = next(item for item in event.breaks if item.id == requirement.subjects[0])
    if any(begun.id == pause.id for begun in event.begun):
        return
    days = [day for day in event.days if pause.day in (None, day.date)]
    if pause.at is None:
        yield from wider(event, pause, days)
    else:
        yield from moved(pause, days)
    yield shorter("breaks", pause.id, pause.duration, OWN_MINUTE, named)
    yield from on_one_day(event, pause, requirement.part)


def plenary(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that move, widen or shorten a plenary; none where it may slip."""
    plenary = event.plenary[requirement.subjects[0]]
    days = [event.day[plenary.day]]
    if plenary.slips:
        return
    if plenary.start is None:
        yield from wider(event, plenary, days)
    else:
        yield from moved(plenary, days)
    yield shorter("plenaries", plenary.id, plenary.duration, OWN_MINUTE, named)


def position(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation with which something may come before an opening plenary, or after a closing one."""
    name = requirement.subjects[0]
    first = event.plenary[name].position == "first"
    yield field_relaxation(
        f"plenaries.{name}.position",
        "plenary",
        Field("plenaries", name, "position"),
        Amounts((1,), DROPPED_COST),
        lambda item, _: None,
        lambda e, item, _: message(
            "Ne pas exiger que {who} ouvre la journée" if first else "Ne pas exiger que {who} close la journée",
            "Not to require {who} to be first of its day" if first else "Not to require {who} to be last of its day",
            who=named(e, item),
        ),
    )


def waiting(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation with which a plenary no longer comes after one of the things that it names."""
    name, before = requirement.subjects
    yield field_relaxation(
        f"plenaries.{name}.after.{before}",
        "plenary",
        Field("plenaries", name, "after", lambda names: list(names) or None),
        Amounts((1,), DROPPED_COST),
        lambda item, _: tuple(other for other in item.after if other != before),
        lambda e, item, _: message(
            "Ne pas exiger que {who} suive {what}",
            "Not to require {who} after {what}",
            who=named(e, item),
            what=phrases.awaited(e, before),
        ),
    )
