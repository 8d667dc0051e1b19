"""What keeps a stretch empty: the requirements that would be broken if what lies beside it filled it.

Nothing is solved: what follows the stretch is shifted by a step into it, and the check says what that breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from constraints import rule
from constraints.items import Item
from scheduler.check import check
from scheduler.domain.clock import grid
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.explanation.oddities import wording
from scheduler.explanation.oddities.shifts import Measured, Shift, changed_level, shift
from scheduler.explanation.oddities.stretches import Stretch, blocks
from scheduler.explanation.oddities.wording import Direction, Hindrance
from scheduler.search.control import Budget

#: Hindrances: the most that one stretch is told with.
_MAX = 3


def hindrances(base: Measured, stretch: Stretch, budget: Budget) -> tuple[Hindrance, ...]:
    """What keeps the items after the stretch from starting earlier, and, where they have one hour alone, those before
    it from ending later; none if there was no time.
    """
    event = base.event
    empty = [slot.id for slot in event.slots if slot.day == stretch.day and _inside(slot, stretch)]
    if empty:
        return tuple(wording.without_session(event, slot) for slot in empty[:_MAX])
    after = _beside(base, stretch, "earlier", budget)
    if after and all(each.fixed for each in after):
        return (*_beside(base, stretch, "later", budget), *after)
    return after


def requirements_beside(base: Measured, stretch: Stretch, budget: Budget) -> tuple[Requirement, ...]:
    """The requirements that keep the items on either side of the stretch from moving into it."""
    beside = (*_beside(base, stretch, "earlier", budget), *_beside(base, stretch, "later", budget))
    return tuple(dict.fromkeys(each.requirement for each in beside if each.requirement is not None))


def _inside(slot: Slot, stretch: Stretch) -> bool:
    return stretch.start <= slot.start and slot.end <= stretch.end


def _beside(base: Measured, stretch: Stretch, direction: Direction, budget: Budget) -> tuple[Hindrance, ...]:
    """What keeps the items on that side of the stretch from moving into it.

    Each of the items next to it is shifted by itself; if one of them can be, so are all of them together, and then more
    and more of what lies behind them, until a requirement is broken.
    """
    waves, minutes = _waves(base.programme, stretch, direction), _step(base.event, stretch, direction)
    alone = [_kept(base, [item], minutes, direction) for item in waves[0]]
    if all(isinstance(kept, list) for kept in alone):
        return distinct(each for kept in alone if isinstance(kept, list) for each in kept)
    chosen: list[Item] = []
    free: Shift | None = None
    for wave in waves:
        if budget.over:
            return ()
        chosen += wave
        kept = _kept(base, chosen, minutes, direction)
        if isinstance(kept, list):
            return distinct(kept)
        free = kept
    return _unrequired(base, free, stretch.day) if direction == "earlier" and free is not None else ()


def _waves(programme: Programme, stretch: Stretch, direction: Direction) -> list[Sequence[Item]]:
    """The items on that side of the stretch, the nearest first; those that are equally near together."""
    near: dict[int, list[Item]] = {}
    for item in blocks(programme):
        distance = item.start - stretch.end if direction == "earlier" else stretch.start - item.end
        if item.day == stretch.day and distance >= 0:
            near.setdefault(distance, []).append(item)
    return [near[distance] for distance in sorted(near)]


def _step(event: Event, stretch: Stretch, direction: Direction) -> int:
    """The minutes of the shift: to the next start on the grid, at most as long as the stretch."""
    if direction == "later":
        return min(event.step, stretch.minutes)
    starts = grid(stretch.start, stretch.end - 1, event.step) or [stretch.start]
    return starts[-1] - stretch.end


def _kept(base: Measured, chosen: Sequence[Item], minutes: int, direction: Direction) -> list[Hindrance] | Shift:
    """What keeps the chosen items from that shift; the shift itself where nothing that is required does."""
    slots = [item.slot for item in chosen if item.slot in base.event.slot]
    if slots:
        return [wording.slot_hours(base.event, slot, direction) for slot in slots if slot is not None]
    shifted = shift(base, chosen, minutes)
    broken = [each for each in shifted.violations if each.rule != "grid"] or shifted.violations
    if not broken:
        return shifted
    needs = (requirement_of(base.event, violation, chosen[0].day) for violation in broken)
    kept = [wording.hindrance(base.event, requirement, direction) for requirement in needs if requirement is not None]
    return kept or [wording.nothing_known(base.programme.status == "optimal")]


def requirement_of(event: Event, violation: Violation, day: date) -> Requirement | None:
    """The requirement that the violation breaks on that day: the one of whose subjects it names most."""
    people = {person.name: person.id for person in event.people}
    named = {*violation.subjects, *(people[name] for name in violation.subjects if name in people)}
    dated = ("", day.isoformat()) if violation.rule == "break_window" else None
    fitting = [
        each
        for each in rule(violation.rule).requirements(event)
        if named.issuperset(each.subjects[:1]) and (dated is None or each.part in dated)
    ]
    return max(fitting, key=lambda each: len(named.intersection(each.subjects)), default=None)


def _unrequired(base: Measured, shifted: Shift, day: date) -> tuple[Hindrance, ...]:
    """The soft rules that the shift breaks, or the first level that it makes worse; else, that no rule asks for it."""
    report = check(base.event, shifted.programme)
    level = changed_level(base.report, report)
    if level is None or level[2] <= level[1]:
        return (wording.nothing_known(base.programme.status == "optimal"),)
    known = {(violation.rule, violation.subjects) for violation in base.report.soft}
    soft = [v for v in report.soft if (v.rule, v.subjects) not in known] if level[0] == "rules" else []
    needs = (requirement_of(base.event, violation, day) for violation in soft)
    named = [wording.hindrance(base.event, requirement, "earlier") for requirement in needs if requirement is not None]
    return distinct(named) or (wording.worse_level(*level),)


def distinct(hindrances: Iterable[Hindrance]) -> tuple[Hindrance, ...]:
    """The hindrances, each sentence once, and not too many."""
    return tuple({each.text.fr: each for each in hindrances}.values())[:_MAX]
