"""The cells of windows: in the contract's own form, or in words that are understood as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from scheduler.domain.windows import Day
from scheduler.language.text import clean_block, fold
from scheduler.reading import times
from scheduler.reading.cells import blank
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.stated import Stated, Windows
from scheduler.reading.values import wrong

#: Texts that mean no absence, and words that would turn an absence into its contrary; folded.
_NEVER = frozenset(
    {"-", "aucun", "aucune", "aucune indisponibilite", "non", "no", "none", "never", "jamais", "ras", "neant"}
)
_EXCEPTION = re.compile(
    r"\b(?:pas|non|not|ni|sauf|except|excepte|hors|hormis|disponible|dispo|available|oui|ok|yes|libre|free|but|mais|"
    r"only|seulement|uniquement|arrive|part|leaves|arrives)\b"
)
#: Two bare numbers, which are hours or days.
_PAIR = re.compile(r"\s*(\d{1,2})\s*[-\u2010-\u2015\u2212]\s*(\d{1,2})\s*")
#: A date for texts that are read while the days of the event are unknown.
_SOME_DAY = (Day(date=date(2000, 1, 1), start=0, end=24 * 60),)


def stated_in(value: object, days: Sequence[Day], pin: str | None = None) -> Stated:
    """The windows of a cell in an event of `days`, none if these are unknown.

    `pin` is the column of fixed starts, where there is one: an hour alone is a mistake that names it. `Wrong` is
    raised for a text that is not understood as a whole.
    """
    text = _text(value, days)
    try:
        windows = times.windows(text, days)
    except Wrong as error:
        mistake = error
    else:
        return _told(windows) if _are_days_too(text, days) else Stated(windows)
    from scheduler.reading.spoken.clauses import in_words

    return in_words(text, days, days or _SOME_DAY, pin, mistake)


def absence_in(value: object, days: Sequence[Day]) -> Windows:
    """The windows that a cell bars, in a column that says when somebody is not there; none for `aucune`."""
    text = _text(value, days)
    if fold(text).strip(" .!") in _NEVER:
        return ()
    from scheduler.reading.spoken.days import Calendar
    from scheduler.reading.spoken.messages import unread
    from scheduler.reading.spoken.words import plain

    if _EXCEPTION.search(plain(text)):
        raise unread(text, days)
    stated = stated_in(value, days)
    if stated.preferred:
        raise unread(text, days)
    return stated.windows or Calendar(days or _SOME_DAY).windows


def _are_days_too(text: str, days: Sequence[Day]) -> bool:
    """True for hours without any sign of them whose numbers are days of the event as well: `16-17`."""
    pair = _PAIR.fullmatch(text) if len(days) > 1 else None
    return pair is not None and {day.date.day for day in days} >= {int(pair[1]), int(pair[2])}


def _told(windows: Windows) -> Stated:
    """The windows, with how they are understood."""
    from scheduler.reading.spoken.messages import meaning

    return Stated(windows, meant=meaning(windows, (), ()))


def _text(value: object, days: Sequence[Day]) -> str:
    """The text of a cell; dates and times of the spreadsheet as they would be typed."""
    if isinstance(value, list):
        return clean_block(";".join(_text(item, days) for item in value if not blank(item)))
    if isinstance(value, timedelta) and timedelta(0) <= value < timedelta(days=1):
        value = (datetime(2000, 1, 1) + value).time()
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, str):
        return clean_block(value)
    if isinstance(value, date | time):
        return shown(value)
    from scheduler.reading.examples import window_example

    wrong(
        "ce n'est pas une plage horaire : mettez la cellule au format « Texte » et écrivez par exemple « {other} »",
        "this is no window: format the cell as text and write for instance “{other}”",
        other=window_example(days),
    )
