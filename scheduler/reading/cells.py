"""A cell of a table as text, number, time or (JSON) list, whatever the spreadsheet made of the typed text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from scheduler.language.text import clean_block, clean_line
from scheduler.reading import values
from scheduler.reading.report import shown
from scheduler.reading.values import wrong

_WHOLE = re.compile(r"[+-]?\d{1,9}(?:[.,]0+)?")
#: Day 0 of spreadsheets, and the day numbers that are read as dates: those of the years 2000 to 2199.
_EPOCH = datetime(1899, 12, 30)
_SERIALS = range(36_526, 109_575)


def blank(value: object) -> bool:
    """True for a cell without content."""
    if isinstance(value, str):
        first = value[:1]
        return not (first.isascii() and first.isalnum()) and not clean_line(value)
    if isinstance(value, list):
        return all(blank(item) for item in value)
    return value is None


def _plain(value: object) -> str:
    """The text that somebody typed to get this text or number."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _no_text(value)
    return shown(value)


def _no_text(value: object) -> str:
    if isinstance(value, date | time | timedelta):
        wrong(
            "le tableur en a fait une date ou une heure : mettez la cellule au format « Texte » "
            "et écrivez-la de nouveau",
            "the spreadsheet made a date or time of this: format the cell as text and write it again",
        )
    wrong("ce n'est pas un texte : écrivez un texte ou un nombre", "this is no text: write a text or a number")


def line(value: object) -> str:
    """A one-line text, as a title or name is."""
    return values.short(text(value))


def text(value: object) -> str:
    """A text in one line, however long."""
    return clean_line(_plain(value))


def block(value: object) -> str:
    """A long text, which keeps its line ends."""
    return clean_block(_plain(value))


def places(value: object) -> tuple[str, ...]:
    """The texts between semicolons, or of a list; empty ones are kept except at the end."""
    pieces = [text(item) for item in value] if isinstance(value, list) else text(value).split(";")
    cleaned = [clean_line(piece) for piece in pieces]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    return tuple(cleaned)


def listed(value: object) -> tuple[str, ...]:
    """The texts between semicolons, or of a list, without the empty ones, each once."""
    return tuple(dict.fromkeys(text for text in places(value) if text))


def whole(minimum: int, maximum: int, example: int = 1) -> Callable[[object], int]:
    """Reads an integer between `minimum` and `maximum`, typed as number or text: 30, 30.0, "30".

    `example`: what a mistake proposes where the text has no number.
    """

    def read(value: object) -> int:
        text = "" if isinstance(value, bool) or not isinstance(value, str | int | float) else clean_line(_plain(value))
        if not _WHOLE.fullmatch(text):
            wrong(
                "ce n'est pas un nombre entier : écrivez un entier entre {least} et {most}, par exemple {other}",
                "this is no whole number: write one between {least} and {most}, for instance {other}",
                least=minimum,
                most=maximum,
                other=_first_number(text, example, minimum, maximum),
            )
        return values.within(int(re.split("[.,]", text)[0]), minimum, maximum)

    return read


def _first_number(text: str, example: int, minimum: int, maximum: int) -> int:
    """An example for the message: the number in "30 people", else `example`."""
    match = re.search(r"(?<![\d.,-])\d{1,9}(?![\d.,])", text)
    return min(max(int(match.group()) if match else example, minimum), maximum)


def typed_moment(value: object) -> object:
    """The text of a start that the spreadsheet stores as time, duration, date or day number."""
    if isinstance(value, time):
        value = datetime.combine(_EPOCH, value)
    if isinstance(value, timedelta) and timedelta(0) <= value < timedelta(days=1):
        value = _EPOCH + value
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and (0 <= value < 1 or _SERIALS.start <= value < _SERIALS.stop)
    ):
        value = _EPOCH + timedelta(days=value)
    if not isinstance(value, datetime):
        return value
    # A day is no whole number of binary fractions: 9:30 may come as 9:29:59.999.
    whole = (value.replace(tzinfo=None) + timedelta(seconds=0.5)).replace(microsecond=0)
    text = whole.isoformat(" ")
    return text.partition(" ")[2] if whole.year < 1900 else text
