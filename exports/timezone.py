"""A VTIMEZONE for any zone of the IANA database, made from the transitions of the zone itself.

icalendar's `add_missing_timezones` writes one that ical.js and vobject read an hour wrong, hence this module (RFC 5545
§3.6.5). It writes yearly rules where the zone's are yearly, else one observance for each onset around the event, and a
single STANDARD where the offset never changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Years after the event up to which a rule must hold, from the year before it, to be taken as yearly.
_YEARS = 8


@dataclass(frozen=True, slots=True)
class Onset:
    """A change of offset, at the moment when a wall clock that still has `before` shows `local`."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool

    def rule(self, nth: int) -> tuple[object, ...]:
        """The parts that repeat every year: month, nth (or last) weekday, hour, both offsets."""
        return (self.local.month, nth, self.local.weekday(), self.local.time(), self.before, self.after, self.daylight)

    @property
    def places(self) -> set[int]:
        """The ordinals of the weekday in its month, from 1; -1 is among them for the last such weekday."""
        last = (self.local + timedelta(days=7)).month != self.local.month
        return {(self.local.day - 1) // 7 + 1} | ({-1} if last else set())


@lru_cache(maxsize=8)
def vtimezone(name: str, day: date) -> Timezone:
    """The zone `name` as a component that is right for `day` and the years around it.

    All calendars of an event share the component: never change it.
    """
    zone = ZoneInfo(name)
    component = Timezone()
    component.add("tzid", name)
    onsets = list(_onsets(zone, day.year - 1, day.year + _YEARS))
    if not onsets:
        component.add_component(_observance(_fixed(zone, datetime(1970, 1, 1), day)))
        return component
    rules = _yearly(onsets, day.year - 1, day.year + _YEARS)
    if rules is not None:
        for onset, nth in rules:
            component.add_component(_observance(onset, nth))
        return component
    component.add_component(_observance(_fixed(zone, datetime(day.year - 1, 1, 1), date(day.year - 1, 1, 1))))
    for onset in onsets:
        if onset.local.year <= day.year + 1:
            component.add_component(_observance(onset))
    return component


def _onsets(zone: ZoneInfo, first: int, last: int) -> Iterator[Onset]:
    """Every change of the zone's offset in the years from `first` to `last`, in the order of time."""
    begin = datetime(first, 1, 1, tzinfo=UTC)
    days = [begin + timedelta(days=n) for n in range((datetime(last + 1, 1, 1, tzinfo=UTC) - begin).days + 1)]
    offsets = [_offset(zone, day) for day in days]
    for (early, before), (late, after) in pairwise(zip(days, offsets, strict=True)):
        if before != after:
            moment = _bisect(zone, early, late)
            shown = moment.astimezone(zone)
            daylight = (shown.dst() or timedelta()) > timedelta()
            yield Onset((moment + before).replace(tzinfo=None), before, after, shown.tzname() or "", daylight)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _bisect(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The first minute that has the offset of `late`."""
    offset = _offset(zone, late)
    while late - early > timedelta(minutes=1):
        middle = early + timedelta(minutes=(late - early) // timedelta(minutes=2))
        early, late = (early, middle) if _offset(zone, middle) == offset else (middle, late)
    return late


def _yearly(onsets: Sequence[Onset], first: int, last: int) -> list[tuple[Onset, int]] | None:
    """The two onsets of the first year with the ordinals of their weekdays, if every later year repeats them."""
    by_year = {year: [o for o in onsets if o.local.year == year] for year in range(first, last + 1)}
    if any(len(year_onsets) != 2 for year_onsets in by_year.values()):
        return None
    rules = []
    for number in (0, 1):
        yearly = [year_onsets[number] for year_onsets in by_year.values()]
        ordinals = set.intersection(*(onset.places for onset in yearly))
        if not ordinals or len({onset.rule(0) for onset in yearly}) != 1:
            return None
        rules.append((yearly[0], min(ordinals)))
    return rules


def _fixed(zone: ZoneInfo, local: datetime, day: date) -> Onset:
    """An onset at `local` that changes nothing: the offset of the zone on `day`."""
    moment = datetime(day.year, day.month, day.day, tzinfo=zone)
    offset = moment.utcoffset() or timedelta()
    return Onset(local, offset, offset, moment.tzname() or "", daylight=False)


def _observance(onset: Onset, nth: int | None = None) -> TimezoneStandard | TimezoneDaylight:
    """The onset as a component; with `nth`, repeated every year on that weekday of the month."""
    part = TimezoneDaylight() if onset.daylight else TimezoneStandard()
    part.add("dtstart", onset.local)
    part.add("tzoffsetfrom", onset.before)
    part.add("tzoffsetto", onset.after)
    part.add("tzname", onset.name)
    if nth is not None:
        weekday = f"{nth}{_WEEKDAYS[onset.local.weekday()]}"
        part.add("rrule", {"freq": "yearly", "bymonth": onset.local.month, "byday": weekday})
    return part
