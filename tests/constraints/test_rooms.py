"""Few rooms are used: each counts once for each day on which it has a session."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.search.lexicographic import solve


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("S1 A 09:00 T1 T2",), [(1, ("A",))]),
        (("S1 B 09:00 T1", "S2 A 09:00 T2"), [(1, ("A",)), (1, ("B",))]),
        (("S1 A 09:00 T1", "S2 A 14:00 T2"), [(1, ("A",))]),
        (("S1 A 09:00 T1", "S2 A 2/09:00 T2"), [(1, ("A",)), (1, ("A",))]),
    ],
)
def test_counts_rooms_and_days(
    lines: tuple[str, ...], expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = event(rooms="A B", days=2)
    assert measured("rooms", tiny_event, programme(tiny_event, *lines)) == expected


def test_says_which_room_and_where_there_are_several_days_when(event: Any, programme: Any, texts: Any) -> None:
    one, two = event(), event(days=2)
    assert texts("rooms", one, programme(one, "S1 A 09:00 T1 T2")) == [
        ("La Salle A accueille des sessions.", "Salle A has sessions.")
    ]
    assert texts("rooms", two, programme(two, "S1 A 2/09:00 T1 T2"))[0] == (
        "La Salle A accueille des sessions le 24 mai 2025.",
        "Salle A has sessions on 24 May 2025.",
    )


@pytest.mark.parametrize("slots", [{}, {"am": {}, "pm": {"hours": "14:00-15:30"}}], ids=["free", "slots"])
@pytest.mark.parametrize(("order", "rooms"), [(("rooms", "sessions"), 1), (("parallel", "rooms"), 1)])
def test_one_room_is_enough_for_two_axes_in_turn(
    slots: dict[str, Any], order: tuple[str, ...], rooms: int, event: Any
) -> None:
    tiny_event = event("T1 T2", axes="1 2", rooms="A B", T2={"axis": "2"}, slots=slots)
    result = solve(tiny_event.model_copy(update={"priorities": order}))
    assert result.status == "optimal"
    assert result.programme is not None
    assert len({session.room for session in result.programme.sessions}) == rooms


def test_counts_nothing_unless_it_is_named(event: Any) -> None:
    assert not {"rooms", "parallel"} & set(event().levels)
