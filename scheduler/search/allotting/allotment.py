"""What the models of an allotment have in common: which axes and talks are in which parts of the days."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.constructing.blocks import Block
from scheduler.constructing.seating import Lot
from scheduler.model.types import Term
from scheduler.search.allotting.day_parts import DayParts


class Key(NamedTuple):
    """Sessions that may be: their axis, the number of their part of a day, and which of those there they are."""

    axis: str | None
    part: int
    number: int


class Allotment(ABC):
    """The sessions of all axes in the parts of the days.

    Attributes
    ----------
    linear
        True if the linear relaxation of the model is nearly whole.
    held
        By key, a literal that is true if there is such a session.
    member
        By block and key, a literal that is true if the block is in one of its sessions.
    minutes
        By key, the length of its sessions; 0 where there is none.
    risks
        Literals that are true where two things share a part that must not be at the same time.
    """

    linear = False

    def __init__(self, day_parts: DayParts) -> None:
        self.day_parts, self.cp = day_parts, CpModel()
        self.held: dict[Key, IntVar] = {}
        self.member: dict[tuple[Block, Key], IntVar] = {}
        self.minutes: dict[Key, Term] = {}
        self.risks: list[IntVar] = []

    @property
    def first_cost(self) -> Term:
        """The cost that is minimised first: the risks."""
        return sum(self.risks)

    @property
    def bold_cost(self) -> Term:
        """The same where risks are taken: who meets whom is mostly settled by an order within the part."""
        return self.first_cost

    @property
    @abstractmethod
    def sessions(self) -> Term:
        """The number of sessions."""

    @property
    @abstractmethod
    def missed(self) -> Term:
        """A lower bound on the talks that are outside the hours that are preferred for them."""

    @abstractmethod
    def lots(self, values: Sequence[int]) -> list[Lot]:
        """The sessions that the solver's values describe."""

    @abstractmethod
    def forbid(self, lot: Lot) -> None:
        """Posts that the blocks do not share a session of that part."""

    def better(self, sessions: int, missed: int) -> None:
        """Posts that there are fewer sessions, or as many and fewer talks outside the hours preferred for them."""
        self.cp.add(self.sessions <= sessions)

    @abstractmethod
    def sessions_of(self, axis: str | None) -> Term:
        """The number of sessions of the axis."""

    def need_sessions(self) -> None:
        """Posts that each axis has as many sessions as its talks need, which the solver would have to find out."""
        for axis in self.day_parts.prepared.by_axis:
            self.cp.add(self.sessions_of(axis) >= self.day_parts.fewest(axis))

    def of_part(self, part: int) -> list[Key]:
        """The keys of the part."""
        return [key for key in self.held if key.part == part]

    def _fill_stretches(self) -> None:
        """Each stretch between two breaks that has no plenary has a session."""
        stretches: dict[tuple[int, int], list[IntVar]] = defaultdict(list)
        for key, held in self.held.items():
            if self.day_parts.parts[key.part].wanting:
                stretches[self.day_parts.parts[key.part].stretch].append(held)
        for literals in stretches.values():
            self.cp.add_bool_or(literals)
