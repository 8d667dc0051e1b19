"""The rooms of a sketch: those of one slot are the cheapest by the tables, an axis stays in one, all else stays."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from small_conference import conference

from constraints import rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import Table, TableName
from scheduler.domain.talks import Pin
from scheduler.search.preset.good_rooms import in_good_rooms

ROOMS = "ABCD"
#: The slot, the axis and the talks of the axis, of each session.
HELD = (
    ("0", "a", slice(0, 2)),
    ("0", "b", slice(0, 2)),
    ("1", "c", slice(0, 3)),
    ("1", "d", slice(0, 3)),
    ("2", "a", slice(2, 3)),
    ("2", "b", slice(2, 3)),
)
CELLS = st.sampled_from((0, 0, 1, 2, 5, None))


def roomy(rules: dict[str, int], tables: tuple[Table, ...] = ()) -> Event:
    """The small conference with four rooms and these rules alone."""
    rooms = tuple(Room(id=name, name=name) for name in ROOMS)
    changes = {"rooms": rooms, "rules": tuple(rules.items()), "tables": tables, "wishes": ()}
    return conference().model_copy(update=changes)


def programme(event: Event, rooms: str) -> Programme:
    """The sessions of `HELD`, each in its room of `rooms`."""
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    for number, (slot_id, axis, members) in enumerate(HELD):
        slot, own = event.slot[slot_id], [talk.id for talk in event.talks if talk.axis == axis][members]
        sessions.append(_session(f"S{number + 1}", axis, rooms[number], slot, own))
        talks += [_talk(talk, sessions[-1], slot, place) for place, talk in enumerate(own)]
    return Programme(status="feasible", sessions=tuple(sessions), talks=tuple(talks))


def _session(name: str, axis: str, room: str, slot: Slot, talks: list[str]) -> PlacedSession:
    return PlacedSession(
        id=name, axis=axis, room=room, day=slot.day, start=slot.start, end=slot.end, talks=tuple(talks), slot=slot.id
    )


def _talk(name: str, session: PlacedSession, slot: Slot, place: int) -> PlacedTalk:
    start, end = slot.minute(place), slot.minute(place + 1)
    return PlacedTalk(id=name, session=session.id, room=session.room, day=slot.day, start=start, end=end)


def worth(event: Event, given: Programme) -> int:
    """What the programme costs, where each cell "no" costs more than all else."""
    report = check(event, given)
    return 10**9 * len(report.hard) + dict(report.levels)["rules"]


@examples(60)
@given(data=st.data())
def test_the_rooms_of_each_slot_are_the_cheapest(data: st.DataObject) -> None:
    rows: dict[TableName, list[str]] = {
        "axis_room": [*"abcd"],
        "slot_room": [*"012"],
        "talk_room": [talk.id for talk in conference().talks],
    }
    tables = tuple(
        Table(name=name, cells=tuple((row, room, data.draw(CELLS)) for row, room in product(members, ROOMS)))
        for name, members in rows.items()
    )
    event = roomy({f"{name}_table": data.draw(st.integers(1, 3)) for name in rows}, tables)
    before = programme(event, "ABABAB")
    best = worth(event, before)
    for slot in range(3):
        ways = ("AB" * slot + "".join(pair) + "AB" * (2 - slot) for pair in permutations(ROOMS, 2))
        best += min(worth(event, programme(event, rooms)) for rooms in ways) - worth(event, before)
    assert worth(event, in_good_rooms(event, before)) == best


def test_an_axis_stays_in_its_room_where_that_costs_less_than_another() -> None:
    before = programme(roomy({"axis_rooms": 2}), "ABCDBA")
    assert not rule("axis_rooms").measure(roomy({}), in_good_rooms(roomy({"axis_rooms": 2}), before))
    dear = Table(name="slot_room", cells=tuple((slot, room, 2) for slot, room in ("0A", "0B", "2C", "2D")))
    for further, rooms in ((1, 2), (3, 0)):
        event = roomy({"axis_rooms": further, "slot_room_table": 1}, (dear,))
        assert len(rule("axis_rooms").measure(event, in_good_rooms(event, before))) == rooms


@pytest.mark.parametrize(
    "asked",
    [
        {"room": "D"},
        {"needs": ("piano",)},
        {"audience": 40},
        {"pin": Pin(day=conference().slots[0].day, start=conference().slots[0].start, room="D")},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_a_talk_is_in_the_only_room_that_suits_it(asked: dict[str, object]) -> None:
    event = roomy({"talk_room": 5} if "room" in asked else {})
    only = {"features": ("piano",), "capacity": 50}
    rooms = [room.model_copy(update=only if room.id == "D" else {"capacity": 30}) for room in event.rooms]
    talk = programme(event, "ABCDAB").sessions[0].talks[0]
    talks = [each.model_copy(update=asked) if each.id == talk else each for each in event.talks]
    event = event.model_copy(update={"rooms": tuple(rooms), "talks": tuple(talks)})
    assert in_good_rooms(event, programme(event, "ABCDAB")).talk[talk].room == "D"


def test_all_else_stays() -> None:
    event = roomy({"slot_room_table": 1}, (Table(name="slot_room", cells=(("0", "A", 1), ("1", "B", 1))),))
    before = programme(event, "ABABAB")
    after = in_good_rooms(event, before)
    assert check(event, after).hard == ()
    assert {talk.id: (talk.start, after.session[talk.session].axis) for talk in after.talks} == {
        talk.id: (talk.start, before.session[talk.session].axis) for talk in before.talks
    }
