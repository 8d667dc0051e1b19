"""Where sessions are few, those that no choice of so many has are left out, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from benchmarks.generate import generate
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.few_sessions import among_few
from scheduler.search.allotting.possible import PossibleSession, possible_sessions
from scheduler.search.open_hours.model import day_parts
from scheduler.search.open_hours.part_hours import PartHours
from scheduler.search.open_hours.relaxations import Relaxations

#: Of a session, its axis and its talks.
Named = tuple[str | None, frozenset[str]]


@cache
def listed(seed: int) -> tuple[DayParts, list[PossibleSession]]:
    relaxations = Relaxations(generate(seed, talks=9, axes=2, rooms=2).event)
    parts = day_parts(relaxations.prepared, PartHours(relaxations.event))
    return parts, possible_sessions(parts)


def named(session: PossibleSession) -> Named:
    return session.axis, frozenset(talk.id for block in session.blocks for talk in block.talks)


def choices(every: Sequence[Named], talks: frozenset[str], most: int) -> Iterator[list[Named]]:
    """Each way to hold all talks in so many sessions at the most."""
    if not talks:
        yield []
    elif most:
        first = min(talks)
        for each in (named for named in every if first in named[1] <= talks):
            yield from ([each, *others] for others in choices(every, talks - each[1], most - 1))


@pytest.mark.parametrize("spare", [-1, 0, 1])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_that_some_choice_has_are_left_and_no_others(seed: int, spare: int) -> None:
    parts, possible = listed(seed)
    sessions = spare + sum(map(parts.fewest, parts.prepared.by_axis))
    talks = frozenset(talk.id for talk in parts.event.talks)
    names = sorted({named(session) for session in possible}, key=str)
    held = {each for choice in choices(names, talks, sessions) for each in choice}
    left = among_few(possible, parts, sessions)
    assert {named(session) for session in left} >= held
    sizes = {(axis, len(ids)) for axis, ids in held}
    assert {(session.axis, session.talks) for session in left} == sizes


def test_few_are_less_than_all() -> None:
    parts, possible = listed(1)
    assert len(among_few(possible, parts, sum(map(parts.fewest, parts.prepared.by_axis)))) < len(possible)
