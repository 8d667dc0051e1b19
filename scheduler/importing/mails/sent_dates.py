"""When a forwarded mail was sent, as programs of mail write it above its text: « ven. 14 févr. 2025 à 22:59 »."""

from __future__ import annotations

import datetime as dt
import re

from scheduler.importing.mails.headers import date_in
from scheduler.language.text import fold
from scheduler.reading.spoken.vocabulary import MONTHS

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
#: A date in words or numbers; of `14/02/2025` the day comes first, but where the hour is told by AM or PM.
_DATES = (
    re.compile(rf"(?<!\d){_DAY}(?: (?:de|of))? {_MONTH},?(?: de)? {_YEAR}(?!\d)"),
    re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
)
_NUMBERS = re.compile(rf"(?<!\d)(\d{{1,2}})[/.](\d{{1,2}})[/.]{_YEAR}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}) ?[:h] ?(\d\d)(?::\d\d)? ?(am|pm)?\b")


def said_moment(text: str) -> dt.datetime | None:
    """The moment that a line of that header means, by its sender's own clock; None where it means none for certain."""
    said = date_in(text)
    if said is not None:
        return said
    plain = " ".join(fold(text).split())
    clock = _CLOCK.search(plain)
    day = _day(plain, american=clock is not None and clock[3] is not None)
    try:
        return None if day is None else dt.datetime.combine(day, _time(clock))
    except ValueError:
        return None


def _day(plain: str, *, american: bool) -> dt.date | None:
    for pattern in _DATES:
        if match := pattern.search(plain):
            return _date(int(match["year"]), _month(match["month"]), int(match["day"]))
    match = _NUMBERS.search(plain)
    if match is None:
        return None
    month, day = (match[1], match[2]) if american else (match[2], match[1])
    return _date(int(match["year"]), int(month), int(day))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else next(n for n, names in enumerate(MONTHS, 1) if text in names.split("|"))


def _time(clock: re.Match[str] | None) -> dt.time:
    """The hour; midnight where none is told. Raises ValueError for one that is none."""
    if clock is None:
        return dt.time()
    hour = int(clock[1])
    return dt.time(hour % 12 + 12 * (clock[3] == "pm") if clock[3] else hour, int(clock[2]))
