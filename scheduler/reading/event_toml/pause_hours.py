"""The hours of the plenaries and breaks of event.toml: an exact start or a window, on one day or on every one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.windows import Day
from scheduler.language.message import Message, message
from scheduler.reading import times, values
from scheduler.reading.fields import Fields
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.hour_spans import hour_span
from scheduler.reading.spoken.pins import spoken_moment
from scheduler.reading.understood import Understood
from scheduler.validation.fault import hours as hours_of_day

#: A day, None for any, and a minute of it.
Moment = tuple[date | None, int]
#: How people call the day of an item that is to be on one day alone.
_DAY_KEYS = frozenset(("day", "days", "date", "dates", "jour", "jours"))
_EACH_DAY = message(", et une table pour chaque jour", ", and a table for each day")


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of an item as written: an exact start, or a window and the start that would be best there."""

    day: date | None
    exactly: int | None = None
    window: tuple[int, int] = (0, DAY)
    ideal: int | None = None


def hours_of(table: Fields, key: str, kind: Message, dates: Sequence[date], duration: int | None) -> Hours | None:
    """The hours of an item, which states its exact start under `key`, or a window; None, reported, if they are wrong.

    `kind` is what messages call the item.
    """
    exactly = table.read(key, _moment(dates), None)
    window = table.read("between", lambda value: _between(value, dates), None)
    ideal = table.read("ideal", _moment(dates), None)
    if not table.has(key) and not table.has("between"):
        table.mistake(key, _no_hours(key, kind))
    other = next((other for other in ("between", "ideal") if table.has(other)), None)
    if table.has(key) and other is not None:
        table.mistake(other, _either(key, other, kind))
    if exactly is not None and not table.has("between"):
        return Hours(exactly[0], exactly[1])
    if window is None or table.has(key):
        return None
    day, start, end = window
    if ideal is not None and ideal[0] not in (None, day):
        text = message(
            "ce n'est pas le jour de {kind} : écrivez l'heure seule",
            "this is not the day of {kind}: write the time alone",
            kind=kind,
        )
        table.mistake("ideal", text)
    elif ideal is not None and duration is not None and not start <= ideal[1] <= end - duration:
        _remark_ideal(table, kind, ideal[1], start, end - duration)
    return Hours(day, None, (start, end), ideal[1] if ideal else None)


def names_a_day(table: Fields) -> bool:
    """True if the table has a key for the day alone, which `refuse_day` reports."""
    return not _DAY_KEYS.isdisjoint(table.raw)


def refuse_day(table: Fields, key: str, hours: Hours | None, dates: Sequence[date]) -> None:
    """A key for the day alone, which nobody knows: the day stands before the hour, which `key` or `between` states."""
    for name in _DAY_KEYS & table.raw.keys():
        table.read(name, lambda value: _of_day(value, key, hours, dates), None)


def _of_day(value: object, key: str, hours: Hours | None, dates: Sequence[date]) -> None:
    """Raises Wrong, with the hours as they are written on that day."""
    on = dates[0] if dates else date(2025, 5, 23)
    several = isinstance(value, list) and len(value) > 1
    with contextlib.suppress(Wrong):
        on = times.known_day(times.day(value[0] if isinstance(value, list) and value else value), dates) or on
    if hours is not None and hours.exactly is not None:
        written = f'{key} = "{on} {plain_hour(hours.exactly)}"'
    else:
        start, end = (12 * 60, 14 * 60) if hours is None else hours.window
        written = f'between = ["{on} {plain_hour(start)}", "{plain_hour(end)}"]'
    values.wrong(
        "clé inconnue : le jour s'écrit devant l'heure, ici {written}{each}",
        "unknown key: the day is written before the hour, here {written}{each}",
        written=written,
        each=_EACH_DAY if several else "",
    )


def _no_hours(key: str, kind: Message) -> Message:
    return message(
        'il manque l\'heure : écrivez « {key} » (une heure exacte, "12:30") ou « between » (une plage, '
        '["12:00", "14:00"], où le calcul place {kind})',
        'the hour is missing: write “{key}” (an exact hour, "12:30") or “between” (a window, ["12:00", "14:00"], in '
        "which {kind} is placed)",
        key=key,
        kind=kind,
    )


def _either(key: str, other: str, kind: Message) -> Message:
    return message(
        "« {key} » et « {other} » s'excluent : gardez « {key} » si l'heure de {kind} est fixée, "
        "sinon « between » et « ideal »",
        "“{key}” and “{other}” exclude each other: keep “{key}” if the hour of {kind} is fixed, else “between” and "
        "“ideal”",
        key=key,
        other=other,
        kind=kind,
    )


def _remark_ideal(table: Fields, kind: Message, ideal: int, first: int, last: int) -> None:
    """An hour at which the item cannot start, since it would leave its window, is remarked."""
    if last < first:
        return  # the item is longer than its window, which is a mistake
    text = message(
        "{kind} ne peut pas commencer à {ideal} : d'après « between » et « duration », c'est entre {first} et {last}",
        "{kind} cannot start at {ideal}: by “between” and “duration” it starts from {first} to {last}",
        kind=kind,
        **hours_of_day(ideal=ideal, first=first, last=last),
    )
    table.remark("ideal", text, table.raw["ideal"])


def _moment(dates: Sequence[date]) -> Callable[[object], Moment | Understood[Moment]]:
    """A reader of a time of one of the dates, or of any: `2025-05-23 09:00`, and as people say it, « vendredi 9h »."""

    def read(value: object) -> Moment | Understood[Moment]:
        try:
            return times.moment(value, dates)
        except Wrong:
            days = [Day(date=on, start=0, end=DAY) for on in dates]
            spoken = spoken_moment(value, days) if isinstance(value, str) else None
            if spoken is None:
                raise
            written = _written(spoken)
            return Understood(spoken, Message(written, written), written)

    return read


def _between(value: object, dates: Sequence[date]) -> tuple[date | None, int, int]:
    if not isinstance(value, list) or len(value) != 2:
        _no_window(value)
    (first_day, start), (last_day, end) = (_of_window(item, value, dates) for item in value)
    if first_day and last_day and first_day != last_day:
        values.wrong(
            "la plage commence un jour et finit un autre : écrivez deux heures d'un même jour",
            "the window begins on one day and ends on another: write two times of one day",
        )
    if end <= start:
        values.wrong(
            "la plage finit avant de commencer : écrivez d'abord son début, puis sa fin",
            "the window ends before it starts: write its start first, then its end",
        )
    return first_day or last_day, start, end


def _of_window(item: object, window: Sequence[object], dates: Sequence[date]) -> Moment:
    """One end of a window. Raises Wrong, with the window as it is to be written where its ends are in words."""
    try:
        return times.moment(item, dates)
    except Wrong:
        ends = [_moment(dates)(end) for end in window]
        written = ", ".join(f'"{end.written if isinstance(end, Understood) else _written(end)}"' for end in ends)
        values.wrong(
            "une plage s'écrit en chiffres : écrivez {times}",
            "a window is written in digits: write {times}",
            times=f"[{written}]",
        )


def _written(moment: Moment) -> str:
    """The moment as event.toml has it."""
    return f"{moment[0]} {plain_hour(moment[1])}" if moment[0] else plain_hour(moment[1])


def _no_window(value: object) -> NoReturn:
    """Raises Wrong, with the two times of a text that has both: `12:00-14:00`."""
    text = value[0] if isinstance(value, list) and len(value) == 1 else value
    span = hour_span(text) if isinstance(text, str) else None
    if span is None:
        values.wrong(
            'ce n\'est pas une plage : écrivez deux heures, par exemple ["12:00", "14:00"]',
            'this is no window: write two times, for instance ["12:00", "14:00"]',
        )
    values.wrong(
        "une plage s'écrit en deux heures : écrivez {times}",
        "a window is written as two times: write {times}",
        times=f'["{span.before}{plain_hour(span.start)}", "{plain_hour(span.end)}"]',
    )
