"""Windows, keywords and breaks, as rules and levels are read a second time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from plans import DAY, Pause, Plan

from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window


def inside(event: Event, start: int, end: int, windows: Iterable[Window]) -> bool:
    """True if one window, or several that touch, hold all of `[start, end)`; an empty list holds everything."""
    number = start // DAY
    today = [w for w in windows if w.day is None or w.day == event.days[number].date]
    if not any(True for _ in windows):
        return True
    at = start - number * DAY
    while at < end - number * DAY:
        reach = max((w.end for w in today if w.start <= at < w.end), default=None)
        if reach is None:
            return False
        at = reach
    return True


def words(talk: Talk) -> set[str]:
    """Return the keywords, folded."""
    plain = (unicodedata.normalize("NFD", word.casefold()) for word in talk.keywords)
    return {"".join("".join(c for c in word if not unicodedata.combining(c)).split()) for word in plain}


def breaks(plan: Plan) -> list[Pause]:
    return sorted((p for p in plan.pauses if p.kind == "break"), key=lambda p: (p.start, p.end))
