"""The solver is loaded without pandas, and is the same solver."""

from __future__ import annotations

import subprocess
import sys

#: Loads the solver, maximises, and then uses what of it is made of pandas.
CODE = """
import sys
from scheduler.search.solver_import import load_solver_without_pandas
load_solver_without_pandas()
load_solver_without_pandas()
from ortools.sat.python import cp_model
model, solver = cp_model.CpModel(), cp_model.CpSolver()
number = model.new_int_var(0, 5, "number")
model.maximize(number)
assert solver.solve(model) == cp_model.OPTIMAL
assert solver.value(number) == 5
assert "pandas" not in sys.modules
import pandas
series = model.new_bool_var_series("chosen", pandas.Index(["a", "b"]))
assert type(series) is pandas.Series
model.maximize(series.sum())
solver.solve(model)
assert solver.values(series).to_dict() == {"a": 1, "b": 1}
try:
    model.new_bool_var_series("wrong", ["a"])
except TypeError:
    print("as ever")
"""
#: The same where pandas is there already: nothing is put in its place.
LOADED = """
import pandas
from scheduler.search.solver_import import load_solver_without_pandas
load_solver_without_pandas()
from ortools.sat.python import cp_model
assert cp_model.pd is pandas
print("as ever")
"""


def said(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_it_loads_no_pandas_until_a_series_is_wanted() -> None:
    assert said(CODE) == "as ever\n"


def test_pandas_that_is_there_is_used() -> None:
    assert said(LOADED) == "as ever\n"
