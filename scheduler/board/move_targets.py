"""The places for an item that is taken up, as the page shows them: told before the solver is loaded."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from constraints import phrases
from scheduler.board.move_questions import asked
from scheduler.board.move_words import BESIDE, MOVE_WORDS, SIGN_WORDS, SIGNS
from scheduler.board.page_words import text_data
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.services.effort import Effort
from scheduler.services.free_hours import talks_outside
from scheduler.services.hand_moves import Target, day_and_room, targets, whereabouts
from scheduler.services.movable import Placed
from scheduler.services.placed_items import named_data, position

#: The seconds in which places are told together.
_TOGETHER = 0.1


def tell_targets(job: Mapping[str, Any], effort: Effort, tell: Callable[[Mapping[str, Any]], None]) -> dict[str, Any]:
    """The hours at which the item cannot be, then the places for it, each with its sign, nearest first: the first at
    once, others a few at a time, since a page is laid out anew for whatever it is told.
    """
    event, base, item = asked(job)
    if away := talks_outside(event, base, item):
        tell({"away": {"talks": list(away), "text": text_data(MOVE_WORDS["away"])}})
    waiting: list[dict[str, Any]] = []
    due = time.monotonic()
    for target in targets(event, base, item):
        waiting.append(_data(event, base, item, target))
        if effort.budget.stopped:
            return {"status": "stopped"}
        if time.monotonic() >= due:
            tell({"targets": waiting})
            waiting, due = [], time.monotonic() + _TOGETHER
    if waiting:
        tell({"targets": waiting})
    return {"status": "told"}


def _data(event: Event, base: Programme, item: Placed, target: Target) -> dict[str, Any]:
    """A place beside another item, with the sign and the words of what the move does."""
    assert target.place.other is not None
    sign = target.verdict.sign
    return {
        "place": {"how": target.place.how, **named_data(base, target.place.other)},
        "name": sign,
        "sign": SIGNS[sign],
        "word": text_data(SIGN_WORDS[sign]),
        "beside": text_data(BESIDE[target.place.how]),
        "hour": text_data(phrases.hour(position(target.programme, item)[1])),
        "at": text_data(whereabouts(event, target.programme, item)),
        "where": text_data(day_and_room(event, target.programme, item)),
        "text": text_data(target.verdict.text),
        "more": text_data(target.verdict.more),
    }
