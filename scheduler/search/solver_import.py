"""Loads OR-Tools without pandas, which takes as long to load as all the rest of what solving needs.

`ortools.sat.python.cp_model` names pandas in annotations, and uses it in methods that take or give whole series of
variables; no model of ours calls these. Its import statement gets a stand-in whose two classes are pandas' own as soon
as they are used: a series made or asked about there loads pandas and is a series of pandas.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

_SOLVER = "ortools.sat.python.cp_model"


def load_solver_without_pandas() -> None:
    """Later imports of the solver in this process load no pandas, unless it is loaded by then."""
    if not any(isinstance(finder, _SolverFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _SolverFinder())


class _SolverFinder(MetaPathFinder):
    """Finds the solver's module where it is, and has it loaded by `_SolverLoader`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _SOLVER or "pandas" in sys.modules:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _SolverLoader(spec.loader.name, spec.loader.path)
        return spec


class _SolverLoader(SourceFileLoader):
    """Loads a module whose own import statements, and no others, get the stand-in."""

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": _import}
        super().exec_module(module)


def _import(name: str, *arguments: Any, **options: Any) -> Any:
    return _PANDAS if name == "pandas" else builtins.__import__(name, *arguments, **options)


class _StandInType(type):
    """A class of pandas that is loaded when one of its objects is made, or asked about where there may be any."""

    def __call__(cls, *arguments: Any, **options: Any) -> Any:
        return getattr(import_module("pandas"), cls.__name__)(*arguments, **options)

    def __instancecheck__(cls, value: object) -> bool:
        return "pandas" in sys.modules and isinstance(value, getattr(import_module("pandas"), cls.__name__))


class _StandIn(ModuleType):
    """The stand-in that the solver's module imports as pandas."""

    Index = _StandInType("Index", (), {})
    Series = _StandInType("Series", (), {})

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("pandas"), name)


_PANDAS = _StandIn("pandas")
