"""The sessions in a model of an event that presets them: how many each axis has in a slot, and in which rooms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise
from math import comb
from typing import Literal

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.rooms import Slot
from scheduler.domain.windows import Window, spans_on
from scheduler.event import Event
from scheduler.frame import Frame
from scheduler.requirement import Requirement
from scheduler.slots.alike import rooms_alike
from scheduler.slots.useful import most_sessions
from scheduler.terms import Term

Rooms = Literal["each", "alike", "none"]
#: A session that is settled: its axis, slot and room.
Cell = tuple[str | None, str, str]

#: Subsets of slots of one axis, beyond which they are not listed one by one.
_SUBSETS = 600


class SlotSessions(Frame):
    """`held`: of an axis in a slot, the literals that are true where it has a first, a second… session; `cell`: of an
    axis, a slot and a group of rooms (by its first), how many it has there.

    `optional`: talks that need not be placed; `apart`: the axes of which some talk's room or place matters; else as in
    `SlotModel`.
    """

    def __init__(
        self,
        event: Event,
        dropped: frozenset[Requirement],
        cutoff: int | None,
        rooms: Rooms,
        given: frozenset[Cell] | None,
        apart: frozenset[str | None],
        free: frozenset[str | None],
    ) -> None:
        super().__init__(event, dropped, cutoff)
        self.rooms, self.given, self._loose = rooms, given, free
        self.optional = {r.subjects[0] for r in dropped if r.rule == "placed"}
        self.number = {slot.id: number for number, slot in enumerate(event.slots)}
        self.held: dict[tuple[str | None, str], tuple[IntVar, ...]] = {}
        self.cell: dict[Cell, IntVar] = {}
        self._fewer: dict[tuple[str | None, str], int] = {}
        self._session: dict[int, tuple[str | None, str, int]] = {}
        self._subsets: dict[str | None, list[tuple[tuple[int, ...], IntVar]] | None] = {}
        self._apart = apart
        self._group_rooms()
        counts = Counter((axis, slot) for axis, slot, _ in given or ())
        for axis in event.used_axes:
            self._add_sessions(axis, counts)
        self._share_rooms()
        self.add_pauses()

    def _group_rooms(self) -> None:
        groups = {"each": tuple((room.id,) for room in self.event.rooms), "alike": rooms_alike(self.event), "none": ()}
        self.group = {room: group for group in groups[self.rooms] for room in group}

    def groups_of(self, slot: Slot) -> tuple[tuple[str, ...], ...]:
        """The slot's rooms as the model tells them apart; none where it knows no rooms."""
        return tuple(dict.fromkeys(self.group[room] for room in self.event.rooms_of(slot) if room in self.group))

    def settled(self, axis: str | None) -> bool:
        """True if the sessions of the axis are given."""
        return self.given is not None and axis not in self._loose

    def _add_sessions(self, axis: str | None, counts: Counter[tuple[str | None, str]]) -> None:
        for slot in self.event.slots:
            name = f"{axis or ''}@{slot.id}"
            if not self.settled(axis):
                literals = tuple(self.cp.new_bool_var(f"{name}#{n}") for n in range(self._most(axis, slot)))
            else:
                literals = tuple(self.cp.new_constant(1) for _ in range(counts[axis, slot.id]))
            for one, following in pairwise(() if self.settled(axis) else literals):
                self.cp.add_implication(following, one)
            self.held[axis, slot.id] = literals
            self._session |= {id(literal): (axis, slot.id, number) for number, literal in enumerate(literals)}
            for group in self.groups_of(slot) if literals else ():
                self.cell[axis, slot.id, group[0]] = self._cell(axis, slot, group, len(literals))
            if self.rooms != "none" and literals and not self.settled(axis):
                cells = [self.cell[axis, slot.id, group[0]] for group in self.groups_of(slot)]
                self.cp.add(sum(cells) == sum(literals))
        required = sum(talk.places for talk in self.event.talks_of(axis) if talk.id not in self.optional)
        if required:
            self.cp.add(sum(s.places * sum(self.held[axis, s.id]) for s in self.event.slots) >= required)

    def _most(self, axis: str | None, slot: Slot) -> int:
        return most_sessions(self.event, axis, slot, apart=axis in self._apart)

    def _cell(self, axis: str | None, slot: Slot, group: tuple[str, ...], most: int) -> IntVar:
        if self.given is not None and self.settled(axis):
            return self.cp.new_constant(sum((axis, slot.id, room) in self.given for room in group))
        most, name = min(most, len(group)), f"{axis or ''}@{slot.id}/{group[0]}"
        return self.cp.new_bool_var(name) if most == 1 else self.cp.new_int_var(0, most, name)

    def _share_rooms(self) -> None:
        for slot in self.event.slots if self.given is None or self._loose else ():
            rooms = self.event.rooms_of(slot)
            self.cp.add(sum(sum(self.held[axis, slot.id]) for axis in self.event.used_axes) <= len(rooms))
            for group in self.groups_of(slot):
                cells = [self.cell.get((axis, slot.id, group[0])) for axis in self.event.used_axes]
                here = [cell for cell in cells if cell is not None]
                if len(group) == 1:
                    self.cp.add_at_most_one(here)
                else:
                    self.cp.add(sum(here) <= len(group))

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

    def not_together(self, one: str | None, other: str | None, requirement: Requirement, amount: int | None) -> None:
        """Each two sessions of the two axes that overlap in time break `requirement` by `amount`."""
        for slot, meets in self.meeting():
            for first, second in dict.fromkeys(((slot, meets), (meets, slot))):
                left, right = self.held[one, first.id], self.held[other, second.id]
                if left and right:
                    slack = self.slack(requirement, amount)
                    self.cp.add_bool_or(slack, ~left[0], ~right[0])
                    if slack is not self.false and slack is not self.true:
                        self._further(left, right, requirement, amount)

    def _further(
        self, left: Sequence[IntVar], right: Sequence[IntVar], requirement: Requirement, amount: int | None
    ) -> None:
        """Counts the pairs of a session of `left` and one of `right` beyond the first: later sessions are there only
        where the first ones are, so that they need be counted only where the first pair may be.
        """
        for number, session in enumerate(left):
            others = right[1:] if number == 0 else right
            if others:
                pairs = self.cp.new_int_var(0, len(others), "")
                self.cp.add(pairs >= sum(others) - len(others) * (1 - session))
                self.price(requirement, amount, pairs)

    def overlapping(self, axis: str | None) -> Iterable[tuple[Slot, list[IntVar]]]:
        """Each slot in which the axis may be, with what is true where an earlier session of it still runs then."""
        for number, slot in enumerate(self.event.slots):
            earlier = [
                before for before in self.event.slots[:number] if before.day == slot.day and slot.start < before.end
            ]
            running = [literal for before in earlier for literal in self.held[axis, before.id][:1]]
            if running and self.held[axis, slot.id]:
                yield slot, running

    def allowed(self, axis: str | None, slot: Slot) -> int:
        """How many sessions the axis may have in the slot, as far as is known."""
        return self._fewer.get((axis, slot.id), len(self.held[axis, slot.id]))

    def several(self, axis: str | None) -> bool:
        """True if the axis may have several sessions in a slot."""
        return any(self.allowed(axis, slot) > 1 for slot in self.event.slots)

    def subsets(self, axis: str | None) -> list[tuple[tuple[int, ...], IntVar]] | None:
        """Each set of slots (by number) that the axis may be held in, with its literal, of which one is true; None
        where they are too many.
        """
        if axis not in self._subsets:
            self._subsets[axis] = None if self.settled(axis) else self._list_subsets(axis)
        return self._subsets[axis]

    def _list_subsets(self, axis: str | None) -> list[tuple[tuple[int, ...], IntVar]] | None:
        talks = [talk for talk in self.event.talks_of(axis) if talk.id not in self.optional]
        slots = [slot for slot in self.event.slots if self.allowed(axis, slot)]
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
                if sum(s.places * self.allowed(axis, s) for s in chosen) < needed:
                    continue
                literal = self.cp.new_bool_var("")
                found.append((tuple(self.number[slot.id] for slot in chosen), literal))
                short = needed - sum(slot.places for slot in chosen)
                if short > 0:
                    widest = max(slot.places for slot in chosen if self.allowed(axis, slot) > 1)
                    extra[-(-short // widest)].append(literal)
        self.cp.add_exactly_one(literal for _, literal in found)
        for slot in slots:
            here = [literal for chosen, literal in found if self.number[slot.id] in chosen]
            self.cp.add(sum(here) == self.held[axis, slot.id][0])
        if extra:
            more = sum(sum(self.held[axis, slot.id][1:]) for slot in slots)
            self.cp.add(more >= sum(count * sum(literals) for count, literals in extra.items()))
        return found

    def forbid(self, count: Term) -> None:
        super().forbid(count)
        session = self._session.get(id(count))
        if session is not None:
            axis, slot, number = session
            self._fewer[axis, slot] = min(number, self._fewer.get((axis, slot), number))
