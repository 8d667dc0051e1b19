"""The hours that are offered for a move are few, and each is a start of the event."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from scheduler.board.grid_view import hours_of
from scheduler.domain.clock import grid
from scheduler.domain.event import Event
from scheduler.domain.windows import Day


@pytest.mark.parametrize("step", [1, 2, 5, 10, 12, 15, 20, 30, 60])
def test_hours_are_starts_some_minutes_apart(step: int) -> None:
    days = tuple(Day(date=date(2025, 5, 23 + n), start=8 * 60 + 10 * n, end=18 * 60) for n in range(2))
    offered = hours_of(Event.model_construct(days=days, step=step))
    minutes = [60 * int(hour[:2]) + int(hour[3:]) for hour in offered]
    assert minutes == sorted(set(minutes))
    assert set(minutes) <= {minute for day in days for minute in grid(day.start, day.end, step)}
    assert all(then - now >= min(15, 60 - now % 60) for now, then in pairwise(minutes) if now % 60 < 45)
    assert {minute // 60 for minute in minutes} >= set(range(9, 18)), "each hour has one"
