"""Contradictions: minimal sets of requirements that no programme meets together.

QuickXplain (Junker, AAAI 2004) shrinks a set; the feasibility oracle (`feasibility.py`) answers its questions.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from constraints import rule
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.feasibility import FeasibilityOracle, helped_by_talks, of_placed, requirements
from scheduler.explanation.near_what_is_asked import impossible_near
from scheduler.model.capacity import is_crowded
from scheduler.search.control import Budget, Stopped
from scheduler.search.result import Progress, Status, Tell

#: Contradictions: the most that one answer has.
MAX_CONTRADICTIONS = 5
#: Share (0 to 1) of the remaining time: the most for the next contradiction.
_CONTRADICTION_SHARE = 0.5
#: Share (0 to 1) of a contradiction's time: the most for each of the two models that tell whether there is any, on
#: which all further questions depend.
_FIRST_QUESTION_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The contradictions of an event, or the proof that it has none.

    Attributes
    ----------
    status
        "infeasible": there is no programme, and `contradictions` say why; "feasible": there is one; "unknown": neither
        was proved in time.
    contradictions
        Sets of requirements, each impossible by itself.
    minimal
        For each set, whether every member was verified to be necessary.
    """

    status: Status
    contradictions: tuple[tuple[Requirement, ...], ...] = ()
    minimal: tuple[bool, ...] = ()

    @property
    def as_error(self) -> Contradiction | None:
        """The contradictions as the error with which a command ends; None: there are none."""
        return Contradiction(self.contradictions, self.minimal) if self.contradictions else None


def contradiction(
    event: Event, budget: Budget | None = None, *, workers: int | None = None, progress: Tell | None = None
) -> Contradiction | None:
    """A set of requirements that no programme meets together; None where none was proved within the budget.

    `minimal` states whether each of them was proved necessary. Budget None: a minute.
    """
    budget = budget or Budget.of()
    answer = _Answer(progress)
    oracle = FeasibilityOracle(budget, workers, answer.report)
    return smallest(oracle, event, first_seconds=budget.left * _FIRST_QUESTION_SHARE)


def conflicts(
    event: Event,
    budget: Budget | None = None,
    *,
    workers: int | None = None,
    progress: Tell | None = None,
    further: float = 1.0,
) -> Conflicts:
    """Up to five contradictions of `event`, each as `contradiction` finds it; the first takes up to half of the time.

    They are disjoint except for requirements of rules that every event has (`Rule.shared`: one talk at a time…).
    `further`: the share (0 to 1) of the time that is left after the first for the others.
    """
    budget = budget or Budget.of()
    answer = _Answer(progress)
    status: Status = "unknown"
    lifted: frozenset[Requirement] = frozenset()
    while len(answer.contradictions) < MAX_CONTRADICTIONS and not budget.over:
        oracle = FeasibilityOracle(budget.share(_CONTRADICTION_SHARE), workers, answer.report)
        shrunk = smallest(oracle, event, lifted, first_seconds=oracle.budget.left * _FIRST_QUESTION_SHARE)
        if shrunk is None:
            status = status if answer.contradictions else _status(oracle, event)
            break
        if status == "unknown":
            budget = budget.share(further)
        status = "infeasible"
        answer.add(shrunk)
        lifted |= unshared(shrunk.contradictions[0])
    return Conflicts(status, tuple(answer.contradictions), tuple(answer.minimal))


def _status(oracle: FeasibilityOracle, event: Event) -> Status:
    """The status "feasible" if the oracle knows that the event has a programme, else "unknown"."""
    try:
        return "feasible" if oracle.possible(event, requirements(event)) else "unknown"
    except Stopped:
        return "unknown"


class _Answer:
    """The contradictions so far, and the progress that is reported of them and of the next one while it shrinks."""

    def __init__(self, progress: Tell | None) -> None:
        self.progress = progress
        self.begun = time.monotonic()
        self.contradictions: list[tuple[Requirement, ...]] = []
        self.minimal: list[bool] = []
        self._size: int | None = None

    def add(self, contradiction: Contradiction) -> None:
        """Adds a contradiction that is not shrunk any more."""
        self.contradictions.append(contradiction.contradictions[0])
        self.minimal.append(contradiction.minimal[0])
        self._size = None
        self._tell(self.contradictions, self.minimal)

    def report(self, impossible: frozenset[Requirement]) -> None:
        """Reports the set `impossible`, of which the next contradiction is a subset."""
        if self._size is None or len(impossible) < self._size:
            self._size = len(impossible)
            next_set = tuple(sorted(impossible, key=lambda requirement: requirement.id))
            self._tell([*self.contradictions, next_set], [*self.minimal, False])

    def _tell(self, sets: Sequence[tuple[Requirement, ...]], minimal: Sequence[bool]) -> None:
        if self.progress is not None:
            seconds = time.monotonic() - self.begun
            answer = Conflicts("infeasible", tuple(sets), tuple(minimal))
            self.progress(Progress("conflicts", len(self.contradictions), None, seconds, answer=answer))


def unshared(members: Collection[Requirement]) -> frozenset[Requirement]:
    """The requirements of a contradiction that are not shared with others; all of them if every one is."""
    others = frozenset(r for r in members if not (rule(r.rule).shared or rule(r.rule).stated_once(r)))
    return others or frozenset(members)


def smallest(
    oracle: FeasibilityOracle,
    event: Event,
    lifted: frozenset[Requirement] = frozenset(),
    *,
    first_seconds: float | None = None,
) -> Contradiction | None:
    """One contradiction among the requirements that are not `lifted`; None if none was proved.

    Where time was short, it is the smallest set that is known to be impossible. `first_seconds`: the most for each
    model of the first question, whether all of them together are impossible; None: as for any other question.
    """
    every = tuple(requirement for requirement in requirements(event) if requirement not in lifted)
    try:
        impossible = impossible_near(oracle, event, every)
        if impossible is None and oracle.possible(event, every, first_seconds) is not False:
            return None
        necessary = set(_fewest(oracle, event, impossible or every))
        ordered = tuple(requirement for requirement in every if requirement in necessary)
        if oracle.possible(event, ordered) is False:
            return Contradiction([ordered], [oracle.minimal(event, ordered)])
    except Stopped:
        pass
    known = oracle.smallest(event, every)
    return None if known is None else Contradiction([tuple(r for r in every if r in known)], [False])


def _fewest(oracle: FeasibilityOracle, event: Event, every: Sequence[Requirement]) -> list[Requirement]:
    """A minimal impossible subset: whole axes are left out first, then rules, then single requirements, talks last.

    Where the day is too short for all talks, only the rules that say so (`Rule.crowding`) are looked at.
    """
    quick_seconds = max(1.0, 4 * oracle.last_seconds)
    crowded = [requirement for requirement in every if rule(requirement.rule).crowding]
    if is_crowded(event) and oracle.possible(event, crowded) is False:
        every = crowded
    else:
        axes = _fewest_axes(oracle, event, every, quick_seconds)
        every = _alone(oracle, event, _flat(axes), quick_seconds)
        every = of_placed(event, every)
    every = _flat(_shrunk(oracle, event, _grouped(every, lambda r: r.rule if r.subjects else r.id)))
    return _flat(_shrunk(oracle, event, [[requirement] for requirement in sorted(every, key=_rank)]))


def _alone(
    oracle: FeasibilityOracle, event: Event, every: Sequence[Requirement], seconds: float
) -> Sequence[Requirement]:
    """The impossible set `every` without rules that a further talk can help to keep, if that is impossible too.

    Fewer talks take part then, and the contradiction names talks rather than gaps between them. `every` itself where
    the answer takes longer than `seconds`.
    """
    alone = [requirement for requirement in every if not helped_by_talks(requirement)]
    return alone if len(alone) < len(every) and oracle.possible(event, alone, seconds) is False else every


def _fewest_axes(
    oracle: FeasibilityOracle, event: Event, every: Sequence[Requirement], seconds: float
) -> Sequence[Group]:
    """An impossible part of the impossible `every`: the talks of few axes, and all other requirements.

    Half of the axes may take longer to be decided than all of them, so that both halves would stay or the time be over.
    Then the talks of one axis are asked about, each answer taking `seconds` at most.
    """
    axes = _by_axis(event, _alone(oracle, event, every, seconds))
    try:
        return _shrunk(oracle, event, axes, within=seconds)
    except _UndecidedError:
        return _of_one_axis(oracle, event, _by_axis(event, every), seconds) or _shrunk(oracle, event, axes)


def _of_one_axis(
    oracle: FeasibilityOracle, event: Event, groups: Sequence[Group], seconds: float
) -> Sequence[Group] | None:
    """The groups without the talks of all axes but one, if that is impossible; None: each axis has a programme alone.

    None too where one answer takes longer than `seconds`.
    """
    of_axes = sorted((group for group in groups if group[0].rule == "placed"), key=len)
    others = [group for group in groups if group[0].rule != "placed"]
    for group in of_axes if len(of_axes) > 1 else ():
        alone = [*others, group]
        answer = oracle.possible(event, _flat(alone), seconds)
        if answer is not True:
            return alone if answer is False else None
    return None


def _by_axis(event: Event, every: Sequence[Requirement]) -> list[Group]:
    """The requirements in groups: the talks of each axis, and all others."""
    return _grouped(every, lambda r: event.talk[r.subjects[0]].axis if r.rule == "placed" else None)


def _grouped(every: Sequence[Requirement], key: Callable[[Requirement], object]) -> list[Group]:
    """The requirements in groups by `key`, in the order of `_rank`."""
    groups: dict[object, list[Requirement]] = {}
    for requirement in every:
        groups.setdefault((_rank(requirement), key(requirement)), []).append(requirement)
    return sorted(groups.values(), key=lambda group: _rank(group[0]))


def _rank(requirement: Requirement) -> int:
    """What has a higher rank is left out first: minutes stated for all, so that only decisive ones remain; then talks,
    so that few remain.
    """
    if rule(requirement.rule).stated_once(requirement):
        return 2
    return 1 if requirement.rule == "placed" else 0


def _flat(groups: Sequence[Group]) -> list[Requirement]:
    return [requirement for group in groups for requirement in group]


#: Requirements that QuickXplain keeps or leaves out together.
Group = Sequence[Requirement]


class _UndecidedError(Exception):
    """The oracle does not know an answer."""


def _shrunk(
    oracle: FeasibilityOracle, event: Event, every: Sequence[Group], *, within: float | None = None
) -> list[Group]:
    """A minimal impossible subset of the impossible `every`; it may be too large where the oracle does not know.

    `within`: the most seconds for an answer; where one takes longer, _UndecidedError is raised.
    """

    def conflict(background: list[Group], grew: bool, groups: list[Group]) -> list[Group]:
        answer = oracle.possible(event, _flat(background), within) if grew else True
        if answer is False:
            return []
        if answer is None and within is not None:
            raise _UndecidedError
        if len(groups) == 1:
            return groups
        half = len(groups) // 2
        late = conflict(background + groups[:half], True, groups[half:])
        early = conflict(background + late, bool(late), groups[:half])
        return early + late

    return conflict([], False, list(every))
