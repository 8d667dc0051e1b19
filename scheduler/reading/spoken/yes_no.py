"""Days and hours with an answer to each: `mercredi non, jeudi oui`, `pas le matin, après-midi ok`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from itertools import groupby

from scheduler.reading.spoken.day_spans import DaySpans, union
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.expressions import extents_of
from scheduler.reading.spoken.extents import Extent
from scheduler.reading.spoken.hours import Unclear
from scheduler.reading.spoken.vocabulary import Kind
from scheduler.reading.spoken.words import Token

_YES: tuple[Kind, ...] = ("yes", "available")
_NO: tuple[Kind, ...] = ("no", "not")
#: What joins two answers and never two days of one answer.
_TURNS = ("mais", "but", "puis", "then")


def answers(known: Sequence[Token], calendar: Calendar) -> tuple[DaySpans | None, DaySpans | None]:
    """The minutes that are answered with yes, and those answered with no; None where there is no such answer.

    Raises `Unclear` where a part has no answer or several, and what `extents_of` raises.
    """
    said: dict[bool, list[Extent]] = {True: [], False: []}
    for part in _parts(known):
        is_yes, named = _answer(part)
        said[is_yes] += extents_of(named, calendar)
    if len({extent.dates is None for extents in said.values() for extent in extents}) != 1:
        raise Unclear  # an hour without a day may be of the day before it
    return _all(said[True]), _all(said[False])


def _all(extents: Sequence[Extent]) -> DaySpans | None:
    return reduce(union, (extent.spans for extent in extents)) if extents else None


def _answer(part: Sequence[Token]) -> tuple[bool, Sequence[Token]]:
    """Whether the answer that stands at an end of the part is yes, and what it is to."""
    at = [index for index, token in enumerate(part) if token.kind in (*_YES, *_NO)]
    if len(part) < 2 or at not in ([0], [len(part) - 1]):
        raise Unclear
    return part[at[0]].kind in _YES, part[1:] if at == [0] else part[:-1]


def _parts(known: Sequence[Token]) -> list[list[Token]]:
    """The tokens between commas; those of `mercredi oui et jeudi non` on each side of the word that joins them."""
    parts = []
    for part in _split(known, lambda token: token.kind == "comma" or token.text in _TURNS):
        several = sum(token.kind in (*_YES, *_NO) for token in part) > 1
        parts += _split(part, lambda token: token.kind == "and") if several else [part]
    return parts


def _split(known: Sequence[Token], parts: Callable[[Token], bool]) -> list[list[Token]]:
    """The runs of tokens between those that part them."""
    return [list(run) for is_between, run in groupby(known, parts) if not is_between]
