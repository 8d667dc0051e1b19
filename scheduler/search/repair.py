"""Repair: the programme of a changed event that changes least of a published programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from constraints import changes, changes_of_chairs, rule, unchanged
from scheduler.domain.event import Event
from scheduler.domain.people_order import by_family_name
from scheduler.domain.programme import Level, Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.slid_day import slid_day
from scheduler.domain.sliding import slid
from scheduler.search.builder import level_bounds
from scheduler.search.control import Budget
from scheduler.search.late_day import LateDay, late_day, levels_in_order
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Result, Tell

#: Seconds: the most for the bounds of levels that hold without regard to the published programme.
_BOUND_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired programme and its changes.

    Attributes
    ----------
    result
        The result of the search.
    programme
        The programme, its levels stated for the event alone; None: none was found.
    levels
        On a late day that keeps its order, what leaves it and the minutes of delay (`changes_in_order`). Then the
        people told, where the event has the level `chairs` the proposed chairs that change, the talks moved, their
        minutes, the breaks moved, then the levels of the event, each with its bound; a level is proved among the
        programmes that are as good on those before it.
    told, moved, breaks
        Violations of these levels: the people to be told, the talks and the breaks that move.
    anyway
        The names of the people of talks that were cancelled or added, who are told without being counted.
    late
        What has to be said besides of a day that runs late.
    unchaired
        The sessions that have no chair any more; the level of the people told counts them.
    is_least
        True if it is proved that no programme changes less; of those that change as little, another may be better.
    """

    result: Result
    programme: Programme | None = None
    levels: tuple[Level, ...] = ()
    told: tuple[Violation, ...] = ()
    anyway: tuple[str, ...] = ()
    moved: tuple[Violation, ...] = ()
    breaks: tuple[Violation, ...] = ()
    late: LateDay = field(default_factory=LateDay)
    unchaired: tuple[Violation, ...] = ()
    is_least: bool = False

    @property
    def minutes(self) -> int:
        """The sum of the minutes by which talks move."""
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
    """The programme of `event` that changes least from `base`, and the best among those.

    A base of the same event that needs no change is returned with the levels that it states. Budget None: a minute.
    """
    budget = budget or Budget.of()
    kept = on_its_days(event, base)
    told_level, *other_changes = changes(kept)
    chairs = changes_of_chairs(event, kept)
    levels = [
        *levels_in_order(event, kept),
        told_level,
        *chairs,
        *other_changes,
        *(rule(name) for name in event.levels),
    ]
    near = slid(event, kept) if event.slots and event.late else kept
    goal = Goal(levels, near, near=_wanted(event, kept))
    result = solve(event, budget, goal=goal, workers=workers, seed=seed, progress=progress)
    if result.programme is None:
        return Repaired(result)
    programme = result.programme
    told, moved, _, breaks = (level.measure(event, programme) for level in changes(kept))
    told, unchaired = _people_alone(event, told)
    people = unchanged.of_other_talks(event, kept)
    counted = {name for violation in told for name in violation.subjects}
    others = {_name(event, who) for who in people} - counted
    anyway = tuple(sorted(others, key=by_family_name(event.people)))
    stated = _stated(event, base, result, budget.share(0.5).at_most(_BOUND_SECONDS), workers)
    late = late_day(event, kept, programme)
    of_changes = programme.levels[: len(levels) - len(event.levels)]
    is_least = all(level.value == level.bound for level in of_changes)
    return Repaired(result, stated, programme.levels, told, anyway, moved, breaks, late, unchaired, is_least)


def _wanted(event: Event, kept: Programme) -> Programme | None:
    """What a late day of free hours should be like, whether that is possible or not; None: this is no such day."""
    if not event.late or event.slots:
        return None
    return slid_day(event, kept) if event.late[0].aim == "order" else kept


def changed(event: Event, base: Programme, programme: Programme) -> Repaired:
    """What another programme of the event changes of `base`, for whom; nothing is searched."""
    kept = on_its_days(event, base)
    told, moved, minutes, breaks = (level.measure(event, programme) for level in changes(kept))
    levels = (Level(name="minutes", value=sum(violation.amount for violation in minutes), bound=0),)
    told, unchaired = _people_alone(event, told)
    result = Result(programme.status, programme, 0.0)
    return Repaired(result, programme, levels, told, (), moved, breaks, unchaired=unchaired)


def on_its_days(event: Event, base: Programme) -> Programme:
    """The programme `base` without the items of days that the event does not have any more."""
    return base.model_copy(
        update={
            "talks": tuple(t for t in base.talks if t.day in event.day),
            "sessions": tuple(s for s in base.sessions if s.day in event.day),
            "breaks": tuple(b for b in base.breaks if b.day in event.day),
            "plenaries": tuple(p for p in base.plenaries if p.day in event.day),
        }
    )


def _people_alone(event: Event, told: tuple[Violation, ...]) -> tuple[tuple[Violation, ...], tuple[Violation, ...]]:
    """The people to be told, by family name, and the sessions that have no chair any more."""
    order = by_family_name(event.people)
    people = sorted((v for v in told if len(v.subjects) == 1), key=lambda violation: order(violation.subjects[0]))
    return tuple(people), tuple(violation for violation in told if len(violation.subjects) > 1)


def _name(event: Event, person: str) -> str:
    """The name of a person of the event, or of a talk that was left out."""
    if person in event.person:
        return event.person[person].name
    return next(talk.people[person] for talk in event.left_out if person in talk.people)


def _stated(event: Event, base: Programme, result: Result, budget: Budget, workers: int | None) -> Programme:
    """The programme of the result with the levels of the event, and bounds that hold without regard to `base`.

    `base` itself where neither it nor the event has changed.
    """
    programme = result.programme
    assert programme is not None
    values = {level.name: level.value for level in programme.levels}
    parts = ("sessions", "talks", "breaks", "plenaries")
    same = all(getattr(base, part) == getattr(programme, part) for part in parts)
    as_measured = [(level.name, level.value) for level in base.levels] == [(n, values[n]) for n in event.levels]
    if same and base.input == programme.input and as_measured:
        return base
    proved_bounds = _bounds_of_fewest(event, values, result) or _proved(event, values, result, budget, workers)
    bounds = {**level_bounds(event, budget), **proved_bounds}
    levels = tuple(Level(name=n, value=values[n], bound=min(values[n], bounds[n])) for n in event.levels)
    proved = all(level.value == level.bound for level in levels)
    return programme.model_copy(update={"levels": levels, "status": "optimal" if proved else "feasible"})


def _bounds_of_fewest(event: Event, values: Mapping[str, int], result: Result) -> dict[str, int]:
    """The bound of the event's first level, if that is `sessions` and the first programme had fewer; else none."""
    fewest = result.fewest
    if fewest is None or event.levels[:1] != ("sessions",) or fewest.value >= values["sessions"]:
        return {}
    return {"sessions": fewest.bound}


def _proved(
    event: Event, values: Mapping[str, int], result: Result, budget: Budget, workers: int | None
) -> dict[str, int]:
    """Bounds of the levels from a search without a base, up to the first level whose value is not its bound.

    Later bounds were proved for programmes that are better on that level, and do not hold for this one.
    """
    goal = Goal(choose=False, enough=[values[name] for name in event.levels], hours=result.hours)
    best = None if budget.over else solve(event, budget, goal=goal, workers=workers).programme
    bounds: dict[str, int] = {}
    for level in best.levels if best is not None else ():
        bounds[level.name] = level.bound
        if values[level.name] != level.value or level.value != level.bound:
            break
    return bounds
