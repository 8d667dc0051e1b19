"""Ways out of contradictions: the smallest changes of the folder that make a programme possible, cheapest first.

Every requirement of a contradiction has relaxations (`scheduler.explanation.relaxations`). The least amount of a
relaxation is first asked of the contradiction alone, a small model whose answer is a lower bound; then of the whole
event, which proves the amount smallest and verifies the way out in one. Relaxations wait in a queue ordered by their
lower bounds of cost; the first that is verified is the cheapest.
"""

from __future__ import annotations

import heapq
import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from constraints import rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.conflicts import own, smallest
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.explanation.relaxations import Change, Relaxation, Sources, another_room, new_room, relaxations
from scheduler.language.message import Message
from scheduler.model.base import Scope
from scheduler.model.capacity import is_crowded
from scheduler.search.control import Budget, Stopped
from scheduler.search.lexicographic import build, cores
from scheduler.search.result import Progress, Tell
from scheduler.search.solver import Limits, run

#: So many ways out are told for one contradiction, and so many that are alike.
_MOST, _ALIKE = 6, 2
#: Of the time, what is kept for the way out of everything.
_KEPT = 0.3
#: Of the time that is left, and in seconds, the most that each of two steps to a room's hours may take.
_FOR_ROOM, _MOST_FOR_ROOM, _LEAST_FOR_ROOM = 0.05, 5.0, 0.1
#: In so many rounds changes that each solve something are put together.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class AppliedRelaxation:
    """A knob and by how much it is turned; `smallest`: it was proved that less is not enough."""

    relaxation: Relaxation
    amount: int
    smallest: bool = True

    @property
    def cost(self) -> int:
        return self.relaxation.cost(self.amount)


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to change, and which contradictions (by their place in the list) are gone then.

    `parts` say it, turn by turn. `verified`: with them a programme exists; where other contradictions are left, with
    those lifted. `smallest`: it was proved that no smaller amount of any of them is enough; false where time was short.
    """

    solves: tuple[int, ...]
    applied_relaxations: tuple[AppliedRelaxation, ...]
    changes: tuple[Change, ...]
    parts: tuple[Message, ...]
    verified: bool = True
    smallest: bool = True


def ways_out(
    event: Event,
    contradictions: Sequence[Sequence[Requirement]],
    budget: Budget | None = None,
    *,
    sources: Sources,
    workers: int | None = None,
    progress: Tell | None = None,
) -> tuple[WayOut, ...]:
    """The ways out of each contradiction, cheapest first; of several, first the one that solves all. Stopped, those
    that were found. Budget None: a minute.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    search = _Search(event, sources, workers)
    found: list[WayOut] = []
    everything: list[WayOut] = []

    def add(kept: list[WayOut], ways: Iterable[WayOut]) -> None:
        for way in ways:
            kept.append(way)
            if progress is not None:
                count, seconds = len(found) + len(everything), time.monotonic() - begun
                progress(Progress("ways_out", count, None, seconds, answer=way))

    try:
        add(found, search.of_each(contradictions, budget))
        if len(contradictions) > 1:
            add(everything, search.of_all(found, len(contradictions), budget))
    except Stopped:
        pass
    return (*everything, *found)


@dataclass(order=True)
class _Waiting:
    """A knob in the queue: what it costs at least, how that is known, and what is known of its amount; `proved`: less
    than `least` is not enough.
    """

    cost: int
    number: int
    stage: int = field(compare=False)
    relaxation: Relaxation = field(compare=False)
    least: int = field(compare=False, default=0)
    proved: bool = field(compare=False, default=True)


class _Search:
    def __init__(self, event: Event, sources: Sources, workers: int | None) -> None:
        self.event = event
        self.sources = sources
        self.workers = workers

    # ── one contradiction ────────────────────────────────────────────────────────────────────────────────────────────

    def of_each(self, contradictions: Sequence[Sequence[Requirement]], budget: Budget) -> Iterator[WayOut]:
        """The ways out of one contradiction after the other, each while the others are lifted."""
        lifted = [own(one) for one in contradictions]
        kept = _KEPT if len(contradictions) > 1 else 0
        for place, one in enumerate(contradictions):
            others = frozenset().union(*(lost for number, lost in enumerate(lifted) if number != place))
            part = budget.share((1 - kept) / (len(contradictions) - place))
            for way in self.ways(self.event, one, others, part):
                yield replace(way, solves=(place,))

    def ways(
        self, event: Event, asked: Sequence[Requirement], lifted: frozenset[Requirement], budget: Budget
    ) -> Iterator[WayOut]:
        """Single changes, cheapest first; where none helps, pairs."""
        oracle = FeasibilityOracle(budget, self.workers)
        useless: list[Relaxation] = []
        some = False
        for turn in self._singles(oracle, event, asked, lifted, useless):
            some = True
            yield _way(event, [turn])
        if not some:
            yield from self._pairs(oracle, event, useless, lifted)

    def _singles(
        self,
        oracle: FeasibilityOracle,
        event: Event,
        asked: Sequence[Requirement],
        lifted: frozenset[Requirement],
        useless: list[Relaxation],
    ) -> Iterator[AppliedRelaxation]:
        """The turns that suffice; knobs that solve the contradiction but not the event go to `useless`."""
        queue = self._queue(oracle, event, asked, lifted)
        number = itertools.count(len(queue))
        told: Counter[str] = Counter()
        while queue and sum(told.values()) < _MOST and not oracle.budget.over:
            waiting = heapq.heappop(queue)
            relaxation = waiting.relaxation
            if told[relaxation.group] >= _ALIKE:
                continue
            if waiting.stage == 2:
                told[relaxation.group] += 1
                yield AppliedRelaxation(relaxation, waiting.least, waiting.proved)
                continue
            enough = self._question(oracle, event, asked, lifted, relaxation, waiting.stage)
            least, proved = _least(relaxation, waiting.least, enough)
            if least is not None:
                stage, proved = waiting.stage + 1, proved and waiting.proved
                heapq.heappush(queue, _Waiting(relaxation.cost(least), next(number), stage, relaxation, least, proved))
            elif waiting.stage == 1:
                useless.append(relaxation)

    def _queue(
        self, oracle: FeasibilityOracle, event: Event, asked: Sequence[Requirement], lifted: frozenset[Requirement]
    ) -> list[_Waiting]:
        """All that may be turned, the cheapest first."""
        oracle.budget.check()
        every = [(relaxation, True) for relaxation in relaxations(event, asked, self.sources) if relaxation.amounts]
        if any(one.rule == "room_overlap" for one in asked) and not event.slots:  # its hours come from free days
            every += self._room(oracle, event, lifted)
        queue = [
            _Waiting(relaxation.cost(relaxation.amounts[0]), number, 0, relaxation, proved=proved)
            for number, (relaxation, proved) in enumerate(every)
        ]
        heapq.heapify(queue)
        return queue

    def _question(
        self,
        oracle: FeasibilityOracle,
        event: Event,
        asked: Sequence[Requirement],
        lifted: frozenset[Requirement],
        relaxation: Relaxation,
        stage: int,
    ) -> Callable[[int], bool | None]:
        """Whether an amount makes the contradiction possible (stage 0), or the event (stage 1); None: no answer."""
        before = frozenset(requirements(event))
        crowded = is_crowded(event) and all(rule(one.rule).crowding for one in asked)

        def enough(amount: int) -> bool | None:
            oracle.budget.check()
            there = relaxation.applied(event, amount)
            if crowded and stage == 0:  # counting is quicker than asking, and as certain
                return not is_crowded(there)
            if crowded and not lifted and is_crowded(there):
                return False
            now = requirements(there)
            kept = [one for one in now if one not in lifted and (stage == 1 or one in asked or one not in before)]
            return oracle.possible(there, kept)

        return enough

    # ── two changes together ─────────────────────────────────────────────────────────────────────────────────────────

    def _pairs(
        self, oracle: FeasibilityOracle, event: Event, halves: Iterable[Relaxation], lifted: frozenset[Requirement]
    ) -> Iterator[WayOut]:
        """The first change as large as need be, then the second as small as can be, then the first again."""
        told = 0
        for relaxation in sorted(halves, key=lambda one: one.cost(one.amounts[-1])):
            if told == _ALIKE or oracle.budget.over:
                return
            far = relaxation.applied(event, relaxation.amounts[-1])
            rest = smallest(oracle, far, lifted)
            if rest is None:
                continue
            second = next(self._singles(oracle, far, rest.contradictions[0], lifted, []), None)
            if second is None:
                continue

            def enough(
                amount: int, relaxation: Relaxation = relaxation, second: AppliedRelaxation = second
            ) -> bool | None:
                both = second.relaxation.applied(relaxation.applied(event, amount), second.amount)
                return oracle.possible(both, [r for r in requirements(both) if r not in lifted])

            least, proved = _least(relaxation, 0, enough)
            if least is not None:
                told += 1
                yield _way(event, [AppliedRelaxation(relaxation, least, proved), second])

    # ── everything at once ───────────────────────────────────────────────────────────────────────────────────────────

    def of_all(self, found: Sequence[WayOut], count: int, budget: Budget) -> Iterator[WayOut]:
        """The cheapest way out of each contradiction, and of whatever is left then, as one."""
        oracle = FeasibilityOracle(budget, self.workers)
        applied_relaxations: list[AppliedRelaxation] = []
        for place in range(count):
            cheapest = next((way for way in found if way.solves == (place,)), None)
            if cheapest is None:
                return
            applied_relaxations += [
                turn
                for turn in cheapest.applied_relaxations
                if turn.relaxation.name not in {t.relaxation.name for t in applied_relaxations}
            ]
        for _ in range(_ROUNDS):
            event = applied(self.event, applied_relaxations)
            possible = oracle.possible(event, requirements(event))
            if possible:
                applied_relaxations = self._needed(oracle, applied_relaxations)
                yield replace(_way(self.event, applied_relaxations), solves=tuple(range(count)))
            if possible is not False:
                return
            rest = smallest(oracle, event)
            more = rest and next(self._singles(oracle, event, rest.contradictions[0], frozenset(), []), None)
            more = more or (rest and next(self._halves(oracle, event, rest.contradictions[0]), None))
            if not more:
                return
            applied_relaxations.append(more)

    def _needed(
        self, oracle: FeasibilityOracle, applied_relaxations: Sequence[AppliedRelaxation]
    ) -> list[AppliedRelaxation]:
        """The turns without those that later ones have made superfluous, the dearest first."""
        kept = list(applied_relaxations)
        for turn in sorted(applied_relaxations, key=lambda one: -one.cost):
            fewer = [one for one in kept if one is not turn]
            event = applied(self.event, fewer)
            if fewer and oracle.possible(event, requirements(event)):
                kept = fewer
        return kept

    def _halves(
        self, oracle: FeasibilityOracle, event: Event, asked: Sequence[Requirement]
    ) -> Iterator[AppliedRelaxation]:
        """Turns that solve the contradiction alone, for want of one that solves everything."""
        every = [relaxation for relaxation in relaxations(event, asked, self.sources) if relaxation.amounts]
        for relaxation in sorted(every, key=lambda one: one.cost(one.amounts[0])):
            least, proved = _least(relaxation, 0, self._question(oracle, event, asked, frozenset(), relaxation, 0))
            if least is not None:
                yield AppliedRelaxation(relaxation, least, proved)

    # ── another room ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _room(
        self, oracle: FeasibilityOracle, event: Event, lifted: frozenset[Requirement]
    ) -> list[tuple[Relaxation, bool]]:
        """A room that is open on one day for the shortest time that suffices, as early as can be, and whether the time
        was proved the shortest on each day.
        """
        room = new_room(event)
        wider = event.model_copy(update={"rooms": (*event.rooms, room)})
        proved, open_hours = True, []
        for number in range(len(event.days)):
            hours, sure = self._shortest(oracle, wider, room.id, number, lifted)
            proved = proved and sure
            if hours is not None:
                open_hours.append((hours[1] - hours[0], number, hours))
        if not open_hours:
            return []
        _, number, (opens, closes) = min(open_hours)
        return [(another_room(event, number, opens, closes, stated=self.sources.rooms), proved)]

    def _shortest(
        self, oracle: FeasibilityOracle, event: Event, room: str, number: int, lifted: frozenset[Requirement]
    ) -> tuple[tuple[int, int] | None, bool]:
        """From when to when the room is open on the `number`-th day, in minutes of it, found by optimisation; and
        whether that was proved.
        """
        budget = oracle.budget
        model = build(event, Scope(lifted), budget=budget)
        first, last = (model.cp.new_int_var(number * DAY, number * DAY + DAY, name) for name in ("opens", "closes"))
        model.cp.add(first <= last)
        for session in model.sessions:
            model.cp.add_implication(session.room[room], session.day[number])
            model.cp.add(first <= session.start).only_enforce_if(session.room[room])
            model.cp.add(last >= session.end).only_enforce_if(session.room[room])
        seconds = budget.share(_FOR_ROOM).at_most(_MOST_FOR_ROOM).at_least(_LEAST_FOR_ROOM).left
        limits = Limits(seconds, self.workers or cores())
        least = run(model.cp, limits, objective=last - first, stop=budget.stop)
        proved = least.status in ("optimal", "infeasible")
        if not least.values or least.values[last.index] == least.values[first.index]:
            return None, proved
        model.cp.add(last - first <= least.values[last.index] - least.values[first.index])
        early = run(model.cp, limits, objective=first, stop=budget.stop)
        values = early.values or least.values
        return (values[first.index] - number * DAY, values[last.index] - number * DAY), proved


def _least(relaxation: Relaxation, least: int, enough: Callable[[int], bool | None]) -> tuple[int | None, bool]:
    """The smallest amount from `least` on that is enough, None if none is; and whether that is proved: an answer that
    is missing (None) is taken for "not enough", and asked for once more where it alone is in the way of the proof.
    """
    amounts = [amount for amount in relaxation.amounts if amount >= least]
    unanswered: set[int] = set()

    def yes(place: int) -> bool:
        answer = enough(amounts[place])
        if answer is None:
            unanswered.add(place)
        else:
            unanswered.discard(place)
        return answer is True

    if not relaxation.monotone:
        place = next(filter(yes, range(len(amounts))), None)
        return None if place is None else amounts[place], not unanswered
    place = _reached(yes, len(amounts))
    if place is None:
        return None, not unanswered
    while place - 1 in unanswered and yes(place - 1):
        place -= 1
    return amounts[place], place - 1 not in unanswered


def _reached(yes: Callable[[int], bool], count: int) -> int | None:
    """The first of `count` places at which the answer, which stays yes from there on, is yes; None: it is nowhere."""
    if yes(0):
        return 0
    if not yes(count - 1):
        return None
    low, high = 0, count - 1  # at low it is no, at high it is yes
    reach = 1
    while low + reach < high:  # most often little more is enough
        if yes(low + reach):
            high = low + reach
            break
        low, reach = low + reach, 2 * reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if yes(middle) else (middle, high)
    return high


def applied(event: Event, applied_relaxations: Iterable[AppliedRelaxation]) -> Event:
    """The event with all knobs turned, one after the other."""
    for turn in applied_relaxations:
        event = turn.relaxation.applied(event, turn.amount)
    return event


def _way(event: Event, applied_relaxations: Sequence[AppliedRelaxation]) -> WayOut:
    """The turns one after the other; a cell that two of them change has what the second leaves."""
    changes: dict[tuple[str, str, str], Change] = {}
    said = []
    for turn in applied_relaxations:
        said.append(turn.relaxation.say(event, turn.amount))
        for change in turn.relaxation.changes(event, turn.amount):
            changes[change.kind, change.id, change.key] = change
        event = turn.relaxation.applied(event, turn.amount)
    smallest = all(turn.smallest for turn in applied_relaxations)
    return WayOut((), tuple(applied_relaxations), tuple(changes.values()), tuple(said), smallest=smallest)
