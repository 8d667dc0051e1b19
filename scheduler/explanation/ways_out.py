"""Ways out of contradictions: the smallest changes of the folder that make a programme possible, cheapest first.

Every requirement of a contradiction has relaxations (`scheduler.explanation.relaxations`), which wait in a queue
(`relaxation_queue.py`). Each contradiction gets its first way out before any gets more.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.conflicts import smallest, unshared
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.explanation.relaxation_queue import MAX_OF_GROUP, RelaxationQueue, SingleContradiction
from scheduler.explanation.relaxations import Relaxation, Sources, duties
from scheduler.explanation.smallest_amount import smallest_amount
from scheduler.explanation.way_out import AppliedRelaxation, WayOut, applied, way_of
from scheduler.search.control import Budget, Stopped
from scheduler.search.result import Progress, Tell

#: Share (0 to 1) of the time that is reserved for the way out of all contradictions together.
_COMMON_SHARE = 0.3
#: Rounds: the most in which a relaxation is added to the way out of all contradictions.
_MAX_ROUNDS = 8


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
    return (*common, *sorted(single, key=lambda way: way.solves))


@dataclass
class _Turns:
    """The search for ways out of one contradiction, which takes turns with the others.

    Attributes
    ----------
    ways
        The ways out that are left; None where the budget of the oracle is over.
    solved, exhausted
        True once there is a way out, and once there is no further one.
    """

    number: int
    oracle: FeasibilityOracle
    ways: Iterator[WayOut | None]
    solved: bool = False
    exhausted: bool = False

    def turn(self, budget: Budget) -> Iterator[WayOut]:
        """The first way out; where there is one already, all that are found within the budget."""
        self.oracle.budget = budget
        first = not self.solved
        for way in self.ways:
            if way is None:
                return
            self.solved = True
            yield replace(way, solves=(self.number,))
            if first:
                return
        self.exhausted = True


class _Search:
    """The search for ways out of the contradictions of one event."""

    def __init__(self, event: Event, sources: Sources, workers: int | None) -> None:
        self.event = event
        self.sources = sources
        self.workers = workers

    # ── one contradiction ────────────────────────────────────────────────────────────────────────────────────────────

    def of_each(self, contradictions: Sequence[Sequence[Requirement]], budget: Budget) -> Iterator[WayOut]:
        """The ways out of each contradiction while the others are lifted: one of each first, then the further ones.

        The time is shared evenly; what one contradiction leaves is there for the others.
        """
        part = budget.share(1 - _COMMON_SHARE) if len(contradictions) > 1 else budget
        searches = [self._turns(contradictions, number, part) for number in range(len(contradictions))]
        while searches and not part.over:
            unsolved = [search for search in searches if not search.solved] or searches
            for position, search in enumerate(unsolved):
                yield from search.turn(part.share(1 / (len(unsolved) - position)))
            searches = [search for search in searches if not search.exhausted]

    def _turns(self, contradictions: Sequence[Sequence[Requirement]], number: int, budget: Budget) -> _Turns:
        """The search for ways out of the `number`-th contradiction, which has not begun yet."""
        others = (unshared(other) for place, other in enumerate(contradictions) if place != number)
        contradiction = SingleContradiction(self.event, contradictions[number], frozenset().union(*others))
        oracle = FeasibilityOracle(budget, self.workers)
        return _Turns(number, oracle, self._ways(oracle, contradiction))

    def _ways(self, oracle: FeasibilityOracle, contradiction: SingleContradiction) -> Iterator[WayOut | None]:
        """Ways out of one relaxation each, cheapest first; where there is none, of two.

        Where all of them deny an absence, one more: what the absent people cannot do, they do not do.
        """
        queue, singles = RelaxationQueue(oracle, contradiction, self.sources), list[AppliedRelaxation]()
        for single in queue.sufficient():
            if single is not None:
                singles.append(single)
            yield None if single is None else way_of(contradiction.event, [single])
        if not singles:
            yield from self._pairs(oracle, contradiction, queue.insufficient)
        elif all(single.relaxation.denies for single in singles):
            yield from self._relieved(oracle, contradiction)

    def _relieved(self, oracle: FeasibilityOracle, contradiction: SingleContradiction) -> Iterator[WayOut | None]:
        """The way out of the fewest duties of which the absent people are relieved; the dearest are kept first."""
        while oracle.budget.over:
            yield None
        event, lifted = contradiction.event, contradiction.lifted
        people = [person for person in self.sources.present if person in event.person]
        every = {duty.name: AppliedRelaxation(duty, 1) for person in people for duty in duties(event, person)}
        relieved = sorted(every.values(), key=lambda duty: duty.cost)
        without = applied(event, relieved)
        if relieved and oracle.possible(without, _unlifted(without, lifted)):
            yield way_of(event, _needed(oracle, event, lifted, relieved))

    def _pairs(
        self, oracle: FeasibilityOracle, contradiction: SingleContradiction, candidates: Iterable[Relaxation]
    ) -> Iterator[WayOut | None]:
        """Ways out of two relaxations: the second is made smallest while the first, of `candidates`, is largest."""
        count = 0
        for relaxation in sorted(candidates, key=lambda relaxation: relaxation.cost(relaxation.amounts[-1])):
            while oracle.budget.over:
                yield None
            way = self._pair(oracle, contradiction, relaxation)
            if way is not None:
                yield way
                count += 1
                if count == MAX_OF_GROUP:
                    return

    def _pair(
        self, oracle: FeasibilityOracle, contradiction: SingleContradiction, relaxation: Relaxation
    ) -> WayOut | None:
        """The way out of the relaxation and a second one; None: none is found."""
        event, lifted = contradiction.event, contradiction.lifted
        largest = relaxation.applied(event, relaxation.amounts[-1])
        second = self._first(oracle, largest, lifted)
        if second is None:
            return None

        def enough(amount: int) -> bool | None:
            both = second.relaxation.applied(relaxation.applied(event, amount), second.amount)
            return oracle.possible(both, _unlifted(both, lifted))

        least, proved = smallest_amount(relaxation, 0, enough)
        return None if least is None else way_of(event, [AppliedRelaxation(relaxation, least, proved), second])

    def _first(
        self, oracle: FeasibilityOracle, event: Event, lifted: frozenset[Requirement], *, partial: bool = False
    ) -> AppliedRelaxation | None:
        """The cheapest relaxation that is enough for the event, or else with `partial` for a contradiction that it has.

        None where none is known.
        """
        rest = smallest(oracle, event, lifted)
        if rest is None:
            return None
        queue = RelaxationQueue(oracle, SingleContradiction(event, rest.contradictions[0], lifted), self.sources)
        enough = next(queue.sufficient(), None)
        return next(queue.partial(), None) if enough is None and partial else enough

    # ── all contradictions ───────────────────────────────────────────────────────────────────────────────────────────

    def of_all(self, single: Sequence[WayOut], count: int, budget: Budget) -> Iterator[WayOut]:
        """One way out of all contradictions: the cheapest of each, and relaxations for those that remain then."""
        oracle = FeasibilityOracle(budget, self.workers)
        applied_relaxations = _cheapest_of_each(single, count)
        for _ in range(_MAX_ROUNDS if applied_relaxations else 0):
            event = applied(self.event, applied_relaxations)
            possible = oracle.possible(event, requirements(event))
            if possible:
                needed = _needed(oracle, self.event, frozenset(), applied_relaxations)
                yield way_of(self.event, needed, tuple(range(count)))
            if possible is not False:
                return
            more = self._first(oracle, event, frozenset(), partial=True)
            if more is None:
                return
            applied_relaxations.append(more)


def _unlifted(event: Event, lifted: frozenset[Requirement]) -> list[Requirement]:
    return [requirement for requirement in requirements(event) if requirement not in lifted]


def _needed(
    oracle: FeasibilityOracle, event: Event, lifted: frozenset[Requirement], every: Sequence[AppliedRelaxation]
) -> list[AppliedRelaxation]:
    """The relaxations without those that the others make superfluous; the dearest are left out first."""
    kept = list(every)
    for dearest in sorted(every, key=lambda applied_relaxation: -applied_relaxation.cost):
        fewer = [other for other in kept if other is not dearest]
        relaxed = applied(event, fewer)
        if fewer and oracle.possible(relaxed, _unlifted(relaxed, lifted)):
            kept = fewer
    return kept


def _cheapest_of_each(single: Sequence[WayOut], count: int) -> list[AppliedRelaxation]:
    """The relaxations of the cheapest way out of each of `count` contradictions; empty where one has no way out."""
    by_name: dict[str, AppliedRelaxation] = {}
    for number in range(count):
        cheapest = next((way for way in single if way.solves == (number,)), None)
        if cheapest is None:
            return []
        for applied_relaxation in cheapest.applied_relaxations:
            by_name.setdefault(applied_relaxation.relaxation.name, applied_relaxation)
    return list(by_name.values())
