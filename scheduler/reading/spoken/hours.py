"""Times of day as people say them, and ranges of them: `2-4 pm`, `après 3`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from scheduler.domain.clock import DAY, plain_hour
from scheduler.language.message import Message, message
from scheduler.reading.examples import window_example
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.words import Hour

#: The hour before which nobody means the morning by a number below 12.
_EARLIEST = 7 * 60


class Unclear(Exception):
    """The text says nothing that is understood as a whole."""


class BareHour(Exception):
    """The text is a time of day and no window; `day` is the day that it names, in an event of several days."""

    def __init__(self, minutes: int, day: date | None = None) -> None:
        super().__init__(minutes)
        self.minutes = minutes
        self.day = day


class HourAlone(Wrong):
    """A time of day stands where a window is asked for: `minutes`, on the `day` that it names, if any."""

    def __init__(self, text: Message, error: BareHour) -> None:
        super().__init__(text)
        self.minutes, self.day = error.minutes, error.day


class Doubtful(Wrong):
    """Hours that make sense in the afternoon alone; `say` makes the message that offers what is then to be written."""

    def __init__(self, say: Callable[[str], Message], meant: str) -> None:
        super().__init__(say(meant))
        self.say = say


def plausible(hour: Hour, calendar: Calendar, begins: bool) -> int:
    """The minutes of an hour; `après 3` may mean three in the afternoon, and is a mistake that says so."""
    later = hour.minutes + DAY // 2
    if hour.minutes > DAY:
        raise Unclear
    if not hour.sure and hour.minutes < _EARLIEST and calendar.first < later < calendar.last:
        if calendar.afternoon:
            return later
        window = (later, calendar.last) if begins else (calendar.first, later)
        raise _at_night(hour.minutes, window)
    return hour.minutes


def _at_night(minutes: int, window: tuple[int, int]) -> Doubtful:
    def say(meant: str) -> Message:
        return message(
            "« {hour} » est la nuit : si c'est l'après-midi, écrivez « {meant} »",
            "“{hour}” is at night: if the afternoon is meant, write “{meant}”",
            hour=plain_hour(minutes),
            meant=meant,
        )

    return Doubtful(say, _window(*window))


def hour_range(first: Hour, last: Hour, calendar: Calendar) -> tuple[int, int]:
    """The minutes of two hours; `2-4 pm` and `9am-5` are what they are for everybody."""
    start, end, half = first.minutes, last.minutes, DAY // 2
    if last.sure and not first.sure and start < half and start + half < end:
        start += half
    if first.sure and not last.sure and end <= start and end < half:
        end += half
    sure = first.sure or last.sure
    if max(start, end) > DAY:
        raise Unclear
    if not sure and start < end < _EARLIEST and calendar.first <= start + half and end + half <= calendar.last:
        if not calendar.afternoon:
            raise _at_night(start, (start + half, end + half))
        return start + half, end + half
    if end <= start:
        if not (calendar.afternoon and start < end + half <= calendar.last):
            raise _backwards(start, end, calendar)
        return start, end + half
    return start, end


def _backwards(start: int, end: int, calendar: Calendar) -> Wrong:
    """The mistake for a window that ends before it starts; `9-5` may end in the afternoon."""

    def say(other: str) -> Message:
        return message(
            "la plage {found} finit avant de commencer : écrivez le début puis la fin, par exemple « {other} »",
            "the window {found} ends before it starts: write its start, then its end, for instance “{other}”",
            found=_window(start, end),
            other=other,
        )

    later = end + DAY // 2
    if start < later <= calendar.last:
        return Doubtful(say, _window(start, later))
    return Wrong(say(_window(end, start) if end < start else window_example(calendar.days)))


def _window(start: int, end: int) -> str:
    return f"{plain_hour(start)}-{plain_hour(end)}"
