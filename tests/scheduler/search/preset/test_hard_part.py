"""The hard part of an event with preset sessions: its hard rules, and soft ones above a cutoff."""

from __future__ import annotations

from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import RuleSetting, Table, ZoneHours
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.search.preset.hard_part import hard_part, heavy_cutoffs, heavy_part

DAY = date(2025, 5, 23)


def conference(*rules: tuple[str, RuleSetting], tables: tuple[Table, ...] = ()) -> Event:
    talks = (
        Talk(id="T1", title="One", axis="a", speakers=("ada",)),
        Talk(id="T2", title="Two", axis="b", speakers=("ada",), places=2),
        Talk(id="T3", title="Three", axis="c", speakers=()),
    )
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        rules=rules,
        tables=tables,
        talks=talks,
        axes=tuple(Axis(id=name, title=name) for name in "abc"),
        rooms=(Room(id="A", name="A"), Room(id="B", name="B")),
        slots=(Slot(id="s", day=DAY, start=540, end=600, places=2),),
        people=(Person(id="ada", name="Ada"),),
        zone_hours=ZoneHours(),
    )


def test_without_a_cutoff_no_soft_rule_is_left() -> None:
    part = hard_part(conference(("axis_rooms", 5), ("capacity", "hard"), ("after", "off"), ("pin", 3)))
    assert [part.setting(name) for name in ("axis_rooms", "capacity", "after", "pin", "time_zone")] == [
        "off",
        "hard",
        "off",
        "off",
        "off",
    ]


def test_a_rule_that_weighs_more_than_the_cutoff_is_hard() -> None:
    part = hard_part(conference(("axis_rooms", 5), ("axis_parallel", 6)), cutoff=5)
    assert (part.setting("axis_rooms"), part.setting("axis_parallel")) == ("off", "hard")
    assert part.setting("time_zone") == 1  # its costs differ from talk to talk


def test_cells_are_said_as_a_no_by_what_they_cost_in_all() -> None:
    table = Table(name="talk_slot", cells=(("T1", "s", 5), ("T2", "s", 3), ("T3", "s", None)))
    part = hard_part(conference(("talk_slot_table", 2), tables=(table,)), cutoff=10)
    assert part.costs("talk_slot") == {("T2", "s"): None, ("T3", "s"): None}  # 2 × 5 ≤ 10 < 2 × 3 × 2 places
    assert hard_part(conference(tables=(table,))).costs("talk_slot") == {("T3", "s"): None}


def test_a_table_that_is_hard_stays_as_it_is() -> None:
    table = Table(name="axis_room", cells=(("a", "A", 1),))
    assert hard_part(conference(("axis_room_table", "hard"), tables=(table,))).tables == (table,)


def test_the_heavy_part_has_what_costs_more_than_the_cutoff_at_its_cost() -> None:
    table = Table(name="talk_slot", cells=(("T1", "s", 5), ("T2", "s", 3), ("T3", "s", None)))
    rules = (("axis_rooms", 10), ("axis_parallel", 11), ("capacity", "hard"), ("talk_slot_table", 2))
    part = heavy_part(conference(*rules, tables=(table,)), cutoff=10)
    settings = [part.setting(name) for name in ("axis_rooms", "axis_parallel", "capacity", "talk_slot_table")]
    assert settings == ["off", 11, "hard", 2]
    assert part.costs("talk_slot") == {("T2", "s"): 3, ("T3", "s"): None}


def test_a_cutoff_is_between_what_is_heavy_and_what_is_left_out() -> None:
    usual = (("order", 2), ("time_zone", 1))
    assert [*heavy_cutoffs(conference(("axis_rooms", 20), ("axis_parallel", 5), *usual))] == [4]
    assert [*heavy_cutoffs(conference(("axis_rooms", 100_000), ("axis_parallel", 50), *usual))] == [20_000, 20]


def test_nothing_is_heavy_where_all_costs_are_alike() -> None:
    assert [*heavy_cutoffs(conference(("axis_rooms", 2), ("order", 2), ("time_zone", 2)))] == []
