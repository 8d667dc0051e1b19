"""The least change from a programme to a programme of another event is found by trying all programmes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from brute_search import Search
from evaluation import hard_breaches
from numbered import chairs, discussants
from plans import Plan, Run, plan_of

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk

#: Where something is: start and end in absolute minutes, and the room.
Where = tuple[int, int, str | None]


@dataclass
class _Least(Search):
    """A search whose levels are the changes; those of a run are known before the programme is whole."""

    before: Plan = field(default_factory=lambda: Plan((), ()))

    def _growing(self) -> tuple[str, ...]:
        self.was = _talks(self.before)
        self.uncounted = _notified_anyway(self.event, self.was)
        return (*(person.id for person in self.event.people), "moved", "minutes")

    def _least(self, level: str, run: Run) -> int:
        now = {name: where for name, where in _talks(Plan((run,), ())).items() if name in self.was}
        match level:
            case "moved":
                return _moved(self.was, now)
            case "minutes":
                return _minutes(self.was, now)
        notified = {p for name in now if now[name] != self.was[name] for p in people_of(self.event.talk[name])}
        return int(level in notified - self.uncounted)

    def _first(self, number: int) -> tuple[int, ...]:
        return tuple(self.costs[number].values())[-2:]

    def _hopeless(self, cost: Mapping[str, int], remaining: int) -> bool:
        *notified, moved, minutes = cost.values()
        assert self.best is not None
        return (sum(amount > 0 for amount in notified), moved, minutes) > self.best[:3]

    def _judge(self, plan: Plan) -> None:
        mine = change(self.event, self.before, plan)
        if (self.best is None or mine < self.best) and not hard_breaches(self.event, plan):
            self.best, self.plan = mine, plan


def least_change(event: Event, base: Programme, *, step_limit: int) -> tuple[int, ...] | None:
    """Return people told, talks moved, minutes and breaks moved; None if the event has no programme.

    Raises
    ------
    TooLarge
        After `step_limit` steps.
    """
    return _Least(event, step_limit=step_limit, before=plan_of(event, base)).run().best


def change(event: Event, before: Plan, after: Plan) -> tuple[int, int, int, int]:
    """Return people told, talks moved, minutes and breaks moved from one plan to the other.

    People are told if one of their talks, plenaries or sessions has another start, end or room; people of talks that
    come or go are not counted.
    """
    was, now = _talks(before), _talks(after)
    placed = {plenary.id for plenary in event.plenaries if plenary.start is None}
    breaks = sum(kind == "break" or name in placed for kind, name, _ in _other_pauses(before, after))
    return len(people_told(event, before, after)), _moved(was, now), _minutes(was, now), breaks


def _other_pauses(before: Plan, after: Plan) -> set[tuple[str, str, int]]:
    """Return the pauses of both plans, by kind, id and day, that have other hours or another room."""
    pauses = [
        {(p.kind, p.id, p.start // DAY): (p.start, p.end, p.room) for p in plan.pauses} for plan in (before, after)
    ]
    return {key for key, where in pauses[1].items() if key in pauses[0] and pauses[0][key] != where}


def people_told(event: Event, before: Plan, after: Plan) -> set[str]:
    """Return who is told of the change from one plan to the other; chairs that are proposed are left aside."""
    was, now, other = _talks(before), _talks(after), _other_pauses(before, after)
    notified = {p for t in event.talks if t.id in was and was[t.id] != now[t.id] for p in people_of(t)}
    elsewhere = {name for kind, name, _ in other if kind == "plenary"}
    notified |= {p for plenary in event.plenaries if plenary.id in elsewhere for p in plenary.people}
    showing = {("break", item.id) for item in event.breaks if item.posters}
    showing |= {("plenary", item.id) for item in event.plenaries if item.posters}
    if _of_each(before, showing) != _of_each(after, showing):
        notified |= {p for poster in event.posters for p in poster.speakers}
    for axis, person, people_of_run in product(event.axes, event.people, (chairs, discussants)):
        runs = [
            sorted(
                (run.start, run.end, run.room)
                for run in plan.runs
                if run.axis == axis.id and person.id in people_of_run(event, plan, run)
            )
            for plan in (before, after)
        ]
        if runs[0] and runs[1] and runs[0] != runs[1]:
            notified.add(person.id)
    return notified - _notified_anyway(event, was)


def people_of(talk: Talk) -> tuple[str, ...]:
    """Return who presents the talk, and who discusses it."""
    return (*talk.speakers, *talk.discussants)


def _of_each(plan: Plan, keys: set[tuple[str, str]]) -> list[tuple[str, str, int, int]]:
    return sorted((p.kind, p.id, p.start, p.end) for p in plan.pauses if (p.kind, p.id) in keys)


def _talks(plan: Plan) -> dict[str, Where]:
    return {t.id: (t.start, t.end, run.room) for run in plan.runs for t in run.talks}


def _notified_anyway(event: Event, was: Mapping[str, Where]) -> set[str]:
    new = {p for talk in event.talks if talk.id not in was for p in people_of(talk)}
    return new | {p for talk in event.left_out if talk.id in was for p in talk.speakers}


def _moved(was: Mapping[str, Where], now: Mapping[str, Where]) -> int:
    return sum((was[t][0], was[t][2]) != (now[t][0], now[t][2]) for t in now if t in was)


def _minutes(was: Mapping[str, Where], now: Mapping[str, Where]) -> int:
    return sum(abs(was[t][0] - now[t][0]) for t in now if t in was)
