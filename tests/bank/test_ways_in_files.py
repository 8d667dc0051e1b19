"""A way out, written into the folder, makes of it the very event in which the way out was verified.

Of one event in three, among the quick tests of three; of all small ones with JOURNEE_BANK=whole.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from quick import long_unless

from benchmarks.breaking import named, small_names
from benchmarks.folders import write_folder
from scheduler.domain.event import Event
from scheduler.editing import applied, contents
from scheduler.explanation import way_out
from scheduler.explanation.conflicts import conflicts
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services.effort import Effort
from scheduler.services.ways_in_files import ways_in_files

#: The events whose ways out are found quickly.
QUICK = ("axis-too-small/2", "discussants/1", "together/1")
NAMES = small_names() if os.environ.get("JOURNEE_BANK") == "whole" else small_names()[::3]


@pytest.mark.parametrize("name", long_unless(lambda name: name in QUICK, NAMES))
def test_the_folder_becomes_the_event_that_was_verified(name: str, tmp_path: Path) -> None:
    write_folder(named(name).event, tmp_path)
    reading = read_folder(tmp_path)
    found = conflicts(reading.event, Budget.of(30))
    assert found.status == "infeasible"
    ways = ways_in_files(reading, found.contradictions, Effort(Budget.of(30)))
    assert ways
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    for _, plans, way in ways:
        for name, data in applied(contents(tmp_path, [plan.edit.file for plan in plans]), plans).items():
            (tmp_path / name).write_bytes(data)
        assert plain(read_folder(tmp_path).event) == plain(way_out.applied(reading.event, way.applied_relaxations))
        for name, data in before.items():
            (tmp_path / name).write_bytes(data)


def plain(event: Event) -> Event:
    """Without what makes no difference: who is affiliated where, and people who no longer do anything."""
    doing = {p for t in event.talks for p in t.speakers} | {p for a in event.axes for p in a.chairs}
    doing |= {p for one in event.plenaries for p in one.speakers}
    people = tuple(person for person in event.people if person.id in doing)
    return event.model_copy(update={"people": people, "rules": tuple(sorted(event.rules, key=lambda rule: rule[0]))})
