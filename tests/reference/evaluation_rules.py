"""The second reading of each rule, by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from axes_and_tables import AXES_AND_TABLES
from breaches import Breach
from clashing import CLASHING
from evaluation_adjustable import (
    after,
    axis_not_parallel,
    break_between,
    capacity,
    chair_from,
    discussant_available,
    framing,
    max_stretch,
    needs,
    not_with,
    one_place,
    person_available,
    person_pause,
    pin,
    plenary_after,
    room_available,
    session_size,
    talk_available,
    talk_room,
    together,
)
from evaluation_fixed import (
    asked,
    break_window,
    day,
    grid,
    pauses,
    placed,
    plenary,
    preset,
    room_overlap,
    session_apart,
    session_idle,
    session_run,
)
from plans import Plan

from scheduler.domain.event import Event

RULES: dict[str, Callable[[Event, Plan], Iterator[Breach]]] = {
    "placed": placed,
    "day": day,
    "room_overlap": room_overlap,
    "pauses": pauses,
    "break_window": break_window,
    "plenary": plenary,
    "session_run": session_run,
    "session_idle": session_idle,
    "grid": grid,
    "preset": preset,
    "asked": asked,
    "session_size": session_size,
    "talk_available": talk_available,
    "person_available": person_available,
    "room_available": room_available,
    "one_place": one_place,
    "person_pause": person_pause,
    "pin": pin,
    "talk_room": talk_room,
    "needs": needs,
    "capacity": capacity,
    "after": after,
    "not_with": not_with,
    "together": together,
    "axis_not_parallel": axis_not_parallel,
    "break_between": break_between,
    "max_stretch": max_stretch,
    "session_apart": session_apart,
    "framing": framing,
    "plenary_after": plenary_after,
    "discussant_available": discussant_available,
    "chair_from": chair_from,
    **AXES_AND_TABLES,
    **CLASHING,
}
