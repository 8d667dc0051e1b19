"""The level `axis_order` as far as parts of the days tell: an axis begins in the first part where it has sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.model.types import Term


def reversals(cp: CpModel, sessions: Mapping[str | None, Sequence[Sequence[IntVar]]]) -> Term:
    """A lower bound on the level: the pairs of axes of which the later one begins in an earlier part.

    Parameters
    ----------
    sessions
        By axis, in the order of the event, and by part, in the order of time: the literals of the sessions that it may
        have there.
    """
    begun = {axis: _begun(cp, by_part) for axis, by_part in sessions.items()}
    reversed_ = []
    for axis, other in combinations(begun, 2):
        reversed_.append(cp.new_bool_var(""))
        for first, second in zip(begun[axis], begun[other], strict=True):
            cp.add_bool_or(reversed_[-1], first, ~second)
    return sum(reversed_)


def _begun(cp: CpModel, by_part: Sequence[Sequence[IntVar]]) -> list[IntVar]:
    """By part, a literal that is true if and only if there is a session in it or before."""
    begun: list[IntVar] = []
    for literals in by_part:
        begun.append(cp.new_bool_var(""))
        until = [*begun[-2:-1], *literals]
        for literal in until:
            cp.add_implication(literal, begun[-1])
        cp.add_bool_or(~begun[-1], *until)
    return begun
