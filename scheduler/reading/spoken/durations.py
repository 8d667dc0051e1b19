"""Durations as people and spreadsheets write them: `20 min`, `1h30`, `0:20`, `une demi-heure`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from scheduler.language.message import Message, message
from scheduler.language.text import clean_line, fold
from scheduler.reading import values
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.parentheses import aside, without_remarks
from scheduler.reading.understood import Understood

#: The largest length, in characters, of a text in which a duration is looked for.
_LONGEST = 100
#: The minutes that mistakes propose where nothing says what was meant.
_USUAL = 20
#: Hours from which `20:00` is hardly a duration in hours and minutes.
_TOO_MANY_HOURS = 5

_MINUTE = r"(?:minutes?|mins?|mn|m|')\.?"
_HOUR = r"(?:heures?|hours?|hrs?|h)\.?"
_WHOLE = re.compile(r"([+-]?\d{1,9})(?:[.,]0+)?")
_MINUTES = re.compile(rf"(\d{{1,4}}) ?{_MINUTE}")
_HOURS = re.compile(rf"(\d{{1,2}}) ?{_HOUR}(?: ?(?:et |and )?(?:(\d\d)(?: ?{_MINUTE})?|(\d) ?{_MINUTE}))?")
_DECIMAL_HOURS = re.compile(rf"(\d{{1,2}}[.,]\d{{1,2}}) ?{_HOUR}")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::00)?")
_ISO = re.compile(r"pt(?=\d)(?:(\d{1,2})h)?(?:(\d{1,3})m)?")
_SUM = re.compile(rf"(\d{{1,3}})(?: ?{_MINUTE})? ?\+ ?(\d{{1,3}})(?: ?{_MINUTE})?\D*")
_RANGE = re.compile(rf"(\d{{1,3}})(?: ?{_MINUTE})? ?(?:-|a|to|ou|or) ?(\d{{1,3}})(?: ?{_MINUTE})?")
_ABOUT = re.compile(r"(?:environ|env\.?|about|approx\.?|max\.?|maximum|au plus|at most|up to|~|<=?) ?(.*)")
_BOUNDARY = re.compile(r"[\s,;.:!-]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")

_NUMBERS = {
    word: number
    for number, names in (
        (2, "deux two"),
        (3, "trois three"),
        (5, "cinq five"),
        (10, "dix ten"),
        (15, "quinze fifteen"),
        (20, "vingt twenty"),
        (25, "vingt-cinq twenty-five"),
        (30, "trente thirty"),
        (35, "trente-cinq thirty-five"),
        (40, "quarante forty"),
        (45, "quarante-cinq forty-five"),
        (50, "cinquante fifty"),
        (60, "soixante sixty"),
        (90, "quatre-vingt-dix ninety"),
    )
    for word in names.split()
}
_ARTICLE = re.compile(r"^(?:une?|an?|one)(?= )")
_PHRASES = {
    15: "1/4 h;1/4 heure;1/4 hour;quart d'heure;1 quart d'heure;1/4 d'heure;quarter of an hour;1 quarter of an hour",
    30: "1/2 h;1/2 heure;1/2 hour;demi-heure;demi heure;1 demi-heure;1 demi heure;half an hour;half hour;half-hour;"
    "1 half hour;1 half-hour",
    45: "3/4 h;3/4 heure;3/4 hour;3/4 d'heure;3 quarts d'heure;3 quarters of an hour;three-quarters of an hour",
    60: "heure;hour",
    90: "1 heure et demie;1 heure 1/2;1 h 1/2;1h et demie;1 h et demie;1h 1/2;1 hour and a half;1 and a half hours;"
    "1 1/2 hours;1 1/2 h",
}
_BY_PHRASE = {phrase: minutes for minutes, phrases in _PHRASES.items() for phrase in phrases.split(";")}

#: Words of a remark that change how long the talk takes.
_CHANGING = re.compile(
    r"\d|\b(?:hors|plus|sans|non|pas|ou|sauf|excl\w*|without|not|no|or|per|par|chacun\w*|each)\b|[+?]"
)
#: The beginning of a remark on a part of the duration.
_INCLUDED = re.compile(r"(?:dont|y compris|inclus\w*|including|incl\.?|of which)\b")


def duration(minimum: int, maximum: int) -> Callable[[object], int | Understood[int]]:
    """A reader of a duration from `minimum` to `maximum`, in minutes."""

    example = min(_USUAL, maximum) if minimum else minimum

    def read(value: object) -> int | Understood[int]:
        if isinstance(value, int | float | str) and not isinstance(value, bool):
            plain = _WHOLE.fullmatch(clean_line(value if isinstance(value, str) else shown(value)))
            if plain:
                return values.within(int(plain.group(1)), minimum, maximum, example)
        text = _text(value)
        spoken, remarks = without_remarks(text)
        minutes = _minutes(_plain(spoken))
        if minutes is None or any(map(_changes, remarks)):
            raise _unread(text)
        values.within(minutes, minimum, maximum, example)
        return Understood(minutes, aside(_told(minutes), remarks), str(minutes))

    return read


def minutes(minimum: int, maximum: int) -> Callable[[object], int | Understood[int]]:
    """A reader of a duration of event.toml: `30`; `"1 h"` and `"30"` are understood."""
    spoken = duration(minimum, maximum)

    def read(value: object) -> int | Understood[int]:
        read_so = spoken(value)
        if isinstance(value, str) and isinstance(read_so, int):
            return Understood(read_so, _told(read_so), str(read_so))
        return read_so

    return read


def _text(value: object) -> str:
    """The text of a cell; a time of day and a length of time are written `H:MM`."""
    if isinstance(value, datetime) and value.date() == date(1899, 12, 30):
        value = value.time()
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        if seconds >= 0 and seconds % 60 == 0:
            return f"{seconds // 3600}:{seconds % 3600 // 60:02d}"
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _unread("")
    return clean_line(shown(value) if not isinstance(value, str) else value)


def _plain(text: str) -> str:
    """The text in small letters without accents, with digits for the numbers that are spelled out."""
    text = fold(_DASHES.sub("-", text)).replace("\u2044", "/").replace("\u2032", "'").rstrip(" .!")
    return " ".join(str(_NUMBERS.get(word, word)) for word in _ARTICLE.sub("1", text).split())


def _minutes(text: str) -> int | None:
    """The minutes that the plain text states; None if it states none."""
    if text in _BY_PHRASE:
        return _BY_PHRASE[text]
    if match := _WHOLE.fullmatch(text) or _MINUTES.fullmatch(text):
        return int(match.group(1))
    if match := _HOURS.fullmatch(text):
        return _sum(match.group(1), match.group(2) or match.group(3))
    if match := _DECIMAL_HOURS.fullmatch(text):
        minutes = float(match.group(1).replace(",", ".")) * 60
        return round(minutes) if abs(minutes - round(minutes)) < 0.01 else None
    if match := _ISO.fullmatch(text):
        return int(match.group(1) or 0) * 60 + int(match.group(2) or 0)
    match = _CLOCK.fullmatch(text)
    if match and int(match.group(1)) < _TOO_MANY_HOURS:
        return _sum(match.group(1), match.group(2))
    return None


def _sum(hours: str, minutes: str | None) -> int | None:
    rest = int(minutes or 0)
    return int(hours) * 60 + rest if rest < 60 else None


def _changes(remark: str) -> bool:
    plain = fold(remark)
    return _CHANGING.search(plain) is not None and not _INCLUDED.match(plain)


def _told(minutes: int) -> Message:
    if minutes == 1:
        return message("1 minute", "1 minute")
    return message("{count} minutes", "{count} minutes", count=minutes)


def _unread(text: str) -> Wrong:
    suggestions = _suggestions(_plain(without_remarks(text)[0])) if len(text) <= _LONGEST else ()
    if len(set(suggestions)) > 1:
        choice = message(
            "ce n'est pas une durée : écrivez un seul nombre entier de minutes, « {choices} »",
            "this is no duration: write a single whole number of minutes, “{english}”",
            choices=" » ou « ".join(suggestions),
            english="” or “".join(suggestions),
        )
        return Wrong(choice, suggestions)
    return Wrong(
        message(
            "ce n'est pas une durée : écrivez un nombre entier de minutes, par exemple « {other} »",
            "this is no duration: write a whole number of minutes, for instance “{other}”",
            other=suggestions[0] if suggestions else _USUAL,
        ),
        suggestions,
    )


def _suggestions(text: str) -> tuple[str, ...]:
    """The minutes that were almost certainly meant by a text that is no duration."""
    if match := _SUM.fullmatch(text):
        return (str(int(match.group(1)) + int(match.group(2))),)
    if match := _RANGE.fullmatch(text):
        return tuple(str(int(number)) for number in match.groups())
    match = _CLOCK.fullmatch(text)
    if match and int(match.group(1)) >= _TOO_MANY_HOURS and match.group(2) == "00":
        return (str(int(match.group(1))),)
    about = _ABOUT.fullmatch(text)
    minutes = _minutes(about.group(1)) if about else _leading(text)
    return (str(minutes),) if minutes else ()


def _leading(text: str) -> int | None:
    """The duration with which the text begins, if what follows says nothing about time."""
    for boundary in _BOUNDARY.finditer(text):
        head, rest = text[: boundary.start()], text[boundary.start() :]
        minutes = _minutes(head)
        bare = head.isdigit() and rest.startswith(" ")
        if minutes is not None and not bare and not _CHANGING.search(rest):
            return minutes
    return None
