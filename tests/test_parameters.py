"""No function takes more than six parameters."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("scheduler", "constraints", "exports")
#: Parameters: the upper bound for a function, a method or a constructor, without `self` and `cls`.
MAX_PARAMETERS = 6


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[str]:
    """The names of the parameters of a function, without `self` and `cls`."""
    stated = function.args
    listed = [*stated.posonlyargs, *stated.args, *stated.kwonlyargs, *filter(None, (stated.vararg, stated.kwarg))]
    return [parameter.arg for parameter in listed if parameter.arg not in ("self", "cls")]


def too_long(source: str) -> list[str]:
    """`line name` of each function with more parameters than the upper bound."""
    functions = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    )
    return [
        f"{function.lineno} {getattr(function, 'name', 'lambda')}"
        for function in functions
        if len(parameters(function)) > MAX_PARAMETERS
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_function_takes_more_than_six_parameters(package: str) -> None:
    modules = sorted((ROOT / package).rglob("*.py"))
    assert modules
    assert [
        f"{module.relative_to(ROOT)}:{name}" for module in modules for name in too_long(module.read_text("utf-8"))
    ] == []


def test_a_function_with_seven_parameters_is_named() -> None:
    assert too_long("class A:\n    def six(self, a, b, c, *d, e, **f): ...\n") == []
    assert too_long("\ndef seven(a, b, c, *d, e, f, **g): ...\n") == ["2 seven"]
