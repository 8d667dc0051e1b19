"""The least change where chairs are proposed is found by trying all programmes, each with all its chairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from commitments import as_duty, both_kept, may_be_at
from evaluation import hard_breaches
from least_change import _Least, _notified_anyway, _talks, change, people_told
from numbered import chairs
from plans import Plan, Run, plan_of

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: A session by its axis and its position among the axis's sessions.
Key = tuple[str | None, int]
#: Who chairs a session by proposal; None: nobody.
Proposed = Mapping[Key, str | None]


@dataclass
class _Chaired(_Least):
    """A search whose levels are the changes, proposed chairs among them."""

    chaired: Proposed = field(default_factory=dict)

    def _hopeless(self, cost: Mapping[str, int], remaining: int) -> bool:
        *told, _, _ = cost.values()
        assert self.best is not None
        return sum(amount > 0 for amount in told) > self.best[0]

    def _judge(self, plan: Plan) -> None:
        if hard_breaches(self.event, plan):
            return
        mine = min(self._changes(plan, now) for now in _every(self.event, plan))
        if self.best is None or mine < self.best:
            self.best, self.plan = mine, plan

    def _changes(self, plan: Plan, now: Proposed) -> tuple[int, ...]:
        """Return people told with lost chairs, chairs that change, talks moved, minutes moved and breaks moved."""
        told = people_told(self.event, self.before, plan)
        runs = keys(self.event, self.before), keys(self.event, plan)
        for person in self.event.people:
            was, is_ = (
                sorted((*key[:1], *_where(run)) for key, run in each.items() if given.get(key) == person.id)
                for each, given in zip(runs, (self.chaired, now), strict=True)
            )
            if [*map(str, was)] != [*map(str, is_)]:
                told.add(person.id)
        told -= _notified_anyway(self.event, _talks(self.before))
        without = {
            key for key in runs[0] if not chairs(self.event, self.before, runs[0][key]) and not self.chaired[key]
        }
        lost = sum(key in now and now[key] is None and key not in without for key in runs[1])
        kept = sum(key in now and person is not None and now[key] != person for key, person in self.chaired.items())
        return (len(told) + lost, kept, *change(self.event, self.before, plan)[1:])


def _where(run: Run) -> tuple[int, int, str]:
    return run.start, run.end, run.room


def keys(event: Event, plan: Plan) -> dict[Key, Run]:
    """Return the runs by their axes and positions: in the order of time, then of rooms."""
    rank = {room.id: number for number, room in enumerate(event.rooms)}
    by_key: dict[Key, Run] = {}
    for axis in dict.fromkeys(run.axis for run in plan.runs):
        runs = sorted((run for run in plan.runs if run.axis == axis), key=lambda run: (run.start, rank[run.room]))
        by_key |= {(axis, number): run for number, run in enumerate(runs)}
    return by_key


def _every(event: Event, plan: Plan) -> Iterator[Proposed]:
    """Yield each choice of chairs for the runs that have none, that everybody can keep."""
    able = [person.id for person in event.people if person.may_chair]
    open_runs = {key: run for key, run in keys(event, plan).items() if not chairs(event, plan, run)}
    options = [[None, *(p for p in able if may_be_at(event, plan, p, run))] for run in open_runs.values()]
    for chosen in product(*options):
        pairs = [(run, p) for run, p in zip(open_runs.values(), chosen, strict=True) if p is not None]
        if all(a != b or both_kept(event, as_duty(r), as_duty(s)) for (r, a), (s, b) in combinations(pairs, 2)):
            yield dict(zip(open_runs, chosen, strict=True))


def least_change_of_chairs(event: Event, base: Programme, *, step_limit: int) -> tuple[int, ...] | None:
    """Return people told with lost chairs, chairs that change, talks moved, minutes and breaks moved; None: impossible.

    Raises TooLarge after `step_limit` steps.
    """
    before, names = plan_of(event, base), {person.name: person.id for person in event.people if person.may_chair}
    proposed = {(s.axis, s.start, s.room): s.chairs for s in base.sessions if s.proposed}
    by_key = keys(event, before)
    chaired = {
        key: names.get(next(iter(proposed.get((run.axis, run.start, run.room), ())), "")) for key, run in by_key.items()
    }
    return _Chaired(event, step_limit=step_limit, before=before, chaired=chaired).run().best
