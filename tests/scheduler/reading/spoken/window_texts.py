"""Windows as people write them, the days that they are read for, and windows written in one line."""

from __future__ import annotations

from datetime import date

from scheduler.domain.windows import Day, written
from scheduler.reading.spoken.cells import stated_in

#: A Friday; a Thursday from 10:00 to 18:00 and the Friday from 9:00 to 17:00; and two weekends.
FRIDAY = (Day(date=date(2027, 6, 11), start=540, end=1080),)
TWO_DAYS = (Day(date=date(2027, 6, 10), start=600, end=1080), Day(date=date(2027, 6, 11), start=540, end=1020))
WEEKENDS = tuple(Day(date=date(2027, 6, number), start=540, end=1080) for number in (5, 6, 12, 13))


def windows(value: object, days: tuple[Day, ...] = FRIDAY) -> str:
    return written(stated_in(value, days).windows)
