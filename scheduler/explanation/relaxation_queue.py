"""The relaxations of one contradiction, cheapest first, and those of them that turn out to be enough.

The smallest sufficient amount of a relaxation is first computed for the contradiction alone, a small model whose answer
is a lower bound; then for the event, which both proves the amount smallest and verifies the way out. Relaxations wait
in a queue ordered by the lower bounds of their costs; the first that is verified is the cheapest. None of them may use
up the time of those that wait behind it.
"""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.explanation.further_room import further_room
from scheduler.explanation.relaxations import Relaxation, Sources, relaxations
from scheduler.explanation.smallest_amount import smallest_amount
from scheduler.explanation.way_out import AppliedRelaxation
from scheduler.model.capacity import is_crowded
from scheduler.search.control import Budget

#: Ways out: the most for one contradiction, and the most of one group (`Relaxation.group`).
MAX_WAYS_OUT, MAX_OF_GROUP = 6, 2
#: Share (0 to 1) of the remaining time: the most for one relaxation while others wait.
_RELAXATION_SHARE = 1 / 3
#: Shares (0 to 1) of the relaxation's remaining time: the most for one question, each of whose two models may take it,
#: and the most for the second question, which tells whether any amount is enough.
_QUESTION_SHARE, _DECISIVE_SHARE = 0.25, 0.5
#: Seconds: the least for one question, unless less time remains.
_MIN_QUESTION_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class SingleContradiction:
    """A contradiction of an event; the `lifted` requirements, those of other contradictions, need not be met."""

    event: Event
    requirements: Sequence[Requirement]
    lifted: frozenset[Requirement] = frozenset()


@dataclass
class _Waiting:
    """A relaxation in the queue, which is ordered by `cost`; of equal ones, the most examined comes first.

    So what is verified is given out before others that cost as much are asked about, which are not needed once a group
    has enough ways out. The order among equals is that of `number`.

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
    again
        True if it has waited for a second turn, since there was no time for its answer in the first.
    """

    cost: int
    number: int
    stage: int
    relaxation: Relaxation
    least: int = 0
    proved: bool = True
    again: bool = False

    def __lt__(self, other: _Waiting) -> bool:
        return (self.cost, -self.stage, self.number) < (other.cost, -other.stage, other.number)


class RelaxationQueue:
    """The relaxations of a contradiction, and what is known of them.

    Attributes
    ----------
    insufficient
        The relaxations that solve the contradiction, but after which the event has no programme, as far as is known.
    """

    def __init__(self, oracle: FeasibilityOracle, contradiction: SingleContradiction, sources: Sources) -> None:
        self.oracle, self.contradiction, self.sources = oracle, contradiction, sources
        self.insufficient: list[Relaxation] = []
        self._first_stage = 0 if self._is_smaller() else 1
        self._waiting: list[_Waiting] = []
        self._unanswered: list[_Waiting] = []
        self._numbers = itertools.count()

    def sufficient(self) -> Iterator[AppliedRelaxation | None]:
        """The relaxations that are enough, with their amounts, cheapest first.

        None where the budget of the oracle is over; with another budget the search goes on.
        """
        counts: Counter[str] = Counter()
        while self.oracle.budget.over:
            yield None
        self._fill()
        while counts.total() < MAX_WAYS_OUT and (self._waiting or self._second_turn(counts.total())):
            if self.oracle.budget.over:
                yield None
                continue
            waiting = heapq.heappop(self._waiting)
            if counts[waiting.relaxation.group] >= MAX_OF_GROUP:
                continue
            if waiting.stage == 2:
                counts[waiting.relaxation.group] += 1
                yield AppliedRelaxation(waiting.relaxation, waiting.least, waiting.proved)
            else:
                self._ask(waiting)

    def partial(self) -> Iterator[AppliedRelaxation]:
        """The relaxations that solve the contradiction, though perhaps not the event, cheapest first."""
        for waiting in sorted(self._stated()):
            enough = self._question(waiting.relaxation, 0, self.oracle.budget)
            least, proved = smallest_amount(waiting.relaxation, 0, enough)
            if least is not None:
                yield AppliedRelaxation(waiting.relaxation, least, proved)

    def _fill(self) -> None:
        """Lets all relaxations of the contradiction wait, another room among them."""
        self.oracle.budget.check()
        self._waiting = self._stated()
        event, overlap = self.contradiction.event, (r.rule == "room_overlap" for r in self.contradiction.requirements)
        if any(overlap) and not event.slots:  # sessions have no preset hours
            room = further_room(self.oracle, event, self.contradiction.lifted, self.sources)
            self._waiting += [self._new(*room)] if room is not None else []
        heapq.heapify(self._waiting)

    def _stated(self) -> list[_Waiting]:
        """The relaxations that the rules of the contradiction name."""
        every = relaxations(self.contradiction.event, self.contradiction.requirements, self.sources)
        return [self._new(relaxation, True) for relaxation in every if relaxation.amounts]

    def _is_smaller(self) -> bool:
        """True if the contradiction alone is answered more quickly than the event: by counting, or with fewer talks."""
        event, asked = self.contradiction.event, self.contradiction.requirements
        placed = sum(requirement.rule == "placed" for requirement in asked)
        return 2 * placed < len(event.talks) or all(rule(requirement.rule).crowding for requirement in asked)

    def _new(self, relaxation: Relaxation, proved: bool) -> _Waiting:
        cost, stage = relaxation.cost(relaxation.amounts[0]), self._first_stage
        return _Waiting(cost, next(self._numbers), stage, relaxation, proved=proved)

    def _second_turn(self, count: int) -> bool:
        """Lets the relaxations without an answer wait once more, unless `count` others were enough; False: none do."""
        if count:
            return False
        self._waiting, self._unanswered = self._unanswered, []
        heapq.heapify(self._waiting)
        return bool(self._waiting)

    def _ask(self, waiting: _Waiting) -> None:
        """Looks for the smallest sufficient amount; the relaxation waits for its next question, or is dropped."""
        budget = self.oracle.budget
        part = budget.share(_RELAXATION_SHARE) if self._waiting else budget
        relaxation = waiting.relaxation
        least, proved = smallest_amount(relaxation, waiting.least, self._question(relaxation, waiting.stage, part))
        if least is not None:
            cost, stage, proved = relaxation.cost(least), waiting.stage + 1, proved and waiting.proved
            further = _Waiting(cost, next(self._numbers), stage, relaxation, least, proved)
            heapq.heappush(self._waiting, further)
        elif not proved and not waiting.again:
            self._unanswered.append(replace(waiting, again=True))
        elif waiting.stage == 1:
            self.insufficient.append(relaxation)

    def _question(self, relaxation: Relaxation, stage: int, part: Budget) -> Callable[[int], bool | None]:
        """A function that answers if an amount solves the contradiction (stage 0) or the event (1).

        It answers None where it does not know, as it does once `part`, the time of the relaxation, is over.
        """
        event, asked, lifted = self.contradiction.event, self.contradiction.requirements, self.contradiction.lifted
        before = frozenset(requirements(event))
        crowded = is_crowded(event) and all(rule(requirement.rule).crowding for requirement in asked)
        shares = itertools.chain((_QUESTION_SHARE, _DECISIVE_SHARE), itertools.repeat(_QUESTION_SHARE))

        def enough(amount: int) -> bool | None:
            self.oracle.budget.check()
            relaxed = relaxation.applied(event, amount)
            if crowded and stage == 0:  # counting is quicker than solving, and as certain
                return not is_crowded(relaxed)
            if crowded and not lifted and is_crowded(relaxed):
                return False
            if part.over:
                return None
            now = (requirement for requirement in requirements(relaxed) if requirement not in lifted)
            kept = [r for r in now if stage == 1 or r in asked or r not in before]
            seconds = min(part.left, max(_MIN_QUESTION_SECONDS, part.left * next(shares)))
            return self.oracle.possible(relaxed, kept, seconds)

        return enough
