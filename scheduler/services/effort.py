"""What whoever asks a question lets it take."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scheduler.search.control import Budget
from scheduler.search.result import Tell


@dataclass(frozen=True, slots=True)
class Effort:
    """Time and a way to stop (`budget`), threads of the solver (`workers`; None: the cores), its `seed`, and who is
    told of progress.
    """

    budget: Budget
    workers: int | None = None
    seed: int = 0
    progress: Tell | None = None

    def within(self, budget: Budget) -> Effort:
        """The same with another budget."""
        return replace(self, budget=budget)

    def watched(self, progress: Tell | None) -> Effort:
        """The same, with `progress` told of what is found."""
        return replace(self, progress=progress)
