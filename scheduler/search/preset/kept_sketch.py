"""One model for all that is asked of the first sketches of a large conference: few sessions at once, and heavy costs.

Any sketch, one below a cutoff and the best by what weighs much come of the same model, since each model of all sessions
takes long to make. A cutoff is a literal under which violations that cost more are forbidden; it is settled for each
question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python.cp_model import Domain, IntVar
from ortools.sat.python.cp_model_helper import FlatIntExpr

from scheduler.model.base import Cost
from scheduler.model.preset.depth import SKETCH
from scheduler.model.preset.given import Given
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.types import BareCpModel, Term
from scheduler.search.preset.givens import lean
from scheduler.search.preset.hard_part import heavy_cutoffs
from scheduler.search.preset.model_maker import ModelMaker


@dataclass(frozen=True, slots=True)
class KeptSketch:
    """The model, and what it counts and is restricted to.

    Attributes
    ----------
    cost
        What the violations cost that the model counts: those that cost more than `light`.
    given
        What the model is restricted to.
    """

    model: ClosedModel
    cost: Term
    light: int
    given: Given

    @classmethod
    def of(cls, maker: ModelMaker) -> KeptSketch | None:
        """The model of the event; None: no level counts costs, or no part of them is much heavier than the rest.

        Raises Stopped where the budget is stopped meanwhile.
        """
        counted = any(level.name == "rules" for level in maker.level_rules)
        cutoffs = [*heavy_cutoffs(maker.event)] if counted else []
        if not cutoffs:
            return None
        given = lean(maker.event)
        model, cost = maker.heavy_model(SKETCH, cutoffs[-1], given)
        return cls(model, cost, cutoffs[-1], given)

    def forbid(self, cutoff: int) -> IntVar:
        """Forbids violations that cost more than the cutoff; returns the literal under which they are forbidden."""
        cp = self.model.cp
        assert isinstance(cp, BareCpModel)
        forbidden = cp.new_bool_var("").with_domain(Domain(1, 1))
        _forbid(cp, self.model.base.costs, cutoff, forbidden)
        return forbidden


def allow(forbidden: IntVar) -> None:
    """Allows again what the literal forbids."""
    forbidden.with_domain(Domain(0, 0))


def _forbid(cp: BareCpModel, costs: Iterable[Cost], cutoff: int, where: IntVar) -> None:
    """Where the literal is true, what each cost counts is so little that it costs no more than the cutoff."""
    none: list[int] = []
    for cost in costs:
        most, amount = cutoff // cost.weight, cost.amount
        if isinstance(amount, int):
            if amount > most:
                cp.add_bool_or(~where)
        elif isinstance(amount, IntVar):
            if not most and amount.is_boolean:
                none.append(amount.index)
            elif not amount.is_boolean:
                cp.add_within(amount.index, 0, most, (where.index,))
        elif _most(FlatIntExpr(amount)) > most:
            cp.add(amount <= most).only_enforce_if(where)
    cp.add_none_of(none, (where.index,))


def _most(flat: FlatIntExpr) -> int:
    """An upper bound on the value of the expression."""
    pairs = zip(flat.vars, flat.coeffs, strict=True)
    ends = (factor * (each.domain.max() if factor > 0 else each.domain.min()) for each, factor in pairs)
    return int(flat.offset + sum(ends))
