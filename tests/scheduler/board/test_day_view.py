"""The grid of the board: rooms side by side, and in each what happens from early to late."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.generate import instance
from exports.timetable import timetable
from scheduler.board.day_view import days_of


@pytest.mark.parametrize("name", ["scale-12", "scale-50"])
def test_a_column_is_one_room_in_order_and_a_band_has_each_room_once(name: str) -> None:
    planted = instance(name)
    rooms = [room.id for room in planted.event.rooms]
    table = timetable(planted.event, planted.programme)
    shown = []
    for day in days_of(table, rooms):
        for band, following in pairwise(day.bands):
            assert band.end <= following.start, "nothing is under way between two bands"
        for band in day.bands:
            of_rooms = [{block.room.id if block.room else None for block in column} for column in band.columns]
            assert all(len(each) == 1 for each in of_rooms)
            named = [room for each in of_rooms for room in each if room is not None]
            assert named == sorted({*named}, key=rooms.index)
            for column in band.columns:
                assert all(one.end <= other.start for one, other in pairwise(column))
                shown += [(block.id, block.day) for block in column]
            assert band.start == min(block.start for column in band.columns for block in column)
    assert sorted(shown) == sorted((block.id, block.day) for block in table.blocks())
