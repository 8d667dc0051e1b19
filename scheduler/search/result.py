"""What a search is asked for, what it tells meanwhile, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scheduler.domain.programme import Programme

if TYPE_CHECKING:
    from constraints.rule import Rule

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a question is.

    Attributes
    ----------
    level
        The level that is being improved, by its name; for other questions than a search the name of the question:
        "conflicts", "ways_out", "strip", "wishes", "alternatives".
    value, bound
        What the level is worth in the programme in hand, and what no programme can be below; for other questions how
        many parts of the answer there are. None: not yet known.
    seconds
        Wall time since the question was asked.
    programme
        A programme that is better than all that were told before; None where there is no new one.
    answer
        The part of the answer that was just found, of the type that the question returns: `Conflicts` (all so far), a
        `WayOut`, a `Start`, a `Reason`, an `Alternative`. None where a search tells its levels.
    """

    level: str
    value: int | None
    bound: int | None
    seconds: float
    programme: Programme | None = None
    answer: object = None


#: Whoever watches a question; called from the thread that asks, or from a thread of the solver.
Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Goal:
    """What a search is to reach, beyond a programme of the event that keeps its rules.

    Attributes
    ----------
    levels
        Rules whose cost is minimised, the first before all others; None: the event's own levels.
    base
        A programme to begin from, of which rooms and hours matter to the levels.
    floors
        Proved values of the first levels in an event of which this one asks more.
    choose
        Among equally good programmes the same is chosen in every run; False: any, which saves time.
    """

    levels: Sequence[Rule] | None = None
    base: Programme | None = None
    floors: Sequence[int] = ()
    choose: bool = True


#: The event's own levels, from nothing.
BEST = Goal()


@dataclass(frozen=True, slots=True)
class Result:
    """`status` "infeasible" is a proof, "unknown" is none. `programme` carries its levels' values and bounds.

    `seconds` of wall time in all, `first_seconds` until the first programme. `interrupted`: the search was stopped
    before its end.
    """

    status: Status
    programme: Programme | None
    seconds: float
    first_seconds: float | None = None
    interrupted: bool = False
