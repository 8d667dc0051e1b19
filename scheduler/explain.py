"""Why there is no programme: smallest contradictions, each of whose members is verified to be necessary.

Every question is asked of a model of its own, made from the event without the requirements that are left out: slower
than assumption literals, but what it answers is what `search` would answer, and cores of CP-SAT are neither minimal
nor, under presolve, always right. A set is shrunk by QuickXplain (Junker, AAAI 2004).
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence

from constraints import CATALOGUE
from constraints.rule import Requirement
from scheduler.clock import DAY
from scheduler.errors import Contradiction
from scheduler.event import Event
from scheduler.search import first

#: So many contradictions are told, and so many more are looked for in order to be lifted.
MOST = 5
#: A set of so many is small enough to be read; of a larger one, a smaller is sought once more.
_FEW = 6
#: Of the time that is left, the most that one question may take.
_SHARE = 0.1
#: Fixed rules that can be to blame; the others are what a programme is.
_BLAMABLE = ("asked", "placed", "day", "room_overlap", "break_window", "plenary", "session_apart", "grid")
#: What holds for the whole event and may have a part in several contradictions.
_SHARED = ("day", "room_overlap", "session_apart", "grid", "session_size", "break_between", "max_stretch")


def contradiction(event: Event, *, time_limit: float = 30.0, workers: int | None = None) -> Contradiction | None:
    """A set of requirements that no programme can meet together, or None if that was not proved in `time_limit`
    seconds.

    Where the time allows, none of the set can be left out, and `minimal` says so.
    """
    return smallest(Asking(time.monotonic() + time_limit, workers), event)


def contradictions(event: Event, *, time_limit: float = 60.0, workers: int | None = None) -> Contradiction | None:
    """As `contradiction`, up to five sets, so that each is impossible by itself.

    They are disjoint but for what holds for the whole event (`_SHARED`: the hours of the day, one talk at a time…),
    which may have a part in each. Half of the time may go to the first.
    """
    deadline = time.monotonic() + time_limit
    found: list[tuple[Requirement, ...]] = []
    minimal: list[bool] = []
    lifted: frozenset[Requirement] = frozenset()
    while len(found) < MOST:
        left = deadline - time.monotonic()
        one = smallest(Asking(time.monotonic() + left / 2, workers), event, lifted) if left > 0 else None
        if one is None:
            break
        found.append(one.contradictions[0])
        minimal.append(one.minimal[0])
        lifted |= own(one.contradictions[0])
    return Contradiction(found, minimal) if found else None


def own(asked: Collection[Requirement]) -> frozenset[Requirement]:
    """Of a contradiction, what is not shared with others."""
    return frozenset(one for one in asked if one.rule not in _SHARED) or frozenset(asked)


def smallest(asking: Asking, event: Event, lifted: frozenset[Requirement] = frozenset()) -> Contradiction | None:
    """One contradiction among the requirements that are not `lifted`; None if none was proved."""
    every = tuple(one for one in requirements(event) if one not in lifted)
    if asking.possible(event, every) is not False:
        return None
    least = _shrunk(asking, event, every[::-1])  # the last are asked first: what can be wrong without the talks
    if len(least) > _FEW or not asking.minimal(event, least):
        least = min(least, _shrunk(asking, event, every), key=len)
    ordered = tuple(requirement for requirement in every if requirement in set(least))
    if asking.possible(event, ordered) is not False:  # an answer was missing on the way down
        return Contradiction([every], [False])
    return Contradiction([ordered], [asking.minimal(event, ordered)])


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


def _plain(event: Event, lost: frozenset[Requirement]) -> Event:
    """The event without the talks that need not be placed, where none of them can be of use to the others.

    One may be: it makes a session large enough, stands between two breaks or between two sessions of an axis.
    """
    helped = ("session_size", "break_between", "session_apart")
    gone = {r.subjects[0] for r in lost if r.rule == "placed"}
    kept = [r for r in requirements(event) if r.rule in helped and r.part != "max" and r not in lost]
    if not gone or kept or len(gone) == len(event.talks):
        return event
    talks = tuple(
        talk.model_copy(
            update={
                "after": tuple(name for name in talk.after if name not in gone),
                "not_with": tuple(name for name in talk.not_with if name not in gone),
            }
        )
        for talk in event.talks
        if talk.id not in gone
    )
    return event.model_copy(update={"talks": talks})


class Asking:
    """Answers whether requirements can be met together, until `deadline` (of `time.monotonic`), and remembers."""

    def __init__(self, deadline: float, workers: int | None) -> None:
        self.deadline = deadline
        self.workers = workers
        self._known: dict[tuple[int, frozenset[Requirement]], bool | None] = {}
        self._events: list[Event] = []  # kept, so that no other takes the place of one that is known

    @property
    def left(self) -> float:
        """Seconds."""
        return self.deadline - time.monotonic()

    def possible(self, event: Event, asked: Collection[Requirement]) -> bool | None:
        """Whether some programme meets those of the event's requirements: with certainty, or None if time ran out."""
        key = (id(event), frozenset(asked))
        if key not in self._known:
            self._events.append(event)
            self._known[key] = self._ask(event, frozenset(requirements(event)) - key[1])
        return self._known[key]

    def _ask(self, event: Event, lost: frozenset[Requirement]) -> bool | None:
        if self.left <= 0:
            return None
        # One hard question must not use up the time of all others; left open, it may leave the set too large.
        seconds = min(self.left, max(1.0, self.left * _SHARE))
        plain = _plain(event, lost)
        lost &= frozenset(requirements(plain))
        found = first(_widened(plain, lost), seconds=seconds, workers=self.workers, dropped=lost)
        return {"feasible": True, "optimal": True, "infeasible": False}.get(found.status)

    def minimal(self, event: Event, asked: Sequence[Requirement]) -> bool:
        """True if each one of `asked` was proved necessary: without it, the others can be met."""
        return all(self.possible(event, [other for other in asked if other != one]) is True for one in asked)


def _shrunk(asking: Asking, event: Event, every: Sequence[Requirement]) -> list[Requirement]:
    """A minimal impossible subset of the impossible `every`; where an answer is missing, one that may be too large."""

    def conflict(ground: list[Requirement], grew: bool, asked: list[Requirement]) -> list[Requirement]:
        if grew and asking.possible(event, ground) is False:
            return []
        if len(asked) == 1:
            return asked
        half = len(asked) // 2
        late = conflict(ground + asked[:half], True, asked[half:])
        early = conflict(ground + late, bool(late), asked[:half])
        return early + late

    return conflict([], False, list(every))
