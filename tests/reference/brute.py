"""The true optimum of a tiny event is found by trying all its programmes, without the model.

Sessions are tried one after the other; the next session always holds the first talk that is not placed yet. Partial
programmes that no further session can mend are dropped at once; whole programmes are judged by `evaluation`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import reduce
from math import gcd

from brute_search import Search
from evaluation import hard_breaches
from evaluation_levels import LEVELS
from plans import DAY, Plan

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement


def optimum(event: Event, *, step_limit: int = 300_000) -> tuple[int, ...] | None:
    """Return the levels of the best programme, in the order of the event's levels; None if there is no programme.

    Raises
    ------
    TooLarge
        After `step_limit` steps.
    """
    return Search(event, step_limit=step_limit).run().best


def possible(event: Event, requirements: Collection[Requirement], *, step_limit: int = 300_000) -> bool:
    """True if some programme meets all the requirements.

    A programme is made of runs of talks, and of pauses apart from each other and from the runs. As in
    `scheduler.explanation.conflicts` a talk without its requirement `placed` is left out, and so are breaks and
    plenaries.

    Raises
    ------
    TooLarge
        After `step_limit` steps.
    """
    every = frozenset(requirements)
    return Search(_reduced(event, every), every, step_limit, _fine_step(event, every)).run().plan is not None


def _reduced(event: Event, requirements: frozenset[Requirement]) -> Event:
    """Return the event without talks, breaks, plenaries and day windows that no requirement demands."""
    rules = {(r.rule, *r.subjects, r.part) for r in requirements}
    several = len(event.days) > 1
    breaks = tuple(
        pause.model_copy(update={"day": day.date})
        for day in event.days
        for pause in event.breaks
        if pause.day in (None, day.date)
        and ("break_window", pause.id, day.date.isoformat() if several else "") in rules
    )
    days = tuple(
        d if ("day", d.date.isoformat(), "") in rules else d.model_copy(update={"start": 0, "end": DAY})
        for d in event.days
    )
    return event.model_copy(
        update={
            "talks": tuple(t for t in event.talks if ("placed", t.id, "") in rules),
            "breaks": breaks,
            "plenaries": tuple(p for p in event.plenaries if ("plenary", p.id, "") in rules),
            "days": days,
            "priorities": (),
            "rules": tuple((name, setting) for name, setting in event.rules if setting == "off"),
        }
    )


def _fine_step(event: Event, requirements: frozenset[Requirement]) -> int:
    """Return the event's step, or without the requirement `grid` the greatest divisor of all times of the event."""
    if Requirement("grid") in requirements:
        return event.step
    settings = event.session_settings
    times = [
        event.talk_settings.gap,
        settings.introduction,
        settings.discussion,
        settings.room_change,
        settings.person_pause,
        settings.max_stretch or 0,
        event.step,
    ]
    if settings.max_stretch is not None or Requirement("session_idle") in requirements:
        times.append(10)
    times += [m for d in event.days for m in (d.start, d.end)]
    times += [m for b in event.breaks for m in (b.duration, b.between_start, b.between_end, b.at or 0)]
    times += [m for p in event.plenaries for m in (p.start or 0, p.duration, p.between_start, p.between_end)]
    windows = [*(w for t in event.talks for w in t.available), *(w for p in event.people for w in p.available)]
    times += [m for w in (*windows, *(w for r in event.rooms for w in r.available)) for m in (w.start, w.end)]
    times += [t.duration for t in event.talks] + [t.pin.start for t in event.talks if t.pin]
    return reduce(gcd, times)


@dataclass
class _Every(Search):
    """A search that collects the levels of all programmes."""

    values: set[tuple[int, ...]] = field(default_factory=set)

    def _judge(self, plan: Plan) -> None:
        if not hard_breaches(self.event, plan):
            self.values.add(tuple(LEVELS[name](self.event, plan) for name in self.event.levels))


def reachable(event: Event, *, step_limit: int = 300_000) -> frozenset[tuple[int, ...]]:
    """Return the values of the event's levels in every programme that keeps its hard rules.

    Raises
    ------
    TooLarge
        After `step_limit` steps.
    """
    search = _Every(event, step_limit=step_limit)
    search.run()
    return frozenset(search.values)
