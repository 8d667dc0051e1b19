"""The possible sessions of an axis are those that every order of its talks, tried one by one, admits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, permutations

import pytest

from scheduler.constructing.blocks import Block, Strictness
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.possible import number_of_sets, possible_sessions

TODAY = date(2026, 9, 7)
#: A session: the ids of its talks, its part of the day, the rooms in which it may be, and the wishes that it misses.
Found = tuple[frozenset[str], int, frozenset[str], int]


def event_of(**fields: dict[str, object]) -> Event:
    """A day of two parts in two rooms with five talks of one axis; a talk's fields by its id."""
    names = ("T1", "T2", "T3", "T4", "T5")
    usual = [Talk(id=name, title=name, axis="A", duration=30, speakers=(f"of-{name}",)) for name in names]
    talks = [talk.model_copy(update=fields.get(talk.id, {})) for talk in usual]
    chair = Person(id="chair", name="chair", available=(Window(start=545, end=720),))
    return Event(
        id="small",
        title="Small",
        days=(Day(date=TODAY, start=540, end=720),),
        step=5,
        talk_settings=TalkSettings(gap=5),
        session_settings=SessionSettings(min_talks=2, max_talks=3, introduction=5, discussion=10),
        axes=(Axis(id="A", title="Axis A", chairs=("chair",)),),
        rooms=(Room(id="R1", name="One"), Room(id="R2", name="Two", available=(Window(start=600, end=720),))),
        breaks=(Break(id="cafe", title="Café", duration=15, between_start=625, between_end=640),),
        people=(chair, *(Person(id=f"of-{talk.id}", name=f"of-{talk.id}") for talk in talks)),
        talks=tuple(talks),
    )


EARLY, LATE = (Window(start=540, end=600),), (Window(start=640, end=720),)
EVENTS = {
    "nothing asked": event_of(),
    "talks at their hours": event_of(T1={"available": EARLY}, T2={"available": LATE}),
    "of unequal length": event_of(T1={"duration": 50}, T2={"duration": 15}),
    "in a room of their own": event_of(T1={"room": "R2"}, T3={"room": "R1"}),
    "one after the other": event_of(T1={"after": ("T2",)}, T3={"after": ("T2",)}),
    "preferred hours": event_of(T1={"preferred": EARLY}, T2={"preferred": EARLY}, T4={"preferred": LATE}),
    "talks together": event_of(T1={"together": ("T2",), "preferred": EARLY}),
}


def day_parts_of(event: Event) -> DayParts:
    prepared = Preparation(Strictness(event, strict=False))
    return DayParts(prepared, prepared.board(promising_hours(prepared, 0, 1)[0]))


def tried(day_parts: DayParts) -> Iterator[Found]:
    """The sessions by trying each order of each set of blocks at each minute of the grid in each room."""
    blocks = day_parts.prepared.blocks
    for size in range(1, len(blocks) + 1):
        for chosen in combinations(blocks, size):
            if 2 <= sum(len(block.talks) for block in chosen) <= 3:
                for part in range(len(day_parts.parts)):
                    ways = {
                        room: missed for room in ("R1", "R2") if (missed := fewest(day_parts, chosen, part, room)) < 9
                    }
                    if ways:
                        names = frozenset(talk.id for block in chosen for talk in block.talks)
                        yield names, part, frozenset(ways), min(ways.values())


def fewest(day_parts: DayParts, chosen: tuple[Block, ...], number: int, room: str) -> int:
    """The fewest wishes that are missed by the blocks in that part and room; 9: they cannot be there."""
    part, best = day_parts.parts[number], 9
    for order in permutations(chosen):
        for begin in range(part.start, part.end, 5):
            minute, missed, fits = begin + 5, 0, True
            done: set[str] = set()
            for block in order:
                fits &= bool(block.hours.get(room, 0) >> minute & 1)
                for talk, offset in zip(block.talks, block.offsets, strict=True):
                    names = {other.id for each in chosen for other in each.talks}
                    fits &= (set(talk.after) & names) <= done
                    done.add(talk.id)
                    at = minute + offset
                    windows = talk.preferred
                    missed += bool(windows) and not any(w.start <= at and at + talk.duration <= w.end for w in windows)
                minute += block.length + 5
            end = minute - 5 + 10
            if fits and end <= part.end and begin >= 545:
                best = min(best, missed)
    return best


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_they_are_those_that_trying_finds(event: Event) -> None:
    day_parts = day_parts_of(event)
    found = [
        (frozenset(talk.id for block in s.blocks for talk in block.talks), s.part, s.rooms, s.missed)
        for s in possible_sessions(day_parts)
    ]
    expected = [*tried(day_parts)]
    assert expected, "some sessions are possible"
    assert len(found) == len(set(found)) <= number_of_sets(day_parts)
    assert set(found) == set(expected)


def test_their_length_is_that_of_what_they_hold() -> None:
    day_parts = day_parts_of(EVENTS["of unequal length"])
    lengths = {frozenset(b.talks[0].id for b in s.blocks): s.minutes for s in possible_sessions(day_parts)}
    assert lengths[frozenset({"T2", "T3"})] == 5 + 15 + 5 + 30 + 10
