"""The CP-SAT model of an event: its variables, and the questions that rules ask of them; names no objective.

Times are absolute minutes: `1440 × (number of the day) + minutes from midnight`. Every axis has a few candidate
sessions (`candidates.py`), used from the first and starting in their order; equal rooms are used from the first: so
equal programmes are met once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from ortools.sat.python.cp_model import Domain, IntervalVar, IntVar

from scheduler.candidates import Candidate, candidate
from scheduler.clock import DAY, grid
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.event import Event
from scheduler.frame import ANY_HOURS, Frame, Hours, Pause, Span
from scheduler.requirement import Requirement
from scheduler.sizes import sizes
from scheduler.terms import Truth


class Model(Frame):
    """`spare`: how many sessions more than `fewest_sessions` all axes together may have; None: as many as can be of
    use. `dropped`, `hours`: as in `Frame`. `alike`: rooms that nothing in the event tells apart are used from the
    first; false where another programme tells them apart.
    """

    def __init__(
        self,
        event: Event,
        *,
        spare: int | None = None,
        dropped: frozenset[Requirement] = frozenset(),
        alike: bool = True,
        hours: Hours = ANY_HOURS,
    ) -> None:
        super().__init__(event, dropped, hours=hours)
        self.spare = spare
        self._held: dict[str, Truth] = {}
        self._starts: dict[str, IntVar] = {}
        self._rooms: dict[tuple[str, str], Truth] = {}
        self._stays: dict[tuple[str, int, str], Truth] = {}
        self._order: dict[tuple[object, object], Truth] = {}
        self._apart: dict[frozenset[object], Truth] = {}
        hard = event.setting("session_size") == "hard"
        ends = {end: hard and Requirement("session_size", (), end) not in dropped for end in ("min", "max")}
        optional = {r.subjects[0] for r in dropped if r.rule == "placed"}
        least, most = ends["min"], ends["max"]
        self.sizes = {axis: sizes(event, axis, optional, least=least, most=most) for axis in event.used_axes}
        self.candidates = {axis: self._candidates(axis, spare) for axis in event.used_axes}
        self.sessions = tuple(c for candidates in self.candidates.values() for c in candidates)
        self.add_pauses()
        self._use_in_order(alike)
        if spare is not None:
            self.cp.add(sum(c.present for c in self.sessions) <= self.fewest_sessions + spare)

    @property
    def fewest_sessions(self) -> int:
        """No programme has fewer."""
        return sum(one.fewest for one in self.sizes.values())

    @property
    def most_spare(self) -> int:
        """The `spare` beyond which no candidate can be of use."""
        return sum(one.most - one.fewest for one in self.sizes.values())

    @property
    def deciding(self) -> list[IntVar]:
        """The variables that make a programme; all others follow from them."""
        literals: dict[int, IntVar] = {}
        for session in self.sessions:
            every = (session.present, session.start, *session.room.values(), *session.day)
            for variable in (*every, *(literal for row in session.place for literal in row.values())):
                literals[variable.index] = variable
        return [*literals.values(), *self.free_pauses]

    # ── variables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _candidates(self, axis: str | None, spare: int | None) -> tuple[Candidate, ...]:
        counts = self.sizes[axis]
        number = counts.most if spare is None else min(counts.most, counts.fewest + spare)
        return tuple(candidate(self.cp, self.event, axis, n, counts) for n in range(number))

    def _use_in_order(self, alike: bool) -> None:
        for candidates in self.candidates.values():
            for one, following in pairwise(candidates):
                self.cp.add_implication(following.present, one.present)
                self.cp.add(one.start <= following.start).only_enforce_if(following.present)
        for rooms in self._equal_rooms() if alike else ():
            for room, next_room in pairwise(rooms):
                earlier: list[IntVar] = []
                for session in self.sessions:
                    self.cp.add_bool_or(*earlier, ~session.room[next_room.id])
                    earlier.append(session.room[room.id])

    def _equal_rooms(self) -> list[list[Room]]:
        """The rooms that nothing in the event tells apart, class by class; the order of talks may tell all apart."""
        event = self.event
        if event.setting("order") != "off" and any(talk.order and self.parallel(talk.axis) for talk in event.talks):
            return []
        named = {t.room for t in event.talks} | {t.pin.room for t in event.talks if t.pin}
        named |= {p.room for p in event.plenaries} | {ask.room for ask in event.asked}
        cells = [(t.name, *cell) for t in event.tables if t.name in ("axis_room", "talk_room") for cell in t.cells]
        classes: dict[object, list[Room]] = {}
        for room in event.rooms:
            costs = frozenset((table, row, cost) for table, row, column, cost in cells if column == room.id)
            alike = (room.capacity, frozenset(room.features), room.available, costs)
            classes.setdefault(room.id if room.id in named else alike, []).append(room)
        return [rooms for rooms in classes.values() if len(rooms) > 1]

    # ── what rules ask about time ────────────────────────────────────────────────────────────────────────────────────

    def held(self, talk: Talk) -> Truth:
        """Constant true, but for a talk that need not be placed."""
        if talk.id not in self._held:
            self._held[talk.id] = self._optional(Requirement("placed", (talk.id,)))
        return self._held[talk.id]

    def start_of(self, talk: Talk) -> IntVar:
        """The absolute minute at which the talk starts; any, where it is not held."""
        if talk.id not in self._starts:
            start = self.cp.new_int_var(0, DAY * len(self.event.days), f"{talk.id}.start")
            for session in self.candidates[talk.axis]:
                for row, begins in zip(session.place, session.place_start, strict=True):
                    self.cp.add(start == begins).only_enforce_if(row[talk.id])
            self._starts[talk.id] = start
        return self._starts[talk.id]

    @cached_property
    def on_grid(self) -> Domain:
        """The absolute minutes of the event's grid."""
        minutes = grid(0, DAY - 1, self.event.step)
        return Domain.from_values([number * DAY + minute for number in self.day_number.values() for minute in minutes])

    def minutes(self, fits: Callable[[date, int], bool], first: int = 0) -> Domain:
        """The absolute minutes of which `fits(day, minute of the day)` is true; those of a day from `first` on."""
        days = self.day_number.items()
        return Domain.from_values(
            [number * DAY + minute for day, number in days for minute in range(first, DAY + first) if fits(day, minute)]
        )

    def before(self, one: Pause, other: Pause | Candidate) -> Truth:
        """True if `one` is over when `other` starts, false if `other` is over when `one` starts."""
        key = (_key(one), _key(other))
        if key not in self._order:
            literal = self.cp.new_bool_var(f"{key[0]}<{key[1]}")
            self.cp.add(one.end <= other.start).only_enforce_if(literal, one.present, other.present)
            self.cp.add(other.end <= one.start).only_enforce_if(~literal, one.present, other.present)
            self._order[key] = literal
            self._order[key[1], key[0]] = ~literal
        return self._order[key]

    def apart(self, one: Candidate, other: Candidate) -> Truth:
        """A literal that is only true if the two sessions, where both are held, do not overlap in time."""
        key = frozenset((_key(one), _key(other)))
        if key not in self._apart:
            self._apart[key] = self.cp.new_bool_var(f"{one.name}|{other.name}")
            self.disjoint(self.span_of(one), self.span_of(other), 0, self._apart[key])
        return self._apart[key]

    def span_of(self, item: Talk | Candidate | Pause) -> Span:
        """When the item is held, whatever it is."""
        if isinstance(item, Talk):
            start = self.start_of(item)
            return Span(start, start + item.duration, self.held(item))
        return Span(item.start, item.end, item.present)

    # ── what rules ask about rooms ───────────────────────────────────────────────────────────────────────────────────

    def room_of(self, talk: Talk, room: str) -> Truth:
        """True if the talk is held in `room`."""
        if len(self.event.rooms) == 1:
            return self.true
        if (talk.id, room) not in self._rooms:
            literal = self.cp.new_bool_var(f"{talk.id}@{room}")
            for session in self.candidates[talk.axis]:
                self.cp.add_bool_or(~session.holds[talk.id], ~session.room[room], literal)
                self.cp.add_bool_or(~session.holds[talk.id], session.room[room], ~literal)
            self._rooms[talk.id, room] = literal
        return self._rooms[talk.id, room]

    def stays(self, talk: Talk, start: int, room: str) -> Truth:
        """A literal that is only true if the talk starts at the absolute minute `start` in `room`."""
        key = (talk.id, start, room)
        if key not in self._stays:
            literal = self.cp.new_bool_var(f"{talk.id} stays")
            self.within(self.start_of(talk), Domain(start, start), literal)
            if room in self.event.room:
                self.cp.add_implication(literal, self.room_of(talk, room))
            else:
                self.cp.add(literal == 0)
            self._stays[key] = literal
        return self._stays[key]

    def in_rooms(self, talk: Talk, rooms: Sequence[str], slack: Truth) -> None:
        """The talk is held in one of `rooms`, or `slack` is true."""
        for session in self.candidates[talk.axis]:
            self.cp.add_bool_or(~session.holds[talk.id], slack, *(session.room[room] for room in rooms))

    # ── intervals ────────────────────────────────────────────────────────────────────────────────────────────────────

    def interval(self, item: Candidate | Pause, present: Truth | None = None) -> IntervalVar:
        """The item's time as an interval that counts where `present` (default: the item's own) is true."""
        if isinstance(item, Pause):
            return self.cp.new_optional_interval_var(item.start, item.duration, item.end, item.present, item.id)
        literal = item.present if present is None else present
        return self.cp.new_optional_interval_var(item.start, item.length, item.end, literal, "")


def _key(item: Pause | Candidate) -> tuple[str, str | None, int]:
    return (item.kind, item.id, item.day) if isinstance(item, Pause) else ("session", item.axis, item.number)
