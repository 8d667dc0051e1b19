"""The strategies of one call of CP-SAT, by name: what searches in its threads, and with how much linear relaxation."""

from __future__ import annotations

from typing import Literal

from ortools.sat.python.cp_model import CpSolver

#: The strategies of a call.
#:
#: all
#:     Those of the solver itself for so many threads.
#: plain
#:     No presolve, no probing and no linear relaxation, which cost more than they gain where small questions are many.
#: unprobed
#:     No literal is probed before the search, which takes longer than the search where there are few conflicts.
#: unrelaxed
#:     No linear relaxation, which takes long where starts and orders decide and proves little there.
#: settling
#:     One thread searches alone, without a linear relaxation, and settles first what the model names
#:     (`add_decision_strategy`), which proves soon what depends on it.
#: linear
#:     All constraints are in the linear relaxation, whose solution is nearly whole where most constraints say that one
#:     of several literals is true. One thread, which has it first, searches alone, and no literal is probed.
#: cores
#:     Two threads: one seeks violations that cannot all be avoided (*cores*), without a linear relaxation; in the other
#:     run local search and the neighbourhoods of the best. Where nearly every violation counts 1 and most can be
#:     avoided, they find the best soon. Without an objective there are no cores, and one searches without a relaxation.
#: tight
#:     Two threads: one with the whole linear relaxation; in the other run local search and the neighbourhoods of the
#:     best. Where there is no objective and hardly anything to spare, they find a solution soon.
#: tree
#:     One thread alone raises the bound in a tree of branches, with the whole linear relaxation; where little is
#:     missing, it proves soon. No symmetry is sought.
#: near
#:     The neighbourhoods of the best solution alone, the first being the hint; nothing is proved. No symmetry is
#:     sought, which takes as long as many neighbourhoods.
#: near_tight
#:     The same, with the whole linear relaxation.
Strategy = Literal[
    "all", "plain", "unprobed", "unrelaxed", "settling", "linear", "cores", "tight", "tree", "near", "near_tight"
]


def choose(solver: CpSolver, strategy: Strategy, threads: int) -> None:
    """Sets the parameters of the solver for the strategy on so many threads.

    "tight" is "all" on one thread, which would have no local search, and seek no better solutions.
    """
    parameters = solver.parameters
    parameters.num_workers = threads
    if strategy in ("plain", "unprobed", "linear"):
        parameters.cp_model_probing_level = 0
    if strategy == "plain":
        parameters.cp_model_presolve = False
        parameters.symmetry_level = 0
    if strategy in ("plain", "unrelaxed", "settling"):
        parameters.linearization_level = 0
    elif strategy in ("linear", "near_tight", "tree"):
        parameters.linearization_level = 2
    if strategy in ("near", "near_tight", "tree"):
        parameters.symmetry_level = 0
    if strategy in ("linear", "settling", "tree"):
        parameters.num_workers = 1
    if strategy == "settling":
        parameters.search_branching = type(parameters).PARTIAL_FIXED_SEARCH
    parameters.optimize_with_lb_tree_search = strategy == "tree"
    parameters.use_lns_only = strategy in ("near", "near_tight")
    parameters.interleave_search = parameters.use_lns_only and threads == 1  # else nothing runs beside the first
    if strategy == "cores":
        _seek_cores(solver, threads)
    elif strategy == "tight" and threads > 1:
        parameters.num_workers = 2
        parameters.subsolvers.append("max_lp")


def _seek_cores(solver: CpSolver, threads: int) -> None:
    """Leaves the strategies of "cores": that with an objective, alone where there is one thread, and that without."""
    solver.parameters.num_workers = min(threads, 2)
    if threads == 1:
        solver.parameters.optimize_with_core, solver.parameters.linearization_level = True, 0
    else:
        solver.parameters.subsolvers.extend(["core", "no_lp"])
