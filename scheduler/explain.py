"""Why there is no programme: a smallest contradiction, each of its members verified to be necessary.

Every question is asked of a model of its own, made from the event without the requirements that are left out: slower
than assumption literals, but what it answers is what `search` would answer, and cores of CP-SAT are neither minimal
nor, under presolve, always right. The set is shrunk by QuickXplain (Junker, AAAI 2004).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from constraints import CATALOGUE
from constraints.rule import Requirement
from scheduler.clock import DAY
from scheduler.errors import Contradiction
from scheduler.event import Event
from scheduler.search import first

#: A set of so many is small enough to be read; of a larger one, a smaller is sought once more.
_FEW = 6
#: Of the time that is left, the most that one question may take.
_SHARE = 0.1
#: Fixed rules that can be to blame; the others are what a programme is.
_BLAMABLE = ("placed", "day", "room_overlap", "break_window", "plenary", "session_apart", "grid")


def contradiction(event: Event, *, time_limit: float = 30.0, workers: int | None = None) -> Contradiction | None:
    """A set of requirements that no programme can meet together, or None if that was not proved in `time_limit`
    seconds.

    Where the time allows, none of the set can be left out, and `minimal` says so.
    """
    asking = _Asking(event, time.monotonic() + time_limit, workers)
    every = requirements(event)
    if asking.possible(every) is not False:
        return None
    smallest = _shrunk(asking, every[::-1])  # the last are asked first: what can be wrong without the talks
    if len(smallest) > _FEW or not asking.minimal(smallest):
        smallest = min(smallest, _shrunk(asking, every), key=len)
    ordered = tuple(requirement for requirement in every if requirement in set(smallest))
    if asking.possible(ordered) is not False:  # an answer was missing on the way down
        return Contradiction([every], [False])
    return Contradiction([ordered], [asking.minimal(ordered)])


def requirements(event: Event) -> tuple[Requirement, ...]:
    """All that the event asks and that can be blamed, in the order of the catalogue."""
    asked = [
        one for one in CATALOGUE
        if one.name in _BLAMABLE or (one.kind == "adjustable" and event.setting(one.name) == "hard")
    ]  # fmt: skip
    return tuple(requirement for one in asked for requirement in one.requirements(event))


def _widened(event: Event, lost: frozenset[Requirement]) -> Event:
    """The event without the lost requirements that its own settings state: the hours of its days, and the grid."""
    days = {r.subjects[0] for r in lost if r.rule == "day"}
    free = {"start": 0, "end": DAY}
    return event.model_copy(
        update={
            "step": 1 if Requirement("grid") in lost else event.step,
            "days": tuple(d.model_copy(update=free) if d.date.isoformat() in days else d for d in event.days),
        }
    )


class _Asking:
    """Answers whether a set of requirements can be met, and remembers."""

    def __init__(self, event: Event, deadline: float, workers: int | None) -> None:
        self.event = event
        self.every = frozenset(requirements(event))
        self.deadline = deadline
        self.workers = workers
        self.known: dict[frozenset[Requirement], bool | None] = {}

    def possible(self, asked: Sequence[Requirement]) -> bool | None:
        """True or False with certainty, None if time ran out."""
        key = frozenset(asked)
        if key not in self.known:
            lost = self.every - key
            left = self.deadline - time.monotonic()
            # One hard question must not use up the time of all others; left open, it may leave the set too large.
            seconds = min(left, max(1.0, left * _SHARE))
            found = None
            if left > 0:
                found = first(_widened(self.event, lost), seconds=seconds, workers=self.workers, dropped=lost)
            answers = {"feasible": True, "optimal": True, "infeasible": False}
            self.known[key] = answers.get(found.status) if found else None
        return self.known[key]

    def minimal(self, asked: Sequence[Requirement]) -> bool:
        """True if each one of `asked` was proved necessary: without it, the others can be met."""
        return all(self.possible([other for other in asked if other != one]) is True for one in asked)


def _shrunk(asking: _Asking, every: Sequence[Requirement]) -> list[Requirement]:
    """A minimal impossible subset of the impossible `every`; where an answer is missing, one that may be too large."""

    def conflict(ground: list[Requirement], grew: bool, asked: list[Requirement]) -> list[Requirement]:
        if grew and asking.possible(ground) is False:
            return []
        if len(asked) == 1:
            return asked
        half = len(asked) // 2
        late = conflict(ground + asked[:half], True, asked[half:])
        early = conflict(ground + late, bool(late), asked[:half])
        return early + late

    return conflict([], False, list(every))
