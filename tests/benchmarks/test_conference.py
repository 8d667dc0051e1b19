"""Planted conferences: each is possible, what it costs is known, and it is the same from run to run."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import prices
from benchmarks.conference import conference
from benchmarks.folders import write_folder
from benchmarks.generate import INSTANCES, instance, main
from benchmarks.layout import lay_out, open_rooms
from benchmarks.planted import Planted
from benchmarks.planting import Plan, PlannedSession, PlannedTalk
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.reading import read_folder

SIZES = (12, 25, 50, 100, 200, 400, 800, 1600)
SMALL = [name for name in INSTANCES if name.startswith("preset-") and INSTANCES[name].talks <= 200]


def test_the_series_has_every_size() -> None:
    assert tuple(INSTANCES[name].talks for name in INSTANCES if name.startswith("preset-")) == SIZES
    assert {f"scale-{talks}" for talks in SIZES} <= set(INSTANCES)


@pytest.mark.parametrize("name", SMALL)
def test_the_planted_programme_breaks_nothing_and_costs_what_was_counted(name: str) -> None:
    planted = instance(name)
    report = check(planted.event, planted.programme)
    assert report.hard == ()
    assert report.levels == (("rules", planted.cost),)


@pytest.mark.parametrize("seed", range(12))
def test_other_seeds_too(seed: int) -> None:
    planted = conference(seed, talks=40 + seed, days=1 + seed % 3, rooms=6)
    report = check(planted.event, planted.programme)
    assert report.hard == ()
    assert report.levels == (("rules", planted.cost),)


@pytest.mark.long
def test_the_largest_breaks_nothing_and_costs_what_was_counted() -> None:
    planted = instance("preset-1600")
    report = check(planted.event, planted.programme)
    assert report.hard == ()
    assert report.levels == (("rules", planted.cost),)
    assert len(planted.event.days) == 5
    assert len(planted.event.slots) == 20


def test_the_same_seed_gives_the_same_conference_and_another_one_another() -> None:
    assert instance("preset-100") == instance("preset-100")
    size = {"talks": 60, "days": 2, "rooms": 4}
    assert conference(1, **size) != conference(2, **size)


def test_a_folder_of_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert main(["preset-200", str(tmp_path)]) == 0
    found = read_folder(tmp_path)
    assert found.event == instance("preset-200").event
    assert {path.name for path in tmp_path.iterdir()} >= {"event.toml", "talks.csv", "speakers.csv", "wishes.csv"}


def test_several_seeds_are_read_as_they_were_written(tmp_path: Path) -> None:
    for seed in range(5):
        event = conference(seed, talks=30, days=2, rooms=3).event
        write_folder(event, tmp_path / str(seed))
        assert read_folder(tmp_path / str(seed)).event == event


def test_a_large_conference_asks_for_everything() -> None:
    planted = instance("preset-400")
    event = planted.event
    assert {table.name for table in event.tables} == {
        "axis_slot",
        "axis_room",
        "slot_room",
        "talk_slot",
        "talk_room",
        "axis_axis",
    }
    assert any(cost is None for table in event.tables for _, _, cost in table.cells)
    assert Counter(talk.places for talk in event.talks).keys() == {1, 2}
    assert all(_some(event.talks, key) for key in ("after", "not_with", "needs", "audience", "available", "pin"))
    assert _some(event.people, "available")
    assert any(axis.chairs for axis in event.axes)
    assert any(talk.order for talk in event.talks)
    assert any(slot.rooms for slot in event.slots)
    assert event.wishes
    assert _twice(event)
    assert planted.cost


def _some(things: tuple[object, ...], key: str) -> bool:
    return any(getattr(thing, key) for thing in things)


def _twice(event: Event) -> list[Person]:
    """The people who present more than one talk."""
    presented = Counter(person for talk in event.talks for person in talk.speakers)
    return [person for person in event.people if presented[person.id] > 1]


def test_no_room_holds_two_sessions_and_an_axis_is_once_in_a_slot() -> None:
    plan = lay_out(random.Random(3), 300, 3, 12)
    assert sorted(talk.number for talk in plan.talks) == list(range(300))
    assert len({(one.slot, one.room) for one in plan.sessions}) == len(plan.sessions)
    assert len({(one.slot, one.axis) for one in plan.sessions}) == len(plan.sessions)
    assert all(one.room < open_rooms(one.slot or 0, 3, 12) for one in plan.sessions)


def test_the_last_slot_of_several_days_is_held_in_half_of_the_rooms() -> None:
    assert [open_rooms(slot, 2, 5) for slot in (0, 6, 7)] == [5, 5, 3]
    assert open_rooms(3, 1, 5) == 5


def test_more_talks_than_places_are_refused() -> None:
    with pytest.raises(ValueError, match="31 talks do not fit into 2 rooms on 1 days"):
        conference(1, talks=31, days=1, rooms=2)


# ── what a plan costs, by hand ───────────────────────────────────────────────────────────────────────────────────────


def _session(axis: int, slot: int, room: int, *talks: int) -> PlannedSession:
    """Talks of one place each, of 10 minutes."""
    placed = (PlannedTalk(number, axis, 0, room, 10 * n, 10 * n + 10) for n, number in enumerate(talks))
    return PlannedSession(axis, 0, room, 0, 30, tuple(placed), slot=slot)


#: Axis 0 changes rooms and leaves a slot out, axis 1 does neither; slot 0 holds both.
PLAN = Plan((), (_session(0, 0, 0, 4, 0), _session(1, 0, 1, 1, 2), _session(1, 1, 1, 5), _session(0, 2, 1, 3)))


def test_rooms_and_gaps_of_axes() -> None:
    assert prices.moves(PLAN) == 1
    assert prices.gaps(PLAN) == 1


def test_talks_are_numbered_within_their_axis() -> None:
    assert prices.orders(PLAN, [0]) == {4: 1, 0: 2, 3: 3}


def test_cells_that_a_plan_uses() -> None:
    assert prices.used(PLAN, 10, "axis_slot") == {(0, 0): 1, (0, 2): 1, (1, 0): 1, (1, 1): 1}
    assert prices.used(PLAN, 10, "axis_room") == {(0, 0): 1, (0, 1): 1, (1, 1): 2}
    assert prices.used(PLAN, 10, "slot_room") == {(0, 0): 1, (0, 1): 1, (1, 1): 1, (2, 1): 1}
    assert prices.used(PLAN, 10, "axis_axis") == {(0, 1): 1}
    assert prices.used(PLAN, 5, "talk_slot") == {(4, 0): 2, (0, 0): 2, (1, 0): 2, (2, 0): 2, (5, 1): 2, (3, 2): 2}
    assert prices.used(PLAN, 10, "talk_room")[3, 1] == 1


def test_who_hears_two_talks_at_once_clashes_once() -> None:
    assert prices.clashes(PLAN, {"a": [0, 1], "b": [0, 1], "c": [0, 3]}, {}, {}) == 1
    assert prices.clashes(PLAN, {"a": [0, 4]}, {}, {}) == 0  # one session


def test_who_hears_one_talk_and_tells_another_or_chairs_its_axis_clashes() -> None:
    assert prices.clashes(PLAN, {"a": [0]}, {"a": [2]}, {}) == 1
    assert prices.clashes(PLAN, {"a": [0]}, {}, {"a": {1}}) == 2
    assert prices.clashes(PLAN, {"a": [0]}, {}, {"a": {0}}) == 0


def test_what_a_plan_pays_by_a_table() -> None:
    ids = (["A", "B"], ["x"])
    uses = Counter({(0, 0): 3})
    for seed in range(20):
        found, paid = prices.table(random.Random(seed), "axis_slot", [(0, 0), (1, 0)], ids, uses, (1.0, 1.0))
        costs = {(row, column): cost for row, column, cost in found.cells}
        assert costs.keys() == {("A", "x"), ("B", "x")}
        assert paid == 3 * (costs["A", "x"] or 0) > 0


def test_planted_days_have_no_counted_cost() -> None:
    planted: Planted = instance("scale-12")
    assert planted.cost is None
    assert {session.slot for session in planted.programme.sessions} == {None}
