"""What the expressions of a list name, and what they name together: `après 10h et avant 16h`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from scheduler.reading.spoken.day_spans import DaySpans, common, union
from scheduler.reading.spoken.hours import Unclear
from scheduler.reading.spoken.words import Token


@dataclass(frozen=True, slots=True)
class Extent:
    """Minutes that an expression names; the days that it names, and the limit where one side is open: its minute, of
    the whole calendar where it has a day.
    """

    spans: DaySpans
    dates: frozenset[date] | None
    hours: bool
    open: Literal["", "from", "until"] = ""
    limit: int = 0
    hours_first: bool = False


def check_days(extents: Sequence[Extent]) -> None:
    """Raises `Unclear` for a list in which a member may borrow the day or the hours of another."""
    if len({extent.dates is None for extent in extents}) > 1:
        raise Unclear
    for first, second in pairwise(extents):
        if first.hours != second.hours and (second.hours or first.hours_first) and first.dates:
            raise Unclear


def joined(extents: Sequence[Extent], clause: Sequence[Token]) -> DaySpans:
    """The minutes of a list; `après 10h et avant 16h` is the time between the two."""
    kinds = {extent.open for extent in extents}
    if kinds >= {"from", "until"}:
        first = max(extent.limit for extent in extents if extent.open == "from")
        last = min(extent.limit for extent in extents if extent.open == "until")
        if first < last:
            if len(extents) > 2 or any(token.kind == "or" for token in clause):
                raise Unclear
            return common(extents[0].spans, extents[1].spans)
    spans = extents[0].spans
    for extent in extents[1:]:
        spans = union(spans, extent.spans)
    return spans
