"""The hours of a cell as strips of the event's days, on which they can be painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from scheduler.domain.windows import Day, Window, spans_on
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import at_beginning, hour, hours, long_date
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.report import Report, Wrong
from scheduler.reading.spoken.availability import hours as reader
from scheduler.reading.spoken.cells import stated_in
from scheduler.reading.spoken.messages import meaning

#: The fields whose cells have a strip, and the minutes of a slot of it.
STRIPS, _SLOT = ("available", "preferred"), 30


def days_of_event(folder: Path) -> tuple[Day, ...]:
    """The days of the event, also of one with mistakes elsewhere; () where event.toml does not say them."""
    draft = read_event_file(folder, Report())
    return draft.days if draft is not None else ()


def day_strip(text: str, field: str, days: Sequence[Day], language: Language) -> dict[str, Any]:
    """The strips of the days with what the text of such a cell means there, or why it is not understood.

    An empty cell is any time in "available", and no wish in "preferred".
    """
    told: Message | None = None
    wrong = False
    windows: Iterable[Window] = ()
    if text.strip():
        try:
            windows, told = _read(text, field, days)
        except Wrong as error:
            told, wrong = error.text, True
    elif field == "available":
        windows = [Window(start=day.start, end=day.end, day=day.date) for day in days]
    return {
        "hint": _HINTS[field].to(language),
        "told": told.to(language) if told is not None else "",
        "wrong": wrong,
        "empties": field == "preferred",
        "days": [] if wrong else [_day(day, tuple(windows), language) for day in days],
    }


def _read(text: str, field: str, days: Sequence[Day]) -> tuple[Iterable[Window], Message | None]:
    """The windows, and what was understood where the text has another form than the contract's. Raises Wrong."""
    if field == "preferred":
        read = reader(days)(text)
        return (read, None) if isinstance(read, tuple) else (read.value, read.meant)
    stated = stated_in(text, days)
    whole = [Window(start=day.start, end=day.end, day=day.date) for day in days]
    meant = None if stated.meant is None else meaning(stated.windows, stated.preferred, stated.remarks)
    return stated.windows or whole, meant


def _day(day: Day, windows: tuple[Window, ...], language: Language) -> dict[str, Any]:
    bounds = [day.start, *range(day.start // _SLOT * _SLOT + _SLOT, day.end, _SLOT), day.end]
    return {
        "day": day.date.isoformat(),
        "label": at_beginning(long_date(day.date, language)),
        "spans": spans_on(windows, day.date),
        "slots": [
            {
                "start": start,
                "end": end,
                "label": hours(start, end, language),
                "sign": hour(start, language) if start % 60 == 0 or start == day.start else "",
            }
            for start, end in pairwise(bounds)
        ],
    }


_HINTS = {
    "available": message(
        "Les heures possibles sont pleines : cliquez, tirez, ou allez-y par les flèches et appuyez sur Espace.",
        "The hours that are possible are full: click, drag, or go there by the arrows and press Space.",
    ),
    "preferred": message(
        "Les heures préférées sont pleines : cliquez, tirez, ou allez-y par les flèches et appuyez sur Espace.",
        "The hours that are preferred are full: click, drag, or go there by the arrows and press Space.",
    ),
}
