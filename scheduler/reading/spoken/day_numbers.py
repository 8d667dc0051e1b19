"""Bare numbers that can only be days of the event: `17 only`, `16 et 17`."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain.windows import Day
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.vocabulary import Kind
from scheduler.reading.spoken.words import Dates, Token

_LINKS: tuple[Kind, ...] = ("and", "or", "comma")


def days_of_numbers(known: Sequence[Token], calendar: Calendar) -> list[Token]:
    """The tokens with dates instead of bare numbers, where they say nothing but these.

    Several numbers in a list, or one beside `only`, are no hours; each must be that of a day of an event of several.
    """
    numbers = [token for token in known if token.kind == "hour" and token.hour.bare]
    said_only = any(token.kind == "only" for token in known)
    others = [token for token in known if token not in numbers and token.kind not in (*_LINKS, "only", "available")]
    known_days = _numbers(calendar.days)
    if others or len(numbers) < (1 if said_only else 2) or not known_days >= {_number(token) for token in numbers}:
        return list(known)
    return [_day(token) if token in numbers else token for token in known]


def _numbers(days: Sequence[Day]) -> set[int]:
    """The numbers of the days in their months, if there are several."""
    return {day.date.day for day in days} if len(days) > 1 else set()


def _number(token: Token) -> int:
    return token.hour.minutes // 60


def _day(token: Token) -> Token:
    return token._replace(kind="dates", dates=Dates(_number(token), _number(token), None))
