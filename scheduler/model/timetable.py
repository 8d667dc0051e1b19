"""The CP-SAT model of an event with free days: its variables, and the queries that rules make of them.

It names no rule and no objective. Times are absolute minutes: `1440 × (number of the day) + minutes from midnight`.
Each axis has a few candidate sessions (`candidates.py`), which start in their order and are used from the first; equal
rooms are used from the first too. So symmetric copies of a programme are cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from ortools.sat.python.cp_model import Domain, IntervalVar, IntVar

from scheduler.domain.chairing import chooses
from scheduler.domain.clock import DAY, grid
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.model.base import WHOLE, Pause, PauseKey, Scope, Span, TimetableBase
from scheduler.model.candidates import Candidate, candidate
from scheduler.model.cells import cell_candidate, cells_of, limit_lengths, ranks_of_pauses, talk_starts
from scheduler.model.pauses import add_breaks, add_plenaries, keep_free, pause_variables
from scheduler.model.session_counts import counts_by_axis
from scheduler.model.types import BoolLiteral, Term


class TimetableModel(TimetableBase):
    """A model in which sessions start at variable minutes.

    Parameters
    ----------
    scope
        The requirements that the model posts.
    spare
        The number of sessions beyond `fewest_sessions` that all axes together may have; None: as many as can help.

    Attributes
    ----------
    cells
        The cells of the event, which are its candidate sessions; None: any candidate may have any room and hour.
    proposals
        By the name of a candidate session, the literals of the people who are proposed to chair it; empty until the
        level `chairs` is posted. They do not decide a programme: who is proposed is chosen last.
    posted
        By what posts it, the cost of a level that is posted.
    shares
        By the name of a level, the shares of which its cost is the sum, each of them at least 0: what each room costs.
        Only of levels that are bounded share by share.
    """

    def __init__(self, event: Event, scope: Scope = WHOLE, *, spare: int | None = None) -> None:
        super().__init__(event, scope)
        self.spare = spare
        self.proposals: dict[str, dict[str, IntVar]] = {}
        self.posted: dict[object, Term] = {}
        self.shares: dict[str, Sequence[Term]] = {}
        self._presences: dict[str, BoolLiteral] = {}
        self._starts: dict[str, IntVar] = {}
        self._rooms: dict[tuple[str, str], BoolLiteral] = {}
        self._stays: dict[tuple[str, int, str], BoolLiteral] = {}
        self._order: dict[tuple[object, object], BoolLiteral] = {}
        self._apart: dict[frozenset[object], BoolLiteral] = {}
        self.counts = counts_by_axis(event, scope)
        self.cells = cells_of(event, scope)
        if self.cells is not None:
            self._starts = talk_starts(self.cp, event)
        self.candidates = {axis: self._candidates(axis) for axis in event.used_axes}
        self.sessions = tuple(session for candidates in self.candidates.values() for session in candidates)
        self.plenaries, self.breaks = add_plenaries(self), add_breaks(self)
        if self.cells is None:
            self._use_candidates_in_order()
        else:
            self._limit_lengths()
        self._use_equal_rooms_in_order()
        if spare is not None:
            self.cp.add(sum(session.present for session in self.sessions) <= self.fewest_sessions + spare)

    @property
    def fewest_sessions(self) -> int:
        """A lower bound on the sessions of any programme."""
        return sum(counts.lower_bound for counts in self.counts.values())

    @property
    def most_spare(self) -> int:
        """The `spare` beyond which no candidate can help."""
        if self.cells is not None:
            return max(0, len(self.cells) - self.fewest_sessions)
        return sum(counts.upper_bound - counts.lower_bound for counts in self.counts.values())

    @property
    def deciding(self) -> list[IntVar]:
        """The variables that decide a programme; the values of all others follow from them."""
        every = (variable for session in self.sessions for variable in session.deciding)
        literals = {variable.index: variable for variable in every}
        starts = self._starts.values() if self.cells is not None else ()
        return [*literals.values(), *starts, *pause_variables(self)]

    # ── variables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _candidates(self, axis: str | None) -> tuple[Candidate, ...]:
        counts = self.counts[axis]
        if self.cells is not None:
            return tuple(
                cell_candidate(self.cp, self.event, cell, n, counts, self._starts) for n, cell in enumerate(self.cells)
            )
        number = counts.upper_bound if self.spare is None else min(counts.upper_bound, counts.lower_bound + self.spare)
        return tuple(candidate(self.cp, self.event, axis, n, counts) for n in range(number))

    def _limit_lengths(self) -> None:
        pauses = {pause.key: pause for pause in self.pauses}
        limit_lengths(self.cp, self.event, self.sessions, pauses, self.counts[None].lengths)

    def _use_candidates_in_order(self) -> None:
        for candidates in self.candidates.values():
            for session, following in pairwise(candidates):
                self.cp.add_implication(following.present, session.present)
                if self._orders_rooms(session.axis):
                    self._in_order_of_rooms(session, following)
                else:
                    self.cp.add(session.start <= following.start).only_enforce_if(following.present)

    def _in_order_of_rooms(self, session: Candidate, following: Candidate) -> None:
        """`following` starts later than `session`, or at the same time in a later room."""
        ranks = {room.id: rank for rank, room in enumerate(self.event.rooms)}
        first, second = (
            len(ranks) * each.start + sum(ranks[room] * literal for room, literal in each.room.items())
            for each in (session, following)
        )
        self.cp.add(first <= second).only_enforce_if(following.present)

    def _orders_rooms(self, axis: str | None) -> bool:
        """True if the order of the axis's sessions matters, and two of them may start at the same time.

        People have to be at its first, second … session, or proposed chairs are compared with another programme's.
        """
        stated = axis is not None and self.event.axis[axis].numbered
        proposed = chooses(self.event) or any(person.may_chair for person in self.event.people)
        compared = self.scope.compared and proposed
        return (stated or compared) and self.parallel(axis) and len(self.event.rooms) > 1

    def _use_equal_rooms_in_order(self) -> None:
        """No session is in a room unless an earlier one is in the equal room before it."""
        for rooms in self.equal_rooms:
            for room, next_room in pairwise(rooms):
                earlier: list[IntVar] = []
                for session in self.sessions:
                    self.cp.add_bool_or(*earlier, ~session.room[next_room.id])
                    earlier.append(session.room[room.id])

    @cached_property
    def equal_rooms(self) -> list[list[Room]]:
        """The rooms that nothing tells apart, class by class: each is only used after the one before it in its class.

        The order of talks, that of sessions and another programme may tell all of them apart.
        """
        event = self.event
        if event.setting("order") != "off" and any(talk.order and self.parallel(talk.axis) for talk in event.talks):
            return []
        if self.scope.compared or any(map(self._orders_rooms, event.used_axes)):
            return []
        named = {talk.room for talk in event.talks} | {talk.pin.room for talk in event.talks if talk.pin}
        named |= {plenary.room for plenary in event.plenaries} | {what_if.room for what_if in event.what_ifs}
        cells = [(t.name, *cell) for t in event.tables if t.name in ("axis_room", "talk_room") for cell in t.cells]
        classes: dict[object, list[Room]] = {}
        for room in event.talk_rooms:
            costs = frozenset((table, row, cost) for table, row, column, cost in cells if column == room.id)
            nature = (room.capacity, frozenset(room.features), room.available, costs)
            classes.setdefault(room.id if room.id in named else nature, []).append(room)
        return [rooms for rooms in classes.values() if len(rooms) > 1]

    # ── queries about time ───────────────────────────────────────────────────────────────────────────────────────────

    def is_held(self, talk: Talk) -> BoolLiteral:
        """A literal that is true if the talk is placed: constant 1 unless it may be left out."""
        if talk.id not in self._presences:
            self._presences[talk.id] = self.presence(Requirement("placed", (talk.id,)))
        return self._presences[talk.id]

    def start_of(self, talk: Talk) -> IntVar:
        """The absolute minute at which the talk starts; free if the talk is not placed."""
        if talk.id not in self._starts:
            start = self.cp.new_int_var(0, DAY * len(self.event.days), f"{talk.id}.start")
            for session in self.candidates[talk.axis]:
                for row, begins in zip(session.place, session.place_start, strict=True):
                    self.cp.add(start == begins).only_enforce_if(row[talk.id])
            self._starts[talk.id] = start
        return self._starts[talk.id]

    @cached_property
    def _ranks(self) -> dict[PauseKey, int]:
        return ranks_of_pauses(self.event)

    @cached_property
    def on_grid(self) -> Domain:
        """The absolute minutes of the event's grid."""
        return _grid(len(self.event.days), self.event.step)

    def minutes(self, fits: Callable[[date, int], bool], first: int = 0) -> Domain:
        """The absolute minutes for which `fits(day, minute of the day)` is true, from the minute `first` of each day to
        the same minute of the next.
        """
        days = self.day_number.items()
        return Domain.from_values(
            [number * DAY + minute for day, number in days for minute in range(first, DAY + first) if fits(day, minute)]
        )

    def before(self, pause: Pause, other: Pause | Candidate) -> BoolLiteral:
        """A literal that is true if `pause` is over when `other` starts, false if `other` is over when it starts."""
        key = (_key(pause), _key(other))
        if key not in self._order:
            known = self._known_order(pause, other)
            literal = self.true if known else self.false
            if known is None:
                literal = self.cp.new_bool_var(f"{key[0]}<{key[1]}")
            if known is not False:
                self.cp.add(pause.end <= other.start).only_enforce_if(literal, pause.present, other.present)
            if known is not True:
                self.cp.add(other.end <= pause.start).only_enforce_if(~literal, pause.present, other.present)
            self._order[key] = literal
            self._order[key[1], key[0]] = ~literal
        return self._order[key]

    def _known_order(self, pause: Pause, other: Pause | Candidate) -> bool | None:
        """True if the pause lies before `other`, which is a session of a cell, False if after it; else None."""
        if isinstance(other, Pause) or other.cell is None:
            return None
        return (pause.day, self._ranks[pause.key]) < other.cell

    def apart(self, session: Candidate, other: Candidate) -> BoolLiteral:
        """A literal that is only true if the two sessions, where both are held, do not overlap in time."""
        key = frozenset((_key(session), _key(other)))
        if key not in self._apart:
            self._apart[key] = self.cp.new_bool_var(f"{session.name}|{other.name}")
            self.disjoint(self.span_of(session), self.span_of(other), 0, self._apart[key])
        return self._apart[key]

    def span_of(self, item: Talk | Candidate | Pause) -> Span:
        """The time of the item, with the literal that is true if the item is placed."""
        if isinstance(item, Talk):
            start = self.start_of(item)
            return Span(start, start + item.duration, self.is_held(item))
        return Span(item.start, item.end, item.present)

    # ── queries about rooms ──────────────────────────────────────────────────────────────────────────────────────────

    def room_of(self, talk: Talk, room: str) -> BoolLiteral:
        """A literal that is true if the talk is held in `room`."""
        if not self.event.room[room].talks:
            return self.false
        if len(self.event.talk_rooms) == 1:
            return self.true
        if (talk.id, room) not in self._rooms:
            literal = self.cp.new_bool_var(f"{talk.id}@{room}")
            for session in self.candidates[talk.axis]:
                self.cp.add_bool_or(~session.holds[talk.id], ~session.room[room], literal)
                self.cp.add_bool_or(~session.holds[talk.id], session.room[room], ~literal)
            self._rooms[talk.id, room] = literal
        return self._rooms[talk.id, room]

    def stays(self, talk: Talk, start: int, room: str) -> BoolLiteral:
        """A literal that is only true if the talk starts at the absolute minute `start` in `room`."""
        key = (talk.id, start, room)
        if key not in self._stays:
            literal = self.cp.new_bool_var(f"{talk.id} stays")
            self.within(self.start_of(talk), Domain(start, start), literal)
            keep_free(self, start, start + talk.duration, literal)
            if room in self.event.room:
                self.cp.add_implication(literal, self.room_of(talk, room))
            else:
                self.cp.add(literal == 0)
            self._stays[key] = literal
        return self._stays[key]

    def in_rooms(self, talk: Talk, rooms: Sequence[str], slack: BoolLiteral) -> None:
        """Posts that the talk is held in one of `rooms`, or `slack` is true."""
        for session in self.candidates[talk.axis]:
            there = [session.room[room] for room in rooms if room in session.room]
            self.cp.add_bool_or(~session.holds[talk.id], slack, *there)

    # ── intervals ────────────────────────────────────────────────────────────────────────────────────────────────────

    def interval(self, item: Candidate | Pause, present: BoolLiteral | None = None) -> IntervalVar:
        """The item's time as an interval that counts where `present` is true; default: where the item is held."""
        if isinstance(item, Pause):
            return self.cp.new_optional_interval_var(item.start, item.duration, item.end, item.present, item.id)
        literal = item.present if present is None else present
        return self.cp.new_optional_interval_var(item.start, item.length, item.end, literal, "")


@lru_cache(maxsize=64)
def _grid(days: int, step: int) -> Domain:
    """The absolute minutes of `days` days on the grid of `step` minutes past the hour."""
    return Domain.from_values([day * DAY + minute for day in range(days) for minute in grid(0, DAY - 1, step)])


def _key(item: Pause | Candidate) -> tuple[str, str | None, int]:
    return item.key if isinstance(item, Pause) else ("session", item.axis, item.number)
