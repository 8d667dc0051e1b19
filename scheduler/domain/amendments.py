"""Amendments: changes since the folder was written, applied to the event that the folder states. Pure functions.

Cancelled talks are left out, absences are subtracted from people's windows, and on a day that runs late, items that
have begun keep their hours while the others wait.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.frozen import Frozen
from scheduler.domain.late_day import Delay, ended_at, late
from scheduler.domain.people import Person
from scheduler.domain.settings import Table
from scheduler.domain.talks import LeftOut, Talk
from scheduler.domain.windows import Window, spans_on


class Amendments(Frozen):
    """Cancelled talks and posters by id, absences as a person's id with windows (none: always away), and delays."""

    cancelled: tuple[str, ...] = ()
    absent: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    delays: tuple[Delay, ...] = ()


def amended(event: Event, amendments: Amendments) -> Event:
    """The event with all amendments applied."""
    event = _without(event, frozenset(amendments.cancelled))
    for person, windows in amendments.absent:
        people = tuple(_away(event, other, windows) if other.id == person else other for other in event.people)
        event = event.model_copy(update={"people": people})
    delays = sorted(amendments.delays, key=lambda delay: delay.day)
    for delay in delays:
        event = ended_at(event, delay)
    return late(event, delays[-1]) if delays else event


def _without(event: Event, cancelled: frozenset[str]) -> Event:
    """The event without the cancelled talks and posters, which become left out, and without the people whom only
    they needed.
    """
    dropped = [talk for talk in event.contributions if talk.id in cancelled]
    if not dropped:
        return event
    left_out = tuple(_left_out(event, talk) for talk in dropped)
    posters = tuple(poster for poster in event.posters if poster.id not in cancelled)
    event = without_talks(event, cancelled).model_copy(update={"posters": posters})
    needed = {person for talk in event.contributions for person in (*talk.speakers, *talk.discussants)}
    needed |= {person for axis in event.axes for person in axis.everybody}
    needed |= {person.id for person in event.people if person.may_chair}
    needed |= {person for plenary in event.plenaries for person in plenary.people}
    people = tuple(person for person in event.people if person.id in needed)
    return event.model_copy(update={"people": people, "left_out": (*event.left_out, *left_out)})


def _left_out(event: Event, talk: Talk) -> LeftOut:
    return LeftOut(
        id=talk.id,
        title=talk.title,
        speakers=talk.speakers,
        names=tuple(event.speaker_name(talk, person) for person in talk.speakers),
        discussants=talk.discussants,
        discussant_names=tuple(event.person[person].name for person in talk.discussants),
    )


def without_talks(event: Event, gone: Collection[str]) -> Event:
    """The event without the talks and without every reference to them.

    These are the conditions of other talks and of plenaries, the cells of tables, the wishes and the what-ifs that
    name them.
    """
    talks = tuple(talk.freed_from(gone) for talk in event.talks if talk.id not in gone)
    tables = (_without_rows(table, gone) for table in event.tables)
    wishes = (
        wish.model_copy(update={"talks": tuple(name for name in wish.talks if name not in gone)})
        for wish in event.wishes
    )
    axes = {talk.axis or "" for talk in talks}
    what_ifs = (
        what_if
        for what_if in event.what_ifs
        if (
            what_if.subject in axes
            if what_if.kind == "sessions"
            else not what_if.of_talk or what_if.subject not in gone
        )
    )
    return event.model_copy(
        update={
            "talks": talks,
            "plenaries": tuple(_not_waiting(plenary, gone) for plenary in event.plenaries),
            "tables": tuple(table for table in tables if table.cells),
            "wishes": tuple(wish for wish in wishes if wish.talks),
            "what_ifs": tuple(what_ifs),
        }
    )


def _not_waiting(plenary: Plenary, gone: Collection[str]) -> Plenary:
    """The plenary, which no longer comes after the talks that are `gone`."""
    after = tuple(name for name in plenary.after if name not in gone)
    return plenary if after == plenary.after else plenary.model_copy(update={"after": after})


def _without_rows(table: Table, gone: Collection[str]) -> Table:
    """The table without the rows of the talks, if its rows stand for talks."""
    if table.name not in ("talk_slot", "talk_room"):
        return table
    return table.model_copy(update={"cells": tuple(cell for cell in table.cells if cell[0] not in gone)})


def _away(event: Event, person: Person, windows: Sequence[Window]) -> Person:
    """The person with `windows` removed from her or his presence; no windows remove everything."""
    several = len(event.days) > 1
    available: list[Window] = []
    for day in event.days:
        present = spans_on(person.available, day.date) if person.available else ((0, DAY),)
        away = spans_on(windows, day.date) if windows else ((0, DAY),)
        named = day.date if several else None
        available += [Window(start=start, end=end, day=named) for start, end in _minus(present, away)]
    never = Window(start=0, end=0)  # no window would mean always
    return person.model_copy(update={"available": tuple(available) or (never,)})


def _minus(spans: Iterable[tuple[int, int]], away: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without the minutes of `away`."""
    remaining = list(spans)
    for first, last in away:
        cut = [((start, min(end, first)), (max(start, last), end)) for start, end in remaining]
        remaining = [(start, end) for pair in cut for start, end in pair if start < end]
    return remaining
