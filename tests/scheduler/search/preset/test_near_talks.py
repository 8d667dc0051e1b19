"""Near a programme whose talks are compared, some talks are free at once, and what two rounds find is merged."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from random import Random
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Pin, Talk
from scheduler.domain.windows import Day
from scheduler.search.control import Budget, Workers
from scheduler.search.preset import near_talks
from scheduler.search.preset.merging import merged_talks
from scheduler.search.preset.near_talks import TalkNeighbourhoods
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.sizes import goes_by_talks, is_crowded
from scheduler.search.preset.state import SearchState
from scheduler.search.preset.talk_ways import TalkWays
from scheduler.search.result import Goal

DAY = date(2025, 5, 23)


def full(rooms: int = 3, days: int = 2) -> Event:
    """Rooms all taken, a talk each: of three tags that want one day and one room, and more people in larger rooms."""
    places = [(day, hour) for day in range(days) for hour in (9, 11)]
    count = rooms * len(places)
    return Event(
        id="e",
        title="E",
        days=tuple(Day(date=DAY + timedelta(n), start=540, end=1080) for n in range(days)),
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}", capacity=10 * (n + 1)) for n in range(rooms)),
        people=tuple(Person(id=f"p{n:02}", name=f"P{n}") for n in range(count)),
        talks=tuple(
            Talk(
                id=f"t{n:02}",
                title=f"T{n}",
                speakers=(f"p{n:02}",),
                tags=("abc"[n % 3],),
                difficulty=n % 4,
                audience=7 * n % 50,
                pin=Pin(day=DAY, start=540, room="r0") if n == 5 else None,
            )
            for n in range(count)
        ),
        slots=tuple(
            Slot(id=f"s{n}", day=DAY + timedelta(day), start=60 * hour, end=60 * hour + 45, places=1)
            for n, (day, hour) in enumerate(places)
        ),
        tag_relations=(("a", "day", 3), ("b", "room", 2), ("b", "day", 2), ("c", "order", 4)),
        rules=(("capacity", "off"), ("tags_related", 1), ("popular_rooms", 1)),
        priorities=("rules",),
    )


def begun(event: Event, workers: int = 1) -> SearchState:
    """A search that has its first programme."""
    goal = Goal(levels=(rule("rules"),), choose=False)
    search = SearchState(event, Budget.of(60), goal, Workers(workers))
    PresetSearch(search).first()
    assert search.programme is not None
    return search


def test_better_programmes_are_told_until_no_other_place_of_any_talk_helps() -> None:
    search = begun(full(rooms=2))
    first, told = search.values, list[tuple[int, ...]]()
    TalkNeighbourhoods(search, 0, lambda: told.append(search.values)).improve(Budget.of(60))
    assert search.programme is not None
    assert told == sorted(told, reverse=True)
    assert told[-1] == search.values == search.values_of(search.programme) < first
    best = begun(full(rooms=2))
    PresetSearch(best)._level(0)
    assert (best.levels[0].value, best.levels[0].bound) == (search.values[0], search.values[0])


def test_talks_that_change_places_at_once_are_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    together, joined, budget = Barrier(2), list[Programme | None](), Budget.of(60)

    class Met(TalkNeighbourhoods):
        """Both rounds have their programmes before one of them is taken."""

        def _found(self, *asked: Any) -> tuple[Programme | None, bool]:
            found = super()._found(*asked)
            if not joined and not budget.stop.is_set():
                with suppress(BrokenBarrierError):
                    together.wait(60)
            return found

    def merged(*given: Any) -> Programme | None:
        joined.append(merged_talks(*given))
        budget.stop.set()
        together.abort()
        return joined[-1]

    monkeypatch.setattr(near_talks, "merged_talks", merged)
    search = begun(full(), workers=2)
    first = search.values
    Met(search, 0, lambda: None).improve(budget)
    assert search.programme is not None
    assert search.values_of(search.programme) == search.values < first
    assert joined[0] is not None
    assert search.values_of(joined[0]) is not None


def test_a_talk_goes_to_no_session_that_is_not_there() -> None:
    programme = begun(full(rooms=2)).programme
    assert programme is not None
    moved, *others = programme.sessions
    elsewhere = moved.model_copy(update={"room": "r9"})
    talks = (talk.model_copy(update={"room": "r9"}) if talk.session == moved.id else talk for talk in programme.talks)
    near = programme.model_copy(update={"sessions": (elsewhere, *others), "talks": tuple(talks)})
    assert merged_talks(programme, near, frozenset(moved.talks)) is None
    assert merged_talks(programme, near, frozenset(others[0].talks)) == programme


def test_each_way_frees_so_many_talks_and_none_that_another_round_has() -> None:
    event = full()
    programme = begun(event).programme
    assert programme is not None
    ways, busy = TalkWays(Random(1)), frozenset(("t00", "t01", "t02"))
    for way in ways._ways:
        free = ways.talks(way, event, programme, busy, 7)
        assert len(free) == 7 < round(way.size)
        assert not free & busy
        assert free <= event.talk.keys()


def test_only_events_whose_talks_are_compared_go_by_talks() -> None:
    event = full()
    assert goes_by_talks(event)
    assert not is_crowded(event)
    assert is_crowded(full(rooms=9, days=4))
    assert not goes_by_talks(event.model_copy(update={"rules": (("capacity", "off"),)}))
