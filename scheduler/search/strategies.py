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
#: settled
#:     Neither is a literal probed nor symmetry sought: where most variables of a large model are settled, these take
#:     a third of the time, and the search next to none.
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
#:     Three threads: two with the whole linear relaxation, one of which raises the bound in a tree of branches; in the
#:     third run local search and the neighbourhoods of the best. Where little is missing, they prove soon. Variables
#:     that are alike are one in the relaxation.
#: near
#:     The neighbourhoods of the best solution alone, the first being the hint; nothing is proved.
#: near_tight
#:     The same, with the whole linear relaxation.
Strategy = Literal[
    "all",
    "plain",
    "unprobed",
    "settled",
    "unrelaxed",
    "settling",
    "linear",
    "cores",
    "tight",
    "tree",
    "near",
    "near_tight",
]
#: The fewest threads of "tree": of its two strategies, and of what seeks better solutions near the best.
_TREE_THREADS = 3


def choose(solver: CpSolver, strategy: Strategy, threads: int) -> None:
    """Sets the parameters of the solver for the strategy on so many threads.

    "tight" and "tree" are "all" on one thread, which would have no local search, and seek no better solutions.
    """
    parameters = solver.parameters
    parameters.num_workers = threads
    if strategy in ("plain", "unprobed", "settled", "linear"):
        parameters.cp_model_probing_level = 0
    if strategy == "plain":
        parameters.cp_model_presolve = False
    if strategy in ("plain", "settled"):
        parameters.symmetry_level = 0
    if strategy in ("plain", "unrelaxed", "settling"):
        parameters.linearization_level = 0
    elif strategy in ("linear", "near_tight"):
        parameters.linearization_level = 2
    if strategy in ("linear", "settling"):
        parameters.num_workers = 1
    if strategy == "settling":
        parameters.search_branching = type(parameters).PARTIAL_FIXED_SEARCH
    parameters.use_lns_only = strategy in ("near", "near_tight")
    if strategy == "cores":
        _seek_cores(solver, threads)
    elif strategy == "tight" and threads > 1:
        parameters.num_workers = 2
        parameters.subsolvers.append("max_lp")
    elif strategy == "tree" and threads > 1:
        parameters.num_workers = max(_TREE_THREADS, threads // 2)
        parameters.subsolvers.extend(["lb_tree_search", "max_lp"])
        parameters.use_symmetry_in_lp = True


def _seek_cores(solver: CpSolver, threads: int) -> None:
    """Leaves the two strategies of "cores", or the first of them where there is one thread."""
    solver.parameters.num_workers = min(threads, 2)
    if threads == 1:
        solver.parameters.optimize_with_core, solver.parameters.linearization_level = True, 0
    else:
        solver.parameters.subsolvers.extend(["core", "no_lp"])
