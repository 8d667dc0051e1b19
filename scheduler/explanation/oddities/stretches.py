"""The stretches of a programme in which nothing is on in any room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from constraints import items
from constraints.items import Item
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: Minutes: the shortest stretch that is told (contract §5).
SHORTEST = 15


@dataclass(frozen=True, slots=True)
class Stretch:
    """The minutes `[start, end)` of `day` in which no session, break or plenary is on."""

    day: date
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Its length in minutes."""
        return self.end - self.start


def stretches(programme: Programme) -> tuple[Stretch, ...]:
    """Each stretch of 15 minutes or more between the first and the last item of a day, in the order of time."""
    days: dict[date, list[Item]] = {}
    for item in blocks(programme):
        days.setdefault(item.day, []).append(item)
    return tuple(stretch for day in sorted(days) for stretch in _of_day(days[day]))


def stretches_to_come(event: Event, programme: Programme) -> tuple[Stretch, ...]:
    """The stretches that are not over on a day that runs late."""
    over = {late.day: late.floor for late in event.late}
    return tuple(stretch for stretch in stretches(programme) if stretch.end > over.get(stretch.day, 0))


def blocks(programme: Programme) -> tuple[Item, ...]:
    """The sessions, breaks and plenaries of the programme, in the order of time."""
    return tuple(sorted((*items.sessions(programme), *items.pauses(programme)), key=lambda item: item.first))


def idle_minutes(programme: Programme, day: date) -> int:
    """The minutes of all stretches of that day, summed."""
    return sum(stretch.minutes for stretch in stretches(programme) if stretch.day == day)


def _of_day(ascending: Iterable[Item]) -> Iterator[Stretch]:
    over: int | None = None
    for item in ascending:
        if over is not None and item.start - over >= SHORTEST:
            yield Stretch(item.day, over, item.start)
        over = item.end if over is None else max(over, item.end)
