"""The days of an event as people name them: `vendredi`, `11/06`, `11 juin`, `le premier jour`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scheduler.domain.windows import Day, Window
from scheduler.language.message import Message, message
from scheduler.reading.report import Wrong
from scheduler.reading.spoken import day_spans
from scheduler.reading.spoken.day_spans import DaySpans
from scheduler.reading.spoken.words import Dates

_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of an event, which are at least one, in ascending order.

    `afternoon` if hours that only make sense in the afternoon are taken to be there: `2-4`, `9-5`.
    """

    days: Sequence[Day]
    afternoon: bool = False

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates of all days."""
        return tuple(day.date for day in self.days)

    @property
    def first(self) -> int:
        """The minute at which the earliest day starts."""
        return min(day.start for day in self.days)

    @property
    def last(self) -> int:
        """The minute at which the latest day ends."""
        return max(day.end for day in self.days)

    @property
    def windows(self) -> tuple[Window, ...]:
        """All of the event, as windows."""
        return tuple(Window(start=day.start, end=day.end, day=day.date) for day in self.days)

    def between(self, dates: Iterable[date], start: int, end: int) -> DaySpans:
        """The minutes from `start` to `end` on the days given."""
        return day_spans.between(self.days, set(dates), start, end)

    def whole(self, dates: Iterable[date] | None = None) -> DaySpans:
        """All minutes of the days given, or of all days."""
        return self.between(self.dates if dates is None else dates, self.first, self.last)

    def after(self, moment: tuple[date | None, int]) -> DaySpans:
        """All minutes from a moment on: on its day and the days that follow, or on each day where it has none."""
        on, minute = moment
        if on is None:
            return self.between(self.dates, minute, self.last)
        later = self.whole(day for day in self.dates if day > on)
        return day_spans.union(self.between([on], minute, self.last), later)

    def before(self, moment: tuple[date | None, int]) -> DaySpans:
        """All minutes until a moment, as `after`."""
        return day_spans.minus(self.whole(), self.after(moment))


def on_weekday(number: int, calendar: Calendar) -> frozenset[date]:
    """The day of the event on a weekday, 0 for Monday; `Wrong` is raised for none and for several."""
    fitting = [day for day in calendar.dates if day.weekday() == number]
    name = Message(_FRENCH[number], _ENGLISH[number])
    if not fitting:
        raise Wrong(
            message(
                "aucun jour de l'événement n'est un {name} : écrivez {days}",
                "no day of the event is a {name}: write {days}",
                name=name,
                days=_or_other(calendar.dates),
            )
        )
    if len(fitting) > 1:
        raise Wrong(
            message(
                "l'événement a plusieurs fois un {name} : écrivez la date, {days}",
                "the event has several days that are a {name}: write the date, {days}",
                name=name,
                days=listed(fitting),
            )
        )
    return frozenset(fitting)


def same_weekday(dates: frozenset[date], number: int) -> frozenset[date]:
    """The dates, if each falls on the weekday; `Wrong` is raised for another."""
    for day in sorted(dates):
        if day.weekday() != number:
            raise Wrong(
                message(
                    "le {day} est un {actual} et non un {name} : écrivez la date seule, par exemple {day}",
                    "{day} is a {actual} and no {name}: write the date alone, for instance {day}",
                    day=day,
                    actual=Message(_FRENCH[day.weekday()], _ENGLISH[day.weekday()]),
                    name=Message(_FRENCH[number], _ENGLISH[number]),
                )
            )
    return dates


def on_dates(spoken: Dates, calendar: Calendar) -> frozenset[date]:
    """The days of the event that a date, or the dates from one to another, name; `Wrong` is raised for another day."""
    named = _days(spoken, calendar)
    if named:
        return named
    if spoken.swapped and spoken.month is not None:
        swapped = spoken._replace(first=spoken.month, last=spoken.month, month=spoken.first, swapped=False)
        raise Wrong(_no_day(spoken, calendar, _days(swapped, calendar)))
    raise Wrong(_no_day(spoken, calendar))


def _days(spoken: Dates, calendar: Calendar) -> frozenset[date]:
    """The days of the event from the first to the last that is named; none if one of these two is no day of it."""
    days = [
        day
        for day in calendar.dates
        if spoken.month in (None, day.month)
        and spoken.year in (None, day.year)
        and spoken.first <= day.day <= spoken.last
    ]
    complete = {spoken.first, spoken.last} <= {day.day for day in days}
    return frozenset(days) if complete and len({(day.month, day.day) for day in days}) == len(days) else frozenset()


def _no_day(spoken: Dates, calendar: Calendar, swapped: frozenset[date] = frozenset()) -> Message:
    found = str(spoken.first) if spoken.month is None else f"{spoken.first:02d}/{spoken.month:02d}"
    if spoken.year and spoken.month:
        found = f"{spoken.year}-{spoken.month:02d}-{spoken.first:02d}"
    return message(
        "le {found} n'est pas un jour de l'événement : écrivez {days}",
        "{found} is no day of the event: write {days}",
        found=found,
        days=listed(sorted(swapped)) if swapped else _or_other(calendar.dates),
    )


def _or_other(days: Iterable[date]) -> Message:
    """The dates as alternatives, and the other possibility: a table that came first may know the day better."""
    return message(
        "{days}, ou corrigez la date de l'événement", "{days}, or correct the date of the event", days=listed(days)
    )


def listed(days: Iterable[date]) -> Message:
    """The dates as alternatives: `2027-06-10 ou 2027-06-11`."""
    return Message(*(f" {word} ".join(map(str, days)) for word in ("ou", "or")))
