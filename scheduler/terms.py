"""The names of the solver's types, as the model and the rules use them."""

from __future__ import annotations

from typing import TypeAlias

from ortools.sat.python.cp_model import LinearExpr
from ortools.sat.python.cp_model_helper import Literal

#: What can be summed, compared and minimised.
Term: TypeAlias = LinearExpr | int
#: A Boolean variable or its negation.
Truth: TypeAlias = Literal
