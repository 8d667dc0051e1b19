"""A tree of branches that raises the bound, and neighbourhoods of the best beside it: two calls of the solver at once.

In one call of two threads the tree takes in what the other thread finds, and raises the bound at half its pace.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from threading import Event, Lock

from ortools.sat.python.cp_model import CpModel

from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.solver import Answer, Hint, Limits, Watcher, run

#: Seconds between two looks at `stop`.
_INTERVAL = 0.03


def tree_and_near(
    cp: CpModel, limits: Limits, *, objective: Term, hint: Hint, watch: Watcher | None, stop: Event
) -> Answer:
    """The answer of both to the model `cp`: the best solution of either, and the bound of the tree.

    `limits` are those of the strategy "tree"; of their workers one has the tree, and the others the neighbourhoods. All
    else is as in `run`; `watch` is called by one thread at a time.
    """
    both = _Both(objective, watch)
    near = replace(limits, workers=max(1, limits.workers - 1), strategy="near_tight")
    calls = ((cp, replace(limits, workers=1)), (cp.clone(), near))
    with ThreadPoolExecutor(len(calls)) as pool:
        waiting = {pool.submit(both.ask, model, its, hint) for model, its in calls}
        try:
            while waiting:
                ready, waiting = wait(waiting, _INTERVAL)
                if stop.is_set():
                    both.stop.set()
                for each in ready:
                    each.result()
        finally:
            both.stop.set()
    return both.answer


class _Both:
    """What both calls know.

    Attributes
    ----------
    answer
        The best solution so far, the bound, and what they prove.
    stop
        Ends both calls.
    """

    def __init__(self, objective: Term, watch: Watcher | None) -> None:
        self.answer, self.stop = Answer("unknown", (), None), Event()
        self._objective, self._watch, self._lock = objective, watch, Lock()
        self._value: int | None = None

    def ask(self, cp: CpModel, limits: Limits, hint: Hint) -> None:
        """Asks the solver, and ends the other call where the answer is a proof."""
        answer = run(cp, limits, objective=self._objective, hint=hint, watch=self._told, stop=self.stop)
        self._keep(answer.bound, answer.values)
        if answer.status == "infeasible":
            self.answer = answer
            self.stop.set()

    def _told(self, _value: int | None, bound: int, values: Sequence[int]) -> None:
        """A watcher of each call."""
        self._keep(bound, values)

    def _keep(self, bound: int | None, values: Sequence[int]) -> None:
        """Keeps what is better than what was known, tells it, and ends both calls once the best is proved."""
        with self._lock:
            known, value = self.answer, value_of(self._objective, values) if values else None
            better = value is not None and (self._value is None or value < self._value)
            higher = bound is not None and (known.bound is None or bound > known.bound)
            if not (better or higher):
                return
            self._value = value if better else self._value
            best, proved = values if better else known.values, bound if higher else known.bound
            closed = proved is not None and self._value is not None and proved >= self._value
            self.answer = Answer("optimal" if closed else "feasible" if best else "unknown", best, proved)
            if closed:
                self.stop.set()
            if self._watch is not None and proved is not None:
                self._watch(self._value, proved, best if better else ())
