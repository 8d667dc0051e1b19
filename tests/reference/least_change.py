"""The least that must change from one programme to one of another event, by looking at every programme it can have."""

from __future__ import annotations

from dataclasses import dataclass, field

from brute import _Search
from evaluation import hard_breaches
from plans import Plan, plan_of

from scheduler.event import Event
from scheduler.programme import Programme


@dataclass
class _Least(_Search):
    before: Plan = field(default_factory=lambda: Plan((), ()))

    def _judge(self, plan: Plan) -> None:
        mine = change(self.event, self.before, plan)
        if (self.best is None or mine < self.best) and not hard_breaches(self.event, plan):
            self.best, self.found = mine, plan


def least_change(event: Event, base: Programme, *, most: int) -> tuple[int, ...] | None:
    """People told, talks moved, minutes, breaks moved; None where the event has no programme. Raises TooLarge."""
    bare = event.model_copy(update={"priorities": ("breaks",)})  # a level that lets no part be left unlooked at
    return _Least(bare, most=most, before=plan_of(event, base)).run().best


def change(event: Event, before: Plan, after: Plan) -> tuple[int, int, int, int]:
    """Told are those of whose talks, plenaries or sessions one has another start, end or room."""
    was, now = _talks(before), _talks(after)
    moved = [t for t in now if t in was and (was[t][0], was[t][2]) != (now[t][0], now[t][2])]
    minutes = sum(abs(was[t][0] - now[t][0]) for t in now if t in was)
    pauses = [{p.id: (p.start, p.end) for p in plan.pauses if p.kind == "break"} for plan in (before, after)]
    breaks = sum(pauses[0][name] != hours for name, hours in pauses[1].items() if name in pauses[0])
    new = {p for talk in event.talks if talk.id not in was for p in talk.speakers}
    gone = {p for one in event.left_out if one.id in was for p in one.speakers}
    told = sum(_told(event, before, after, p.id) for p in event.people if p.id not in new | gone)
    return told, len(moved), minutes, breaks


def _talks(plan: Plan) -> dict[str, tuple[int, int, str]]:
    return {t.id: (t.start, t.end, run.room) for run in plan.runs for t in run.talks}


def _told(event: Event, before: Plan, after: Plan, person: str) -> bool:
    was, now = _talks(before), _talks(after)
    own = [talk.id for talk in event.talks if person in talk.speakers and talk.id in was]
    if any(was[name] != now[name] for name in own):
        return True
    for axis in event.axes:
        held = [sorted((r.start, r.end, r.room) for r in plan.runs if r.axis == axis.id) for plan in (before, after)]
        if person in axis.chairs and held[0] and held[1] and held[0] != held[1]:
            return True
    return False
