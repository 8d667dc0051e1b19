"""The hours of a talk in a programme, from its start to its end: `9h00-9h20`, `vendredi, de 9 h à 9 h 20`."""

from __future__ import annotations

import re
from typing import NamedTuple

from scheduler.domain.clock import parse_hour

_SIGNED = r"\d{1,2}\s?(?:[hH:.]\s?\d{2}|[hH])(?::00)?"
_SPAN = re.compile(
    rf"(?P<before>.*?)(?:\b(?:de|from)\s+)?(?P<start>\b{_SIGNED}|\b\d{{1,2}})\s*(?:[-–—→>/]|à|a|to)\s*"
    rf"(?P<end>{_SIGNED})\s*(?P<behind>@.*)?",
    re.DOTALL | re.IGNORECASE,
)
#: The largest number of letters that a span of hours has.
_LONGEST = 120


class Span(NamedTuple):
    """Start and end in minutes, and what stands before and behind: a day, a room after `@`."""

    before: str
    start: int
    end: int
    behind: str


def hour_span(text: str) -> Span | None:
    """The hours that the text states from start to end; None for any other text."""
    match = _SPAN.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    start, end = (_minutes(match[name]) for name in ("start", "end"))
    if start is None or end is None or start >= end:
        return None
    return Span(match["before"], start, end, match["behind"] or "")


def _minutes(text: str) -> int | None:
    """Minutes from midnight of `9h00`, `9.00`, `9:00` or `9`."""
    plain = re.sub(r"\s", "", text).replace(".", ":").lower()
    return parse_hour(f"{plain}h" if plain.isdecimal() else plain)
