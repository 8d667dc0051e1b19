"""The times at which an entry is held: its own, those of its rules and dates, without those that were taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from icalendar import Component, vRecur

from scheduler.importing.ics.calendars import several
from scheduler.importing.ics.moments import Zone

#: The largest number of times that an entry is held, and the days from the first to the last of them.
_MOST, _WITHIN = 60, 366
#: The parts that the recurrence rule of a programme may have; with others, as those of months, it is none.
_KEYS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Every `step` days or weeks, on these days of the week; `count` is 0 and `until` None where there is no end."""

    weekly: bool
    step: int
    weekdays: frozenset[int]
    first_weekday: int
    count: int
    until: dt.datetime | None

    def holds(self, start: dt.date, day: dt.date) -> bool:
        """True if something that began on `start` comes on that day."""
        if not self.weekly:
            return (day - start).days % self.step == 0 and (not self.weekdays or day.weekday() in self.weekdays)
        week = start - dt.timedelta(days=(start.weekday() - self.first_weekday) % 7)
        weekdays = self.weekdays or {start.weekday()}
        return (day - week).days // 7 % self.step == 0 and day.weekday() in weekdays


def times(
    entry: Component, start: dt.datetime, zone: Zone, days: Collection[dt.date]
) -> tuple[list[dt.datetime], bool]:
    """The times in order, and whether the entry is held at more than these.

    `days` are those of the event: a rule without an end holds on them alone.
    """
    further = [moment for value in several(entry, "RDATE") for moment in _dates(value, zone)]
    without = {moment for value in several(entry, "EXDATE") for moment in _dates(value, zone)}
    moments, cut = {start, *further}, False
    for value in several(entry, "RRULE"):
        rule = _rule(value, zone)
        ruled, ends = _ruled(rule, start) if rule else ((), False)
        moments |= {moment for moment in ruled if ends or moment.date() in days}
        cut = cut or not ends
    kept = sorted(moments - without)
    return kept[:_MOST], cut or len(kept) > _MOST


def _dates(value: Any, zone: Zone) -> Iterator[dt.datetime]:
    """The times of a list of dates; of a period its beginning."""
    for item in getattr(value, "dts", ()):
        moment = item.dt[0] if isinstance(item.dt, tuple) else item.dt
        local = zone.local(moment)
        if local is not None:
            yield local


def _rule(value: Any, zone: Zone) -> _Rule | None:
    """The rule of recurrence; None for a rule that no programme has."""
    parts = {str(key).upper(): values for key, values in value.items()} if isinstance(value, vRecur) else {}
    frequency = [str(text).upper() for text in parts.get("FREQ", ())]
    names = [str(text).upper() for text in parts.get("BYDAY", ())]
    step = _number(parts, "INTERVAL") if "INTERVAL" in parts else 1
    if frequency not in (["DAILY"], ["WEEKLY"]) or not parts.keys() <= _KEYS or not step:
        return None
    if not set(names) <= set(_WEEK):
        return None
    first = next((str(text).upper() for text in parts.get("WKST", ())), "MO")
    return _Rule(
        weekly=frequency == ["WEEKLY"],
        step=step,
        weekdays=frozenset(map(_WEEK.index, names)),
        first_weekday=_WEEK.index(first) if first in _WEEK else 0,
        count=_number(parts, "COUNT"),
        until=_until(parts.get("UNTIL", ()), zone),
    )


def _ruled(rule: _Rule, start: dt.datetime) -> tuple[Sequence[dt.datetime], bool]:
    """The times of the rule within a year of its start, and whether these are all."""
    last = start + dt.timedelta(days=_WITHIN) if start.year < dt.MAXYEAR else start
    end = min(rule.until, last) if rule.until else last
    days = (start + dt.timedelta(days=number) for number in range((last - start).days + 1))
    moments = (moment for moment in days if moment <= end and rule.holds(start.date(), moment.date()))
    ruled = list(islice(moments, rule.count or _MOST + 1))
    return ruled, bool(rule.count and len(ruled) == rule.count) or bool(rule.until and rule.until <= last)


def _number(parts: Mapping[str, Any], name: str) -> int:
    return next((value for value in parts.get(name, ()) if isinstance(value, int) and value > 0), 0)


def _until(values: Any, zone: Zone) -> dt.datetime | None:
    for value in values:
        if isinstance(value, dt.datetime):
            return zone.local(value)
        if isinstance(value, dt.date):
            return dt.datetime.combine(value, dt.time(23, 59))
    return None
