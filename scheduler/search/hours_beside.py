"""The hours of the pauses that are left on a late day, narrowed in a thread beside the search of its levels.

What is known of an hour where some levels are reached holds for all later ones too, so a question goes on where the
level is done before its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Condition, Event, Thread

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.model.base import PauseKey
from scheduler.model.types import Term
from scheduler.search.narrowed_hours import outside
from scheduler.search.solver import Limits, run, size_of

#: Deterministic seconds of the solver: the most for one question, at first and later.
_EFFORTS = (0.4, 2.0)
#: Minutes of solutions besides that of the best: the most of one pause on one level before it is left open.
_MOST_SEEN = 2
#: The first and the last absolute minute at which a pause may start.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """The level that is sought now, about whose programmes hours are asked.

    Attributes
    ----------
    cp
        A model of its own, in which the levels before are kept at their values.
    starts
        The starts of the pauses that may have several hours, in the order in which they are asked.
    cost
        What the level costs.
    best
        Tells the best value of the level so far, and its solution.
    told
        Is told the solutions of questions.
    """

    cp: CpModel
    starts: Mapping[PauseKey, IntVar]
    cost: Term
    best: Callable[[], tuple[int, Sequence[int]]]
    told: Callable[[Sequence[int]], None]


class HoursBeside:
    """What is known of the hours, and the thread that asks for more.

    Each pause is asked with little effort first, and with more once all have been; then again on each level, until one
    minute is left.

    Attributes
    ----------
    hours
        The known ones; it is replaced by another where more is known.
    """

    def __init__(self, seed: int) -> None:
        self.hours: Mapping[PauseKey, Span] = {}
        self._seed, self._stop, self._changed = seed, Event(), Condition()
        self._asked: Asked | None = None
        self._level = 0
        self._tries: dict[PauseKey, tuple[int, int]] = {}  # the number of tries, and the level of the last
        self._seen: dict[PauseKey, tuple[tuple[int, int], ...]] = {}  # minutes of solutions, and the level of each
        self._busy = True
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._work, daemon=True)

    @property
    def idle(self) -> bool:
        """True if there is nothing more to ask on this level. Raises what ended the thread."""
        if self._failure is not None:
            raise self._failure
        with self._changed:
            return not self._busy

    def follow(self, asked: Asked) -> None:
        """Asks about another level from now on."""
        with self._changed:
            self._asked, self._level, self._busy = asked, self._level + 1, True
            self._changed.notify()
        if self._thread.ident is None:
            self._thread.start()

    def close(self) -> None:
        """Ends the thread."""
        self._stop.set()
        with self._changed:
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        try:
            while not self._stop.is_set():
                pause = self._following()
                if pause is not None:
                    self._ask(pause)
        except BaseException as error:  # it is raised where the levels are sought
            self._failure = error

    def _following(self) -> PauseKey | None:
        """The pause to ask about; None, after a while, where there is none."""
        with self._changed:
            assert self._asked is not None
            left = [pause for pause in self._asked.starts if self._is_open(pause)]
            self._busy = bool(left)
            if not left and not self._stop.is_set():
                self._changed.wait()
            if not left:
                return None
        return min(left, key=lambda pause: self._tries.get(pause, (0, 0))[0])

    def _is_open(self, pause: PauseKey) -> bool:
        first, last = self.hours.get(pause, (0, 1))
        tries, level = self._tries.get(pause, (0, 0))
        return first < last and (tries < len(_EFFORTS) or level < self._level)

    def _ask(self, pause: PauseKey) -> None:
        """Asks for an hour of the pause besides those that are seen on this level."""
        with self._changed:
            asked, level = self._asked, self._level
        assert asked is not None
        start, tries = asked.starts[pause], self._tries.get(pause, (0, 0))[0]
        (value, values), cp = asked.best(), asked.cp.clone()
        known = len(cp.proto.variables)
        cp.add(asked.cost <= value)
        for other, span in self.hours.items():
            if other in asked.starts:
                cp.add_linear_constraint(asked.starts[other], *span)
        minutes = [values[start.index], *(minute for minute, then in self._seen.get(pause, ()) if then == level)]
        first, last = min(minutes), max(minutes)
        effort = _EFFORTS[min(tries, len(_EFFORTS) - 1)] * size_of(cp)
        limits = Limits(1e6, 1, self._seed, effort=effort, strategy="settling")
        answer = run(outside(cp, start, first, last), limits, stop=self._stop)
        if answer.values and level == self._level:
            asked.told(answer.values[:known])
        with self._changed:
            if answer.values and len(minutes) <= _MOST_SEEN:
                self._seen[pause] = *self._seen.get(pause, ()), (answer.values[start.index], level)
                return
            self._tries[pause] = min(tries + 1, len(_EFFORTS)), level
            if answer.status == "infeasible":
                self._tries[pause] = len(_EFFORTS), level
                self.hours = {**self.hours, pause: (first, last)}
