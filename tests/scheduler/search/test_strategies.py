"""What runs of each strategy, by what the solver itself says."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest
from ortools.sat.python.cp_model import CpModel, CpSolver

from scheduler.search.strategies import Strategy, choose

#: Strategies that prove, with their threads.
_PROVERS: dict[Strategy, int] = {"tree": 6, "unrelaxed": 1}


@pytest.mark.parametrize(
    ("strategy", "threads", "with_objective", "without"),
    [
        ("cores", 6, {"core"}, {"no_lp"}),
        ("tight", 6, {"max_lp"}, {"max_lp"}),
        ("tree", 6, {"lb_tree_search", "max_lp"}, {"max_lp"}),
        ("near", 3, set[str](), set[str]()),
        ("near_tight", 3, set[str](), set[str]()),
    ],
)
def test_each_strategy_runs_what_it_names(
    strategy: Strategy, threads: int, with_objective: set[str], without: set[str]
) -> None:
    assert _searching(strategy, threads, objective=True) == with_objective
    assert _searching(strategy, threads, objective=False) == without


def test_where_most_is_settled_presolve_neither_probes_nor_seeks_symmetry() -> None:
    logs = {strategy: _log(strategy, 1, objective=True) for strategy in ("all", "settled")}
    asked = ("[Probe]", "[Symmetry]")
    assert [word in logs["all"] for word in asked] == [True, True]
    assert [word in logs["settled"] for word in asked] == [False, False]
    assert "Presolve summary" in logs["settled"]


@pytest.mark.parametrize("seed", range(6))
def test_where_variables_are_one_in_the_relaxation_the_same_is_proved_best(seed: int) -> None:
    rng = random.Random(seed)
    prices = {pair: rng.randint(1, 4) for pair in combinations(range(8), 2) if rng.random() < 0.6}
    best = {strategy: _least_price(strategy, threads, prices) for strategy, threads in _PROVERS.items()}
    assert len({*best.values()}) == 1
    assert 0 < best["tree"] < sum(prices.values())


def _least_price(strategy: Strategy, threads: int, prices: dict[tuple[int, int], int]) -> int:
    """The proved least price of eight items in three boxes that are alike, three in each at most: of pairs in a box."""
    cp, solver = CpModel(), CpSolver()
    rows = [[cp.new_bool_var("") for _ in range(3)] for _ in range(8)]
    for row in rows:
        cp.add_exactly_one(row)
    for box in range(3):
        cp.add(sum(row[box] for row in rows) <= 3)
    together = {pair: cp.new_bool_var("") for pair in prices}
    for (one, other), literal in together.items():
        for box in range(3):
            cp.add_bool_or(~rows[one][box], ~rows[other][box], literal)
    cp.minimize(sum(price * together[pair] for pair, price in prices.items()))
    choose(solver, strategy, threads)
    assert solver.parameters.use_symmetry_in_lp == (strategy == "tree")
    solver.parameters.max_time_in_seconds = 20
    assert solver.status_name(solver.solve(cp)) == "OPTIMAL"
    assert solver.objective_value == solver.best_objective_bound
    return round(solver.objective_value)


def _searching(strategy: Strategy, threads: int, *, objective: bool) -> set[str]:
    """The strategies that search the whole model."""
    told = re.search(r"full problem subsolvers?: \[(.*)\]", _log(strategy, threads, objective=objective))
    return {re.sub(r"\(\d+\)$", "", name) for name in told[1].split(", ")} if told else set()


def _log(strategy: Strategy, threads: int, *, objective: bool) -> str:
    """What the solver says of a small model that presolve leaves open: items in boxes that are all alike."""
    cp, solver, lines = CpModel(), CpSolver(), list[str]()
    rows = [[cp.new_bool_var("") for _ in range(4)] for _ in range(9)]
    for row in rows:
        cp.add_exactly_one(row)
    for box in range(4):
        cp.add(sum(size * row[box] for size, row in enumerate(rows, 3)) <= 17)
    if objective:
        cp.minimize(sum(number * row[0] for number, row in enumerate(rows)))
    choose(solver, strategy, threads)
    solver.parameters.log_search_progress, solver.parameters.log_to_stdout = True, False
    solver.parameters.max_time_in_seconds = 20
    solver.log_callback = lines.append
    solver.solve(cp)
    return "\n".join(lines)
