"""The choice among possible sessions where the hours of the pauses are open too: a relaxation of the whole event.

Every programme of the event is one of its solutions. It knows which sessions of an axis each part of a day can have,
when at the earliest and at the latest, and what rooms hold by number and length; it knows neither rooms nor minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import FlatIntExpr, IntVar, LinearExpr

from scheduler.constructing.blocks import Block
from scheduler.constructing.board import Board
from scheduler.constructing.minute_sets import ends
from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.domain.clock import DAY
from scheduler.model.solution import value_of
from scheduler.model.types import BoolLiteral, Term, weighted_sum
from scheduler.search.allotting.axis_order import Way, reversals
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.possible import PossibleSession
from scheduler.search.open_hours.part_hours import PartHours

#: Less than any sum here.
_LEAST = -(1 << 40)


class OpenHours:
    """The relaxation, where the pauses have some hours and each of the `possible` sessions may be held.

    Attributes
    ----------
    chosen
        By possible session, a literal that is true if it is held.
    inside
        By talk and number of the part, a literal that is true if the talk is there.
    of_axis
        By axis and number of the part, the possible sessions.
    missed
        A lower bound on the level `preferences`.
    """

    def __init__(self, prepared: Preparation, hours: PartHours, possible: Sequence[PossibleSession]) -> None:
        self.prepared, self.event, self.hours = prepared, prepared.event, hours
        self.cp = hours.model.cp
        self.day_parts = day_parts(prepared, hours)
        self.chosen: dict[PossibleSession, IntVar] = {}
        self.inside: dict[tuple[str, int], IntVar] = {}
        self.of_axis: dict[tuple[str | None, int], list[PossibleSession]] = defaultdict(list)
        self._ways_of: dict[tuple[str | None, int], list[Way]] = defaultdict(list)
        self.missed: Term = 0
        self._post(possible)

    @property
    def sessions(self) -> Term:
        """A lower bound on the level of that name."""
        return LinearExpr.sum([*self.chosen.values()])

    def axis_order(self) -> Term:
        """A lower bound on the level of that name, posted to the model."""
        parts = range(len(self.hours.parts))
        return reversals(
            self.cp, {axis: [self._ways_of[axis, part] for part in parts] for axis in self.event.used_axes}
        )

    def starts(self, values: Sequence[int]) -> Mapping[Pause, int]:
        """The minutes of their days at which the pauses start in a solution."""
        minutes = {p.key: value_of(p.start, values) % DAY for p in self.hours.model.pauses}
        return {pause: minutes[pause.kind, pause.id, pause.day] for pause in self.prepared.pauses}

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _post(self, possible: Sequence[PossibleSession]) -> None:
        missed: list[Term] = []
        for session in possible:
            self.chosen[session] = self.cp.new_bool_var("")
            self.of_axis[session.axis, session.part].append(session)
            missed += self._ways(session, self.chosen[session])
        self.missed = sum(missed)
        self._place()
        for (axis, part), sessions in [*self.of_axis.items()]:
            self._follow(axis, part, sessions)
        for part in range(len(self.hours.parts)):
            self._count_rooms(part)
        self._need_sessions()
        self._fill_stretches()

    def _ways(self, session: PossibleSession, held: IntVar) -> Iterator[Term]:
        """Each way costs what it misses, and asks that its part has begun by then and goes on as long."""
        self._ask(held, self.hours.lasts(session.part, session.minutes))
        every = self._different(session)
        ways = [held] if len(every) == 1 else [self.cp.new_bool_var("") for _ in every]
        if len(every) != 1:
            self.cp.add(LinearExpr.sum(ways) == held)
        for way, (missed, earliest, latest) in zip(ways, every, strict=True):
            self._ways_of[session.axis, session.part].append(Way(way, earliest, latest))
            self._ask(way, self.hours.begins_by(session.part, latest))
            self._ask(way, self.hours.ends_after(session.part, earliest + session.minutes))
            if missed:
                yield missed * way

    def _different(self, session: PossibleSession) -> list[tuple[int, int, int]]:
        """The ways to hold the session: what each misses, and the first and the last absolute minute of its start; no
        other one misses fewer between these.
        """
        every: list[tuple[int, int, int]] = []
        shift = self.hours.shift(session.part)
        for missed, minutes in enumerate(session.starts):
            if minutes:
                earliest, latest = (minute - shift for minute in ends(minutes))
                if not every or every[-1][1:] != (earliest, latest):
                    every.append((missed, earliest, latest))
        return every

    def _ask(self, held: IntVar, hours: BoolLiteral) -> None:
        """What is held asks for hours, unless all hours are such."""
        if hours is not self.hours.model.true:
            self.cp.add_implication(held, hours)

    def _place(self) -> None:
        """Each block is in one session."""
        containing: dict[tuple[Block, int], list[IntVar]] = defaultdict(list)
        for session, held in self.chosen.items():
            for block in session.blocks:
                containing[block, session.part].append(held)
        where: dict[Block, list[IntVar]] = {block: [] for block in self.prepared.blocks}
        for (block, part), literals in containing.items():
            where[block].append(self.cp.new_bool_var(""))
            self.cp.add(sum(literals) == where[block][-1])
            self.inside |= {(talk.id, part): where[block][-1] for talk in block.talks}
        for literals in where.values():
            self.cp.add_exactly_one(literals)

    def _follow(self, axis: str | None, part: int, sessions: Sequence[PossibleSession]) -> None:
        """The sessions of an axis that are not at the same time have time for all of them in the part."""
        if axis in self.prepared.grounds.relations.rivals[axis]:
            shortest = min(session.minutes for session in sessions)
            literals = [self.chosen[session] for session in sessions]
            minutes = weighted_sum(literals, [session.minutes for session in sessions])
            self.cp.add(minutes <= self.hours.length(part))
            self.cp.add(LinearExpr.sum(literals) <= self.hours.times(part, shortest))

    def _need_sessions(self) -> None:
        """Each axis has as many sessions as its talks need."""
        for axis in self.prepared.by_axis:
            parts = range(len(self.hours.parts))
            held = [self.chosen[session] for part in parts for session in self.of_axis[axis, part]]
            self.cp.add(LinearExpr.sum(held) >= self.day_parts.fewest(axis))

    def _fill_stretches(self) -> None:
        """Each stretch between two breaks that has no plenary has a session, where the order of the pauses is known."""
        if not self.prepared.kept.keeps("break_between"):
            return
        for day in range(len(self.event.days)):
            pauses = [pause for pause in self.hours.model.pauses if pause.day == day]
            here = [number for number in range(len(self.hours.parts)) if self.hours.day(number) == day]
            if len(here) != len(pauses) + 1 or all(pause.kind == "plenary" for pause in pauses):
                continue
            ordered = sorted(pauses, key=lambda pause: (min(pause.starts), max(pause.starts)))
            kinds = ["break", *(pause.kind for pause in ordered), "break"]
            for number, (before, after) in zip(here, pairwise(kinds), strict=True):
                if before == after == "break":
                    self.cp.add_bool_or(literal for session, literal in self.chosen.items() if session.part == number)

    # ── rooms ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _count_rooms(self, part: int) -> None:
        """The sessions of the part fit into its rooms, and those that need some of these into them."""
        here = [session for session in self.chosen if session.part == part]
        every = frozenset(self.day_parts.rooms)
        for rooms in (every, *sorted({session.rooms for session in here} - {every}, key=sorted)):
            bound = [session for session in here if session.rooms <= rooms]
            most = len({session.axis for session in bound}) * self.day_parts.most_in_room(part)
            if bound and (rooms == every or most > len(rooms)):
                self._hold(part, bound, len(rooms))

    def _hold(self, part: int, sessions: Sequence[PossibleSession], rooms: int) -> None:
        """So many rooms hold the sessions, by their minutes and by how many of such a length fit into one room."""
        minutes = [session.minutes for session in sessions]
        literals = [self.chosen[session].index for session in sessions]
        shortest = min(minutes)
        most = (self.hours.parts[part].last - self.hours.parts[part].first) // shortest
        self._limit(literals, minutes, rooms * self.hours.length(part))
        for least in sorted(set(minutes)):
            longer = [each >= least for each in minutes]
            held = [literal for literal, is_longer in zip(literals, longer, strict=True) if is_longer]
            self._limit(held, [1] * len(held), rooms * self.hours.times(part, least))
            if least > shortest:  # where two of the shortest have time, a longer one and a short one may have none
                more = self.hours.lasts(part, least + shortest) + self.hours.lasts(part, 3 * shortest)
                self._limit(literals, [1 + each for each in longer], rooms * (2 + 2 * most * more))

    def _limit(self, literals: Sequence[int], weights: Sequence[int], most: Term) -> None:
        """The sum of the literals, by their indices, each times its weight, is at most that."""
        flat = FlatIntExpr(LinearExpr.sum([most]))
        variables = [*literals, *(variable.index for variable in flat.vars)]
        self.cp.add_sum_of(variables, [*weights, *(-factor for factor in flat.coeffs)], _LEAST, flat.offset)


def day_parts(prepared: Preparation, hours: PartHours) -> DayParts:
    """The parts of the days from their earliest begin to their latest end."""
    return DayParts(prepared, Board(prepared.grounds, hours.widest, {}, {}))
