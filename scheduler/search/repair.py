"""The programme that changes least: what has been published is kept wherever the event, as it is now, allows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from constraints import changes, rule, unchanged
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.requirement import Violation
from scheduler.language.text import collation_key
from scheduler.search.control import Budget
from scheduler.search.lexicographic import least_levels, solve
from scheduler.search.result import Goal, Result, Tell

#: Seconds at most for what could be reached if nothing had been published.
_FOR_BOUNDS = 10.0


@dataclass(frozen=True, slots=True)
class Repaired:
    """A programme and what it changes. `levels`: told, moved, minutes, breaks moved, then the event's own, each with
    its bound; a level of the event is proved among the programmes that change as little.

    `told`, `moved`, `breaks` say who and what; `anyway` are the people of talks cancelled or added, by name.
    """

    result: Result
    programme: Programme | None = None
    levels: tuple[Level, ...] = ()
    told: tuple[Violation, ...] = ()
    anyway: tuple[str, ...] = ()
    moved: tuple[Violation, ...] = ()
    breaks: tuple[Violation, ...] = ()

    @property
    def minutes(self) -> int:
        """By which talks move, in sum."""
        return next((level.value for level in self.levels if level.name == "minutes"), 0)


def repair(
    event: Event,
    base: Programme,
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    seed: int = 0,
    progress: Tell | None = None,
) -> Repaired:
    """The programme of `event` that changes least from `base`, and among those the best. Budget None: a minute.

    A base of this very event that already is it comes back as it was, with what it states of its levels.
    """
    budget = budget or Budget.of()
    known = on_its_days(event, base)
    levels = [*changes(known), *(rule(name) for name in event.levels)]
    result = solve(event, budget, goal=Goal(levels, known), workers=workers, seed=seed, progress=progress)
    if result.programme is None:
        return Repaired(result)
    found = result.programme
    told, moved, _, breaks = (one.measure(event, found) for one in changes(known))
    anyway = tuple(sorted((_name(event, one) for one in unchanged.told_anyway(event, known)), key=collation_key))
    stated = _stated(event, base, found, budget.share(0.5).at_most(_FOR_BOUNDS), workers)
    return Repaired(result, stated, found.levels, told, anyway, moved, breaks)


def on_its_days(event: Event, base: Programme) -> Programme:
    """What of `base` is on days that the event still has."""
    return base.model_copy(
        update={
            "talks": tuple(t for t in base.talks if t.day in event.day),
            "sessions": tuple(s for s in base.sessions if s.day in event.day),
            "breaks": tuple(b for b in base.breaks if b.day in event.day),
            "plenaries": tuple(p for p in base.plenaries if p.day in event.day),
        }
    )


def _name(event: Event, person: str) -> str:
    gone = {name: said for one in event.left_out for name, said in zip(one.speakers, one.names, strict=True)}
    return event.person[person].name if person in event.person else gone[person]


def _stated(event: Event, base: Programme, found: Programme, budget: Budget, workers: int | None) -> Programme:
    """The programme as a schedule states it: the base itself if neither it nor the event has changed; else with the
    event's levels, whose bounds are those that hold whatever has been published before.
    """
    values = {level.name: level.value for level in found.levels}
    parts = ("sessions", "talks", "breaks", "plenaries")
    same = all(getattr(base, part) == getattr(found, part) for part in parts)
    as_measured = [(one.name, one.value) for one in base.levels] == [(name, values[name]) for name in event.levels]
    if same and base.input == found.input and as_measured:
        return base
    bounds = {**least_levels(event, budget), **_proved(event, values, budget, workers)}
    levels = tuple(Level(name=n, value=values[n], bound=min(values[n], bounds[n])) for n in event.levels)
    proved = all(level.value == level.bound for level in levels)
    return found.model_copy(update={"levels": levels, "status": "optimal" if proved else "feasible"})


def _proved(event: Event, values: Mapping[str, int], budget: Budget, workers: int | None) -> dict[str, int]:
    """Bounds of the first levels from a search that knows of no base: those up to the first that is not as good as it
    could be, since later ones were proved for programmes that are better in that one.
    """
    best = None if budget.over else solve(event, budget, goal=Goal(choose=False), workers=workers).programme
    bounds: dict[str, int] = {}
    for level in best.levels if best is not None else ():
        bounds[level.name] = level.bound
        if values[level.name] != level.value or level.value != level.bound:
            break
    return bounds
