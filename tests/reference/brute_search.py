"""A search through all programmes of a tiny event, without the model.

Sessions are tried one after the other; the next session always holds the first talk that is not placed yet. Partial
programmes that no further session can mend are dropped at once; whole programmes are judged by `evaluation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations, product, takewhile

from breaches import Breach, is_hard
from evaluation import hard_breaches
from evaluation_levels import LEVELS
from evaluation_rules import RULES
from numbered import is_ordered
from plans import DAY, Held, Pause, Plan, Run

from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement

#: Rules whose breaches more sessions cannot mend; of the first, a run alone shows them, of the second, two runs.
_ALONE = (
    "day",
    "pauses",
    "session_run",
    "grid",
    "session_size",
    "talk_available",
    "person_available",
    "room_available",
    "pin",
    "talk_room",
    "needs",
    "capacity",
    "one_place",
    "person_pause",
    "axis_room_table",
    "talk_room_table",
    "time_zone",
    "affiliation_mix",
    "discussant_available",
    "chair_from",
)
_TOGETHER = (
    "room_overlap",
    "one_place",
    "person_pause",
    "discussant_available",
    "after",
    "not_with",
    "tags_apart",
    "together",
    "axis_not_parallel",
    "axis_axis_table",
    "axis_rooms",
    "axis_parallel",
    "presenter_sessions",
    "presenter_places",
    "attendee_sessions",
    "attendee_places",
    "chair_sessions",
)
#: Rules that a part of a programme tells nothing of where people are at the first, second … session of an axis.
_OF_PEOPLE = ("person_available", "one_place", "discussant_available", "chair_from")
#: Rules of which pauses alone, or with a run, show breaches that no further session mends.
WITH_PAUSES = ("pauses", "one_place", "discussant_available", "framing", "plenary_after")
#: Levels that grow with each session: a part of a programme gives a lower bound of the whole.
_GROWING = ("rules", "sessions", "preferences")


class TooLarge(Exception):
    """The event has more programmes than the search tries."""


@dataclass
class Search:
    """A search through all programmes of an event.

    `enforced` are the requirements that count (None: the hard rules), `step` is the grid in minutes, `step_limit` the
    number of steps after which TooLarge is raised. `best` and `plan` are the levels and the programme found.
    """

    event: Event
    enforced: frozenset[Requirement] | None = None
    step_limit: int = 300_000
    step: int = 0
    seen: int = 0
    best: tuple[int, ...] | None = None
    plan: Plan | None = None
    unknown: tuple[str, ...] = ()
    pairs: dict[tuple[int, int], bool] = field(default_factory=dict)

    def run(self) -> Search:
        event = self.event
        self.step = self.step or event.step
        self.unknown = _OF_PEOPLE if is_ordered(event) else ()
        self.runs = [r for r in self._every_run() if not self._broken(_ALONE, Plan((r,), ()), part=True)]
        names = [talk.id for talk in event.talks]
        self.first = [names.index(min((t.id for t in r.talks), key=names.index)) for r in self.runs]
        self.holds = [sum(1 << names.index(t.id) for t in r.talks) for r in self.runs]
        self.growing = self._growing()
        self.costs = [{name: self._least(name, r) for name in self.growing} for r in self.runs]
        for pauses in self._every_pauses():
            self._fill(pauses)
            if self.plan and self.enforced is not None:
                break
        return self

    # ── what may be ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _every_run(self) -> Iterator[Run]:
        for axis in dict.fromkeys(talk.axis for talk in self.event.talks):
            talks = [talk for talk in self.event.talks if talk.axis == axis]
            for size in range(1, len(talks) + 1):
                for order in permutations(talks, size):
                    yield from self._placings(axis, order)

    def _placings(self, axis, order) -> Iterator[Run]:  # type: ignore[no-untyped-def]
        event = self.event
        offsets, at = [], event.session_settings.introduction
        for talk in order:
            offsets.append(at)
            at += talk.duration + event.talk_settings.gap
        length = at - event.talk_settings.gap + event.session_settings.discussion
        for number, day in enumerate(event.days):
            starts = {m for m in range(day.start, day.end) if m % 60 % self.step == 0}
            pinned = ((t.pin, o) for t, o in zip(order, offsets, strict=True) if t.pin and t.pin.day == day.date)
            starts |= {pin.start - offset for pin, offset in pinned if pin.start >= offset}
            for start, room in product(sorted(starts), [room for room in event.rooms if room.talks]):
                if start + length <= day.end:
                    zero = number * DAY + start
                    talks = tuple(
                        Held(t.id, zero + o, zero + o + t.duration) for t, o in zip(order, offsets, strict=True)
                    )
                    yield Run(axis, room.id, zero, zero + length, talks)

    def _every_pauses(self) -> Iterator[tuple[Pause, ...]]:
        number = {day.date: n for n, day in enumerate(self.event.days)}
        choices = [
            [self._held(plenary, number[plenary.day], m) for m in self._hours(plenary)]
            for plenary in self.event.plenaries
        ]
        exact = {pause.id: pause.at for pause in self.event.breaks}
        for pause in self.event.daily_breaks:
            first, last = (
                max(pause.between_start, pause.day.start),
                min(pause.between_end, pause.day.end) - pause.longest,
            )
            minutes = [m for m in range(first, last + 1) if m % 60 % self.step == 0 or m == exact[pause.id]]
            starts = [number[pause.day.date] * DAY + m for m in minutes]
            choices.append([Pause("break", pause.id, start, start + pause.longest) for start in starts])
        rules = ("day", "break_window", "plenary", "grid", "person_available", *WITH_PAUSES)
        for chosen in product(*choices):
            if not self._broken(rules, Plan((), chosen)):
                yield chosen

    def _hours(self, plenary: Plenary) -> list[int]:
        """Return the minutes of its day at which the plenary may start."""
        if plenary.start is not None:
            return [plenary.start]
        last = plenary.between_end - plenary.duration
        return [m for m in range(plenary.between_start, last + 1) if m % 60 % self.step == 0]

    def _held(self, plenary: Plenary, number: int, minute: int) -> Pause:
        start = number * DAY + minute
        return Pause("plenary", plenary.id, start, start + plenary.duration, plenary.room)

    # ── what must not be ─────────────────────────────────────────────────────────────────────────────────────────────

    def _counts(self, breach: Breach) -> bool:
        """True if the programme must not have the breach."""
        if self.enforced is None or breach.rule in ("pauses", "session_run"):
            return is_hard(self.event, breach)
        return Requirement(breach.rule, breach.subjects, breach.part) in self.enforced

    def _broken(self, rules: Iterable[str], plan: Plan, *, part: bool = False) -> bool:
        """True if the plan, or the `part` of one, breaks one of the rules whatever is added."""
        known = [rule for rule in rules if not (part and rule in self.unknown)]
        return any(self._counts(breach) for rule in known for breach in RULES[rule](self.event, plan))

    def _agree(self, number: int, other: int) -> bool:
        key = (number, other)
        if key not in self.pairs:
            self.pairs[key] = not self._broken(_TOGETHER, Plan((self.runs[number], self.runs[other]), ()), part=True)
        return self.pairs[key]

    # ── the search ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _growing(self) -> tuple[str, ...]:
        """Return the levels to which each session adds; only the first levels of the event count."""
        return tuple(takewhile(_GROWING.__contains__, self.event.levels))

    def _first(self, number: int) -> tuple[int, ...]:
        """Return the rank of a run: runs of lower rank are tried first."""
        return (-len(self.runs[number].talks),)

    def _least(self, level: str, run: Run) -> int:
        """Return a lower bound on what a run adds to a level."""
        alone = Plan((run,), ())
        if level != "rules":
            return LEVELS[level](self.event, alone)
        weights = {rule: s for rule in _ALONE if isinstance(s := self.event.setting(rule), int)}
        weights = {rule: weight for rule, weight in weights.items() if rule not in self.unknown}
        return sum(s * b.amount for rule, s in weights.items() for b in RULES[rule](self.event, alone) if not b.always)

    def _fill(self, pauses: tuple[Pause, ...]) -> None:
        usable: list[list[int]] = [[] for _ in self.event.talks]
        for number in sorted(range(len(self.runs)), key=self._first):
            if not self._broken(WITH_PAUSES, Plan((self.runs[number],), pauses), part=True):
                usable[self.first[number]].append(number)
        self._place(pauses, usable, (1 << len(self.event.talks)) - 1, [], dict.fromkeys(self.growing, 0))

    def _place(
        self,
        pauses: tuple[Pause, ...],
        usable: list[list[int]],
        remaining: int,
        chosen: list[int],
        cost: dict[str, int],
    ) -> None:
        if self.enforced is not None and self.plan:
            return
        if not remaining:
            self._judge(Plan(tuple(self.runs[number] for number in chosen), pauses))
            return
        first = (remaining & -remaining).bit_length() - 1
        for number in usable[first]:
            if self.holds[number] & ~remaining or not all(self._agree(number, other) for other in chosen):
                continue
            self._count()
            total = {name: cost[name] + self.costs[number][name] for name in self.growing}
            rest = remaining & ~self.holds[number]
            if self.best is not None and self._hopeless(total, rest):
                continue
            self._place(pauses, usable, rest, [*chosen, number], total)

    def _hopeless(self, cost: dict[str, int], remaining: int) -> bool:
        """True if the first levels already cost more than in the best programme.

        `remaining` has a bit for each talk that is not placed yet.
        """
        lower_bound = dict(cost)
        if "sessions" in lower_bound:
            lower_bound["sessions"] += len({t.axis for n, t in enumerate(self.event.talks) if remaining >> n & 1})
        assert self.best is not None
        return tuple(lower_bound.values()) > self.best[: len(lower_bound)]

    def _judge(self, plan: Plan) -> None:
        if self.best is not None:
            for name, value in zip(self.event.levels, self.best, strict=True):
                mine = LEVELS[name](self.event, plan)
                if mine > value:
                    return
                if mine < value:
                    break
            else:
                return
        broken = bool(hard_breaches(self.event, plan)) if self.enforced is None else self._broken(RULES, plan)
        if not broken:
            self.plan = plan
            self.best = tuple(LEVELS[name](self.event, plan) for name in self.event.levels)

    def _count(self) -> None:
        self.seen += 1
        if self.seen > self.step_limit:
            raise TooLarge
