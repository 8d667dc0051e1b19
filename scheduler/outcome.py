"""What a search tells: how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scheduler.programme import Programme

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known while a level is being improved; `value` or `bound` None: not yet. `seconds` since the search
    began.
    """

    level: str
    value: int | None
    bound: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """`status` "infeasible" is a proof, "unknown" is none. `programme` carries its levels' values and bounds.

    `seconds` of wall time in all, `first_seconds` until the first programme. `interrupted`: the user stopped the
    search.
    """

    status: Status
    programme: Programme | None
    seconds: float
    first_seconds: float | None = None
    interrupted: bool = False
