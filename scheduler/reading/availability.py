"""When somebody can come, and would rather come: the columns of windows of talks and people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scheduler.domain.windows import Day, written
from scheduler.language.message import message
from scheduler.reading.day_spans import is_empty, spans_of
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess, shown
from scheduler.reading.spoken_cells import Stated, Windows, meaning, stated_in, told, unread
from scheduler.reading.understood import Understood


def read_hours(row: Fields, days: Sequence[Day]) -> tuple[Windows, Windows]:
    """The windows in which the talk or person of a row is available, and those that are preferred.

    A wish in the column `available` counts as one in the column `preferred`.
    """
    pin = row.spot("pin").column if "pin" in row.place.headers or "pin" in row.place.absent else None
    stated = row.read("available", lambda value: stated_in(value, days, pin), Stated())
    preferred = row.read("preferred", hours(days), ())
    if stated.meant is not None and not stated.preferred:
        row.guess("available", stated.meant, written(stated.windows))
    elif stated.meant is not None and row.has("preferred"):
        text = message(
            "les préférences ont déjà leur colonne, « {column} » : écrivez ici les heures possibles",
            "the wishes have their column already, “{column}”: write here the hours that are possible",
            column=row.spot("preferred").column,
        )
        row.mistake("available", text)
    elif stated.meant is not None:
        _wish(row, stated)
        preferred = stated.preferred
    _remark_outside(row, stated.windows, days)
    return stated.windows, preferred


def _remark_outside(row: Fields, windows: Windows, days: Sequence[Day]) -> None:
    """Windows in the contract's form that lie outside the event are remarked: they have no effect."""
    outside = [window for window in windows if days and is_empty(spans_of([window], days))]
    if outside:
        text = message(
            "en dehors des heures de l'événement, {outside} n'a pas d'effet",
            "{outside} lies outside the hours of the event and has no effect",
            outside=told(tuple(outside)),
        )
        row.remark("available", text, row.raw["available"])


def _wish(row: Fields, stated: Stated) -> None:
    """The wish in the column `available` is told; it would stand in the column `preferred`."""
    spot = row.spot("available")
    column = row.place.headers.get("preferred", "preferred")
    corrections = (
        Correction(spot.file, spot.row, spot.column or "available", written(stated.windows)),
        Correction(spot.file, spot.row, column, written(stated.preferred)),
    )
    meant = stated.meant or told(stated.windows)
    row.report.guesses.append(Guess("preferred", spot, shown(row.raw["available"]), meant, corrections))


def hours(days: Sequence[Day], *, wish: bool = True) -> Callable[[object], Windows | Understood[Windows]]:
    """A reader of windows; a `wish` (`plutôt le matin`) means its windows where it may stand, else a mistake."""

    def read(value: object) -> Windows | Understood[Windows]:
        stated = stated_in(value, days)
        if stated.meant is None:
            return stated.windows
        if stated.preferred and (stated.windows or not wish):
            raise unread(shown(value))
        windows = stated.preferred or stated.windows
        return Understood(windows, meaning(windows, (), stated.remarks), written(windows))

    return read
