"""The CP-SAT model of an event with preset sessions: its variables, and the questions that rules ask of them.

An axis has 0, 1, 2… sessions in a slot (`held`), and each is in a room (`cell`). Of talks the model knows no more than
the rules ask for: those that no rule tells apart are one integer a slot (`classes.py`); a talk has a literal for a
slot, a place or a room as soon as one is asked for. So rules post themselves first, and `close` makes the talks'
variables.

Two relaxations answer sooner: without `rooms` no session has one; without `places` no talk has one inside its session.
What such a model proves impossible is impossible, and its bounds hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations, pairwise
from math import comb
from typing import TypeVar

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Requirement
from scheduler.clock import DAY
from scheduler.event import Event, Slot, Talk, Window, spans_on
from scheduler.frame import Frame, Span
from scheduler.slots.classes import TalkClass, place_talks
from scheduler.terms import Term, Truth

#: Subsets of slots of one axis, beyond which they are not listed one by one.
_SUBSETS = 600


class SlotModel(Frame):
    """`dropped`, `cutoff`: as in `Frame`. `rooms`, `places`: whether sessions have rooms, and talks places in them."""

    def __init__(
        self,
        event: Event,
        *,
        dropped: frozenset[Requirement] = frozenset(),
        cutoff: int | None = None,
        rooms: bool = True,
        places: bool = True,
    ) -> None:
        super().__init__(event, dropped, cutoff)
        self.rooms, self.places = rooms, places
        self.optional = {r.subjects[0] for r in dropped if r.rule == "placed"}
        self.number = {slot.id: number for number, slot in enumerate(event.slots)}
        self.held: dict[tuple[str | None, str], tuple[IntVar, ...]] = {}
        self.cell: dict[tuple[str | None, str, str], IntVar] = {}
        self.classes: tuple[TalkClass, ...] = ()
        self.inside: dict[tuple[str, str], IntVar] = {}
        self.placed: dict[tuple[str, str, int], IntVar] = {}
        self.roomed: dict[tuple[str, str, str], IntVar] = {}
        self.count: dict[tuple[str | None, str], IntVar] = {}
        self.prices: dict[tuple[str, str], int] = defaultdict(int)
        self.barred: set[tuple[str, str]] = set()
        self.fine: set[str | None] = set()
        self.celled: set[str | None] = set()
        self._gone: set[tuple[str | None, str]] = set()
        self._then: list[Callable[[], None]] = []
        self._optional_talks: dict[str, IntVar] = {}
        self._spans: dict[str, Span] = {}
        self._rooms: dict[tuple[str, str], IntVar] = {}
        self._stays: dict[tuple[str, int, str], Truth] = {}
        self._subsets: dict[str | None, list[tuple[tuple[int, ...], IntVar]] | None] = {}
        for axis in event.used_axes:
            self._add_sessions(axis)
        self._share_rooms()
        self._add_pauses()

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_sessions(self, axis: str | None) -> None:
        for slot in self.event.slots:
            name = f"{axis or ''}@{slot.id}"
            literals = tuple(self.cp.new_bool_var(f"{name}#{n}") for n in range(self.most(axis, slot)))
            for one, following in pairwise(literals):
                self.cp.add_implication(following, one)
            self.held[axis, slot.id] = literals
            if self.rooms and literals:
                for room in self.event.rooms_of(slot):
                    self.cell[axis, slot.id, room] = self.cp.new_bool_var(f"{name}/{room}")
                cells = [self.cell[axis, slot.id, room] for room in self.event.rooms_of(slot)]
                self.cp.add(sum(cells) == sum(literals))
        required = sum(talk.places for talk in self.event.talks_of(axis) if talk.id not in self.optional)
        if required:
            self.cp.add(sum(s.places * sum(self.held[axis, s.id]) for s in self.event.slots) >= required)

    def most(self, axis: str | None, slot: Slot) -> int:
        """Sessions of the axis in the slot beyond which more are of no use: its talks fit into as many."""
        talks = [talk for talk in self.event.talks_of(axis) if talk.places <= slot.places]
        rooms = len(self.event.rooms_of(slot))
        if axis is None:
            return min(rooms, len(talks))
        needed = -(-sum(talk.places for talk in talks) // slot.places)
        needed += len({talk.places for talk in talks}) > 1
        return min(rooms, len(talks), needed)

    def _share_rooms(self) -> None:
        for slot in self.event.slots:
            rooms = self.event.rooms_of(slot)
            self.cp.add(sum(sum(self.held[axis, slot.id]) for axis in self.event.used_axes) <= len(rooms))
            for room in rooms if self.rooms else ():
                here = [self.cell.get((axis, slot.id, room)) for axis in self.event.used_axes]
                self.cp.add_at_most_one(literal for literal in here if literal is not None)

    def _taken(self, day: date) -> tuple[tuple[int, int], ...]:
        return spans_on([Window(start=slot.start, end=slot.end, day=slot.day) for slot in self.event.slots], day)

    def sessions(self, axis: str | None) -> Iterable[tuple[Slot, IntVar]]:
        """Each slot with the literal that is true where the axis has a first, a second… session in it."""
        return ((slot, literal) for slot in self.event.slots for literal in self.held[axis, slot.id])

    def meeting(self) -> Iterable[tuple[Slot, Slot]]:
        """Each slot with itself, and each two that overlap in time."""
        yield from ((slot, slot) for slot in self.event.slots)
        for one, other in combinations(self.event.slots, 2):
            if one.day == other.day and one.start < other.end and other.start < one.end:
                yield one, other

    def together(self, one: str | None, other: str | None) -> Iterable[tuple[IntVar, IntVar]]:
        """The sessions of two different axes that may overlap in time, pair by pair."""
        for slot, meets in self.meeting():
            for first, second in {(slot, meets), (meets, slot)}:
                for left in self.held[one, first.id]:
                    yield from ((left, right) for right in self.held[other, second.id])

    def can_have(self, axis: str | None, slot: Slot) -> bool:
        return bool(self.held[axis, slot.id]) and (axis, slot.id) not in self._gone

    def subsets(self, axis: str | None) -> list[tuple[tuple[int, ...], IntVar]] | None:
        """Each set of slots (by number) that the axis may be held in, with its literal, of which one is true; None
        where they are too many.
        """
        if axis not in self._subsets:
            self._subsets[axis] = self._list_subsets(axis)
        return self._subsets[axis]

    def _list_subsets(self, axis: str | None) -> list[tuple[tuple[int, ...], IntVar]] | None:
        talks = [talk for talk in self.event.talks_of(axis) if talk.id not in self.optional]
        slots = [slot for slot in self.event.slots if self.can_have(axis, slot)]
        most = min(len(talks), len(slots))
        if (
            len(talks) < len(self.event.talks_of(axis))
            or sum(comb(len(slots), n) for n in range(1, most + 1)) > _SUBSETS
        ):
            return None
        needed = sum(talk.places for talk in talks)
        found, extra = [], defaultdict(list)
        for size in range(1, most + 1):
            for chosen in combinations(slots, size):
                if sum(s.places * len(self.held[axis, s.id]) for s in chosen) < needed:
                    continue
                literal = self.cp.new_bool_var("")
                found.append((tuple(self.number[slot.id] for slot in chosen), literal))
                short = needed - sum(slot.places for slot in chosen)
                if short > 0:
                    widest = max(slot.places for slot in chosen if len(self.held[axis, slot.id]) > 1)
                    extra[-(-short // widest)].append(literal)
        self.cp.add_exactly_one(literal for _, literal in found)
        for slot in slots:
            here = [literal for chosen, literal in found if self.number[slot.id] in chosen]
            self.cp.add(sum(here) == self.held[axis, slot.id][0])
        if extra:
            more = sum(sum(self.held[axis, slot.id][1:]) for slot in slots)
            self.cp.add(more >= sum(count * sum(literals) for count, literals in extra.items()))
        return found

    # ── what it costs ────────────────────────────────────────────────────────────────────────────────────────────────

    def forbid(self, literal: Truth) -> None:
        super().forbid(literal)
        for key, literals in self.held.items():
            if literals and literals[0] is literal:
                self._gone.add(key)

    def price_talk(self, requirement: Requirement, amount: int, talk: Talk, slot: Slot) -> None:
        """In `slot` the talk breaks `requirement` by `amount`."""
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and not self.beyond(setting * amount):
            self.prices[talk.id, slot.id] += setting * amount
        elif requirement not in self.dropped:
            self.barred.add((talk.id, slot.id))

    def keep(self, talk: Talk, fits: Callable[[Slot, int, int], bool], slack: Truth) -> None:
        """The talk is held where `fits(slot, start, end)` (minutes of the slot's day), or `slack` is true."""
        for slot in self.event.slots:
            starts = range(slot.places - talk.places + 1)
            good = [fits(slot, slot.minute(p), slot.minute(p + talk.places)) for p in starts]
            if not any(good) and slack is self.false:
                self.barred.add((talk.id, slot.id))
            elif not any(good):
                self.cp.add_bool_or(~self.in_slot(talk, slot), slack)
            elif not all(good) and self.places:
                for place in starts:
                    if not good[place]:
                        self.cp.add_bool_or(~self.at(talk, slot, place), slack)

    # ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def is_held(self, talk: Talk) -> Truth:
        """Constant true, but for a talk that need not be placed."""
        if talk.id not in self.optional:
            return self.true
        if talk.id not in self._optional_talks:
            self._optional_talks[talk.id] = self.cp.new_bool_var(f"{talk.id}?")
        return self._optional_talks[talk.id]

    def in_slot(self, talk: Talk, slot: Slot) -> Truth:
        """True if the talk is held in the slot."""
        if talk.places > slot.places or (talk.id, slot.id) in self.barred or not self.held[talk.axis, slot.id]:
            return self.false
        return _made(self.cp.new_bool_var, self.inside, (talk.id, slot.id))

    def at(self, talk: Talk, slot: Slot, place: int) -> Truth:
        """True if the talk begins at the slot's `place`-th place, from 0."""
        if not 0 <= place <= slot.places - talk.places:
            return self.false
        self.fine.add(talk.axis)
        return _made(self.cp.new_bool_var, self.placed, (talk.id, slot.id, place))

    def in_room(self, talk: Talk, slot: Slot, room: str) -> Truth:
        """True if the talk is held in the slot and in `room`."""
        cell = self.cell.get((talk.axis, slot.id, room))
        if cell is None or talk.places > slot.places:
            return self.false
        key = (talk.id, slot.id, room)
        if len(self.held[talk.axis, slot.id]) > 1:
            self.celled.add(talk.axis)
        elif key not in self.roomed:
            literal, inside = self.cp.new_bool_var(""), self.in_slot(talk, slot)
            self.cp.add_implication(literal, inside)
            self.cp.add_implication(literal, cell)
            self.cp.add_bool_or(literal, ~inside, ~cell)
            self.roomed[key] = literal
        return _made(self.cp.new_bool_var, self.roomed, key)

    def room_of(self, talk: Talk, room: str) -> Truth:
        """True if the talk is held in `room`."""
        if (talk.id, room) not in self._rooms:
            literal = self.cp.new_bool_var(f"{talk.id}@{room}")
            self.cp.add(sum(self.in_room(talk, slot, room) for slot in self.event.slots) == literal)
            self._rooms[talk.id, room] = literal
        return self._rooms[talk.id, room]

    def in_rooms(self, talk: Talk, rooms: Iterable[str], slack: Truth) -> None:
        """The talk is held in one of `rooms`, or `slack` is true."""
        fitting = set(rooms)
        for slot in self.event.slots:
            for room in self.event.rooms_of(slot) if self.rooms else ():
                if room not in fitting:
                    self.cp.add_bool_or(~self.in_room(talk, slot, room), slack)

    def talks_in(self, axis: str | None, slot: Slot) -> Term:
        """The number of talks of the axis in the slot."""
        if not self.held[axis, slot.id]:
            return 0
        if (axis, slot.id) not in self.count:
            most = min(len(self.event.talks_of(axis)), len(self.held[axis, slot.id]) * slot.places)
            self.count[axis, slot.id] = self.cp.new_int_var(0, most, "")
        return self.count[axis, slot.id]

    def span_of(self, talk: Talk) -> Span:
        """When the talk is held, in absolute minutes; any minutes where it is not. The model has places."""
        if talk.id not in self._spans:
            start, end = (
                self.cp.new_int_var(0, DAY * len(self.event.days), f"{talk.id}.{e}") for e in ("start", "end")
            )
            for slot in self.event.slots:
                midnight = self.day_number[slot.day] * DAY
                for place in range(slot.places - talk.places + 1):
                    here = self.at(talk, slot, place)
                    self.cp.add(start == midnight + slot.minute(place)).only_enforce_if(here)
                    self.cp.add(end == midnight + slot.minute(place + talk.places)).only_enforce_if(here)
            self._spans[talk.id] = Span(start, end, self.is_held(talk))
        return self._spans[talk.id]

    def span_in(self, slot: Slot, literal: Truth) -> Span:
        """The slot's time, where `literal` is true."""
        midnight = self.day_number[slot.day] * DAY
        return Span(midnight + slot.start, midnight + slot.end, literal)

    def start_of(self, talk: Talk) -> Term:
        return self.span_of(talk).start

    def stays(self, talk: Talk, start: int, room: str) -> Truth:
        """A literal that is only true if the talk starts at the absolute minute `start` in `room`."""
        key = (talk.id, start, room)
        if key not in self._stays:
            literal = self.cp.new_bool_var(f"{talk.id} stays")
            self.cp.add(self.start_of(talk) == start).only_enforce_if(literal)
            self.cp.add_implication(literal, self.room_of(talk, room) if room in self.event.room else self.false)
            self._stays[key] = literal
        return self._stays[key]

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def later(self, then: Callable[[], None]) -> None:
        """`then` is called when the talks have their variables."""
        self._then.append(then)

    def close(self) -> None:
        """Makes the variables of the talks; no rule can ask for more."""
        self.classes = place_talks(self)
        for then in self._then:
            then()


_Key = TypeVar("_Key", bound=tuple[object, ...])


def _made(new: Callable[[str], IntVar], known: dict[_Key, IntVar], key: _Key) -> IntVar:
    if key not in known:
        known[key] = new("/".join(map(str, key)))
    return known[key]
