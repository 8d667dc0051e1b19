"""A conference that is written is read as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.cosplib.writing import write_instance
from scheduler.domain.clock import DAY
from scheduler.importing.cosplib.instance import Instance, Zone
from scheduler.importing.cosplib.reading import read_instance


def test_everything_is_read_again(
    read: Callable[[], Instance], put: Callable[[str, str, str, Any], None], add: Callable[..., None], tmp_path: Path
) -> None:
    add("z2", 2, 3, "=Ada, Bob")
    put("submissions", "x1", "Time Zone", "GMT-3:30")
    put("submissions", "x1", "Attendees", "Cy")
    put("submissions", "x1", "A2", 7)
    put("submissions", "x1", "Attic", 8)
    put("tracks", "X", "Chairs", "Ada")
    put("tracks_sessions|penalty", "Y", "A1", 9)
    put("tracks_rooms|penalty", "Y", "Small", 10)
    put("sessions_rooms|penalty", "A3", "Big", 11)
    put("similar tracks", "X", "Z", 12)
    instance = read()
    assert instance.similar
    assert instance.session_room
    assert instance.track_room
    assert instance.track_session
    write_instance(tmp_path / "again.xlsx", instance)
    assert read_instance(tmp_path / "again.xlsx") == instance


def test_hours_of_a_whole_day_are_blank(read: Callable[[], Instance], tmp_path: Path) -> None:
    instance = read()
    instance = replace(instance, weights={**instance.weights, "TZ": 0}, zone=Zone(60, (0, DAY), (0, DAY), 0, 0))
    write_instance(tmp_path / "again.xlsx", instance)
    assert read_instance(tmp_path / "again.xlsx") == instance
