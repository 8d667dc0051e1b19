"""Which cases of a family `make test` tries: a few that stand for the others, which are long tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def long_unless(is_quick: Callable[..., bool], cases: Iterable[Any]) -> list[Any]:
    """Return the cases as parameters of a test, those that are not quick marked `long`.

    A case is a value, or a tuple of the values of several parameters, which `is_quick` takes each by itself.
    """
    several = ((case if isinstance(case, tuple) else (case,)) for case in cases)
    return [pytest.param(*values, marks=[] if is_quick(*values) else pytest.mark.long) for values in several]


def first_of_each(cases: Iterable[tuple[Any, ...]], ids: Callable[[int, tuple[Any, ...]], str]) -> list[Any]:
    """Return the cases as parameters, all but the first of each name, which is a case's first value, marked `long`.

    `ids` gives a case its id from its place and its values.
    """
    known: set[Any] = set()
    made = []
    for at, values in enumerate(cases):
        made.append(pytest.param(*values, id=ids(at, values), marks=pytest.mark.long if values[0] in known else []))
        known.add(values[0])
    return made
