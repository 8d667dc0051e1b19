"""The goal, the progress and the result of a search, and the request for alternatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scheduler.domain.programme import Level, Programme

if TYPE_CHECKING:
    from constraints.rule import Rule
    from scheduler.model.base import Hours

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a question, as it is reported while the question is answered.

    Attributes
    ----------
    level
        The level that is being improved, by its name; for other questions than a search the name of the question:
        "conflicts", "ways_out", "strip", "wishes", "fillings", "alternatives".
    value, bound
        The level's value in the best programme so far, and its proved lower bound; for other questions, the number of
        parts of the answer so far and in all. None: not yet known.
    seconds
        Wall time since the beginning of the question.
    programme
        A programme that is better than all that were reported before; None: there is no new one.
    answer
        The newest part of the answer, of the type that the question returns: `Conflicts` (all so far), a
        `WayOut`, a `Start`, a `Reason`, a `Filling`, an `Alternative`. None where a search tells its levels.
    """

    level: str
    value: int | None
    bound: int | None
    seconds: float
    programme: Programme | None = None
    answer: object = None


#: A callback that is told the progress of a question, in the caller's thread or in a thread of the solver.
Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal of a search: the levels that it minimises, with a base and lower bounds.

    Attributes
    ----------
    levels
        Rules whose cost is minimised, the first before all others; None: the event's own levels.
    base
        A programme that the levels compare with and that the search begins with; None: there is none.
    floors
        Lower bounds of the first levels: their proved values in an event with fewer requirements.
    enough
        Values of the first levels: the search is over after the first level for which it does not prove its value here.
        The preset search goes through all levels all the same.
    near
        On a late day of free hours, a programme near which the search begins; nearly all follows from the hours of the
        pauses there, so that each level is sought from both sides (`scheduler.search.from_both_sides`). None: else.
    known
        A programme with which the preset search begins too, where it keeps the hard rules; None: there is none.
    hours
        On a late day, the hours of pauses that counting leaves over (`scheduler.search.presolve`), as they are known
        from another search of the event; None: they are not.
    choose
        True: the same of equally good programmes is chosen in every run; False: any of them, which saves time.
    """

    levels: Sequence[Rule] | None = None
    base: Programme | None = None
    floors: Sequence[int] = ()
    enough: Sequence[int] = ()
    choose: bool = True
    near: Programme | None = None
    known: Programme | None = None
    hours: Hours | None = None


#: The event's own levels, without a base.
BEST = Goal()


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a search.

    Attributes
    ----------
    status
        "optimal": every level is proved; "feasible": not every one; "infeasible": it is proved that there is no
        programme; "unknown": neither was found in time.
    programme
        The best programme, with the values and bounds of its levels; None: there is none.
    seconds, first_seconds
        Wall time of the search, and until its first programme.
    interrupted
        True if the search was stopped before its end.
    fewest
        The level `sessions` of the first programme, with a bound that holds for the event; None: it was not looked for.
    hours
        On a late day, the hours of pauses that counting leaves over; None: they were not looked for.
    """

    status: Status
    programme: Programme | None
    seconds: float
    first_seconds: float | None = None
    interrupted: bool = False
    fewest: Level | None = None
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class AlternativesRequest:
    """The alternatives to look for.

    Attributes
    ----------
    count
        Their number, besides the best programme.
    losses
        By the name of a level, how much worse than in the best programme it may be; 0 where it is not named.
    seed
        The seed of the solver: it matters where an alternative is not proved to be the farthest.
    """

    count: int
    losses: Mapping[str, int] = field(default_factory=dict)
    seed: int = 0
