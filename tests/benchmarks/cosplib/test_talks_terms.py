"""The terms about talks: penalties a slot, orders, speakers' clocks, and both levels of conflict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Put = Callable[[str, str, str, Any], None]
Counts = Callable[..., dict[str, int]]
Add = Callable[..., None]


def test_ss_and_sur_are_paid_slot_by_slot(counts: Counts, put: Put) -> None:
    put("submissions", "x2", "A2", 7)
    put("submissions", "x2", "Big", 3)
    put("submissions", "y1", "A2", 100)
    assert counts() == {"SS": 2 * 7, "SuR": 2 * 3}


def test_tz_is_paid_slot_by_slot(counts: Counts, put: Put) -> None:
    put("submissions", "x2", "Time Zone", "GMT-3")  # 7:30 to 9:00
    put("submissions", "z1", "Time Zone", "GMT+9")  # 23:00 to 0:00
    assert counts() == {"TZ": 2 * 1 + 10}


@pytest.mark.parametrize(
    ("start", "end", "local", "offset", "penalty"),
    [
        ("09:00", "10:00", "GMT+0", "GMT+0", 0),
        ("09:00", "10:00", "GMT+0", "GMT-1", 0),  # 8:00, the first suitable minute
        ("09:00", "10:00", "GMT+0", "GMT-1.5", 1),
        ("09:00", "10:00", "GMT+0", "GMT-3", 1),  # 6:00, the first less suitable minute
        ("09:00", "10:00", "GMT+0", "GMT-3:30", 10),
        ("09:00", "10:00", "GMT+0", "GMT+10", 0),  # ends at 20:00
        ("09:00", "10:00", "GMT+0", "GMT+11", 1),
        ("09:00", "10:00", "GMT+0", "GMT+12", 1),  # ends at 22:00
        ("09:00", "10:00", "GMT+0", "GMT+13", 10),
        ("09:00", "10:00", "GMT+2", "GMT-4", 10),  # 3:00
        ("09:00", "10:00", "GMT-8", "GMT+2", 0),  # 19:00 to 20:00
        ("20:00", "21:00", "GMT+0", "GMT+2.5", 10),  # 22:30 to 23:30
        ("20:00", "21:00", "GMT+0", "GMT+3:30", 10),  # 23:30 to 0:30: begins on one day and ends on the next
        ("21:00", "22:00", "GMT+0", "GMT+11", 0),  # 8:00 to 9:00 of the next day
        ("02:00", "03:00", "GMT+0", "GMT-6", 1),  # 20:00 to 21:00 of the day before
        ("02:00", "03:00", "GMT+0", "GMT-8", 0),
    ],
)
def test_tz_windows(
    counts: Counts,
    put: Put,
    sheets: dict[str, list[list[Any]]],
    start: str,
    end: str,
    local: str,
    offset: str,
    penalty: int,
) -> None:
    for row in sheets["submissions"][1:]:
        row[4] = local
    sheets["parameters"][1][1] = local
    put("sessions", "A3", "Start Time", start)
    put("sessions", "A3", "End Time", end)
    put("submissions", "z1", "Time Zone", offset)
    assert counts().get("TZ", 0) == penalty


def test_ord_counts_positions_of_unordered_talks_too(counts: Counts, put: Put) -> None:
    put("submissions", "y2", "Order", 2)
    assert counts() == {}
    put("submissions", "y2", "Order", 1)
    assert counts() == {"ORD": 1}


def test_ord_goes_by_session_then_room_then_slot(counts: Counts, put: Put, add: Add) -> None:
    add("z2", order=2)
    put("submissions", "z1", "Order", 1)
    later_slot_in_an_earlier_room = ("Z: - z1", "Z: z2 -", "")
    assert counts(A3=later_slot_in_an_earlier_room) == {"PT": 1, "NR": 1}
    put("submissions", "z1", "Order", 2)
    put("submissions", "z2", "Order", 1)
    assert counts(A3=later_slot_in_an_earlier_room) == {"PT": 1, "NR": 1, "ORD": 2}


def test_ord_counts_ordered_talks_at_once_in_every_slot(counts: Counts, add: Add) -> None:
    add("z2", places=2, order=2)
    add("z3", places=2, order=3)
    add("z4")
    # z4 first, then z1, z2, z3: both ordered talks are one too late, and together in two slots
    assert counts(A2=("X: x2 x2 -", "Y: y2 - -", "Z: z4 - -"), A3=("Z: z1 -", "Z: z2 z2", "Z: z3 z3"))["ORD"] == 2 + 2


@pytest.fixture
def pair(counts: Counts, put: Put) -> Callable[..., dict[str, int]]:
    """The conflicts that remain with the people of x1 and y1, which are parallel, and chairs of their tracks."""

    def found(x1: tuple[str, str] = ("", ""), y1: tuple[str, str] = ("", ""), **chairs: str) -> dict[str, int]:
        for reference, (presenters, attendees) in (("x1", x1), ("y1", y1)):
            put("submissions", reference, "Presenters", presenters or None)
            put("submissions", reference, "Attendees", attendees or None)
        for track in "XYZ":
            put("tracks", track, "Chairs", chairs.get(track))
        return counts()

    return found


PRESENTERS, ATTENDEES = {"PC": 1, "PCt": 1}, {"AC": 1, "ACt": 1}


def test_who_conflicts(pair: Callable[..., dict[str, int]]) -> None:
    assert pair(("Ada, Bo", ""), ("Bo, Cy", "")) == PRESENTERS
    assert pair(("Ada", ""), ("Ada B", "")) == {}
    assert pair(("Ada", ""), Y="Ada") == PRESENTERS
    assert pair(y1=("Ada", ""), X="Ada") == PRESENTERS
    assert pair(("Ada", ""), X="Ada") == {}, "chairing one's own track is no conflict"
    assert pair(("", "Ada"), ("", "Ada")) == ATTENDEES
    assert pair(("", "Ada"), ("Ada", "")) == ATTENDEES
    assert pair(("Ada", ""), ("", "Ada")) == ATTENDEES
    assert pair(("", "Ada"), Y="Ada") == ATTENDEES
    assert pair(y1=("", "Ada"), X="Ada") == ATTENDEES
    assert pair(("", "Ada"), X="Ada") == {}
    assert pair(("Ada", "Bo"), ("Ada", "Bo")) == PRESENTERS | ATTENDEES


def test_conflicts_of_a_session_and_of_a_slot(counts: Counts, put: Put, add: Add) -> None:
    put("submissions", "x2", "Presenters", "Ada")
    add("y3", places=2, presenters="Ada")
    assert counts(A2=("X: x2 x2 -", "Y: y2 y3 y3", "")) == {"PC": 1, "PCt": 1}
    assert counts(A2=("X: x2 x2 -", "Y: y3 y3 y2", "")) == {"PC": 1, "PCt": 2}
    assert counts(A1=("X: x1 -", "Y: y3 y3", ""), A2=("X: x2 x2 -", "Y: y1 y2 -", "")) == {}


def test_no_conflict_within_a_room_and_none_between_slots(counts: Counts, put: Put, add: Add) -> None:
    add("x3", presenters="Ada")
    put("submissions", "x1", "Presenters", "Ada")
    put("submissions", "y1", "Presenters", "Ada")
    assert counts(A1=("X: x1 x3", "", "Y: y1 -"), A2=("X: x2 x2 -", "", "Y: y2 - -")) == {"PC": 2, "PCt": 1}
    assert counts(A1=("X: x1 x3", "", ""), A2=("X: x2 x2 -", "", "Y: y1 y2 -")) == {}


def test_talks_of_the_same_track_conflict_in_two_rooms(counts: Counts, put: Put, add: Add) -> None:
    add("z2", presenters="Ada")
    put("submissions", "z1", "Presenters", "Ada")
    assert counts(A3=("Z: z1 -", "Z: - z2", "")) == {"PT": 1, "NR": 1, "PC": 1}


def test_a_chair_who_presents_in_that_track_has_no_conflict_with_it(counts: Counts, put: Put, add: Add) -> None:
    add("z2")
    put("submissions", "z1", "Presenters", "Ada")
    put("submissions", "z2", "Attendees", "Ada B")
    put("tracks", "Z", "Chairs", "Ada, Ada B")
    assert counts(A3=("Z: z1 -", "Z: z2 -", "")) == {"PT": 1, "NR": 1}


def test_ord_needs_two_ordered_talks_at_once(counts: Counts, add: Add) -> None:
    add("z0", order=1)
    assert counts(A3=("Z: z0 -", "Z: z1 -", "")) == {"PT": 1, "NR": 1}
