"""Hours, dates and windows as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time

from scheduler.domain.clock import DAY, YEARS, parse_hour, plain_hour
from scheduler.domain.windows import Day, Window
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.examples import window_example, windows_example
from scheduler.reading.report import Wrong, shown
from scheduler.reading.values import wrong


class NoWindow(Wrong):
    """A text that has not the form of a window at all."""


class NoHour(Wrong):
    """A text that is no time of day."""


_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]+|$)(.*)", re.DOTALL)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"


def hour(value: object) -> int:
    """Minutes from midnight."""
    if isinstance(value, time):
        value = value.isoformat()
    minutes = parse_hour(value) if isinstance(value, str) else None
    if minutes is None:
        raise NoHour(
            message(
                "ce n'est pas une heure : écrivez par exemple « 09:30 » ou « 9h30 »",
                "this is no time of day: write for instance “09:30”",
            )
        )
    return minutes


def day(value: object) -> date:
    """A date of event.toml, as a TOML date or as text."""
    on = value if isinstance(value, date) and not isinstance(value, datetime) else None
    if isinstance(value, str):
        with suppress(ValueError):
            on = datetime.strptime(clean_line(value), "%Y-%m-%d").date()
    if on is None:
        wrong(
            "ce n'est pas une date : écrivez l'année, le mois et le jour, par exemple 2025-05-23",
            "this is no date: write year, month and day, for instance 2025-05-23",
        )
    if on.year not in YEARS:
        wrong(
            "l'année est hors limites : écrivez-la entre {first} et {last}, par exemple 2025-05-23",
            "the year is out of range: write one from {first} to {last}, for instance 2025-05-23",
            first=YEARS[0],
            last=YEARS[-1],
        )
    return on


def known_day(day: date | None, days: Sequence[date]) -> date | None:
    """The date, a day of the event; any date where the event's days could not be read."""
    if day is not None and days and day not in days:
        wrong(
            "le {found} n'est pas un jour de l'événement : écrivez {days}",
            "{found} is no day of the event: write {days}",
            found=day,
            days=Message(*(f" {word} ".join(map(str, days)) for word in ("ou", "or"))),
        )
    return day


def moment(value: object, days: Sequence[date]) -> tuple[date | None, int]:
    """A time with or without one of `days` before it: `14:00`, `2025-05-23 14:00`."""
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None).isoformat(" ")
    if isinstance(value, str) and (dated := _DATED.fullmatch(value.strip())):
        return known_day(day(dated.group(1)), days), hour(dated.group(2))
    return None, hour(value)


def windows(text: str, days: Sequence[Day]) -> tuple[Window, ...]:
    """The windows in ascending order, undated ones first; overlapping and touching ones of a day are merged."""
    unmerged: list[Window] = []
    for piece in re.split(r"[;\n]", text):
        if piece.strip():
            unmerged.append(_window(piece.strip(), days))
    merged: list[Window] = []
    for window in sorted(unmerged, key=lambda w: (w.day or date.min, w.start, w.end)):
        if merged and merged[-1].day == window.day and window.start <= merged[-1].end:
            last = merged.pop()
            window = Window(start=last.start, end=max(last.end, window.end), day=window.day)
        merged.append(window)
    return tuple(merged)


def no_window(text: str, days: Sequence[Day]) -> NoWindow:
    """The mistake for a text that is no window, with an example that fits the event."""
    return NoWindow(
        message(
            "« {found} » n'est pas une plage horaire : écrivez par exemple « {other} »",
            "“{found}” is no window: write for instance “{other}”",
            found=shown(text),
            other=windows_example(days),
        )
    )


def _window(text: str, days: Sequence[Day]) -> Window:
    dated = _DATED.fullmatch(text)
    start, dash, end = _halves(dated.group(2) if dated else text)
    first, last = parse_hour(start), parse_hour(end)
    if not dash or first is None or last is None:
        raise no_window(text, days)
    date_written = f"{dated.group(1)} " if dated else ""
    if last <= first:
        wrong(
            "la plage « {found} » finit avant de commencer : écrivez le début puis la fin, par exemple « {other} »",
            "the window “{found}” ends before it starts: write its start, then its end, for instance “{other}”",
            found=shown(text),
            other=f"{date_written}{plain_hour(last)}-{plain_hour(first)}" if last < first else window_example(days),
        )
    on = known_day(day(dated.group(1)), [each.date for each in days]) if dated else None
    return Window(start=first, end=min(last, DAY), day=on)


def _halves(text: str) -> tuple[str, str, str]:
    return re.sub(f"[{_DASHES}]", "-", text).partition("-")


def undated(days: Sequence[date], minute: int) -> Message:
    """The message for a minute without its date in an event of several days."""
    return message(
        "l'événement a plusieurs jours : écrivez la date avant l'heure, par exemple « {day} {hour} »",
        "the event has several days: write the date before the time, for instance “{day} {hour}”",
        day=days[0] if days else "2025-05-23",
        hour=plain_hour(minute),
    )
