"""The sample of a larger conference: it says what its README says, and has a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal

FOLDER = Path(__file__).parent.parent.parent / "samples" / "congres"


@pytest.fixture(scope="module")
def event() -> Event:
    reading = read_folder(FOLDER)
    assert [(p.row, p.column) for p in reading.remarks] == [(row, "intervenants") for row in (38, 79, 121)]
    return reading.event


def test_it_is_as_large_as_it_says(event: Event) -> None:
    assert (len(event.days), len(event.talks), len(event.axes), len(event.rooms)) == (3, 120, 12, 6)
    assert {slot.day for slot in event.slots} == {day.date for day in event.days}
    assert len({plenary.day for plenary in event.plenaries}) == 3
    assert sum(talk.places for talk in event.talks) == 126
    assert {table.name for table in event.tables} == {"axis_axis", "axis_room", "talk_slot"}
    assert len(event.wishes) > 50
    assert [talk.id for talk in event.talks if not talk.speakers] == ["C037", "C078", "C120"]
    assert len({person.timezone for person in event.people if person.timezone}) > 5


def test_it_has_a_programme_that_breaks_nothing(event: Event) -> None:
    """Any that keeps the hard rules: how good it can be takes longer to know."""
    found = solve(event, Budget.of(60), goal=Goal(levels=(), choose=False)).programme
    assert found is not None
    assert check(event, found).hard == ()
