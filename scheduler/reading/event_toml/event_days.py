"""The days of event.toml: `[event]` date, start and end, or `[[days]]`."""

from __future__ import annotations

from datetime import date

from scheduler.domain.clock import plain_hour
from scheduler.domain.windows import Day
from scheduler.language.message import message
from scheduler.reading import times
from scheduler.reading.fields import Fields
from scheduler.reading.spoken.day_ends import early_end
from scheduler.validation.clock_changes import change_within, day_text


def days_of(root: Fields, event: Fields, zone: str) -> tuple[Day, ...]:
    """The days, ascending; () if one of them is wrong, so that nothing is compared with a wrong one."""
    tables = root.tables("days")
    if not root.has("days"):
        return _day(event, zone)
    start, end = (event.read(key, times.hour, None) for key in ("start", "end"))
    if event.has("date"):
        text = message(
            "la date est donnée deux fois : gardez « date », ou les journées (event.toml, [[days]]), pas les deux",
            "the date is given twice: keep “date”, or the days (event.toml, [[days]]), not both",
        )
        event.read("date", times.day, None)
        event.mistake("date", text)
    by_date: dict[date, Day] = {}
    for table in tables:
        usual = {key: value for key, value in (("start", start), ("end", end)) if value is not None}
        for day in _day(table, zone, usual):
            if day.date in by_date:
                table.mistake(
                    "date",
                    message("ce jour est donné deux fois : supprimez-en un", "this day stands twice: remove one"),
                )
            by_date[day.date] = day
        table.refuse_unknown()
    complete = len(by_date) == len(tables)
    return tuple(by_date[key] for key in sorted(by_date)) if complete else ()


def _day(table: Fields, zone: str, usual: dict[str, int] | None = None) -> tuple[Day, ...]:
    """The day of a table, or () if it is wrong; `usual` are the hours of the event where the table has none."""
    day = table.require("date", times.day, None)
    start, end = (
        table.read(key, times.hour, usual[key]) if usual and key in usual else table.require(key, times.hour, None)
        for key in ("start", "end")
    )
    if day is None or start is None or end is None:
        return ()
    if end <= start:
        text, suggestions = early_end(end)
        table.mistake("end", text, suggestions)
        return ()
    read = Day(date=day, start=start, end=end)
    _report_clock_change(table, read, zone)
    return (read,)


def _report_clock_change(table: Fields, day: Day, zone: str) -> None:
    """A day that runs into an hour that the clock of `zone` skips is a mistake; one that it has twice is told."""
    change = change_within(day, zone)
    if change is not None and change.skipped:
        suggestions = (plain_hour(change.end),) if change.end < day.end else ()
        table.mistake("start" if suggestions else "end", day_text(change), suggestions)
    elif change is not None:
        table.remark("start", day_text(change), plain_hour(day.start))
