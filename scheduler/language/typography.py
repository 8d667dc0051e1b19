"""Hours, dates, lists and quotes in print, in French and English; pure strings.

No-break spaces are U+202F here. reportlab breaks lines at that character, so the PDF exports turn it into U+00A0
(`exports.pdf.text`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from scheduler.language.message import nested

#: A narrow no-break space.
NNBSP = "\u202f"
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
    """`vendredi 23 mai 2025`, `jeudi 1er mai 2025`; `Friday 23 May 2025`."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    name = f"{_DAYS[language][day.weekday()]} " if weekday else ""
    return f"{name}{number}{NNBSP}{_MONTHS[language][day.month - 1]} {day.year}"


def dates(days: Sequence[date], language: str) -> str:
    """`vendredi 23 mai 2025`; at least three days in a row as a range, other days as a list.

    A range reads `du mercredi 9 au vendredi 11 juin 2027`, `Wednesday 9 to Friday 11 June 2027`.
    """
    if len(days) < 3 or days[-1] - days[0] != timedelta(days=len(days) - 1):
        return listed([long_date(day, language) for day in days], language)
    first, last = days[0], long_date(days[-1], language)
    start = long_date(first, language).removesuffix(f" {first.year}")
    if first.year != days[-1].year:
        start += f" {first.year}"
    elif first.month == days[-1].month:
        start = start.split(NNBSP)[0]
    return f"du {start} au {last}" if language == "fr" else f"{start} to {last}"


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
