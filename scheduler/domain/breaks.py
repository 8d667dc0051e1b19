"""Plenaries and breaks, and a day that runs late."""

from __future__ import annotations

from datetime import date
from typing import Literal

from scheduler.domain.clock import DAY, grid, on_grid
from scheduler.domain.frozen import Frozen
from scheduler.domain.windows import Day


class Plenary(Frozen):
    """An item of the whole event during which no talk runs in any room, at fixed hours or placed by the solver.

    A fixed plenary has `start`; a placed one has none and lies within `[between_start, between_end]` of `day`, best
    from the minute `ideal` on. With `slips`, set on a day that runs late, it may start at any time from `start` on.
    `duration` is in minutes. `speakers` and `chairs` are ids of persons. `after` names what must be over before:
    ids of plenaries, breaks or talks, or `axis:` with the id of an axis. Nothing but breaks lies before a plenary
    whose `position` is first, or after one that is last. With `posters`, the event's posters are shown meanwhile.
    """

    id: str
    title: str
    day: date
    start: int | None = None
    duration: int
    room: str | None = None
    speakers: tuple[str, ...] = ()
    slips: bool = False
    posters: bool = False
    between_start: int = 0
    between_end: int = DAY
    ideal: int | None = None
    after: tuple[str, ...] = ()
    position: Literal["first", "last"] | None = None
    chairs: tuple[str, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""

    @property
    def fixed(self) -> bool:
        """True if it has one hour alone."""
        return self.start is not None and not self.slips

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who has to be there: speakers, then chairs, each once."""
        return tuple(dict.fromkeys((*self.speakers, *self.chairs)))

    @property
    def earliest(self) -> int:
        """The earliest minute at which it starts."""
        return self.between_start if self.start is None else self.start

    @property
    def end(self) -> int:
        """The earliest minute at which it ends: where it is fixed, the minute at which it ends."""
        return self.earliest + self.duration

    def bounds(self, day: Day) -> tuple[int, int]:
        """The minutes of `day` between which the whole plenary lies."""
        if self.start is None:
            return max(self.between_start, day.start), min(self.between_end, day.end)
        return self.start, day.end if self.slips else self.end

    def starts(self, day: Day, step: int) -> list[int]:
        """The minutes of `day` at which it may start, ascending: those of the grid, or its own hour."""
        if self.start is not None and not self.slips:
            return [self.start]
        first, last = self.bounds(day)
        own = [] if self.start is None or self.start + self.duration > last or on_grid(first, step) else [first]
        return own + grid(first, last - self.duration, step)


class Break(Frozen):
    """A break that the solver places within `[between_start, between_end]` of `day`, or of every day (None).

    `ideal` is the minute at which it would best start. `at`, where given, is the minute at which it starts exactly, on
    the grid or not; the window then has no effect. `min_duration` is its shortest length, in minutes, on a day that
    runs late (None: `duration`). With `posters`, the event's posters are shown meanwhile. `room` is where it is held,
    and `note` what is said of it; both are printed only.
    """

    id: str
    title: str
    duration: int
    between_start: int = 0
    between_end: int = DAY
    ideal: int | None = None
    day: date | None = None
    min_duration: int | None = None
    posters: bool = False
    at: int | None = None
    room: str | None = None
    note: str = ""

    @property
    def window(self) -> tuple[int, int]:
        """The minutes of a day between which the whole break lies, whatever the hours of the day."""
        return (self.between_start, self.between_end) if self.at is None else (self.at, self.at + self.duration)


class DailyBreak(Frozen):
    """A break of one day of `shortest` to `longest` minutes, inside `[between_start, between_end]`.

    It starts on the grid, or at the minute `exactly`.
    """

    id: str
    title: str
    day: Day
    shortest: int
    longest: int
    between_start: int
    between_end: int
    exactly: int | None = None

    def starts(self, step: int) -> list[int]:
        """The minutes at which it may start at its shortest, ascending: those of the grid, and `exactly`."""
        first = max(self.between_start, self.day.start)
        last = min(self.between_end, self.day.end) - self.shortest
        own = [] if self.exactly is None or not first <= self.exactly <= last else [self.exactly]
        return sorted({*own, *grid(first, last, step)})


class Begun(Frozen):
    """A break that has begun, with its actual minutes `[start, end)` on `day`."""

    id: str
    day: date
    start: int
    end: int


#: What a repair of a late day is for: to keep the order and end as early as possible, or to tell the fewest people.
Aim = Literal["order", "people"]


class Late(Frozen):
    """A day that runs late: items that have not begun start at the minute `floor` or later, and breaks may shrink.

    Where the `aim` is the order, breaks may end after their windows, as everything slides.
    """

    day: date
    floor: int
    aim: Aim = "order"


def daily(pause: Break, day: Day, begun: Begun | None, late: Late | None) -> DailyBreak:
    """The break on `day`: at its actual minutes once begun, else from the floor on where the day runs late.

    A break at an exact hour is then no longer held to it.
    """
    shortest = longest = pause.duration
    (start, end), exactly = pause.window, pause.at
    if begun is not None:
        shortest = longest = begun.end - begun.start
        start, end, exactly = begun.start, begun.end, begun.start
    elif late is not None:
        shortest, start = pause.min_duration or pause.duration, max(start, late.floor)
        end = max(end, day.end) if late.aim == "order" else end
        if pause.at is not None:
            end, exactly = day.end, start
    return DailyBreak(
        id=pause.id,
        title=pause.title,
        day=day,
        shortest=shortest,
        longest=longest,
        between_start=start,
        between_end=end,
        exactly=exactly,
    )
