"""Why there is no programme: smallest contradictions, each of whose members is verified to be necessary.

A set is shrunk by QuickXplain (Junker, AAAI 2004); `scheduler.explanation.feasibility` answers its questions.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from constraints import rule
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.feasibility import FeasibilityOracle, helped, requirements
from scheduler.model.capacity import is_crowded
from scheduler.search.control import Budget, Stopped
from scheduler.search.result import Progress, Status, Tell

#: So many contradictions are told, and so many more are looked for in order to be lifted.
MOST = 5


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Whether the requirements of an event contradict each other, and which.

    Attributes
    ----------
    status
        "infeasible": there is no programme, and `contradictions` say why; "feasible": there is one; "unknown": neither
        was proved, or the question was stopped before.
    contradictions
        Sets of requirements, each impossible by itself.
    minimal
        For each set, whether every member was verified to be necessary.
    """

    status: Status
    contradictions: tuple[tuple[Requirement, ...], ...] = ()
    minimal: tuple[bool, ...] = ()

    @property
    def found(self) -> Contradiction | None:
        """The sets as the failure that a command ends with; None where there are none."""
        return Contradiction(self.contradictions, self.minimal) if self.contradictions else None


def contradiction(
    event: Event, budget: Budget | None = None, *, workers: int | None = None, progress: Tell | None = None
) -> Contradiction | None:
    """A set of requirements that no programme can meet together, or None if that was not proved within the budget
    (None: a minute).

    Where the time allows, none of the set can be left out, and `minimal` says so.
    """
    budget = budget or Budget.of()
    watch = _Watch(progress)
    return smallest(FeasibilityOracle(budget, workers, watch.told), event)


def conflicts(
    event: Event, budget: Budget | None = None, *, workers: int | None = None, progress: Tell | None = None
) -> Conflicts:
    """As `contradiction`, up to five sets, so that each is impossible by itself.

    They are disjoint but for what no event is without (`Rule.shared`: one talk at a time…), which may have a part in
    each. Half of the time may go to the first.
    """
    budget = budget or Budget.of()
    watch = _Watch(progress)
    status: Status = "unknown"
    lifted: frozenset[Requirement] = frozenset()
    while len(watch.done) < MOST and not budget.over:
        oracle = FeasibilityOracle(budget.share(0.5), workers, watch.told)
        found = smallest(oracle, event, lifted)
        if found is None:
            status = status if watch.done else _answered(oracle, event)
            break
        status = "infeasible"
        watch.add(found)
        lifted |= own(found.contradictions[0])
    return Conflicts(status, tuple(watch.done), tuple(watch.minimal))


def _answered(oracle: FeasibilityOracle, event: Event) -> Status:
    """What `oracle` knows of the whole event, in which it has found no contradiction."""
    try:
        return "feasible" if oracle.possible(event, requirements(event)) else "unknown"
    except Stopped:
        return "unknown"


class _Watch:
    """The contradictions that are `done`, and whoever is told of them and of the one in hand, as it shrinks."""

    def __init__(self, progress: Tell | None) -> None:
        self.progress = progress
        self.begun = time.monotonic()
        self.done: list[tuple[Requirement, ...]] = []
        self.minimal: list[bool] = []
        self._size: int | None = None

    def add(self, found: Contradiction) -> None:
        """The one in hand is done."""
        self.done.append(found.contradictions[0])
        self.minimal.append(found.minimal[0])
        self._size = None
        self._tell(self.done, self.minimal)

    def told(self, impossible: frozenset[Requirement]) -> None:
        """The one in hand is `impossible` or a part of it."""
        if self._size is None or len(impossible) < self._size:
            self._size = len(impossible)
            in_hand = tuple(sorted(impossible, key=lambda one: one.id))
            self._tell([*self.done, in_hand], [*self.minimal, False])

    def _tell(self, sets: Sequence[tuple[Requirement, ...]], minimal: Sequence[bool]) -> None:
        if self.progress is not None:
            seconds = time.monotonic() - self.begun
            answer = Conflicts("infeasible", tuple(sets), tuple(minimal))
            self.progress(Progress("conflicts", len(self.done), None, seconds, answer=answer))


def own(asked: Collection[Requirement]) -> frozenset[Requirement]:
    """Of a contradiction, what is not shared with others."""
    return frozenset(one for one in asked if not rule(one.rule).shared) or frozenset(asked)


def smallest(
    oracle: FeasibilityOracle, event: Event, lifted: frozenset[Requirement] = frozenset()
) -> Contradiction | None:
    """One contradiction among the requirements that are not `lifted`; None if none was proved.

    Where answers are missing, or the question is stopped, the smallest set that is known to be impossible.
    """
    every = tuple(one for one in requirements(event) if one not in lifted)
    try:
        if oracle.possible(event, every) is not False:
            return None
        least = _fewest(oracle, event, every)
        ordered = tuple(requirement for requirement in every if requirement in set(least))
        if oracle.possible(event, ordered) is False:
            return Contradiction([ordered], [oracle.minimal(event, ordered)])
    except Stopped:
        pass
    known = oracle.smallest(event, every)
    return None if known is None else Contradiction([tuple(one for one in every if one in known)], [False])


def _fewest(oracle: FeasibilityOracle, event: Event, every: Sequence[Requirement]) -> list[Requirement]:
    """A minimal impossible subset, found from the coarse to the fine: the axes that have a part in it, the rules, and
    then one requirement after the other, the talks last.

    Where there is simply too much for the day, neither axes nor most rules have a part in it.
    """
    quick = max(1.0, 4 * oracle.took)
    crowded = [one for one in every if rule(one.rule).crowding]
    if is_crowded(event) and oracle.possible(event, crowded) is False:
        every = crowded
    else:
        every = _alone(oracle, event, every, quick)
        axes = _grouped(every, lambda one: event.talk[one.subjects[0]].axis if one.rule == "placed" else None)
        every = _alone(oracle, event, _flat(_shrunk(oracle, event, axes)), quick)
    every = _flat(_shrunk(oracle, event, _grouped(every, lambda one: one.rule if one.subjects else one.id)))
    return _flat(_shrunk(oracle, event, [[one] for one in every]))


def _alone(
    oracle: FeasibilityOracle, event: Event, every: Sequence[Requirement], seconds: float
) -> Sequence[Requirement]:
    """The impossible `every` without rules that other talks can help to keep, if there is a contradiction without them.

    These talks need not be thought of then, and what is to blame is said of talks rather than of what is missing
    between them. Not if it takes longer than `seconds` to see that there is one.
    """
    alone = [one for one in every if not helped(one)]
    return alone if len(alone) < len(every) and oracle.possible(event, alone, seconds) is False else every


def _grouped(every: Sequence[Requirement], key: Callable[[Requirement], object]) -> list[Group]:
    """The requirements in groups, those that talks be placed last, so that as few talks as can be are left."""
    groups: dict[object, list[Requirement]] = {}
    for one in every:
        groups.setdefault((one.rule == "placed", key(one)), []).append(one)
    return sorted(groups.values(), key=lambda group: group[0].rule == "placed")


def _flat(groups: Sequence[Group]) -> list[Requirement]:
    return [one for group in groups for one in group]


#: Requirements that stay or go together.
Group = Sequence[Requirement]


def _shrunk(oracle: FeasibilityOracle, event: Event, every: Sequence[Group]) -> list[Group]:
    """A minimal impossible subset of the impossible `every`; where an answer is missing, one that may be too large."""

    def conflict(ground: list[Group], grew: bool, asked: list[Group]) -> list[Group]:
        if grew and oracle.possible(event, [one for group in ground for one in group]) is False:
            return []
        if len(asked) == 1:
            return asked
        half = len(asked) // 2
        late = conflict(ground + asked[:half], True, asked[half:])
        early = conflict(ground + late, bool(late), asked[:half])
        return early + late

    return conflict([], False, list(every))
