"""The result of a search in which no model had a solution in time."""

from __future__ import annotations

import time

from scheduler.domain.programme import Level
from scheduler.fingerprint import fingerprint
from scheduler.model.session_counts import fewest_sessions
from scheduler.search.context import SearchContext
from scheduler.search.result import Result, Status


def without_model(context: SearchContext, status: Status) -> Result:
    """The result where no model had a solution in time: the programme that was constructed, if there is one."""
    seconds, stopped, known = time.monotonic() - context.begun, context.budget.stopped, context.known
    if known is None:
        return Result(status, None, seconds, None, stopped)
    levels = tuple(
        Level(name=level.name, value=value, bound=min(value, floor(context, level.name)))
        for level, value in zip(context.level_rules, context.measured(known), strict=True)
    )
    stated = {"status": "feasible", "levels": levels, "input": fingerprint(context.event)}
    return Result("feasible", known.model_copy(update=stated), seconds, context.known_seconds, stopped)


def floor(context: SearchContext, level: str) -> int:
    """A lower bound of the level that takes no model: a talk shares no more keywords with the next one than it has."""
    if level == "coherence":
        return -sum(len(talk.keywords) for talk in context.event.talks)
    return fewest_sessions(context.event, context.scope) if level == "sessions" else 0
