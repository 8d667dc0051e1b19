"""The effort of a search: time, threads and seed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scheduler.search.control import Budget
from scheduler.search.result import Tell


@dataclass(frozen=True, slots=True)
class Effort:
    """The effort that a search may take.

    Parameters
    ----------
    budget : seconds of wall time, with the `stop` that any thread may set.
    workers : threads of the solver; None: the number of cores.
    seed : of the solver.
    progress : called with the progress of the search.
    """

    budget: Budget
    workers: int | None = None
    seed: int = 0
    progress: Tell | None = None

    def within(self, budget: Budget) -> Effort:
        """This effort with another budget."""
        return replace(self, budget=budget)

    def watched(self, progress: Tell | None) -> Effort:
        """This effort with another `progress`."""
        return replace(self, progress=progress)
