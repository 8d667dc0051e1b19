"""Plenaries and breaks, and a day that runs late."""

from __future__ import annotations

from datetime import date

from scheduler.domain.frozen import Frozen
from scheduler.domain.windows import Day


class Plenary(Frozen):
    """An item with fixed hours during which no talk runs in any room; `speakers` are ids of persons.

    `duration` is in minutes. With `slips`, set on a day that runs late, it may start later than `start`. With
    `posters`, the event's posters are shown meanwhile.
    """

    id: str
    title: str
    day: date
    start: int
    duration: int
    room: str | None = None
    speakers: tuple[str, ...] = ()
    slips: bool = False
    posters: bool = False

    @property
    def end(self) -> int:
        """The minute at which it ends."""
        return self.start + self.duration


class Break(Frozen):
    """A break that the solver places within `[between_start, between_end]` of `day`, or of every day (None).

    `ideal` is the minute at which it would best start. `min_duration` is its shortest length, in minutes, on a day
    that runs late (None: `duration`). With `posters`, the event's posters are shown meanwhile.
    """

    id: str
    title: str
    duration: int
    between_start: int
    between_end: int
    ideal: int | None = None
    day: date | None = None
    min_duration: int | None = None
    posters: bool = False


class DailyBreak(Frozen):
    """A break of one day of `shortest` to `longest` minutes, inside `[between_start, between_end]`."""

    id: str
    title: str
    day: Day
    shortest: int
    longest: int
    between_start: int
    between_end: int


class Begun(Frozen):
    """A break that has begun, with its actual minutes `[start, end)` on `day`."""

    id: str
    day: date
    start: int
    end: int


class Late(Frozen):
    """A day that runs late: items that have not begun start at the minute `floor` or later, and breaks may shrink."""

    day: date
    floor: int


def daily(pause: Break, day: Day, begun: Begun | None, floor: int | None) -> DailyBreak:
    """The break on `day`: at its actual minutes once begun, else from `floor` on where the day runs late."""
    shortest = longest = pause.duration
    start, end = pause.between_start, pause.between_end
    if begun is not None:
        shortest = longest = begun.end - begun.start
        start, end = begun.start, begun.end
    elif floor is not None:
        shortest, start = pause.min_duration or pause.duration, max(start, floor)
    return DailyBreak(
        id=pause.id,
        title=pause.title,
        day=day,
        shortest=shortest,
        longest=longest,
        between_start=start,
        between_end=end,
    )
