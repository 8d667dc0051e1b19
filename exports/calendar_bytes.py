"""Calendars as bytes. An entry stands in several files and is the same in all, so each is written out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from icalendar import Calendar, Component
from icalendar import Event as Entry

from exports.timezone import vtimezone
from scheduler.domain.calendar_item import Record

_END = b"END:VCALENDAR\r\n"
#: The number of bytes of a line up to which it is not folded.
_LONGEST = 74


def empty_calendar(method: str, language: str, zone: str, day: date) -> Calendar:
    """A calendar of a METHOD, with the time zone `zone` as it applies on `day` and in the years around it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Journee//Journee//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(vtimezone(zone, day))
    return calendar


def plain_calendar(method: str, language: str, zone: str, day: date, entries: Iterable[bytes]) -> bytes:
    """The bytes of an empty calendar that these entries are put into."""
    return _with_entries(_empty(method, language, zone, day), entries)


def filled_calendar(calendar: Calendar, entries: Iterable[bytes]) -> bytes:
    """The bytes of `calendar` with these entries after all that it has."""
    return _with_entries(written(calendar), entries)


def written(component: Component) -> bytes:
    """The bytes of the component: those of the library, which takes most of its time to fold lines sign by sign."""
    return b"".join(_folded(line.encode()) + b"\r\n" for line in component.content_lines() if line)


def _folded(line: bytes) -> bytes:
    """The line in parts of at most `_LONGEST` bytes; none ends within a letter or with a sign that escapes the next."""
    parts, start = [], 0
    while len(line) - start > _LONGEST:
        end = start + _LONGEST
        while line[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        if line[end - 1] in rb"\^" and end - start > 1:
            end -= 1
        parts.append(line[start:end])
        start = end
    return b"\r\n ".join((*parts, line[start:]))


@lru_cache(maxsize=4096)
def entry_bytes(entry: Callable[[Record], Entry], record: Record) -> bytes:
    """The bytes of what `entry`, a pure function, makes of the record."""
    return written(entry(record))


@lru_cache(maxsize=64)
def _empty(method: str, language: str, zone: str, day: date) -> bytes:
    return written(empty_calendar(method, language, zone, day))


def _with_entries(calendar: bytes, entries: Iterable[bytes]) -> bytes:
    return b"".join((calendar.removesuffix(_END), *entries, _END))
