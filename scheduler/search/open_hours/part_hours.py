"""The hours of the parts of the days between pauses whose starts are open, and the literals that compare them."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel
from ortools.sat.python.cp_model_helper import FlatIntExpr

from scheduler.constructing.minute_sets import STRIDE
from scheduler.constructing.pause_starts import Part as WidestPart
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.model.base import WHOLE, Scope
from scheduler.model.counting.parts import Part, parts
from scheduler.model.pauses import PauseModel
from scheduler.model.types import BoolLiteral, Term


class PartHours:
    """The parts of the days in a model of the pauses alone.

    Attributes
    ----------
    model
        The model of the pauses.
    parts
        The parts; absolute minutes.
    """

    def __init__(self, event: Event, scope: Scope = WHOLE) -> None:
        self.model = PauseModel(event, scope)
        self.parts: Sequence[Part] = tuple(parts(self.model))
        self._literals: dict[tuple[int, str, int], BoolLiteral] = {}

    @property
    def widest(self) -> list[WidestPart]:
        """The parts from their earliest begin to their latest end, minutes counted as in `minute_sets`."""
        shifts = (self.shift(number) for number in range(len(self.parts)))
        return [
            WidestPart(part.first + shift, part.last + shift, (number, 0), wanting=False)
            for number, (part, shift) in enumerate(zip(self.parts, shifts, strict=True))
        ]

    def day(self, number: int) -> int:
        """The number of the day of the part."""
        return (self.parts[number].last - 1) // DAY

    def shift(self, number: int) -> int:
        """The minutes by which `minute_sets` count later than the models do on the day of the part."""
        return self.day(number) * (STRIDE - DAY)

    def length(self, number: int) -> Term:
        """The minutes of the part."""
        return self.parts[number].end - self.parts[number].begin

    def begins_by(self, number: int, minute: int) -> BoolLiteral:
        """A literal that is true only if the part begins at the absolute minute or before."""
        part = self.parts[number]
        return self._at_most((number, "begin", minute), part.begin, part.first)

    def ends_after(self, number: int, minute: int) -> BoolLiteral:
        """A literal that is true only if the part ends at the absolute minute or later."""
        part = self.parts[number]
        return self._at_most((number, "end", -minute), -1 * part.end, -part.last)

    def lasts(self, number: int, minutes: int) -> BoolLiteral:
        """A literal that is true only if the part has as many minutes."""
        part = self.parts[number]
        return self._at_most((number, "length", -minutes), part.begin - part.end, part.first - part.last)

    def times(self, number: int, minutes: int) -> Term:
        """How often that many minutes fit into the part, at the most."""
        most = (self.parts[number].last - self.parts[number].first) // minutes
        return sum(self.lasts(number, count * minutes) for count in range(1, most + 1))

    def _at_most(self, key: tuple[int, str, int], term: Term, least: int) -> BoolLiteral:
        """A literal that is true only if `term`, which is never below `least`, is at most the last of the key."""
        if key not in self._literals:
            model, value = self.model, key[-1]
            if value < least:
                self._literals[key] = model.false
            elif greatest(model.cp, term) <= value:
                self._literals[key] = model.true
            else:
                self._literals[key] = model.cp.new_bool_var("")
                model.cp.add(term <= value).only_enforce_if(self._literals[key])
        return self._literals[key]


def greatest(cp: CpModel, term: Term) -> int:
    """An upper bound of the term in the model: its variables are as large, or as small, as each can be."""
    if isinstance(term, int):
        return term
    flat, variables = FlatIntExpr(term), cp.proto.variables
    domains = ((coefficient, variables[v.index].domain) for v, coefficient in zip(flat.vars, flat.coeffs, strict=True))
    return int(flat.offset + sum(coefficient * domain[-1 if coefficient > 0 else 0] for coefficient, domain in domains))
