"""Ways out of contradictions: the smallest changes of the folder that make a programme possible, cheapest first.

Every requirement of a contradiction has relaxations (`scheduler.explanation.relaxations`). The smallest sufficient
amount of a relaxation is first computed for the contradiction alone, a small model whose answer is a lower bound; then
for the event, which both proves the amount smallest and verifies the way out. Relaxations wait in a queue ordered by
the lower bounds of their costs; the first that is verified is the cheapest.
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
from scheduler.explanation.conflicts import smallest, unshared
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.explanation.relaxations import Change, Relaxation, Sources, another_room, new_room, relaxations
from scheduler.language.message import Message
from scheduler.model.base import Scope
from scheduler.model.capacity import is_crowded
from scheduler.search.control import Budget, Stopped
from scheduler.search.lexicographic import build, cores
from scheduler.search.result import Progress, Tell
from scheduler.search.solver import Limits, run

#: Ways out: the most for one contradiction, and the most of one group (`Relaxation.group`).
_MAX_WAYS_OUT, _MAX_OF_GROUP = 6, 2
#: Share (0 to 1) of the time that is reserved for the way out of all contradictions together.
_COMMON_SHARE = 0.3
#: Share (0 to 1) of the remaining time: the most for each of the two solves that find the hours of another room.
_ROOM_SHARE = 0.05
#: Seconds: the most and the least for each of these solves.
_MAX_ROOM_SECONDS, _MIN_ROOM_SECONDS = 5.0, 0.1
#: Rounds: the most in which a relaxation is added to the way out of all contradictions.
_MAX_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class AppliedRelaxation:
    """A relaxation with the amount that is applied; `smallest`: it is proved that less is not enough."""

    relaxation: Relaxation
    amount: int
    smallest: bool = True

    @property
    def cost(self) -> int:
        """The cost of the amount."""
        return self.relaxation.cost(self.amount)


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way out: changes of the folder with which some contradictions are gone.

    Attributes
    ----------
    solves
        The contradictions that are gone, by their positions in the list.
    applied_relaxations, changes, parts
        The relaxations, their changes of the folder, and a sentence for each relaxation.
    verified
        True if a programme exists with the changes; where other contradictions remain, with these lifted.
    smallest
        True if it is proved that no smaller amount of any relaxation is enough; false where time was short.
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
    """The ways out of each contradiction, cheapest first; before them, of several contradictions, the one out of all.

    Budget None: a minute; where it is stopped, the ways out so far are returned.
    """
    budget, begun = budget or Budget.of(), time.monotonic()
    search = _Search(event, sources, workers)
    single: list[WayOut] = []
    common: list[WayOut] = []

    def add(answer: list[WayOut], ways: Iterable[WayOut]) -> None:
        for way in ways:
            answer.append(way)
            if progress is not None:
                count, seconds = len(single) + len(common), time.monotonic() - begun
                progress(Progress("ways_out", count, None, seconds, answer=way))

    try:
        add(single, search.of_each(contradictions, budget))
        if len(contradictions) > 1:
            add(common, search.of_all(single, len(contradictions), budget))
    except Stopped:
        pass
    return (*common, *single)


@dataclass(order=True)
class _Waiting:
    """A relaxation in the queue, which is ordered by `cost` and `number`.

    Attributes
    ----------
    cost
        A lower bound on its cost.
    stage
        The number of questions that were answered: 0; 1, about the contradiction; 2, about the event too.
    least
        A lower bound on its sufficient amount.
    proved
        True if it is proved that less than `least` is not enough.
    """

    cost: int
    number: int
    stage: int = field(compare=False)
    relaxation: Relaxation = field(compare=False)
    least: int = field(compare=False, default=0)
    proved: bool = field(compare=False, default=True)


class _Search:
    """The search for ways out of the contradictions of one event."""

    def __init__(self, event: Event, sources: Sources, workers: int | None) -> None:
        self.event = event
        self.sources = sources
        self.workers = workers

    # ── one contradiction ────────────────────────────────────────────────────────────────────────────────────────────

    def of_each(self, contradictions: Sequence[Sequence[Requirement]], budget: Budget) -> Iterator[WayOut]:
        """The ways out of one contradiction after the other, each while the others are lifted."""
        unshared_sets = [unshared(contradiction) for contradiction in contradictions]
        reserved = _COMMON_SHARE if len(contradictions) > 1 else 0
        for number, contradiction in enumerate(contradictions):
            others = (unshared_set for n, unshared_set in enumerate(unshared_sets) if n != number)
            part = budget.share((1 - reserved) / (len(contradictions) - number))
            for way in self.ways(self.event, contradiction, frozenset().union(*others), part):
                yield replace(way, solves=(number,))

    def ways(
        self, event: Event, contradiction: Sequence[Requirement], lifted: frozenset[Requirement], budget: Budget
    ) -> Iterator[WayOut]:
        """Ways out of one relaxation each, cheapest first; where there is none, of two."""
        oracle = FeasibilityOracle(budget, self.workers)
        useless: list[Relaxation] = []
        is_solved = False
        for single in self._singles(oracle, event, contradiction, lifted, useless):
            is_solved = True
            yield _way(event, [single])
        if not is_solved:
            yield from self._pairs(oracle, event, useless, lifted)

    def _singles(
        self,
        oracle: FeasibilityOracle,
        event: Event,
        contradiction: Sequence[Requirement],
        lifted: frozenset[Requirement],
        useless: list[Relaxation],
    ) -> Iterator[AppliedRelaxation]:
        """The relaxations that suffice alone; those that only solve the contradiction are added to `useless`."""
        queue = self._queue(oracle, event, contradiction, lifted)
        number = itertools.count(len(queue))
        counts: Counter[str] = Counter()
        while queue and sum(counts.values()) < _MAX_WAYS_OUT and not oracle.budget.over:
            waiting = heapq.heappop(queue)
            relaxation = waiting.relaxation
            if counts[relaxation.group] >= _MAX_OF_GROUP:
                continue
            if waiting.stage == 2:
                counts[relaxation.group] += 1
                yield AppliedRelaxation(relaxation, waiting.least, waiting.proved)
                continue
            enough = self._question(oracle, event, contradiction, lifted, relaxation, waiting.stage)
            least, proved = _smallest_amount(relaxation, waiting.least, enough)
            if least is not None:
                stage, proved = waiting.stage + 1, proved and waiting.proved
                heapq.heappush(queue, _Waiting(relaxation.cost(least), next(number), stage, relaxation, least, proved))
            elif waiting.stage == 1:
                useless.append(relaxation)

    def _queue(
        self,
        oracle: FeasibilityOracle,
        event: Event,
        contradiction: Sequence[Requirement],
        lifted: frozenset[Requirement],
    ) -> list[_Waiting]:
        """The relaxations of the contradiction, another room among them, the cheapest first."""
        oracle.budget.check()
        every = [
            (relaxation, True) for relaxation in relaxations(event, contradiction, self.sources) if relaxation.amounts
        ]
        if (
            any(requirement.rule == "room_overlap" for requirement in contradiction) and not event.slots
        ):  # sessions have no preset hours
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
        contradiction: Sequence[Requirement],
        lifted: frozenset[Requirement],
        relaxation: Relaxation,
        stage: int,
    ) -> Callable[[int], bool | None]:
        """A function that answers if an amount solves the contradiction (stage 0) or the event (1); None: unknown."""
        before = frozenset(requirements(event))
        crowded = is_crowded(event) and all(rule(requirement.rule).crowding for requirement in contradiction)

        def enough(amount: int) -> bool | None:
            oracle.budget.check()
            relaxed = relaxation.applied(event, amount)
            if crowded and stage == 0:  # counting is quicker than solving, and as certain
                return not is_crowded(relaxed)
            if crowded and not lifted and is_crowded(relaxed):
                return False
            now = (requirement for requirement in requirements(relaxed) if requirement not in lifted)
            kept = [r for r in now if stage == 1 or r in contradiction or r not in before]
            return oracle.possible(relaxed, kept)

        return enough

    # ── two relaxations ──────────────────────────────────────────────────────────────────────────────────────────────

    def _pairs(
        self, oracle: FeasibilityOracle, event: Event, candidates: Iterable[Relaxation], lifted: frozenset[Requirement]
    ) -> Iterator[WayOut]:
        """Ways out of two relaxations: the second is made smallest while the first, of `candidates`, is largest."""
        count = 0
        for relaxation in sorted(candidates, key=lambda relaxation: relaxation.cost(relaxation.amounts[-1])):
            if count == _MAX_OF_GROUP or oracle.budget.over:
                return
            largest = relaxation.applied(event, relaxation.amounts[-1])
            rest = smallest(oracle, largest, lifted)
            if rest is None:
                continue
            second = next(self._singles(oracle, largest, rest.contradictions[0], lifted, []), None)
            if second is None:
                continue

            def enough(
                amount: int, relaxation: Relaxation = relaxation, second: AppliedRelaxation = second
            ) -> bool | None:
                both = second.relaxation.applied(relaxation.applied(event, amount), second.amount)
                return oracle.possible(both, [r for r in requirements(both) if r not in lifted])

            least, proved = _smallest_amount(relaxation, 0, enough)
            if least is not None:
                count += 1
                yield _way(event, [AppliedRelaxation(relaxation, least, proved), second])

    # ── all contradictions ───────────────────────────────────────────────────────────────────────────────────────────

    def of_all(self, single: Sequence[WayOut], count: int, budget: Budget) -> Iterator[WayOut]:
        """One way out of all contradictions: the cheapest of each, and relaxations for those that remain then."""
        oracle = FeasibilityOracle(budget, self.workers)
        applied_relaxations: list[AppliedRelaxation] = []
        for number in range(count):
            cheapest = next((way for way in single if way.solves == (number,)), None)
            if cheapest is None:
                return
            names = {applied_relaxation.relaxation.name for applied_relaxation in applied_relaxations}
            further = (other for other in cheapest.applied_relaxations if other.relaxation.name not in names)
            applied_relaxations += further
        for _ in range(_MAX_ROUNDS):
            event = applied(self.event, applied_relaxations)
            possible = oracle.possible(event, requirements(event))
            if possible:
                applied_relaxations = self._needed(oracle, applied_relaxations)
                yield replace(_way(self.event, applied_relaxations), solves=tuple(range(count)))
            if possible is not False:
                return
            rest = smallest(oracle, event)
            more = rest and next(self._singles(oracle, event, rest.contradictions[0], frozenset(), []), None)
            more = more or (rest and next(self._partial(oracle, event, rest.contradictions[0]), None))
            if not more:
                return
            applied_relaxations.append(more)

    def _needed(
        self, oracle: FeasibilityOracle, applied_relaxations: Sequence[AppliedRelaxation]
    ) -> list[AppliedRelaxation]:
        """The relaxations without those that later ones have made superfluous; the dearest are left out first."""
        kept = list(applied_relaxations)
        for dearest in sorted(applied_relaxations, key=lambda applied_relaxation: -applied_relaxation.cost):
            fewer = [other for other in kept if other is not dearest]
            event = applied(self.event, fewer)
            if fewer and oracle.possible(event, requirements(event)):
                kept = fewer
        return kept

    def _partial(
        self, oracle: FeasibilityOracle, event: Event, contradiction: Sequence[Requirement]
    ) -> Iterator[AppliedRelaxation]:
        """The relaxations that solve the contradiction, though not the event, cheapest first."""
        every = [relaxation for relaxation in relaxations(event, contradiction, self.sources) if relaxation.amounts]
        for relaxation in sorted(every, key=lambda relaxation: relaxation.cost(relaxation.amounts[0])):
            least, proved = _smallest_amount(
                relaxation, 0, self._question(oracle, event, contradiction, frozenset(), relaxation, 0)
            )
            if least is not None:
                yield AppliedRelaxation(relaxation, least, proved)

    # ── another room ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _room(
        self, oracle: FeasibilityOracle, event: Event, lifted: frozenset[Requirement]
    ) -> list[tuple[Relaxation, bool]]:
        """The relaxation that opens another room, and whether its time is proved the shortest; empty: none suffices.

        The room is open on one day, for the shortest sufficient time, as early as possible.
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
        """The shortest sufficient hours of the room on the `number`-th day, in minutes of the day; None: none suffice.

        The second value is true if that was proved.
        """
        budget = oracle.budget
        model = build(event, Scope(lifted), budget=budget)
        first, last = (model.cp.new_int_var(number * DAY, number * DAY + DAY, name) for name in ("opens", "closes"))
        model.cp.add(first <= last)
        for session in model.sessions:
            model.cp.add_implication(session.room[room], session.day[number])
            model.cp.add(first <= session.start).only_enforce_if(session.room[room])
            model.cp.add(last >= session.end).only_enforce_if(session.room[room])
        seconds = budget.share(_ROOM_SHARE).at_most(_MAX_ROOM_SECONDS).at_least(_MIN_ROOM_SECONDS).left
        limits = Limits(seconds, self.workers or cores())
        shortest = run(model.cp, limits, objective=last - first, stop=budget.stop)
        proved = shortest.status in ("optimal", "infeasible")
        if not shortest.values or shortest.values[last.index] == shortest.values[first.index]:
            return None, proved
        model.cp.add(last - first <= shortest.values[last.index] - shortest.values[first.index])
        earliest = run(model.cp, limits, objective=first, stop=budget.stop)
        values = earliest.values or shortest.values
        return (values[first.index] - number * DAY, values[last.index] - number * DAY), proved


def _smallest_amount(
    relaxation: Relaxation, least: int, enough: Callable[[int], bool | None]
) -> tuple[int | None, bool]:
    """The smallest amount from `least` on that is enough, None if none is, and whether that is proved.

    An unknown answer (None) counts as "not enough"; the question is put again where that answer alone prevents a proof.
    """
    amounts = [amount for amount in relaxation.amounts if amount >= least]
    unanswered: set[int] = set()

    def is_enough(position: int) -> bool:
        answer = enough(amounts[position])
        if answer is None:
            unanswered.add(position)
        else:
            unanswered.discard(position)
        return answer is True

    if not relaxation.monotone:
        position = next(filter(is_enough, range(len(amounts))), None)
        return None if position is None else amounts[position], not unanswered
    position = _first_true(is_enough, len(amounts))
    if position is None:
        return None, not unanswered
    while position - 1 in unanswered and is_enough(position - 1):
        position -= 1
    return amounts[position], position - 1 not in unanswered


def _first_true(is_true: Callable[[int], bool], count: int) -> int | None:
    """The first of `count` positions at which the monotone `is_true` holds, by exponential search; None: there is none.

    Source: Bentley and Yao, 1976.
    """
    if is_true(0):
        return 0
    if not is_true(count - 1):
        return None
    low, high = 0, count - 1  # false at low, true at high
    step = 1
    while low + step < high:
        if is_true(low + step):
            high = low + step
            break
        low, step = low + step, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_true(middle) else (middle, high)
    return high


def applied(event: Event, applied_relaxations: Iterable[AppliedRelaxation]) -> Event:
    """The event with all relaxations applied, one after the other."""
    for applied_relaxation in applied_relaxations:
        event = applied_relaxation.relaxation.applied(event, applied_relaxation.amount)
    return event


def _way(event: Event, applied_relaxations: Sequence[AppliedRelaxation]) -> WayOut:
    """The way out that applies the relaxations in turn; where two change one cell, the second decides it."""
    changes: dict[tuple[str, str, str], Change] = {}
    sentences = []
    for applied_relaxation in applied_relaxations:
        relaxation, amount = applied_relaxation.relaxation, applied_relaxation.amount
        sentences.append(relaxation.say(event, amount))
        for change in relaxation.changes(event, amount):
            changes[change.kind, change.id, change.key] = change
        event = relaxation.applied(event, amount)
    smallest = all(applied_relaxation.smallest for applied_relaxation in applied_relaxations)
    return WayOut((), tuple(applied_relaxations), tuple(changes.values()), tuple(sentences), smallest=smallest)
