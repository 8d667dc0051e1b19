"""The budget of a question: its wall time, and a `stop` that ends it at once."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from threading import Event

#: Seconds: the wall time of a question without a stated budget.
USUAL = 60.0


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Stopped(Exception):
    """Raised where the `stop` of a budget was set while no solver ran; each question catches it."""


@dataclass(frozen=True, slots=True)
class Workers:
    """The number of the solver's threads, and the seed of its random choices."""

    number: int
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Budget:
    """Wall time until `deadline` (of `time.monotonic`, in seconds), and a `stop` that any thread may set.

    A question ends soon after either and returns its answer so far. Shares of a budget have the same `stop`.
    `first_deadline`: until when a search goes on that has no programme yet; None: until `deadline`. Shares have none.
    """

    deadline: float
    stop: Event = field(default_factory=Event)
    first_deadline: float | None = None

    @classmethod
    def of(cls, seconds: float = USUAL, stop: Event | None = None) -> Budget:
        """A budget of `seconds` from now on."""
        return cls(time.monotonic() + seconds, stop or Event())

    @property
    def left(self) -> float:
        """Seconds until the deadline, at least 0."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def stopped(self) -> bool:
        """True once `stop` is set."""
        return self.stop.is_set()

    @property
    def over(self) -> bool:
        """True once `stop` is set or no time is left."""
        return self.stopped or self.left <= 0

    def share(self, part: float) -> Budget:
        """A budget of `part` (0 to 1) of the time that is left."""
        return self.seconds(self.left * part)

    def seconds(self, seconds: float) -> Budget:
        """A budget of `seconds` from now on, which may end after this one."""
        return Budget(time.monotonic() + seconds, self.stop)

    def at_most(self, seconds: float) -> Budget:
        """This budget, shortened to `seconds` from now on where more are left."""
        return Budget(min(self.deadline, time.monotonic() + seconds), self.stop)

    def at_least(self, seconds: float) -> Budget:
        """This budget, lengthened to `seconds` from now on where fewer are left: time for a cheap answer."""
        return Budget(max(self.deadline, time.monotonic() + seconds), self.stop)

    def with_first(self, first: Budget) -> Budget:
        """This budget for a search that may look for its first programme until `first` is over."""
        return Budget(self.deadline, self.stop, first.deadline)

    @property
    def for_first(self) -> Budget:
        """The budget of a search that has no programme yet."""
        return self if self.first_deadline is None else Budget(self.first_deadline, self.stop)

    def check(self) -> None:
        """Raises Stopped once `stop` is set; for loops that make no use of the time themselves."""
        if self.stopped:
            raise Stopped
