"""Better choices near one: the sessions of some axes are free, and all others stay."""

from __future__ import annotations

import random
from collections.abc import Sequence

from scheduler.model.solution import value_of
from scheduler.model.types import Term
from scheduler.search.allotting.choice import ChoiceModel
from scheduler.search.control import Budget
from scheduler.search.solver import Limits, run

#: Deterministic seconds of the solver: the most for one round.
_EFFORT = 0.15
#: Rounds without a gain after which no others follow.
_VAIN_ROUNDS = 24
#: The number of free axes: at first, and the fewest; by how much it grows where the best is found in time, and shrinks.
_FIRST_SIZE, _LEAST_SIZE, _GROWTH, _SHRINKAGE = 5.0, 2.0, 1.05, 0.85


def near_choice(model: ChoiceModel, values: Sequence[int], cost: Term, budget: Budget, seed: int) -> Sequence[int]:
    """The values of the model at the least cost that is found.

    Parameters
    ----------
    values
        Those of a solution, which may have none for the variables of `cost` that were made last.
    """
    values = run(model.cp, Limits(1e6, 1, fixed=True), objective=cost, hint=dict(enumerate(values))).values
    chance, size, vain = random.Random(seed), _FIRST_SIZE, 0
    axes = list(model.day_parts.prepared.by_axis)
    while values and vain < _VAIN_ROUNDS and not budget.over:
        free, near = set(chance.sample(axes, min(len(axes), round(size)))), model.cp.clone()
        for session, literal in model.chosen.items():
            if session.axis not in free:
                near.add(literal == values[literal.index])
        limits = Limits(budget.left, 1, chance.randrange(2**31), effort=_EFFORT, local=True, strategy="linear")
        answer = run(near, limits, objective=cost, hint=dict(enumerate(values)), stop=budget.stop)
        size = max(_LEAST_SIZE, size * (_GROWTH if answer.status == "optimal" else _SHRINKAGE))
        found = value_of(cost, answer.values) if answer.values else None
        vain = 0 if found is not None and found < value_of(cost, values) else vain + 1
        if found is not None and found <= value_of(cost, values):
            values = answer.values
    return values
