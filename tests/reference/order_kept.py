"""A late day that keeps its order as well as can be is found by trying all programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from brute_search import WITH_PAUSES
from evaluation import hard_breaches
from least_change import _Least
from plans import Held, Pause, Plan, Run, plan_of

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: An item of the late day: its start, its end and its room (None: for everybody).
_Where = tuple[int, int, str | None]


class _InOrder(_Least):
    """A search whose levels are those of a late day; breaks may be shorter, and plenaries slip."""

    def _every_pauses(self) -> Iterator[tuple[Pause, ...]]:
        (day,) = self.event.days
        choices = []
        for plenary in self.event.plenaries:
            hours = range(plenary.earliest, day.end - plenary.duration + 1)
            starts = [m for m in hours if m % 60 % self.step == 0 or m == plenary.earliest]
            starts = starts if plenary.slips else [plenary.earliest]
            choices.append([self._held(plenary, 0, m) for m in starts])
        for pause in self.event.daily_breaks:
            last = min(pause.between_end, day.end)
            first = max(pause.between_start, day.start)
            starts = [m for m in range(first, last) if m % 60 % self.step == 0 or m == pause.exactly]
            if any(begun.id == pause.id for begun in self.event.begun):
                starts = [pause.between_start]
            lengths = {*range(pause.shortest, pause.longest + 1, 5), pause.longest}
            every = [Pause("break", pause.id, m, m + n) for m, n in product(starts, lengths) if m + n <= last]
            choices.append(every)
        for chosen in product(*choices):
            if not self._broken(("day", "break_window", "plenary", "grid", *WITH_PAUSES), Plan((), chosen)):
                yield chosen

    def _growing(self) -> tuple[str, ...]:
        self.was = {t.id: (t.start, t.end, run.room) for run in self.before.runs for t in run.talks}
        return ("strays", "lateness")

    def _least(self, level: str, run: Run) -> int:
        talks = [(self.was[t.id], t) for t in run.talks if t.id in self.was]
        if level == "lateness":
            return sum(max(0, t.start - was[0]) for was, t in talks)
        return sum((t.start < was[0]) + (run.room != was[2]) for was, t in talks)

    def _hopeless(self, cost: Mapping[str, int], remaining: int) -> bool:
        assert self.best is not None
        return cost["strays"] > self.best[0]

    def _judge(self, plan: Plan) -> None:
        mine = late_levels(self.before, plan)
        if (self.best is None or mine < self.best) and not hard_breaches(self.event, plan):
            self.best, self.plan = mine, plan


def least_late(event: Event, base: Programme, *, step_limit: int) -> tuple[int, ...] | None:
    """Return what leaves the order, the minutes after the end, of delay and of breaks lost; None: no programme.

    The event has one day, and all its hours are multiples of five minutes. Raises TooLarge after `step_limit` steps.
    """
    return _InOrder(event, step_limit=step_limit, before=plan_of(event, base)).run().best


def late_levels(before: Plan, after: Plan) -> tuple[int, int, int, int]:
    """Return what leaves the order, the minutes after the end, the minutes of delay and those that breaks lose."""
    was, now = _items(before), _items(after)
    both = [name for name in was if name in now]
    strays = sum((now[n][0] < was[n][0]) + (n[0] == "talk" and now[n][2] != was[n][2]) for n in both)
    for first, second in combinations(sorted(both, key=lambda n: was[n][0]), 2):
        meet = None in (was[first][2], was[second][2]) or was[first][2] == was[second][2]
        strays += was[first][1] <= was[second][0] and meet and now[second][0] < now[first][1]
    ends = [max([r.end for r in plan.runs] + [p.end for p in plan.pauses], default=0) for plan in (before, after)]
    lateness = sum(max(0, now[n][0] - was[n][0]) for n in both)
    lost = sum(max(0, was[n][1] - was[n][0] - now[n][1] + now[n][0]) for n in both if n[0] == "break")
    return strays, max(0, ends[1] - ends[0]), lateness, lost


def _items(plan: Plan) -> dict[tuple[str, str], _Where]:
    talks: list[tuple[Held, str]] = [(talk, run.room) for run in plan.runs for talk in run.talks]
    items: dict[tuple[str, str], _Where] = {("talk", t.id): (t.start, t.end, room) for t, room in talks}
    return items | {(p.kind, p.id): (p.start, p.end, None) for p in plan.pauses}
