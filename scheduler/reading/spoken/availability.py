"""When somebody can come, and would rather come: the columns of windows of talks and people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scheduler.domain.windows import Day, Window, written
from scheduler.language.message import message
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess, shown
from scheduler.reading.spoken.cells import absence_in, stated_in
from scheduler.reading.spoken.day_spans import is_empty, minus, spans_of, windows_of
from scheduler.reading.spoken.stated import Stated, Windows
from scheduler.reading.understood import Understood


def read_hours(
    row: Fields, days: Sequence[Day], length: Callable[[], int | None] = lambda: None
) -> tuple[Windows, Windows]:
    """The windows in which the talk or person of a row is available, and those that are preferred.

    A wish in the column `available` counts as one in the column `preferred`; a column `unavailable` says the contrary.
    `length`: the minutes of the talk, for which an hour that is preferred is meant; None where that is not known.
    """
    pin = row.spot("pin").column if "pin" in row.place.headers or "pin" in row.place.absent else None
    stated = row.read("available", lambda value: stated_in(value, days, pin), Stated())
    preferred = row.read("preferred", lambda value: _preferred(value, days, length), ())
    if stated.preferred and row.has("preferred"):
        text = message(
            "les préférences ont déjà leur colonne, « {column} » : écrivez ici les heures possibles",
            "the wishes have their column already, “{column}”: write here the hours that are possible",
            column=row.spot("preferred").column,
        )
        row.mistake("available", text)
        return stated.windows, preferred
    available = _without_absence(row, stated.windows, days)
    _tell(row, stated, available)
    _remark_outside(row, stated.windows, days)
    return available, stated.preferred or preferred


def _preferred(value: object, days: Sequence[Day], length: Callable[[], int | None]) -> Windows | Understood[Windows]:
    """The windows of a cell; an hour alone wishes the talk to begin then, in an event whose days have the time."""
    from scheduler.reading.spoken.hours import HourAlone
    from scheduler.reading.spoken.messages import meaning

    try:
        return hours(days)(value)
    except HourAlone as alone:
        minutes = length()
        if minutes is None:
            raise
        wish = Window(start=alone.minutes, end=alone.minutes + minutes, day=alone.day)
        if not any(day.start <= wish.start and wish.end <= day.end for day in days if wish.day in (None, day.date)):
            raise
        return Understood((wish,), meaning((wish,), (), ()), written((wish,)))


def _without_absence(row: Fields, windows: Windows, days: Sequence[Day]) -> Windows:
    """The windows without those of the column `unavailable`, which is told."""
    barred = row.read("unavailable", lambda value: absence_in(value, days), None)
    if barred is None or not days:
        return windows
    from scheduler.reading.examples import window_example
    from scheduler.reading.spoken.days import Calendar
    from scheduler.reading.spoken.messages import told

    left = minus(spans_of(windows or Calendar(days).windows, days), spans_of(barred, days))
    if is_empty(left):
        text = message(
            "il ne reste aucune heure de l'événement : n'écrivez que les heures d'absence, par exemple "
            "« {hours} », ou un statut tel que « retiré »",
            "no hour of the event is left: write only the hours of absence, for instance “{hours}”, "
            "or a status such as “withdrawn”",
            hours=window_example(days),
        )
        row.mistake("unavailable", text)
        return windows
    available = windows_of(left, days, dated=any(window.day for window in (*windows, *barred)))
    meant = message("disponible {hours}", "available {hours}", hours=told(available))
    corrections = (_correction(row, "unavailable", ""), _correction(row, "available", written(available)))
    row.report.guesses.append(
        Guess("unavailable", row.spot("unavailable"), shown(row.raw["unavailable"]), meant, corrections)
    )
    return available


def _tell(row: Fields, stated: Stated, available: Windows) -> None:
    """How the column `available` was understood is told; a wish would stand in the column `preferred`."""
    if stated.meant is None:
        return
    corrections = [_correction(row, "available", _rewritten(available, row.raw["available"]))]
    if stated.preferred:
        corrections.append(_correction(row, "preferred", written(stated.preferred)))
    kind = "preferred" if stated.preferred else "available"
    spot = row.spot("available")
    changing = tuple(each for each in corrections if each.value != row.raw["available"])
    row.report.guesses.append(Guess(kind, spot, shown(row.raw["available"]), stated.meant, changing))


def _rewritten(windows: Windows, value: object) -> str:
    """The windows as they would stand in the cell; its own words where they state hours that bar none of the event.

    « avant 17h » bars nothing of a day that ends then, and something of one that is made longer.
    """
    return written(windows) or (value if isinstance(value, str) and any(map(str.isdigit, value)) else "")


def _correction(row: Fields, key: str, value: str) -> Correction:
    return Correction(row.place.file, row.place.row, row.spot(key).column or key, value)


def _remark_outside(row: Fields, windows: Windows, days: Sequence[Day]) -> None:
    """Windows in the contract's form that lie outside the event are remarked: they have no effect."""
    outside = [window for window in windows if days and is_empty(spans_of([window], days))]
    if outside:
        from scheduler.reading.spoken.messages import told

        text = message(
            "en dehors des heures de l'événement, {outside} n'a pas d'effet",
            "{outside} lies outside the hours of the event and has no effect",
            outside=told(tuple(outside)),
        )
        row.remark("available", text, row.raw["available"])


def hours(days: Sequence[Day], *, wish: bool = True) -> Callable[[object], Windows | Understood[Windows]]:
    """A reader of windows; a `wish` (`plutôt le matin`) means its windows where it may stand, else a mistake."""

    def read(value: object) -> Windows | Understood[Windows]:
        stated = stated_in(value, days)
        if stated.meant is None:
            return stated.windows
        from scheduler.reading.spoken.messages import meaning, unread

        if stated.preferred and (stated.windows or not wish):
            raise unread(shown(value), days)
        windows = stated.preferred or stated.windows
        return Understood(windows, meaning(windows, (), stated.remarks), _rewritten(windows, value))

    return read
