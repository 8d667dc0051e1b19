"""The types of the solver's expressions, as the models and the rules use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ortools.sat.python.cp_model import CpModel, Domain, IntVar, LinearExpr, ObjLinearExprT
from ortools.sat.python.cp_model_helper import FlatIntExpr, Literal

#: A linear expression over variables, or a number.
Term: TypeAlias = LinearExpr | int
#: A Boolean variable or its negation.
BoolLiteral: TypeAlias = Literal

_BINARY = Domain(0, 1)


def weighted_sum(terms: Sequence[Term], weights: Sequence[int]) -> Term:
    """The sum of the terms, each times its weight: made at once, in a third of the time of a sum of products."""
    return LinearExpr.weighted_sum(terms, weights) if terms else 0


class BareCpModel(CpModel):
    """A CP-SAT model without the old camel-case methods, which take longer to make than a small model.

    An explanation makes some hundreds of models.
    """

    def __init__(self) -> None:
        super().__init__()
        self._proto = self.model_proto
        self._constraints = self._proto.constraints  # to ask for them takes a third of the time of a clause

    def _add_pre_pep8_methods(self) -> None:
        """Adds none."""

    def new_bool_var(self, name: str) -> IntVar:
        """A 0-1 variable; all share one domain, which takes as long to make as the rest of a variable."""
        variable = IntVar(self._proto).with_domain(_BINARY)
        return variable.with_name(name) if name else variable

    def add_clause(self, *literals: int) -> None:
        """One of the literals, each by its index, is true: made in half of the time of `add_bool_or`."""
        self._constraints.add().bool_or.literals.extend(literals)

    def add_none_of(self, literals: Iterable[int], where: Iterable[int]) -> None:
        """Where all literals of `where` are true, none of `literals` is, each by its index: one constraint of all."""
        constraint = self._constraints.add()
        constraint.enforcement_literal.extend(where)
        constraint.bool_and.literals.extend([~literal for literal in literals])

    def add_sum_of(self, variables: Sequence[int], weights: Sequence[int], low: int, high: int) -> None:
        """The sum of the variables, by their indices, each times its weight, is `low` to `high`.

        It is made in a third of the time of an expression.
        """
        linear = self._constraints.add().linear
        linear.vars.extend(variables)
        linear.coeffs.extend(weights)
        linear.domain.extend((low, high))

    def add_within(self, variable: int, low: int, high: int, where: Iterable[int]) -> None:
        """Where all literals of `where` are true, the variable is `low` to `high`, all by their indices."""
        constraint = self._constraints.add()
        constraint.enforcement_literal.extend(where)
        linear = constraint.linear
        linear.vars.append(variable)
        linear.coeffs.append(1)
        linear.domain.extend((low, high))

    def minimize(self, obj: ObjLinearExprT) -> None:
        """Sets the objective, its variables at once: one by one takes most of the time."""
        if not isinstance(obj, LinearExpr) or not obj.is_integer():
            super().minimize(obj)
            return
        self.clear_objective()  # type: ignore[no-untyped-call]
        flat, objective = FlatIntExpr(obj), self.proto.objective
        objective.vars.extend([variable.index for variable in flat.vars])
        objective.coeffs.extend(flat.coeffs)
        objective.scaling_factor, objective.offset = 1.0, flat.offset

    def clone(self) -> BareCpModel:
        """A copy that is as bare, with which nothing is shared."""
        copy = BareCpModel()
        copy.proto.copy_from(self.proto)
        copy.rebuild_constant_map()
        return copy
