"""How many of some literals are true: any of them, and the number of pairs, for rules about many talks at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.types import BoolLiteral, Term


def pairs_among(model: TimetableBase, literals: Iterable[BoolLiteral], most: int | None = None) -> Term:
    """The number of pairs of `literals` that are both true.

    A unary counter says how many are true, and the `k`-th of them makes `k - 1` pairs: one variable a literal instead
    of one for each pair.

    Parameters
    ----------
    most
        An upper bound on the literals that are true at once; None: all may be.
    """
    literals = [*literals]
    settled = sum(model.is_true(literal) for literal in literals)
    open_ = [literal for literal in literals if not model.is_true(literal) and not model.is_false(literal)]
    length = len(open_) if most is None else min(len(open_), max(0, most - settled))
    if len(open_) == 1:
        return comb(settled, 2) + settled * open_[0]
    counter = [model.cp.new_bool_var("") for _ in range(length)]
    for literal, following in pairwise(counter):
        model.cp.add_implication(following, literal)
    if open_:
        model.cp.add(sum(open_) == sum(counter))
    return comb(settled, 2) + sum((settled + number) * literal for number, literal in enumerate(counter))


def any_of(model: TimetableBase, literals: Sequence[BoolLiteral]) -> BoolLiteral:
    """A literal that is true if and only if one of these is, of which no two are at once."""
    present = [literal for literal in literals if not model.is_false(literal)]
    if any(model.is_true(literal) for literal in present):
        return model.true
    if len(present) < 2:
        return present[0] if present else model.false
    literal = model.cp.new_bool_var("")
    model.cp.add(sum(present) == literal)
    return literal
