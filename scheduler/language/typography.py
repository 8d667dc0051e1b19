"""Hours, dates, lists and quotes in print, in French and English; pure strings.

No-break spaces are U+202F here. reportlab breaks lines at that character, so the PDF exports turn it into U+00A0
(`exports.pdf.text`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.language.message import nested

if TYPE_CHECKING:
    from datetime import date, datetime

#: A narrow no-break space.
NNBSP = "\u202f"
#: Brackets as they stand within brackets.
_WITHIN = str.maketrans("()", "[]")
_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def hour(minutes: int, language: str) -> str:
    """`9 h 30`, `14 h` in French; `9:30`, `14:00` in English. `minutes` count from midnight."""
    h, m = divmod(minutes, 60)
    if language == "en":
        return f"{h}:{m:02d}"
    return f"{h}{NNBSP}h{NNBSP}{m:02d}" if m else f"{h}{NNBSP}h"


def hours(start: int, end: int, language: str) -> str:
    """`9 h 30 – 10 h` with a dash that stays on the line of the first hour; `9:30–10:00` in English."""
    if language == "en":
        return f"{hour(start, language)}–{hour(end, language)}"
    return f"{hour(start, language)}\u00a0– {hour(end, language)}"


def duration(minutes: int, language: str) -> str:
    """`45 min`, `1 h`, `1 h 15`; in English `1 h 15 min`."""
    h, m = divmod(minutes, 60)
    if not h:
        return f"{m}{NNBSP}min"
    if not m:
        return f"{h}{NNBSP}h"
    return f"{h}{NNBSP}h{NNBSP}{m:02d}" if language == "fr" else f"{h}{NNBSP}h {m}{NNBSP}min"


def long_date(day: date, language: str, *, weekday: bool = True) -> str:
    """`vendredi 23 mai 2025`, `jeudi 1ᵉʳ mai 2025`; `Friday 23 May 2025`."""
    return f"{_day_and_month(day, language, weekday=weekday)} {day.year}"


def moment(when: datetime, language: str) -> str:
    """`16 novembre 2026, 10 h`; `16 November 2026, 10:00`: by the clock that `when` states."""
    return f"{long_date(when, language, weekday=False)}, {hour(when.hour * 60 + when.minute, language)}"


def heading_date(day: date, language: str) -> str:
    """`Vendredi 23 mai 2025`: the day as it begins a line."""
    return at_beginning(long_date(day, language))


def at_beginning(text: str) -> str:
    """The text as it begins a line, with a capital."""
    return text[:1].upper() + text[1:]


def _day_and_month(day: date, language: str, *, weekday: bool = True) -> str:
    return f"{_day(day, language, weekday=weekday)}{NNBSP}{_MONTHS[language][day.month - 1]}"


def _day(day: date, language: str, *, weekday: bool = True) -> str:
    number = "1ᵉʳ" if day.day == 1 and language == "fr" else str(day.day)
    return f"{_DAYS[language][day.weekday()]} {number}" if weekday else number


def dates(days: Sequence[date], language: str) -> str:
    """`vendredi 23 mai 2025`; at least three days in a row as a range, other days as a list.

    A range reads `du mercredi 9 au vendredi 11 juin 2027`, `Wednesday 9 to Friday 11 June 2027`; a list,
    `jeudi 10 et vendredi 11 juin 2027`: month and year stand once, with the last day that they hold for.
    """
    last = long_date(days[-1], language)
    if not _in_a_row(days):
        return listed([*(_before(day, after, language) for day, after in pairwise(days)), last], language)
    first = _before(days[0], days[-1], language)
    return f"du {first} au {last}" if language == "fr" else f"{first} to {last}"


def on_dates(days: Sequence[date], language: str) -> str:
    """`dates` as they stand in a sentence: `le …`, `les … et …`, `du … au …`; in English `on …`, `from … to …`."""
    said = dates(days, language)
    if _in_a_row(days):
        return said if language == "fr" else f"from {said}"
    if language == "en":
        return f"on {said}"
    return f"{'les' if len(days) > 1 else 'le'} {said}"


def _in_a_row(days: Sequence[date]) -> bool:
    """True for at least three days that follow each other."""
    return len(days) > 2 and (days[-1] - days[0]).days == len(days) - 1


def _before(day: date, after: date, language: str) -> str:
    """The day as it is told before a later one, whose month and year it may share."""
    if day.year != after.year:
        return long_date(day, language)
    return _day(day, language) if day.month == after.month else _day_and_month(day, language)


def quoted(text: str, language: str) -> str:
    """« text » with no-break spaces, or “text”; quotation marks in it become those of a quotation in a quotation."""
    if language == "fr":
        return f"«{NNBSP}{nested(text, 'fr')}{NNBSP}»"
    return f"“{nested(text, 'en')}”"


def listed(names: Sequence[str], language: str) -> str:
    """`A`, `A et B`, `A, B et C`; in English `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'et' if language == 'fr' else 'and'} {names[-1]}"


def introduced(name: str, affiliation: str) -> str:
    """`Ada Mercier (Université)`; the name alone without an affiliation, brackets within which become `[…]`."""
    return f"{name} ({affiliation.translate(_WITHIN)})" if affiliation else name


def number_runs(numbers: Iterable[int]) -> str:
    """`3–5, 8`: ascending numbers, neighbours joined."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def colon(language: str) -> str:
    """The colon between a label and its value: ` : ` with a no-break space in French."""
    return f"{NNBSP}: " if language == "fr" else ": "


def semicolon(language: str) -> str:
    """The semicolon between two clauses: ` ; ` with a no-break space in French."""
    return f"{NNBSP}; " if language == "fr" else "; "
