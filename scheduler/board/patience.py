"""How long a change waits for whoever writes the folder just then."""

from __future__ import annotations

from collections.abc import Collection

from scheduler.storage.lock_holder import LockHeld

#: The seconds after which a change is tried again, and how often it is while a stranger writes.
BETWEEN, ATTEMPTS = 0.2, 25


class Patience:
    """Of one change: without end for the board's own processes, which write for a while and not for good; else for a
    few seconds.

    Parameters
    ----------
    ours : the ids of the processes whose end is worth any wait.
    """

    def __init__(self, ours: Collection[int]) -> None:
        self._ours, self._left = frozenset(ours), ATTEMPTS

    def lasts(self, error: LockHeld) -> bool:
        """True if the change that met a writer is to be tried again."""
        if error.holder is not None and error.holder.pid in self._ours:
            return True
        self._left -= 1
        return self._left >= 0
