"""Whether some of the requirements of an event can be met together.

Every question is asked of a model of its own, made from the event without the requirements that are left out: slower
than assumption literals, but what it answers is what `search` would answer, and cores of CP-SAT are neither minimal
nor, under presolve, always right. What follows from an answer that is known already is not asked again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from constraints import CATALOGUE, rule
from scheduler.domain.amendments import without_talks
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk
from scheduler.model.capacity import most_held
from scheduler.search.control import Budget
from scheduler.search.lexicographic import possible

#: Of the time that is left, the most that one question may take.
_SHARE = 0.1


def requirements(event: Event) -> tuple[Requirement, ...]:
    """All that the event asks and that can be blamed, in the order of the catalogue."""
    found: list[Requirement] = []
    for one in (one for one in CATALOGUE if one.applies(event)):
        hard = one.blamable or (one.kind == "adjustable" and event.setting(one.name) == "hard")
        if hard or (one.kind == "adjustable" and event.setting(one.name) != "off"):
            found += [asked for asked in one.requirements(event) if hard or asked.always]
    return tuple(found)


def helped(asked: Requirement) -> bool:
    """True if a talk that need not be placed can help to keep it."""
    return rule(asked.rule).helped_by_talks(asked)


@dataclass(slots=True)
class _Known:
    """What is known of one event; `answers` by the question or, where only their lengths matter, that of its talks."""

    event: Event
    every: frozenset[Requirement]
    possible: list[frozenset[Requirement]] = field(default_factory=list)
    impossible: list[frozenset[Requirement]] = field(default_factory=list)
    answers: dict[object, bool | None] = field(default_factory=dict)


class FeasibilityOracle:
    """Answers whether requirements can be met together, within the budget, and remembers.

    `took`: the seconds of the last question that had to be asked. `tell` is called with each set that is proved
    impossible.
    """

    def __init__(
        self, budget: Budget, workers: int | None, tell: Callable[[frozenset[Requirement]], None] | None = None
    ) -> None:
        self.budget = budget
        self.workers = workers
        self.tell = tell
        self.took = 0.0
        self._known: dict[int, _Known] = {}

    def possible(self, event: Event, asked: Collection[Requirement], most: float | None = None) -> bool | None:
        """Whether some programme meets those of the event's requirements: with certainty, or None if time ran out.

        `most`: seconds that the answer is worth. Raises Stopped where the budget is stopped.
        """
        self.budget.check()
        known = self._known.setdefault(id(event), _Known(event, frozenset(requirements(event))))
        wanted = frozenset(asked)
        if any(wanted <= more for more in known.possible):
            return True
        if any(fewer <= wanted for fewer in known.impossible):
            return False
        key = _lengths(event, wanted) or wanted
        if key not in known.answers:
            lost = known.every - wanted
            counted = fits(event, wanted, lost)
            known.answers[key] = self.solve(event, lost, known.every, most) if counted is None else counted
        answer = known.answers[key]
        if answer is not None:
            (known.possible if answer else known.impossible).append(wanted)
        if answer is False and self.tell is not None:
            self.tell(wanted)
        return answer

    def smallest(self, event: Event, every: Collection[Requirement]) -> frozenset[Requirement] | None:
        """The smallest subset of `every` that is known to be impossible so far; None if none is."""
        known, within = self._known.get(id(event)), frozenset(every)
        sets = [one for one in known.impossible if one <= within] if known is not None else []
        return min(sets, key=len, default=None)

    def minimal(self, event: Event, asked: Collection[Requirement]) -> bool:
        """True if each one of `asked` was proved necessary: without it, the others can be met."""
        return all(self.possible(event, [other for other in asked if other != one]) is True for one in asked)

    def solve(
        self, event: Event, lost: frozenset[Requirement], every: frozenset[Requirement], most: float | None
    ) -> bool | None:
        """What the solver answers, of `every` requirement but those that are `lost`."""
        if self.budget.over:
            return None
        # One hard question must not use up the time of all others; left open, it may leave the set too large.
        seconds = self.budget.at_most(max(1.0, self.budget.left * _SHARE) if most is None else most).left
        begun, answer = time.monotonic(), None
        for variant in _variants(event, lost, every):
            dropped = lost & frozenset(requirements(variant))
            answer = possible(variant, self.budget.seconds(seconds), workers=self.workers, dropped=dropped)
            self.took = time.monotonic() - begun
            if answer == "feasible" or answer == "optimal":
                return True
        return False if answer == "infeasible" else None


def _variants(event: Event, lost: frozenset[Requirement], every: frozenset[Requirement]) -> Iterator[Event]:
    """Events to ask instead: what is possible in any is possible; what the last proves impossible is.

    The first has the event's own hours and none of the talks that need not be placed: a smaller question. The last
    has all that may be given up.
    """
    gone = frozenset(one.subjects[0] for one in lost if one.rule == "placed")
    bare = _placed(event, gone)
    full = event if bare is not event and any(helped(one) for one in every - lost) else bare
    wide = _widened(full, lost)
    if wide is not bare:
        yield bare
    yield wide


def _placed(event: Event, gone: frozenset[str]) -> Event:
    """The event without those talks; as it is, if they are none or all of them."""
    return event if not gone or len(gone) == len(event.talks) else without_talks(event, gone)


def _widened(event: Event, lost: frozenset[Requirement]) -> Event:
    """The event without the lost requirements that its own settings state: the hours of its days, and the grid."""
    days = {r.subjects[0] for r in lost if r.rule == "day"}
    if not days and Requirement("grid") not in lost:
        return event
    free = {"start": 0, "end": DAY}
    return event.model_copy(
        update={
            "step": 1 if Requirement("grid") in lost else event.step,
            "days": tuple(d.model_copy(update=free) if d.date.isoformat() in days else d for d in event.days),
        }
    )


def fits(event: Event, asked: frozenset[Requirement], lost: frozenset[Requirement]) -> bool | None:
    """Whether talks that are no more than their length fit into the rooms, by counting; None where they are not all
    equally long, and where it takes more than counting.
    """
    held = [one.subjects[0] for one in asked if one.rule == "placed"]
    lengths = {event.talk[talk].duration for talk in held}
    if not _flowing(event) or not all(rule(one.rule).crowding for one in asked) or len(lengths) != 1:
        return None
    if event.slots or event.late or len(event.days) > 1 or Requirement("room_overlap") not in asked:
        return None
    gone = {one.subjects[0] for one in lost if one.rule in ("break_window", "plenary")}
    pauses = {
        "breaks": tuple(one for one in event.breaks if one.id not in gone),
        "plenaries": tuple(one for one in event.plenaries if one.id not in gone),
    }
    most = most_held(_widened(event, lost).model_copy(update=pauses), lengths.pop())
    return None if most is None else len(held) <= most


def _lengths(event: Event, asked: frozenset[Requirement]) -> object:
    """A name for all questions that are alike to `asked` but for which talks of equal length (in slots, of one axis
    too) they name; None if the talks differ in more than that.
    """
    if not _flowing(event) or not all(rule(one.rule).crowding for one in asked):
        return None
    talks: list[Talk] = [event.talk[one.subjects[0]] for one in asked if one.rule == "placed"]
    rest = frozenset(one for one in asked if one.rule != "placed")
    alike = ((talk.axis, talk.places) if event.slots else talk.duration for talk in talks)
    return frozenset(Counter(alike).items()), rest


def _flowing(event: Event) -> bool:
    """True if talks follow each other without gap or discussion."""
    return event.talk_settings.gap == event.session_settings.discussion == 0
