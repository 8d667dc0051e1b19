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
#: The fewest threads of `Limits.tree`: of its two strategies, and of what seeks better solutions near the best.
_TREE_WORKERS = 3


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
    plain
        True: no presolve, no probing and no linear relaxation, which cost more than they gain where small questions
        are many.
    probing
        False: no literal is probed before the search, which takes longer than the search where there are few conflicts.
    cores
        True: two strategies alone, which need no linear relaxation; one of them seeks violations that cannot all be
        avoided (*cores*). Where nearly every violation counts 1 and most can be avoided, they find the best soon.
    linear
        True: all constraints are in the linear relaxation, whose solution is nearly whole where most constraints say
        that one of several literals is true. One worker, which has it first, searches alone, and no literal is probed.
    tight
        True: two strategies alone, of which one has the whole linear relaxation and the other is local search. Where no
        objective is there and hardly anything is to spare, they find a solution soon. With `near`, all neighbourhoods
        have the whole linear relaxation.
    tree
        True: two strategies alone, both with the whole linear relaxation, beside local search and the neighbourhoods of
        the best solution. One of them raises the bound in a tree of branches; where little is missing, it proves soon.
    relaxed
        False: there is no linear relaxation, which takes long where starts and orders decide and proves little there.
    settling
        True: one worker searches alone, without a linear relaxation, and settles first what the model names
        (`add_decision_strategy`), which proves soon what depends on it.
    near
        True: the neighbourhoods of the best solution alone are searched, the first being the hint; nothing is proved.
    """

    seconds: float
    workers: int
    seed: int = 0
    fixed: bool = False
    effort: float | None = None
    local: bool = False
    plain: bool = False
    probing: bool = True
    cores: bool = False
    linear: bool = False
    tight: bool = False
    tree: bool = False
    relaxed: bool = True
    settling: bool = False
    near: bool = False


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
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    solver.parameters.catch_sigint_signal = False  # ours: CP-SAT would not tell whether it was interrupted
    solver.parameters.fix_variables_to_their_hinted_value = limits.fixed
    # One round of presolve is enough for these models: further rounds cost a quarter of the time and found nothing.
    solver.parameters.max_presolve_iterations = 1
    # OR-Tools 9.15 may crash where local search meets a cumulative of which presolve has left nothing.
    if not limits.local:
        solver.parameters.ignore_subsolvers.extend(["fj", "ls", "ls_lin"])
    if limits.plain:
        solver.parameters.cp_model_presolve = False
        solver.parameters.linearization_level = solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
    if not limits.probing:
        solver.parameters.cp_model_probing_level = 0
    if limits.linear:
        solver.parameters.num_workers, solver.parameters.linearization_level = 1, 2
        solver.parameters.cp_model_probing_level = 0
    if limits.cores:
        _seek_cores(solver, limits.workers)
    if limits.settling:
        solver.parameters.num_workers = 1
        solver.parameters.search_branching = type(solver.parameters).PARTIAL_FIXED_SEARCH
    if limits.settling or not limits.relaxed:
        solver.parameters.linearization_level = 0
    solver.parameters.use_lns_only = limits.near
    if limits.tight and limits.near:
        solver.parameters.linearization_level = 2
    elif limits.tight and limits.workers > 1:  # one alone has no local search, which large models need
        solver.parameters.num_workers = 2
        solver.parameters.subsolvers.append("max_lp")
    if limits.tree and limits.workers > 1:  # one alone would seek no better solutions
        solver.parameters.num_workers = max(_TREE_WORKERS, limits.workers // 2)
        solver.parameters.subsolvers.extend(["lb_tree_search", "max_lp"])
    if limits.effort is not None:
        solver.parameters.max_deterministic_time = limits.effort
    return solver


def _seek_cores(solver: CpSolver, workers: int) -> None:
    """Leaves the two strategies of `Limits.cores`, or the first of them where there is one worker."""
    solver.parameters.num_workers = min(workers, 2)
    if workers == 1:
        solver.parameters.optimize_with_core, solver.parameters.linearization_level = True, 0
    else:
        solver.parameters.subsolvers.extend(["core", "no_lp"])


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
