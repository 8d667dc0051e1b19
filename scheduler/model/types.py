"""The types of the solver's expressions, as the models and the rules use them."""

from __future__ import annotations

from typing import TypeAlias

from ortools.sat.python.cp_model import CpModel, LinearExpr
from ortools.sat.python.cp_model_helper import Literal

#: A linear expression over variables, or a number.
Term: TypeAlias = LinearExpr | int
#: A Boolean variable or its negation.
BoolLiteral: TypeAlias = Literal


class BareCpModel(CpModel):
    """A CP-SAT model without the old camel-case methods, which take longer to make than a small model.

    An explanation makes some hundreds of models.
    """

    def _add_pre_pep8_methods(self) -> None:
        """Adds none."""

    def clone(self) -> BareCpModel:
        """A copy that is as bare, with which nothing is shared."""
        copy = BareCpModel()
        copy.proto.copy_from(self.proto)
        copy.rebuild_constant_map()
        return copy
