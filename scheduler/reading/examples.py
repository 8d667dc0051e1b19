"""Windows and starts that fit an event, as examples of what to write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scheduler.domain.clock import plain_hour
from scheduler.domain.windows import Day, Window, written
from scheduler.language.message import Message
from scheduler.language.typography import semicolon

#: The hours, in minutes, of the examples wherever they lie within the day.
_MORNING, _AFTERNOON = (9 * 60, 12 * 60 + 30), (14 * 60, 17 * 60)
#: A round number of minutes.
_ROUND = 5


def window_example(days: Sequence[Day]) -> str:
    """A window within the event, with its date where there are several days; `09:00-12:30` where none is known."""
    return written([_window(days[0], _MORNING, dated=len(days) > 1)] if days else [_undated(_MORNING)])


def windows_example(days: Sequence[Day]) -> Message:
    """Two windows within the event, on two days where there are several; one where the day is too short for two."""
    if len(days) > 1:
        windows = [_window(days[0], _MORNING, dated=True), _window(days[1], _AFTERNOON, dated=True)]
    elif not days or all(_fits(days[0], hours) for hours in (_MORNING, _AFTERNOON)):
        windows = [_undated(_MORNING), _undated(_AFTERNOON)]
    else:
        windows = [_window(days[0], _MORNING, dated=False)]
    text = written(windows)
    return Message.each(lambda language: text.replace("; ", semicolon(language)))


def window_from(minute: int, days: Sequence[Day], on: date | None = None) -> str:
    """A window that begins at `minute`, of the day `on` or any; another example where no day goes on then."""
    fitting = [day for day in days if on in (None, day.date) and day.start <= minute < day.end]
    if not fitting:
        return window_example(days)
    end = _AFTERNOON[1] if minute < _AFTERNOON[1] <= fitting[0].end else fitting[0].end
    dated = len(days) > 1
    return written([Window(start=minute, end=end, day=fitting[0].date if dated else None)])


def day_with(minute: int, days: Sequence[Day]) -> date | None:
    """The first day that goes on at the minute, the first of all where none does; None without days."""
    fitting = [day.date for day in days if day.start <= minute < day.end]
    return next(iter([*fitting, *(day.date for day in days)]), None)


def start_example(days: Sequence[Day]) -> str:
    """A start within the event, with its date where there are several days."""
    if not days:
        return plain_hour(_AFTERNOON[0])
    minute = _AFTERNOON[0] if days[0].start <= _AFTERNOON[0] < days[0].end else days[0].start
    return (f"{days[0].date} " if len(days) > 1 else "") + plain_hour(minute)


def _window(day: Day, usual: tuple[int, int], *, dated: bool) -> Window:
    """The usual hours on a day, or its first half where they do not lie within it."""
    half = max(_ROUND, (day.end - day.start) // 2 // _ROUND * _ROUND)
    start, end = usual if _fits(day, usual) else (day.start, min(day.start + half, day.end))
    return Window(start=start, end=end, day=day.date if dated else None)


def _undated(hours: tuple[int, int]) -> Window:
    return Window(start=hours[0], end=hours[1])


def _fits(day: Day, hours: tuple[int, int]) -> bool:
    return day.start <= hours[0] and hours[1] <= day.end
