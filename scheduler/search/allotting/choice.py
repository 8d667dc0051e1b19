"""The model that chooses among all possible sessions of the parts of the days: each talk is in one of them.

Of an axis with few talks all of its possible sessions can be listed; what these ask of rooms and hours is known of each
before. So the model has one literal for each, and few constraints, which the solver's linear relaxation nearly solves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python.cp_model import IntVar

from scheduler.constructing.blocks import Block
from scheduler.constructing.minute_sets import ends
from scheduler.constructing.seating import Lot
from scheduler.domain.event import Event
from scheduler.model.types import Term
from scheduler.search.allotting.allotment import Allotment, Key
from scheduler.search.allotting.axis_order import Way, reversals
from scheduler.search.allotting.day_parts import DayParts
from scheduler.search.allotting.possible import PossibleSession, possible_sessions
from scheduler.search.allotting.session_costs import balance, coherence

#: Sessions that are worth a risk; and risks that are worth a talk outside its preferred hours where it may be bold,
#: or two axes that do not begin in their order.
_RISK_SESSIONS, _WISH_RISKS = 10, 5


def worth(event: Event) -> int:
    """The talks outside their preferred hours that are worth a session."""
    return 1 + len(event.talks)


class ChoiceModel(Allotment):
    """The choice among possible sessions.

    The sessions of an axis in a part are one `Key`, whose minutes are those of all of them.

    Attributes
    ----------
    chosen
        By possible session, a literal that is true if it is held.
    """

    linear = True

    def __init__(self, day_parts: DayParts) -> None:
        super().__init__(day_parts)
        self.chosen = {session: self.cp.new_bool_var("") for session in possible_sessions(day_parts)}
        by_key: dict[Key, list[PossibleSession]] = defaultdict(list)
        for session in self.chosen:
            by_key[Key(session.axis, session.part, 0)].append(session)
        for key, sessions in by_key.items():
            self._add(key, sessions)
        self._place_all()
        self._fill_stretches()
        for part in range(len(day_parts.parts)):
            self._count_rooms(part)
        self.need_sessions()

    @property
    def first_cost(self) -> Term:
        """Risks, sessions and missed wishes together: the solver has them nearly at once."""
        return _RISK_SESSIONS * self.worth * sum(self.risks) + self.worth * self.sessions + self.missed

    @property
    def bold_cost(self) -> Term:
        return _WISH_RISKS * (self.worth * self.sessions + self.missed) + sum(self.risks)

    @property
    def worth(self) -> int:
        """The talks outside their preferred hours that are worth a session."""
        return worth(self.day_parts.event)

    def better(self, sessions: int, missed: int) -> None:
        self.cp.add(self.worth * self.sessions + self.missed < self.worth * sessions + missed)

    @property
    def sessions(self) -> Term:
        return sum(self.chosen.values())

    @property
    def missed(self) -> Term:
        return sum(session.missed * literal for session, literal in self.chosen.items())

    def later_costs(self) -> tuple[Term, Term]:
        """What is minimised once sessions and wishes have their best values: lower bounds on the level `axis_order`,
        then on `balance` before `coherence`, each with risks; they are posted to the model.
        """
        event, cp = self.day_parts.event, self.cp
        shared = 1 + sum(len(talk.keywords) for talk in event.talks)
        beside = shared * balance(cp, event, self.chosen) + coherence(event, self.chosen)
        return self._order_cost(), _WISH_RISKS * beside + sum(self.risks)

    def _order_cost(self) -> Term:
        ways: dict[str | None, list[list[Way]]] = {
            axis: [[] for _ in self.day_parts.parts] for axis in self.day_parts.event.used_axes
        }
        for session, literal in self.chosen.items():
            minutes = session.starts[session.missed]
            ways[session.axis][session.part].append(Way(literal, *ends(minutes)))
        return _WISH_RISKS * reversals(self.cp, ways) + sum(self.risks)

    def lots(self, values: Sequence[int]) -> list[Lot]:
        return [Lot(s.part, s.blocks) for s, literal in self.chosen.items() if values[literal.index]]

    def forbid(self, lot: Lot) -> None:
        for session, literal in self.chosen.items():
            if session.part == lot.part and set(lot.blocks) <= set(session.blocks):
                self.cp.add(literal == 0)

    def sessions_of(self, axis: str | None) -> Term:
        return sum(literal for session, literal in self.chosen.items() if session.axis == axis)

    def _add(self, key: Key, sessions: Sequence[PossibleSession]) -> None:
        """Ties what is known of the axis in the part to its sessions there."""
        literals = [self.chosen[session] for session in sessions]
        self.held[key] = self.cp.new_bool_var("")
        self.minutes[key] = sum(s.minutes * x for s, x in zip(sessions, literals, strict=True))
        self.cp.add_bool_or(*literals, ~self.held[key])
        axis, part = key.axis, key.part
        if axis in self.day_parts.prepared.grounds.relations.rivals[axis]:
            self.cp.add(self.minutes[key] <= self.day_parts.led(axis, part) * self.held[key])
        else:
            self.cp.add(sum(literals) <= len(literals) * self.held[key])
        with_block: dict[Block, list[IntVar]] = defaultdict(list)
        for session, literal in zip(sessions, literals, strict=True):
            for block in session.blocks:
                with_block[block].append(literal)
        for block, inside in with_block.items():
            self.member[block, key] = self.cp.new_bool_var("")
            self.cp.add(sum(inside) == self.member[block, key])

    def _place_all(self) -> None:
        """Each block is in one session."""
        where: dict[Block, list[IntVar]] = {block: [] for block in self.day_parts.prepared.blocks}
        for (block, _), literal in self.member.items():
            where[block].append(literal)
        for literals in where.values():
            self.cp.add_exactly_one(literals)

    # ── rooms ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _count_rooms(self, part: int) -> None:
        """The sessions of the part fit into its rooms, and those that need some of these into them."""
        here = [session for session in self.chosen if session.part == part]
        every = frozenset(self.day_parts.rooms)
        self._hold(part, here, every)
        for rooms in sorted({session.rooms for session in here} - {every}, key=sorted):
            bound = [session for session in here if session.rooms <= rooms]
            if len({session.axis for session in bound}) * self.day_parts.most_in_room(part) > len(rooms):
                self._hold(part, bound, rooms)

    def _hold(self, part: int, sessions: Sequence[PossibleSession], rooms: frozenset[str]) -> None:
        """The sessions fit into the rooms by their number and minutes; those that are long are alone."""
        day_parts, length = self.day_parts, self.day_parts.length(part)
        most = day_parts.most_in_room(part)
        number = sum(self.chosen[session] for session in sessions)
        self.cp.add(number <= most * len(rooms))
        if most > 1:
            minutes = sum(session.minutes * self.chosen[session] for session in sessions)
            self.cp.add(minutes <= sum(day_parts.open(room, part) for room in rooms))
            self.cp.add(self._longer(sessions, length // 2) <= len(rooms))  # no two of them share a room
        if most == 2:
            self.cp.add(number + self._longer(sessions, length - day_parts.shortest) <= 2 * len(rooms))

    def _longer(self, sessions: Sequence[PossibleSession], limit: int) -> Term:
        return sum(self.chosen[session] for session in sessions if session.minutes > limit)
