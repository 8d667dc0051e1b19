"""The least that must change from one programme to one of another event, by looking at every programme it can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from brute import _Search
from evaluation import hard_breaches
from plans import Plan, Run, plan_of

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: Where something is: start and end in absolute minutes, and the room.
Where = tuple[int, int, str | None]


@dataclass
class _Least(_Search):
    """What the talks of a run change is known before the programme is whole: who is told, how many, by how much."""

    before: Plan = field(default_factory=lambda: Plan((), ()))

    def _growing(self) -> tuple[str, ...]:
        self.was = _talks(self.before)
        self.uncounted = _told_anyway(self.event, self.was)
        return (*(person.id for person in self.event.people), "moved", "minutes")

    def _least(self, level: str, run: Run) -> int:
        now = {name: where for name, where in _talks(Plan((run,), ())).items() if name in self.was}
        match level:
            case "moved":
                return _moved(self.was, now)
            case "minutes":
                return _minutes(self.was, now)
        told = {p for name in now if now[name] != self.was[name] for p in self.event.talk[name].speakers}
        return int(level in told - self.uncounted)

    def _first(self, number: int) -> tuple[int, ...]:
        return tuple(self.costs[number].values())[-2:]

    def _hopeless(self, cost: Mapping[str, int], left: int) -> bool:
        *told, moved, minutes = cost.values()
        assert self.best is not None
        return (sum(one > 0 for one in told), moved, minutes) > self.best[:3]

    def _judge(self, plan: Plan) -> None:
        mine = change(self.event, self.before, plan)
        if (self.best is None or mine < self.best) and not hard_breaches(self.event, plan):
            self.best, self.found = mine, plan


def least_change(event: Event, base: Programme, *, most: int) -> tuple[int, ...] | None:
    """People told, talks moved, minutes, breaks moved; None where the event has no programme. Raises TooLarge."""
    return _Least(event, most=most, before=plan_of(event, base)).run().best


def change(event: Event, before: Plan, after: Plan) -> tuple[int, int, int, int]:
    """Told are those of whose talks, plenaries or sessions one has another start, end or room, but for the people of
    talks that come or go.
    """
    was, now = _talks(before), _talks(after)
    pauses = [{(p.kind, p.id): (p.start, p.end, p.room) for p in plan.pauses} for plan in (before, after)]
    other = {key for key, where in pauses[1].items() if key in pauses[0] and pauses[0][key] != where}
    told = {p for t in event.talks if t.id in was and was[t.id] != now[t.id] for p in t.speakers}
    told |= {p for one in event.plenaries if ("plenary", one.id) in other for p in one.speakers}
    for axis in event.axes:
        held = [sorted((r.start, r.end, r.room) for r in plan.runs if r.axis == axis.id) for plan in (before, after)]
        if held[0] and held[1] and held[0] != held[1]:
            told.update(axis.chairs)
    breaks = sum(kind == "break" for kind, _ in other)
    return len(told - _told_anyway(event, was)), _moved(was, now), _minutes(was, now), breaks


def _talks(plan: Plan) -> dict[str, Where]:
    return {t.id: (t.start, t.end, run.room) for run in plan.runs for t in run.talks}


def _told_anyway(event: Event, was: Mapping[str, Where]) -> set[str]:
    new = {p for talk in event.talks if talk.id not in was for p in talk.speakers}
    return new | {p for one in event.left_out if one.id in was for p in one.speakers}


def _moved(was: Mapping[str, Where], now: Mapping[str, Where]) -> int:
    return sum((was[t][0], was[t][2]) != (now[t][0], now[t][2]) for t in now if t in was)


def _minutes(was: Mapping[str, Where], now: Mapping[str, Where]) -> int:
    return sum(abs(was[t][0] - now[t][0]) for t in now if t in was)
