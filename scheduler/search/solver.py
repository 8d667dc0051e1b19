"""One call of CP-SAT: it takes a model, limits and a hint, and returns a status, values and a bound."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event, Thread
from typing import Literal

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar

from scheduler.model.types import Term
from scheduler.search.strategies import Strategy, choose

_STATUS: dict[object, Literal["optimal", "feasible", "infeasible", "unknown"]] = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
    cp_model.UNKNOWN: "unknown",
}

#: Constraints: a model with no more of them is small.
_SMALL = 10_000
#: The values that the solver tries first: by the index of the variable, or in pairs with the variables.
Hint = Mapping[int, int] | Iterable[tuple[IntVar, int]]
#: Called as the value (None: none yet) or the bound improves; `values` as in `Answer`, empty where only the bound does.
Watcher = Callable[[int | None, int, Sequence[int]], None]
#: Seconds between two looks at `stop`: the delay with which the solver hears of it.
_STOP_INTERVAL = 0.03


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of the solver.

    Attributes
    ----------
    status
        "infeasible" and "optimal" are proofs.
    values
        A value for each variable of the model, by its index; empty without a solution.
    bound
        The proved lower bound of the objective; None: there is no objective, or none was proved in time.
    """

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    values: Sequence[int]
    bound: int | None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits and options of one call of the solver.

    Attributes
    ----------
    seconds
        Wall time.
    workers, seed
        The number of threads, and the seed of the solver's random numbers.
    fixed
        True if the hinted variables take their hinted values.
    effort
        Deterministic seconds of the solver, which are the same on every machine; None: no limit.
    local
        True if local search may run, which a model without cumulatives allows.
    strategy
        What searches, one of `strategies`.
    """

    seconds: float
    workers: int
    seed: int = 0
    fixed: bool = False
    effort: float | None = None
    local: bool = False
    strategy: Strategy = "all"


def size_of(cp: CpModel) -> float:
    """By how many times an effort that suits a small model is to be multiplied for this one; at least 1.

    Presolve alone takes a part of it, which grows with the constraints.
    """
    return max(1.0, len(cp.proto.constraints) / _SMALL)


def run(
    cp: CpModel,
    limits: Limits,
    *,
    objective: Term | None = None,
    hint: Hint = (),
    watch: Watcher | None = None,
    stop: Event | None = None,
) -> Answer:
    """The answer of CP-SAT to the model `cp`, with `objective` minimised.

    Parameters
    ----------
    hint
        The values that the solver tries first.
    watch
        A callback that is told each better value and bound.
    stop
        An event that ends the search once it is set; the answer has the best solution so far.

    Raises RuntimeError if the model is malformed, which is a fault of this program.
    """
    cp.clear_hints()  # type: ignore[no-untyped-call]
    cp.clear_objective()  # type: ignore[no-untyped-call]
    _suggest(cp, hint)
    if objective is not None and not isinstance(objective, int):
        cp.minimize(objective)
    if stop is not None and stop.is_set():
        return Answer("unknown", (), None)
    solver = _solver(limits)
    _run(solver, cp, watch, stop)
    status = solver.response_proto.status
    if status not in _STATUS:
        raise RuntimeError(f"malformed model: {cp.validate()}")
    bound = None
    if isinstance(objective, int):
        bound = objective
    elif objective is not None:
        bound = math.ceil(solver.best_objective_bound - 1e-6)
        if status == cp_model.UNKNOWN and bound == 0:  # what the solver says where it has no bound at all
            bound = None
    return Answer(_STATUS[status], tuple(solver.response_proto.solution), bound)


def _suggest(cp: CpModel, hint: Hint) -> None:
    """Adds the hint to the model, all at once: one by one takes twenty times as long."""
    pairs = hint.items() if isinstance(hint, Mapping) else [(variable.index, value) for variable, value in hint]
    suggested = cp.proto.solution_hint
    suggested.vars.extend([index for index, _ in pairs])
    suggested.values.extend([value for _, value in pairs])


def _solver(limits: Limits) -> CpSolver:
    solver = CpSolver()
    solver.parameters.max_time_in_seconds = max(limits.seconds, 0.01)
    choose(solver, limits.strategy, limits.workers)
    solver.parameters.random_seed = limits.seed
    solver.parameters.catch_sigint_signal = False  # ours: CP-SAT would not tell whether it was interrupted
    solver.parameters.fix_variables_to_their_hinted_value = limits.fixed
    # One round of presolve is enough for these models: further rounds cost a quarter of the time and found nothing.
    solver.parameters.max_presolve_iterations = 1
    # OR-Tools 9.15 may crash where local search meets a cumulative of which presolve has left nothing.
    if not limits.local:
        solver.parameters.ignore_subsolvers.extend(["fj", "ls", "ls_lin"])
    if limits.effort is not None:
        solver.parameters.max_deterministic_time = limits.effort
    return solver


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, watch: Watcher) -> None:
        super().__init__()
        self._watch = watch

    def on_solution_callback(self) -> None:
        values = tuple(self.response_proto.solution)
        self._watch(round(self.objective_value), math.ceil(self.best_objective_bound - 1e-6), values)


def _run(solver: CpSolver, cp: CpModel, watch: Watcher | None, stop: Event | None) -> None:
    """Solves in another thread, so that this one can look at `stop`; raises the errors of both, and of `watch`."""
    failure: list[BaseException] = []

    def report(value: int | None, bound: int, values: Sequence[int] = ()) -> None:
        assert watch is not None
        try:
            watch(value, bound, values)
        except BaseException as error:  # in a thread of the solver it would end the process
            failure.append(error)

    def work() -> None:
        try:
            solver.solve(cp, None if watch is None else _Watch(report))
        except BaseException as error:
            failure.append(error)

    if watch is not None:
        solver.best_bound_callback = lambda bound: report(None, math.ceil(bound - 1e-6))
    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_STOP_INTERVAL)
            if failure or (stop is not None and stop.is_set()):
                solver.stop_search()
    finally:
        solver.stop_search()  # this thread was interrupted, or there is nothing to stop any more
    if failure:
        raise failure[0]
