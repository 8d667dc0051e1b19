"""A text about time as tokens: hours, dates, and the words of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from scheduler.domain.clock import DAY
from scheduler.language.text import fold
from scheduler.reading.spoken.vocabulary import ENGLISH, MONTHS, NTH_OF, PHRASES, WEEKDAYS, Kind


class Hour(NamedTuple):
    """A time of day in minutes; `bare` for a number without sign of hours, `sure` with a.m. or p.m."""

    minutes: int
    bare: bool = False
    sure: bool = False


class Dates(NamedTuple):
    """The days from `first` to `last` of a month; `year` and `month` None where they are not said.

    `swapped` if the same digits may mean the first number as the month.
    """

    first: int
    last: int
    month: int | None
    year: int | None = None
    swapped: bool = False


class Token(NamedTuple):
    """A word or a number with what it means: an hour, dates, a number of a weekday or day, or one of several senses."""

    kind: Kind
    text: str
    hour: Hour = Hour(0)
    dates: Dates = Dates(0, 0, None)
    number: int = 0
    sense: str = ""


_MONTH = "|".join(MONTHS)
_MONTH_OF = {word: number for number, words in enumerate(MONTHS, start=1) for word in words.split("|")}
_WEEKDAY_OF = {word: number for number, words in enumerate(WEEKDAYS) for word in words.split("|")}
Maker = Callable[["re.Match[str]"], Hour | Dates | int]


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def _hour(match: re.Match[str]) -> Hour:
    return Hour(int(match[1]) * 60 + int(match[2] or 0))


def _twelve_hours(match: re.Match[str]) -> Hour:
    hours = int(match[1]) % 12 + (12 if match[3] == "p" else 0) if int(match[1]) <= 12 else 99
    return Hour(hours * 60 + int(match[2] or 0), sure=True)


def _dates(day: str, month: str | None, year: str | None = None, last: str | None = None) -> Dates:
    number = None if month is None else _MONTH_OF.get(month) or int(month)
    return Dates(int(day), int(last or day), number, _year(year))


_NUMBERED_DAY = r"(\d{1,2})(?:er|st|nd|rd|th)?"
#: What stands before the number of a day and never before that of an hour.
_ARTICLE = r"(?:les?|du|the)"
#: No hour, no range and no date with its month: what must not follow the number of a day.
_NO_HOUR = (
    r"\b(?! ?(?:h\b|h\d|heures?|hours?|hrs?|[ap]\.?m\b|[:/.-] ?\d|-|a |au \d|to \d|jour|day"
    rf"|(?:of )?(?:{_MONTH})\b|(?:et|and|&|,) ?(?:le )?\d{{1,2}} (?:{_MONTH})\b))"
)
_PATTERNS: tuple[tuple[Kind, str, Maker], ...] = (
    ("dates", r"(\d{4})-(\d\d)-(\d\d)\b", lambda m: _dates(m[3], m[2], m[1])),
    ("dates", r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})\b", lambda m: _dates(m[1], m[2], m[3])),
    (
        "dates",
        rf"{_NUMBERED_DAY} ?(?:-|,|&|et|and|au|to) ?(?:le )?{_NUMBERED_DAY} (?:of )?({_MONTH})\b\.?(?: (\d{{4}})\b)?",
        lambda m: _dates(m[1], m[3], m[4], m[2]),
    ),
    ("dates", rf"{_NUMBERED_DAY} (?:of )?({_MONTH})\b\.?(?: (\d{{4}})\b)?", lambda m: _dates(m[1], m[2], m[3])),
    (
        "dates",
        rf"({_MONTH})\b\.? {_NUMBERED_DAY}\b(?! ?(?:h|:|-))(?:,? (\d{{4}})\b)?",
        lambda m: _dates(m[2], m[1], m[3]),
    ),
    (
        "dates",
        r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?\b(?! ?h)",
        lambda m: _dates(m[1], m[2], m[3])._replace(swapped=True),
    ),
    (
        "dates",
        rf"{_ARTICLE} (\d{{1,2}}) ?(?:au|to) ?(?:le )?(\d{{1,2}}){_NO_HOUR}",
        lambda m: _dates(m[1], None, last=m[2]),
    ),
    ("dates", rf"{_ARTICLE} (\d{{1,2}})(?:er|st|nd|rd|th)?{_NO_HOUR}", lambda m: _dates(m[1], None)),
    ("dates", r"(?:le|the) (\d{1,2})(?= (?:a|at) \d{1,2} ?(?:h|:|[ap]\.?m\b))", lambda m: _dates(m[1], None)),
    ("dates", rf"(\d{{1,2}})(?:er|st|nd|rd|th){_NO_HOUR}", lambda m: _dates(m[1], None)),
    ("hour", r"(\d{1,2})(?: ?[:.h] ?(\d\d))? ?([ap])\.?m\b\.?", _twelve_hours),
    ("hour", r"(\d{1,2}) ?(?:h|:) ?(\d\d)(?::00)?(?!\d)(?: ?(?:min|mn)\b)?", _hour),
    ("hour", r"(\d{1,2}) ?(?:heures?|hours?|hrs?|h)\b(?: (\d\d)\b(?! ?[h:-]))?", _hour),
    ("hour", r"(\d{1,2})\.(00|15|30|45)\b", _hour),
    ("hour", r"midi et demie?\b", lambda m: Hour(12 * 60 + 30)),
    ("hour", r"(?:midi|noon|midday)\b", lambda m: Hour(12 * 60)),
    ("hour", r"(?:minuit|midnight)\b", lambda m: Hour(DAY)),
    ("nth day", rf"({'|'.join(NTH_OF)}) (?:jour|journee|day)\b", lambda m: NTH_OF[m[1]]),
    ("nth day", r"(?:jour|day|j) ?(\d)\b", lambda m: int(m[1]) - 1),
    ("hour", r"(\d{1,2})\b", lambda m: Hour(int(m[1]) * 60, bare=True)),
)


def _phrase_list() -> list[tuple[str, Kind, str]]:
    phrases = [
        (phrase, kind, value)
        for kind, values in PHRASES.items()
        for value, listed in values.items()
        for phrase in listed.split(";")
    ]
    weekdays: list[tuple[str, Kind, str]] = [(word, "weekday", word) for word in _WEEKDAY_OF]
    plurals: list[tuple[str, Kind, str]] = [(word + "s", "weekday", word) for word in _WEEKDAY_OF if len(word) > 4]
    return sorted([*phrases, *weekdays, *plurals], key=lambda item: -len(item[0]))


class _Grammar:
    """The expressions of `_PATTERNS` and of the vocabulary: to compile them takes as long as to read a small folder."""

    def __init__(self) -> None:
        phrases = _phrase_list()
        ends = (re.escape(phrase) + (r"\b\.?" if phrase[-1].isalpha() else "") for phrase, _, _ in phrases)
        self.phrase = re.compile("|".join(ends))
        self.meaning = {phrase: (kind, value) for phrase, kind, value in phrases}
        self.patterns = tuple((kind, re.compile(pattern), make) for kind, pattern, make in _PATTERNS)


@cache
def _grammar() -> _Grammar:
    """The grammar, compiled for the first text that needs it."""
    return _Grammar()


_DASHES = re.compile("[\u2010-\u2015\u2212\u2192]")
_WORD = re.compile(r"[^\W\d]+|\d+|[^\w\s]")


def plain(text: str) -> str:
    """The text in small letters without accents, with hyphens for dashes."""
    return fold(_DASHES.sub("-", text))


#: The hour of lunch as it is said: « entre midi et deux ».
_LUNCH = re.compile(r"\bmidi et (?:deux|2)(?: ?h| heures)?\b(?! ?[\dh:])")

#: The largest length, in characters, of a text that is read for words about time.
LONGEST = 300


def tokens(text: str) -> tuple[list[Token], list[str]]:
    """The tokens of a text, without fillers, and the words that are unknown; a long text is one unknown word.

    « AM » alone is the morning in an English text and unknown in another, where it often means « après-midi ».
    """
    if len(text) > LONGEST:
        return [], [text]
    rest, known, unknown = _LUNCH.sub("midi et 14h", plain(text)), [], []
    is_english = re.search(rf"\b(?:{ENGLISH})\b", rest) is not None
    while rest := rest.lstrip():
        token, length = _first(rest)
        if token is None or (token.sense == "a.m." and not is_english):
            unknown.append(rest[:length])
        elif token.sense == "a.m.":
            known.append(token._replace(sense="morning"))
        elif token.kind != "filler":
            known.append(token)
        rest = rest[length:]
    return known, unknown


def _first(text: str) -> tuple[Token | None, int]:
    """The token with which the text begins and its length; None for an unknown word."""
    grammar = _grammar()
    for kind, pattern, make in grammar.patterns if text[0].isascii() else ():
        match = pattern.match(text)
        if match:
            return _valued(kind, match[0], make(match)), match.end()
    match = grammar.phrase.match(text)
    if match:
        kind, sense = grammar.meaning[match[0].rstrip(".") or match[0]]
        return Token(kind, match[0], number=_WEEKDAY_OF.get(sense, 0), sense=sense), match.end()
    word = _WORD.match(text)
    return None, word.end() if word else 1


def _valued(kind: Kind, text: str, value: Hour | Dates | int) -> Token:
    if isinstance(value, Hour):
        return Token(kind, text, hour=value)
    return Token(kind, text, dates=value) if isinstance(value, Dates) else Token(kind, text, number=value)
