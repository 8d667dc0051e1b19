"""The types of the solver's expressions, as the models and the rules use them."""

from __future__ import annotations

from typing import TypeAlias

from ortools.sat.python.cp_model import LinearExpr
from ortools.sat.python.cp_model_helper import Literal

#: A linear expression over variables, or a number.
Term: TypeAlias = LinearExpr | int
#: A Boolean variable or its negation.
BoolLiteral: TypeAlias = Literal
