"""The calendars that a file holds, however badly its lines are folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from icalendar import Calendar, Component
from icalendar.prop import vBroken

from scheduler.importing.sources.files import SourceFile
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import decode_csv

DOWNLOAD = message(
    "Exportez l'agenda au format iCalendar (.ics) : dans Google Agenda, Paramètres › Importer et exporter ; "
    "dans Thunderbird, Agenda › Exporter",
    "Export the calendar as iCalendar (.ics): in Google Calendar, Settings › Import & export; "
    "in Thunderbird, Calendar › Export",
)
#: What a file of calendars begins with, and the bytes from its start in which that is sought.
_BEGIN, _HEAD = b"begin:vcalendar", 2_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FOLD = re.compile(rb"\r*\n[ \t]")
#: The largest number of components that are read, and of components inside each other.
_MOST, _DEEPEST = 20_000, 10
#: What the library raises for texts that are no calendar.
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError, OSError)


def calendars(file: SourceFile, report: Report) -> list[Component] | None:
    """The calendars of the file; None if it has none, which is reported where the reason is known."""
    data = _unfolded(file.data) if file.form == "text" else b""
    if _BEGIN not in data[:_HEAD].lower():
        return None
    text = decode_csv(data, Spot(file.name), report)
    if text is None:
        return None
    if _is_too_large(text):
        report.mistake(Spot(file.name), None, _TOO_LARGE)
        return None
    try:
        read: list[Component] = [*Calendar.from_ical(text.encode("utf-8", "replace"), multiple=True)]
    except _BROKEN as error:
        report.mistake(Spot(file.name), clean_line(str(error))[:80] or None, _unreadable())
        return None
    if not any(part.name == "VEVENT" for calendar in read for part in calendar.subcomponents):
        report.mistake(Spot(file.name), None, _unreadable() if not read else _EMPTY)
        return None
    return read


def _unfolded(data: bytes) -> bytes:
    """The lines as they were before they were folded, which many programs do in the midst of a letter."""
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode()
    return _FOLD.sub(b"", data)


_TOO_LARGE = message(
    "cet agenda a trop d'entrées, ou trop d'entrées l'une dans l'autre : exportez l'événement seul",
    "this calendar has too many entries, or too many inside each other: export this event alone",
)


_EMPTY = message(
    "cet agenda n'a aucune entrée : exportez celui de l'événement. {download}",
    "this calendar has no entry: export that of the event. {download}",
    download=DOWNLOAD,
)


def _unreadable() -> Message:
    return message(
        "l'agenda n'est pas lisible : téléchargez-le de nouveau, en entier. {download}",
        "the calendar cannot be read: download it again, as a whole. {download}",
        download=DOWNLOAD,
    )


def _is_too_large(text: str) -> bool:
    depth = count = 0
    for line in text.splitlines():
        head = line[:6].upper()
        depth += head.startswith("BEGIN:") - head.startswith("END:")
        count += head.startswith("BEGIN:")
        if depth > _DEEPEST or count > _MOST:
            return True
    return False


def first(component: Component, name: str) -> Any:
    """The first readable value of a property; None without one."""
    return next(several(component, name), None)


def text_of(component: Component, name: str) -> str:
    """The text of a property, "" without one."""
    value = first(component, name)
    return "" if value is None else str(value)


def several(component: Component, name: str) -> Iterator[Any]:
    """The values that can be read of a property, which may be there several times."""
    value = component.get(name)
    values = value if isinstance(value, list) else () if value is None else (value,)
    yield from (each for each in values if not isinstance(each, vBroken))
