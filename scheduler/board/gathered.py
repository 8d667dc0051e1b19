"""Remarks of one kind on one column as one line, however many rows they are on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler.domain.errors import Problem
from scheduler.language.message import Message, message
from scheduler.language.typography import number_runs

#: The number of remarks of one kind up to which each has its line.
_APART = 2


def apart(problems: Iterable[Problem]) -> list[tuple[Problem, Message | None]]:
    """The problems, each for itself."""
    return [(problem, None) for problem in problems]


def gathered(problems: Iterable[Problem]) -> list[tuple[Problem, Message | None]]:
    """The first of each kind, in their order, with the sentence on the rows of the others; None where there are few."""
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for number, problem in enumerate(problems):
        kind = (problem.file, problem.column, problem.text.kind) if _is_of_cell(problem) else (number,)
        kinds.setdefault(kind, []).append(problem)
    return [line for alike in kinds.values() for line in _lines(alike)]


def _is_of_cell(problem: Problem) -> bool:
    """True for a remark on a row that is not about the header of its column."""
    return problem.row is not None and problem.found != problem.column


def _lines(alike: Sequence[Problem]) -> list[tuple[Problem, Message | None]]:
    first, *others = alike
    if len(alike) <= _APART:
        return apart(alike)
    rows = {problem.row or 0 for problem in others}
    text = message("de même ligne{s} {rows}", "likewise row{s} {rows}", s="s" * (len(rows) > 1), rows=number_runs(rows))
    return [(first, text)]
