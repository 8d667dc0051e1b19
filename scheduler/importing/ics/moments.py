"""The zone of an event and the local times of its entries, as calendars state them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component

from scheduler.domain.clock import is_known_here
from scheduler.importing.ics.calendars import first, text_of
from scheduler.language.text import clean_line

#: The zone of an event whose calendar has hours in UTC alone; it is told.
USUAL = "Europe/Paris"
#: The longest entry that is held at an hour; longer ones stand above whole days.
_LONGEST = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of the event, "" where no calendar names one; `guessed` where all that is known is UTC."""

    name: str
    guessed: bool = False

    def local(self, moment: Any) -> dt.datetime | None:
        """The time in this zone; as it is written where one of the two is of no zone; None for anything but a time."""
        if not isinstance(moment, dt.datetime):
            return None
        if moment.tzinfo is not None and self.name:
            try:
                moment = moment.astimezone(ZoneInfo(self.name))
            except (ValueError, OverflowError):
                return None
        local: dt.datetime = moment.replace(tzinfo=None, second=0, microsecond=0)
        return local


def zone_of(calendars: Iterable[Component], entries: Iterable[Component]) -> Zone:
    """The zone that a calendar states, else that of most entries, else the usual one for hours in UTC."""
    stated = (clean_line(text_of(calendar, "X-WR-TIMEZONE")) for calendar in calendars)
    known = next(filter(is_known_here, stated), "")
    if known:
        return Zone(known)
    names = Counter(name for entry in entries if (name := _zone_name(stated_moment(entry, "DTSTART"))))
    local = [name for name, _ in names.most_common() if name != "UTC"]
    if local:
        return Zone(next(filter(is_known_here, local), ""))
    return Zone(USUAL, guessed=True) if names else Zone("")


def _zone_name(moment: Any) -> str:
    """The name of the zone of a time; "-" for a zone without a usual name, "" for a time of no zone."""
    if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
        return ""
    if moment.tzinfo is dt.UTC:
        return "UTC"
    key = str(getattr(moment.tzinfo, "key", None) or "-")
    return "UTC" if key.upper() in ("UTC", "ETC/UTC", "GMT", "ETC/GMT", "Z") else key


def stated_moment(entry: Component, name: str) -> Any:
    """The date or time of a property; None where there is none, or none that can be read."""
    return getattr(first(entry, name), "dt", None)


def start_of(entry: Component, zone: Zone) -> dt.datetime | None:
    """When the entry begins; None for one of whole days."""
    return zone.local(stated_moment(entry, "DTSTART"))


def is_of_whole_days(entry: Component) -> bool:
    """True for an entry without an hour, or of more than a day."""
    start = stated_moment(entry, "DTSTART")
    if isinstance(start, dt.date) and not isinstance(start, dt.datetime):
        return True
    length = _length(entry)
    return length is not None and length >= _LONGEST


def minutes_of(entry: Component) -> int | None:
    """How long the entry takes; None where it does not say so."""
    length = _length(entry)
    return int(length.total_seconds() // 60) or None if length is not None and length > dt.timedelta(0) else None


def _length(entry: Component) -> dt.timedelta | None:
    length = stated_moment(entry, "DURATION")
    if isinstance(length, dt.timedelta):
        return length
    start, end = (stated_moment(entry, name) for name in ("DTSTART", "DTEND"))
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return None
    if (start.tzinfo is None) != (end.tzinfo is None):
        start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    try:
        return end - start
    except OverflowError:
        return None
