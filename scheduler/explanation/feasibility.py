"""The feasibility oracle: it answers whether some requirements of an event can be met together.

Each question gets a model of its own, made from the event without the other requirements. This is slower than
assumption literals, but the answer is the one that `solve` gives, while cores of CP-SAT are neither minimal nor, under
presolve, always right. Answers that follow from earlier ones are not computed again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from constraints import CATALOGUE, rule
from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.amendments import without_talks
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk
from scheduler.explanation.alike_talks import key_of
from scheduler.explanation.dropped_settings import likeliest, without_settings
from scheduler.model.capacity import most_talks_in_rooms
from scheduler.search.control import Budget
from scheduler.search.first_solution import possible

#: Share (0 to 1) of the remaining time: the most that one question may take.
_QUESTION_SHARE = 0.1


def requirements(event: Event) -> tuple[Requirement, ...]:
    """The requirements of the event that can be part of a contradiction, in the order of the catalogue."""
    known = (catalogued for catalogued in CATALOGUE if catalogued.applies(event))
    return tuple(
        r for catalogued in known for r in catalogued.requirements(event) if _is_blamable(event, catalogued, r)
    )


def _is_blamable(event: Event, catalogued: Rule, requirement: Requirement) -> bool:
    """True if the requirement of the rule can be part of a contradiction."""
    if catalogued.kind == "fixed":
        return catalogued.blamable or catalogued.stated_once(requirement)
    setting = event.setting(catalogued.name)
    return setting == "hard" or (setting != "off" and requirement.always)


def helped_by_talks(requirement: Requirement) -> bool:
    """True if a talk that need not be placed can help to keep the requirement."""
    return rule(requirement.rule).helped_by_talks(requirement)


def of_placed(event: Event, kept: Sequence[Requirement]) -> Sequence[Requirement]:
    """The requirements of `kept` that say anything of the talks that are to be placed or of what stands in any case:
    the others change no answer. All of them where another talk can help to keep one.
    """
    if any(map(helped_by_talks, kept)):
        return kept
    placed = {requirement.subjects[0] for requirement in kept if requirement.rule == "placed"}
    known = frozenset(requirements(_placed(event, frozenset(event.talk) - placed)))
    return [requirement for requirement in kept if requirement in known]


@dataclass(slots=True)
class _Known:
    """The answers about one event.

    Attributes
    ----------
    every
        The requirements of the event.
    possible, impossible
        Sets of requirements that can, and that cannot, be met together.
    answers
        The answer by the set of requirements, as far as it tells talks apart.
    """

    event: Event
    every: frozenset[Requirement]
    possible: list[frozenset[Requirement]] = field(default_factory=list)
    impossible: list[frozenset[Requirement]] = field(default_factory=list)
    answers: dict[object, bool | None] = field(default_factory=dict)


class FeasibilityOracle:
    """Answers whether requirements can be met together, within the budget, and remembers the answers.

    Attributes
    ----------
    tell
        A callback that gets each set that is proved impossible.
    last_seconds
        Wall time of the last question that was solved.
    programmes
        Programmes that were found on the way: an event that one of them suits is not solved.
    """

    def __init__(
        self, budget: Budget, workers: int | None, tell: Callable[[frozenset[Requirement]], None] | None = None
    ) -> None:
        self.budget = budget
        self.workers = workers
        self.tell = tell
        self.last_seconds = 0.0
        self.programmes: list[Programme] = []
        self._known: dict[int, _Known] = {}

    def possible(self, event: Event, wanted: Collection[Requirement], seconds: float | None = None) -> bool | None:
        """Whether some programme meets the `wanted` requirements of the event; None: there was no time for a proof.

        `seconds`: the most for the answer; None: a share of the budget. Raises Stopped where the budget is stopped.
        """
        self.budget.check()
        if id(event) not in self._known:
            self._known[id(event)] = _Known(event, frozenset(requirements(event)))
        known = self._known[id(event)]
        kept = frozenset(wanted)
        if any(kept <= superset for superset in known.possible):
            return True
        if any(subset <= kept for subset in known.impossible):
            return False
        lost = known.every - kept
        key = _lengths(likeliest(event, kept, lost), kept) or key_of(event, kept)
        if key not in known.answers:
            counted = fits(likeliest(event, kept, lost), kept, lost)
            known.answers[key] = self.solve(event, lost, known.every, seconds) if counted is None else counted
        answer = known.answers[key]
        if answer is not None:
            (known.possible if answer else known.impossible).append(kept)
        if answer is False and self.tell is not None:
            self.tell(kept)
        return answer

    def smallest(self, event: Event, every: Collection[Requirement]) -> frozenset[Requirement] | None:
        """The smallest subset of `every` that is known to be impossible so far; None if none is."""
        known, superset = self._known.get(id(event)), frozenset(every)
        sets = [subset for subset in known.impossible if subset <= superset] if known is not None else []
        return min(sets, key=len, default=None)

    def minimal(self, event: Event, contradiction: Collection[Requirement]) -> bool:
        """True if each requirement was proved necessary: without it, the others can be met."""
        others = ([other for other in contradiction if other != requirement] for requirement in contradiction)
        return all(self.possible(event, rest) is True for rest in others)

    def solve(
        self, event: Event, lost: frozenset[Requirement], every: frozenset[Requirement], seconds: float | None
    ) -> bool | None:
        """The solver's answer about `every` requirement of the event but the `lost` ones; None: it has none in time."""
        if not lost and any(not check(event, programme).hard for programme in self.programmes):
            return True
        if self.budget.over:
            return None
        # One hard question must not use up the time of all others; left open, it may leave the set too large.
        upper_bound = max(1.0, self.budget.left * _QUESTION_SHARE) if seconds is None else seconds
        seconds = self.budget.at_most(upper_bound).left
        begun, proved = time.monotonic(), True
        for variant, decides in _variants(event, lost, every):
            dropped = lost if variant is event else lost & frozenset(requirements(variant))
            answer = possible(variant, self.budget.seconds(seconds), workers=self.workers, dropped=dropped)
            self.last_seconds = time.monotonic() - begun
            if answer == "feasible" or answer == "optimal":
                return True
            proved = proved and (answer == "infeasible" or not decides)
        return False if proved else None


def _variants(
    event: Event, lost: frozenset[Requirement], every: frozenset[Requirement]
) -> Iterator[tuple[Event, bool]]:
    """Events to be solved instead: a programme of any of them is one of the event; those that decide prove together
    that there is none.

    The first, a smaller one, has the event's own hours and no talk that need not be placed. Those that decide have the
    widest hours and, where they can help, all talks.
    """
    gone = frozenset(requirement.subjects[0] for requirement in lost if requirement.rule == "placed")
    for number, variant in enumerate(without_settings(event, every - lost, lost)):
        bare = _placed(variant, gone)
        helping = bare is not variant and any(helped_by_talks(requirement) for requirement in every - lost)
        wide = _widened(variant if helping else bare, lost)
        if wide is not bare and number == 0:
            yield bare, False
        yield wide, True


def _placed(event: Event, gone: frozenset[str]) -> Event:
    """The event without the talks `gone`, of which one stays where they are all of them; unchanged if they are none."""
    if len(gone) == len(event.talks):
        gone -= {event.talks[0].id}
    return without_talks(event, gone) if gone else event


def _widened(event: Event, lost: frozenset[Requirement]) -> Event:
    """The event without the `lost` requirements that its settings state: the hours of its days, and the grid."""
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


def fits(event: Event, kept: frozenset[Requirement], lost: frozenset[Requirement]) -> bool | None:
    """Whether the talks of the `kept` requirements fit into the rooms, by counting alone.

    None where counting does not decide it: the talks differ in length, or other requirements than room and time matter.
    """
    talks = [requirement.subjects[0] for requirement in kept if requirement.rule == "placed"]
    lengths = {event.talk[talk].duration for talk in talks}
    if not _flowing(event) or not all(rule(r.rule).crowding for r in kept) or len(lengths) != 1:
        return None
    if event.slots or event.late or len(event.days) > 1 or Requirement("room_overlap") not in kept:
        return None
    gone = {requirement.subjects[0] for requirement in lost if requirement.rule in ("break_window", "plenary")}
    pauses = {
        "breaks": tuple(pause for pause in event.breaks if pause.id not in gone),
        "plenaries": tuple(pause for pause in event.plenaries if pause.id not in gone),
    }
    upper_bound = most_talks_in_rooms(_widened(event, lost).model_copy(update=pauses), lengths.pop())
    return None if upper_bound is None else len(talks) <= upper_bound


def _lengths(event: Event, kept: frozenset[Requirement]) -> object:
    """A key that sets of requirements share if their talks differ in name alone; None if more of the talks matters.

    Such talks have the same lengths and, in preset sessions, the same axes.
    """
    if not _flowing(event) or not all(rule(requirement.rule).crowding for requirement in kept):
        return None
    talks: list[Talk] = [event.talk[requirement.subjects[0]] for requirement in kept if requirement.rule == "placed"]
    rest = frozenset(requirement for requirement in kept if requirement.rule != "placed")
    alike = ((talk.axis, talk.places) if event.slots else talk.duration for talk in talks)
    return frozenset(Counter(alike).items()), rest


def _flowing(event: Event) -> bool:
    """True if talks follow each other without gap, introduction or discussion."""
    settings = event.session_settings
    return event.talk_settings.gap == settings.introduction == settings.discussion == 0
