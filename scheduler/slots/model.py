"""The CP-SAT model of an event with preset sessions: its variables, and the questions that rules ask of them.

An axis has 0, 1, 2… sessions in a slot (`held`), and each is in a room (`cell`). Of talks the model knows no more than
the rules ask for: those that no rule tells apart are one integer a slot (`classes.py`); a talk has a literal for a
slot, a place or a room as soon as one is asked for. So rules post themselves first, and `close` makes the talks'
variables.

Relaxations answer sooner: without `rooms` no session has one, with rooms `alike` those that can be exchanged are
counted together; without `places` no talk has one inside its session. What such a model proves impossible is
impossible, and its bounds hold; where a rule asks for what it does not know it is `shallow`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from math import comb
from typing import Literal, TypeVar

from ortools.sat.python.cp_model import IntVar

from constraints.rule import Requirement
from scheduler.clock import DAY
from scheduler.event import Event, Slot, Talk, Window, spans_on
from scheduler.frame import Frame
from scheduler.slots.alike import rooms_alike
from scheduler.slots.classes import TalkClass, place_talks
from scheduler.slots.hours import Fits
from scheduler.terms import Term, Truth

Rooms = Literal["each", "alike", "none"]
#: A session that is settled: its axis, slot and room.
Cell = tuple[str | None, str, str]

#: Subsets of slots of one axis, beyond which they are not listed one by one.
_SUBSETS = 600


class SlotModel(Frame):
    """`dropped`, `cutoff`: as in `Frame`. `rooms`, `places`: what the model knows of rooms, and whether of places.
    `given`: all sessions, where they are settled.
    """

    def __init__(
        self,
        event: Event,
        *,
        dropped: frozenset[Requirement] = frozenset(),
        cutoff: int | None = None,
        rooms: Rooms = "each",
        places: bool = True,
        given: frozenset[Cell] | None = None,
    ) -> None:
        super().__init__(event, dropped, cutoff)
        self.rooms, self.places, self.given = rooms, places, given
        self.shallow = False
        self.optional = {r.subjects[0] for r in dropped if r.rule == "placed"}
        self.number = {slot.id: number for number, slot in enumerate(event.slots)}
        self.held: dict[tuple[str | None, str], tuple[IntVar, ...]] = {}
        self.cell: dict[Cell, IntVar] = {}
        self.classes: tuple[TalkClass, ...] = ()
        self.inside: dict[tuple[str, str], IntVar] = {}
        self.placed: dict[tuple[str, str, int], IntVar] = {}
        self.roomed: dict[tuple[str, str, str], IntVar] = {}
        self.count: dict[tuple[str | None, str], IntVar] = {}
        self.prices: dict[tuple[str, str], int] = defaultdict(int)
        self.barred: set[tuple[str, str]] = set()
        self.fine: set[str | None] = set()
        self.celled: set[str | None] = set()
        self._fewer: dict[tuple[str | None, str], int] = {}
        self._last: list[Callable[[], None]] = []
        self._then: list[Callable[[], None]] = []
        self._held_talks: dict[str, IntVar] = {}
        self._slacks: dict[tuple[Requirement, str, str, tuple[str, int] | None], Truth] = {}
        self._stays: dict[tuple[str, int, str, int | None], Truth] = {}
        self._subsets: dict[str | None, list[tuple[tuple[int, ...], IntVar]] | None] = {}
        self._group_rooms()
        settled = Counter((axis, slot) for axis, slot, _ in given or ())
        for axis in event.used_axes:
            self._add_sessions(axis, settled)
        self._share_rooms()
        self._add_pauses()

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _group_rooms(self) -> None:
        groups = {"each": tuple((room.id,) for room in self.event.rooms), "alike": rooms_alike(self.event), "none": ()}
        self.group = {room: group for group in groups[self.rooms] for room in group}

    def groups_of(self, slot: Slot) -> tuple[tuple[str, ...], ...]:
        """The slot's rooms as the model tells them apart; none where it knows no rooms."""
        return tuple(dict.fromkeys(self.group[room] for room in self.event.rooms_of(slot) if room in self.group))

    def _add_sessions(self, axis: str | None, settled: Counter[tuple[str | None, str]]) -> None:
        for slot in self.event.slots:
            name = f"{axis or ''}@{slot.id}"
            if self.given is None:
                literals = tuple(self.cp.new_bool_var(f"{name}#{n}") for n in range(self.most(axis, slot)))
            else:
                literals = tuple(self.cp.new_constant(1) for _ in range(settled[axis, slot.id]))
            for one, following in pairwise(literals if self.given is None else ()):
                self.cp.add_implication(following, one)
            self.held[axis, slot.id] = literals
            for group in self.groups_of(slot) if literals else ():
                self.cell[axis, slot.id, group[0]] = self._cell(axis, slot, group, len(literals))
            if self.rooms != "none" and literals and self.given is None:
                cells = [self.cell[axis, slot.id, group[0]] for group in self.groups_of(slot)]
                self.cp.add(sum(cells) == sum(literals))
        required = sum(talk.places for talk in self.event.talks_of(axis) if talk.id not in self.optional)
        if required:
            self.cp.add(sum(s.places * sum(self.held[axis, s.id]) for s in self.event.slots) >= required)

    def _cell(self, axis: str | None, slot: Slot, group: tuple[str, ...], most: int) -> IntVar:
        if self.given is not None:
            return self.cp.new_constant(sum((axis, slot.id, room) in self.given for room in group))
        most, name = min(most, len(group)), f"{axis or ''}@{slot.id}/{group[0]}"
        return self.cp.new_bool_var(name) if most == 1 else self.cp.new_int_var(0, most, name)

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
        for slot in self.event.slots if self.given is None else ():
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

    def together(self, one: str | None, other: str | None) -> Iterable[tuple[IntVar, IntVar]]:
        """The sessions of two different axes that may overlap in time, pair by pair."""
        for slot, meets in self.meeting():
            for first, second in dict.fromkeys(((slot, meets), (meets, slot))):
                for left in self.held[one, first.id]:
                    yield from ((left, right) for right in self.held[other, second.id])

    def not_together(self, one: str | None, other: str | None, requirement: Requirement, amount: int | None) -> None:
        """Each two sessions of the two axes that overlap in time break `requirement` by `amount`."""
        for left, right in self.together(one, other):
            slack = self.slack(requirement, amount)
            self.cp.add_bool_or(slack, ~left, ~right)

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
            self._subsets[axis] = None if self.given is not None else self._list_subsets(axis)
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

    # ── what it costs ────────────────────────────────────────────────────────────────────────────────────────────────

    def forbid(self, count: Term) -> None:
        super().forbid(count)
        for (axis, slot), literals in self.held.items():
            for number, literal in enumerate(literals):
                if literal is count:
                    self._fewer[axis, slot] = min(number, self._fewer.get((axis, slot), number))

    def price_talk(self, requirement: Requirement, amount: int | None, talk: Talk, slot: Slot) -> None:
        """In `slot` the talk breaks `requirement` by `amount`; None: by what no weight makes up for."""
        setting = self.event.setting(requirement.rule)
        if isinstance(setting, int) and amount is not None and not self.beyond(setting * amount):
            self.prices[talk.id, slot.id] += setting * amount
        elif requirement not in self.dropped:
            self.barred.add((talk.id, slot.id))

    def keep(self, talk: Talk, fits: Fits, requirement: Requirement) -> None:
        """The talk is held where `fits(slot, start, end)` (minutes of the slot's day), or breaks `requirement` once."""
        for slot in self.event.slots:
            good = self.fitting(talk, slot, fits)
            if good and not any(good):
                self.price_talk(requirement, 1, talk, slot)
            elif not all(good):
                self.shallow |= not self.places
                for place, fine in enumerate(good if self.places else ()):
                    here = self.false if fine else self.at(talk, slot, place)
                    if here is not self.false:
                        self.price(requirement, 1, here)

    def misses(self, talk: Talk, fits: Fits) -> Term:
        """1 if the talk is held where not `fits(slot, start, end)`, else 0; where the model has no places, it may be 0
        all the same.
        """
        missed = []
        for slot in self.event.slots:
            good = self.fitting(talk, slot, fits)
            if good and not any(good):
                missed.append(self.in_slot(talk, slot))
            elif not all(good):
                self.shallow |= not self.places
                missed += [self.at(talk, slot, p) for p, fine in enumerate(good) if self.places and not fine]
        return sum(missed)

    def keep_at(self, talk: Talk, fits: Fits, room: str | None, requirement: Requirement) -> None:
        """As `keep`, and the talk is in `room` where one is given; it breaks `requirement` once if it misses both."""
        if room is None:
            self.keep(talk, fits, requirement)
            return
        slack = cache(lambda: self.slack(requirement))
        for slot in self.event.slots:
            good, rooms = self.fitting(talk, slot, fits), self.event.rooms_of(slot)
            if good and not (any(good) and room in rooms):
                self.price_talk(requirement, 1, talk, slot)
            elif good and self.in_slot(talk, slot) is not self.false:
                self._not_in(talk, slot, [r for r in rooms if r != room], ~self.in_slot(talk, slot), slack)
                self.shallow |= not (all(good) or self.places)
                for place, fine in enumerate(good if self.places else ()):
                    if not fine:
                        self.cp.add_bool_or(~self.at(talk, slot, place), slack())

    def fitting(self, talk: Talk, slot: Slot, fits: Fits) -> list[bool]:
        """For each place of the slot at which the talk may begin, whether it fits there."""
        starts = range(slot.places - talk.places + 1)
        return [fits(slot, slot.minute(p), slot.minute(p + talk.places)) for p in starts]

    # ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def is_held(self, talk: Talk) -> Truth:
        """Constant true, but for a talk that need not be placed."""
        if talk.id not in self.optional:
            return self.true
        if talk.id not in self._held_talks:
            self._held_talks[talk.id] = self.cp.new_bool_var(f"{talk.id}?")
        return self._held_talks[talk.id]

    def in_slot(self, talk: Talk, slot: Slot) -> Truth:
        """True if the talk is held in the slot."""
        if talk.places > slot.places or (talk.id, slot.id) in self.barred or not self.held[talk.axis, slot.id]:
            return self.false
        return _made(self.cp.new_bool_var, self.inside, (talk.id, slot.id))

    def at(self, talk: Talk, slot: Slot, place: int) -> Truth:
        """True if the talk begins at the slot's `place`-th place, from 0. The model has places."""
        if not 0 <= place <= slot.places - talk.places or not self.held[talk.axis, slot.id]:
            return self.false
        self.fine.add(talk.axis)
        return _made(self.cp.new_bool_var, self.placed, (talk.id, slot.id, place))

    def covers(self, talk: Talk, slot: Slot, place: int) -> Term:
        """1 if the talk takes the slot's `place`-th place, else 0. The model has places."""
        return sum(self.at(talk, slot, first) for first in range(place - talk.places + 1, place + 1))

    def in_room(self, talk: Talk, slot: Slot, room: str) -> Truth:
        """True if the talk is held in the slot and in `room`; false, and the model shallow, where it cannot know."""
        group = self.group.get(room, ())
        known = (talk.axis, slot.id, group[0] if group else "") in self.cell
        if not known or self.in_slot(talk, slot) is self.false:
            self.shallow |= self.rooms != "each"
            return self.false
        if len(group) > 1 or (self.rooms != "each" and self.several(talk.axis)):
            self.shallow = True
            return self.false
        return _made(self.cp.new_bool_var, self.roomed, (talk.id, slot.id, room))

    def in_rooms(self, talk: Talk, rooms: Iterable[str], requirement: Requirement) -> None:
        """The talk is held in one of `rooms`, or breaks `requirement` once."""
        fitting, slack = set(rooms), cache(lambda: self.slack(requirement))
        for slot in self.event.slots:
            wrong = [room for room in self.event.rooms_of(slot) if room not in fitting]
            if wrong and len(wrong) == len(self.event.rooms_of(slot)):
                self.price_talk(requirement, 1, talk, slot)
            elif wrong and self.in_slot(talk, slot) is not self.false:
                self._not_in(talk, slot, wrong, ~self.in_slot(talk, slot), slack)

    def _not_in(
        self, talk: Talk, slot: Slot, rooms: Iterable[str], unless: Truth, slack: Callable[[], Truth]
    ) -> None:
        """The talk, held in the slot or `unless` is true, is in none of `rooms`, or `slack` is true."""
        wrong = set(rooms)
        self.shallow |= bool(wrong) and self.rooms == "none"
        for group in self.groups_of(slot):
            cell = self.cell.get((talk.axis, slot.id, group[0]))
            if cell is None or not wrong.intersection(group):
                continue
            if wrong.issuperset(group) and self.allowed(talk.axis, slot) < 2 and cell.is_boolean:
                self.cp.add_bool_or(unless, ~cell, slack())
            else:
                here = self.in_room(talk, slot, group[0])
                if here is not self.false:
                    self.cp.add_bool_or(unless, ~here, slack())

    def apart(self, one: Talk, other: Talk, slack: Truth) -> None:
        """The talks are not in two sessions that overlap in time, or `slack` is true."""
        for slot, meets in self.meeting():
            for first, second in dict.fromkeys(((slot, meets), (meets, slot))):
                here, there = self.in_slot(one, first), self.in_slot(other, second)
                if here is self.false or there is self.false:
                    continue
                if first is second and one.axis == other.axis:
                    self._in_one(one, other, first, slack)
                else:
                    self.cp.add_bool_or(slack, ~here, ~there)

    def _in_one(self, one: Talk, other: Talk, slot: Slot, slack: Truth) -> None:
        """Two talks of an axis in the slot are in one room, or `slack` is true."""
        if self.allowed(one.axis, slot) < 2:
            return
        if self.rooms != "each" or not self.places:
            self.shallow = True
            return
        for room in self.event.rooms_of(slot):
            here, there = self.in_room(one, slot, room), self.in_room(other, slot, room)
            self.cp.add_bool_or(slack, ~here, there, ~self.in_slot(other, slot))

    def not_at_once(self, one: Talk, other: Talk, requirement: Requirement) -> None:
        """Each place that both talks take, in two rooms, breaks `requirement` once."""
        if not self.places:
            self.shallow = True
            return
        for slot, meets in self.meeting():
            if slot is meets:
                self.not_at_once_in(one, other, slot, requirement)
            else:
                self._not_across(one, other, slot, meets, requirement)
                self._not_across(one, other, meets, slot, requirement)

    def not_at_once_in(self, one: Talk, other: Talk, slot: Slot, requirement: Requirement) -> None:
        """As `not_at_once`, in this slot."""
        if one.axis == other.axis and self.allowed(one.axis, slot) < 2:
            return
        if not self.allowed(one.axis, slot) or not self.allowed(other.axis, slot):
            return
        for place in range(slot.places):
            here, there = self.covers(one, slot, place), self.covers(other, slot, place)
            if not isinstance(here, int) and not isinstance(there, int):
                self.cp.add(here + there <= 1 + self._both_at(one, other, slot, place, requirement))

    def _not_across(self, one: Talk, other: Talk, slot: Slot, meets: Slot, requirement: Requirement) -> None:
        """The same of two slots that overlap in time, in which the two talks break it once."""
        for place in range(slot.places):
            for across in range(meets.places):
                apart = slot.minute(place + 1) <= meets.minute(across) or meets.minute(across + 1) <= slot.minute(place)
                here, there = self.covers(one, slot, place), self.covers(other, meets, across)
                if not apart and not isinstance(here, int) and not isinstance(there, int):
                    self.cp.add(here + there <= 1 + self._slack_of(one, other, requirement, None))

    def _both_at(self, one: Talk, other: Talk, slot: Slot, place: int, requirement: Requirement) -> Truth:
        """The slack of one place; talks of one place each meet in one at most, so that they need but one slack."""
        single = min(one.places, other.places) == 1
        return self._slack_of(one, other, requirement, None if single else (slot.id, place))

    def _slack_of(self, one: Talk, other: Talk, requirement: Requirement, place: tuple[str, int] | None) -> Truth:
        key = (requirement, one.id, other.id, place)
        if key not in self._slacks:
            self._slacks[key] = self.slack(requirement)
        return self._slacks[key]

    def talks_in(self, axis: str | None, slot: Slot) -> Term:
        """The number of talks of the axis in the slot."""
        if not self.held[axis, slot.id]:
            return 0
        if (axis, slot.id) not in self.count:
            most = min(len(self.event.talks_of(axis)), len(self.held[axis, slot.id]) * slot.places)
            self.count[axis, slot.id] = self.cp.new_int_var(0, most, "")
        return self.count[axis, slot.id]

    def stays(self, talk: Talk, start: int, room: str, end: int | None = None) -> Truth:
        """A literal that is only true if the talk starts at the absolute minute `start` in `room`, and, where it is
        given, is over at `end`; where the model cannot know, it may be true all the same.
        """
        key = (talk.id, start, room, end)
        if key not in self._stays:
            self._stays[key] = self._stay(talk, start, room, end)
        return self._stays[key]

    def _stay(self, talk: Talk, start: int, room: str, end: int | None) -> Truth:
        literal = self.cp.new_bool_var(f"{talk.id} stays")
        for slot in self.event.slots:  # those that have the room do not overlap: it is one of them at most
            good = [self._absolute(slot, p) == start for p in range(slot.places - talk.places + 1)]
            good = [at and end in (None, self._absolute(slot, p + talk.places)) for p, at in enumerate(good)]
            if any(good) and room in self.event.rooms_of(slot) and self.in_slot(talk, slot) is not self.false:
                self.cp.add_implication(literal, self.in_slot(talk, slot))
                self._not_in(talk, slot, set(self.event.rooms_of(slot)) - {room}, ~literal, lambda: self.false)
                self.shallow |= not (all(good) or self.places)
                if self.places and not all(good):
                    self.cp.add_bool_or(~literal, *(self.at(talk, slot, p) for p, fine in enumerate(good) if fine))
                return literal
        return self.false

    def _absolute(self, slot: Slot, place: int) -> int:
        return self.day_number[slot.day] * DAY + slot.minute(place)

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def later(self, then: Callable[[], None]) -> None:
        """`then` is called when the talks have their variables."""
        self._then.append(then)

    def lastly(self, ask: Callable[[], None]) -> None:
        """`ask` is called when all rules have posted themselves, before the talks have their variables."""
        self._last.append(ask)

    def close(self) -> None:
        """Makes the variables of the talks; no rule can ask for more."""
        for ask in self._last:
            ask()
        self.classes = place_talks(self)
        for then in self._then:
            then()


_Key = TypeVar("_Key", bound=tuple[object, ...])


def _made(new: Callable[[str], IntVar], known: dict[_Key, IntVar], key: _Key) -> IntVar:
    if key not in known:
        known[key] = new("/".join(map(str, key)))
    return known[key]
