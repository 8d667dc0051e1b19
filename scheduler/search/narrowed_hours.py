"""The hours of the pauses that programmes can have at the levels that are reached: the first and the last of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.search.solver import Answer

#: By the index of the start of a pause, its first and last absolute minute.
Hours = Mapping[int, tuple[int, int]]
#: Questions: the most about one start, of which each but the last finds another minute.
_MOST_ASKED = 3


def narrowed_hours(
    cp: CpModel, starts: Sequence[IntVar], values: Sequence[int], ask: Callable[[CpModel], Answer]
) -> Hours:
    """The hours of `starts` in any solution, without those that stay open.

    They are posted to the model at once, so that they narrow those of the starts that follow; what stays open is asked
    once more where another start was narrowed since.

    Parameters
    ----------
    values
        A solution of the model.
    ask
        Solves a model, or leaves it open.
    """
    hours: dict[int, tuple[int, int]] = {}
    known: dict[int, int] = {}  # the number of the starts that were narrowed when this one stayed open
    for start in (*starts, *starts):
        if start.index in hours or known.get(start.index) == len(hours):
            continue
        span = _span(cp, start, values[start.index], ask)
        if span is None:
            known[start.index] = len(hours)
        else:
            hours[start.index] = span
            cp.add_linear_constraint(start, *span)
    return hours


def _span(cp: CpModel, start: IntVar, value: int, ask: Callable[[CpModel], Answer]) -> tuple[int, int] | None:
    """The first and the last minute of the start, of which `value` is one; None where that stays open."""
    first = last = value
    for _ in range(_MOST_ASKED):
        answer = ask(outside(cp, start, first, last))
        if answer.status == "infeasible":
            return first, last
        if not answer.values:
            return None
        first, last = min(first, answer.values[start.index]), max(last, answer.values[start.index])
    return None


def outside(cp: CpModel, start: IntVar, first: int, last: int) -> CpModel:
    """The model where the start is none of the minutes from `first` to `last`."""
    question = cp.clone()
    sooner = question.new_bool_var("")
    question.add(start < first).only_enforce_if(sooner)
    question.add(start > last).only_enforce_if(~sooner)
    return question
