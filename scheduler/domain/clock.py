"""Minutes, dates and time zones; the only module that knows the last two.

Everywhere else a time is an `int`: minutes from midnight of its day, half-open `[start, end)`; `24 * 60` is the
midnight that ends the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

#: Minutes of a day.
DAY = 24 * 60
#: The years that events and releases may have: calendars know no day before 1970, and years have four digits.
YEARS = range(1970, 3000)
#: Minute of the day that ends the morning: an item that starts earlier is in the morning.
NOON = 13 * 60

_OFFSET = re.compile(r"UTC(?:([+-])(\d{1,2})(?::(\d{2}))?)?")
_HOUR = re.compile(r"(\d{1,2})\s*(?:[hH:]\s*(\d{1,2})?)(?::(\d{2}))?(?:\.0+)?")


def parse_hour(text: str) -> int | None:
    """Minutes from midnight of `9h30`, `9 h 30`, `9h`, `9:30`, `09:30:00`; None if the text is no hour."""
    match = _HOUR.fullmatch(text.replace("\u202f", " ").replace("\u00a0", " ").strip())
    if match is None:
        return None
    hours, minutes, seconds = match.group(1), match.group(2), match.group(3)
    if minutes is None and ":" in text:
        return None
    if seconds not in (None, "00") or len(minutes or "00") != 2:
        return None
    total = int(hours) * 60 + int(minutes or 0)
    return total if int(minutes or 0) < 60 and total <= DAY else None


def plain_hour(minutes: int) -> str:
    """`HH:MM`, the form of the input files; `minutes` count from midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def is_zone(name: str) -> bool:
    """True for a time zone of the IANA database, and for a fixed offset: `UTC+5:30`, `UTC-3`."""
    return _offset(name) is not None or name in regions()


def is_region(name: str) -> bool:
    """True for a time zone of the IANA database alone; calendars need its rules, which an offset lacks."""
    return name in regions()


def is_known_here(name: str) -> bool:
    """True for a time zone that this machine can show, whatever others know: an old release may be in such a one."""
    try:
        return is_region(name) or bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # no such zone, a folder, no data of a zone
        return False


@cache
def regions() -> frozenset[str]:
    """The zones of the IANA database as the package tzdata lists them, the same on every machine.

    A system knows others (`localtime`, `posixrules`, `right/…`), which mean something else elsewhere; `Factory` is the
    zone of a machine that was never set up.
    """
    return frozenset((files("tzdata") / "zones").read_text(encoding="utf-8").split()) - {"Factory"}


def _offset(name: str) -> tzinfo | None:
    match = _OFFSET.fullmatch(name)
    if match is None:
        return None
    minutes = int(match[2] or 0) * 60 + int(match[3] or 0)
    fits = minutes <= 14 * 60 and int(match[3] or 0) < 60
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if fits else None


def _zone(name: str) -> tzinfo:
    return _offset(name) or ZoneInfo(name)


def to_datetime(day: date, minutes: int, zone: str) -> datetime:
    """The aware moment at which the wall clock of `zone` shows `minutes` on `day` (1440: the next midnight)."""
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    return moment.replace(tzinfo=_zone(zone))


def seen_from(moment: datetime, zone: str) -> datetime:
    """The aware `moment` on the wall clock of `zone`."""
    return moment.astimezone(_zone(zone))


@lru_cache(maxsize=4096)
def hour_there(day: date, minutes: int, zone: str, there: str) -> int:
    """The minute of the day on the clock of `there` when the clock of `zone` shows `minutes` on `day`."""
    moment = seen_from(to_datetime(day, minutes, zone), there)
    return moment.hour * 60 + moment.minute


def to_iso(day: date, minutes: int, zone: str) -> str:
    """ISO 8601 with the offset of the zone: `2025-05-23T09:30:00+02:00`."""
    return to_datetime(day, minutes, zone).isoformat()


def from_iso(text: str, zone: str) -> datetime:
    """The local moment in `zone` of an ISO 8601 text; a text without offset is local already.

    Raises ValueError if `text` is no ISO 8601 date and time.
    """
    moment = datetime.fromisoformat(text)
    return moment.astimezone(_zone(zone)) if moment.tzinfo else moment.replace(tzinfo=_zone(zone))


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The minutes `[start, end)` of a day that its clock skips (`skipped`), or shows twice."""

    start: int
    end: int
    skipped: bool


@cache
def clock_change(day: date, zone: str) -> ClockChange | None:
    """The minutes that the clock of `zone` skips on `day`, or those that it shows twice; None: an ordinary day."""
    if _utc_offset(day, 0, zone) == _utc_offset(day, DAY, zone):
        return None
    for skipped, odd in ((True, _is_skipped), (False, _is_doubled)):
        minutes = [minute for minute in range(DAY) if odd(day, minute, zone)]
        if minutes:
            return ClockChange(minutes[0], minutes[-1] + 1, skipped)
    return None


def _utc_offset(day: date, minutes: int, zone: str) -> timedelta | None:
    return to_datetime(day, minutes, zone).utcoffset()


def _is_skipped(day: date, minutes: int, zone: str) -> bool:
    moment = to_datetime(day, minutes, zone)
    return moment.astimezone(UTC).astimezone(_zone(zone)).replace(tzinfo=None) != moment.replace(tzinfo=None)


def _is_doubled(day: date, minutes: int, zone: str) -> bool:
    moment = to_datetime(day, minutes, zone)
    return not _is_skipped(day, minutes, zone) and moment.utcoffset() != moment.replace(fold=1).utcoffset()


def on_grid(minutes: int, step: int) -> bool:
    """True if `minutes` is a multiple of `step` minutes past the hour (contract §2, `step`)."""
    return (minutes % 60) % step == 0


def grid(start: int, end: int, step: int) -> list[int]:
    """Every minute of `[start, end]` on the grid of `step` minutes past the hour."""
    hours = range(start - start % 60, end + 1, 60)
    return [minute for hour in hours for minute in range(hour, hour + 60, step) if start <= minute <= end]
