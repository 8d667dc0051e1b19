"""Why there is no programme: smallest contradictions, each of whose members is verified to be necessary.

A set is shrunk by QuickXplain (Junker, AAAI 2004); `scheduler.asking` answers its questions.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence

from constraints import rule
from scheduler.asking import Asking, helped, requirements
from scheduler.errors import Contradiction
from scheduler.event import Event
from scheduler.requirement import Requirement
from scheduler.roominess import is_crowded

#: So many contradictions are told, and so many more are looked for in order to be lifted.
MOST = 5


def contradiction(event: Event, *, time_limit: float = 30.0, workers: int | None = None) -> Contradiction | None:
    """A set of requirements that no programme can meet together, or None if that was not proved in `time_limit`
    seconds.

    Where the time allows, none of the set can be left out, and `minimal` says so.
    """
    return smallest(Asking(time.monotonic() + time_limit, workers), event)


def contradictions(event: Event, *, time_limit: float = 60.0, workers: int | None = None) -> Contradiction | None:
    """As `contradiction`, up to five sets, so that each is impossible by itself.

    They are disjoint but for what no event is without (`Rule.shared`: one talk at a time…), which may have a part in
    each. Half of the time may go to the first.
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
    return frozenset(one for one in asked if not rule(one.rule).shared) or frozenset(asked)


def smallest(asking: Asking, event: Event, lifted: frozenset[Requirement] = frozenset()) -> Contradiction | None:
    """One contradiction among the requirements that are not `lifted`; None if none was proved."""
    every = tuple(one for one in requirements(event) if one not in lifted)
    if asking.possible(event, every) is not False:
        return None
    least = _fewest(asking, event, every)
    ordered = tuple(requirement for requirement in every if requirement in set(least))
    if asking.possible(event, ordered) is not False:  # an answer was missing on the way down
        return Contradiction([every], [False])
    return Contradiction([ordered], [asking.minimal(event, ordered)])


def _fewest(asking: Asking, event: Event, every: Sequence[Requirement]) -> list[Requirement]:
    """A minimal impossible subset, found from the coarse to the fine: the axes that have a part in it, the rules, and
    then one requirement after the other, the talks last.

    Where there is simply too much for the day, neither axes nor most rules have a part in it.
    """
    quick = max(1.0, 4 * asking.took)
    crowded = [one for one in every if rule(one.rule).crowding]
    if is_crowded(event) and asking.possible(event, crowded) is False:
        every = crowded
    else:
        every = _alone(asking, event, every, quick)
        axes = _grouped(every, lambda one: event.talk[one.subjects[0]].axis if one.rule == "placed" else None)
        every = _alone(asking, event, _flat(_shrunk(asking, event, axes)), quick)
    every = _flat(_shrunk(asking, event, _grouped(every, lambda one: one.rule if one.subjects else one.id)))
    return _flat(_shrunk(asking, event, [[one] for one in every]))


def _alone(asking: Asking, event: Event, every: Sequence[Requirement], seconds: float) -> Sequence[Requirement]:
    """The impossible `every` without rules that other talks can help to keep, if there is a contradiction without them.

    These talks need not be thought of then, and what is to blame is said of talks rather than of what is missing
    between them. Not if it takes longer than `seconds` to see that there is one.
    """
    alone = [one for one in every if not helped(one)]
    return alone if len(alone) < len(every) and asking.possible(event, alone, seconds) is False else every


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


def _shrunk(asking: Asking, event: Event, every: Sequence[Group]) -> list[Group]:
    """A minimal impossible subset of the impossible `every`; where an answer is missing, one that may be too large."""

    def conflict(ground: list[Group], grew: bool, asked: list[Group]) -> list[Group]:
        if grew and asking.possible(event, [one for group in ground for one in group]) is False:
            return []
        if len(asked) == 1:
            return asked
        half = len(asked) // 2
        late = conflict(ground + asked[:half], True, asked[half:])
        early = conflict(ground + late, bool(late), asked[:half])
        return early + late

    return conflict([], False, list(every))
