"""The CP-SAT model of an event with preset sessions: its variables, and the questions that rules ask of them.

An axis has 0, 1, 2… sessions in a slot (`held`), and each is in a room (`cell`). Of talks the model knows no more than
the rules ask for: those that no rule tells apart are one integer a slot (`classes.py`); a talk has a literal for a
slot, a place or a room as soon as one is asked for. So rules post themselves first, and `classes.close` makes the
talks' variables.

Relaxations answer sooner: without `rooms` no session has one, with rooms `alike` those that can be exchanged are
counted together; without `places` no talk has one inside its session. What such a model proves impossible is
impossible, and its bounds hold; where a rule asks for what it does not know it is `shallow`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from ortools.sat.python.cp_model import IntVar

from scheduler.clock import DAY
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.event import Event
from scheduler.requirement import Requirement
from scheduler.slots.hours import Fits
from scheduler.slots.positions import TalkClass
from scheduler.slots.sessions import Cell, Rooms, SlotSessions
from scheduler.terms import Term, Truth


class SlotModel(SlotSessions):
    """`dropped`, `cutoff`: as in `Frame`. `rooms`, `places`: what the model knows of rooms, and whether of places.
    `given`: all sessions, where they are settled, but for those of the axes `free`. `apart`: the axes
    that have a talk of which some rule or level asks in which room or at which place of a slot it is.
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
        apart: frozenset[str | None] = frozenset(),
        free: frozenset[str | None] = frozenset(),
    ) -> None:
        super().__init__(event, dropped, cutoff, rooms, given, apart, free)
        self.places = places
        self.shallow = False
        self.classes: tuple[TalkClass, ...] = ()
        self.inside: dict[tuple[str, str], IntVar] = {}
        self.placed: dict[tuple[str, str, int], IntVar] = {}
        self.roomed: dict[tuple[str, str, str], IntVar] = {}
        self.count: dict[tuple[str | None, str], IntVar] = {}
        self.prices: dict[tuple[str, str], int] = defaultdict(int)
        self.barred: set[tuple[str, str]] = set()
        self.fine: set[str | None] = set()
        self.celled: set[str | None] = set()
        self.last: list[Callable[[], None]] = []
        self.then: list[Callable[[], None]] = []
        self._held_talks: dict[str, IntVar] = {}
        self._slacks: dict[tuple[Requirement, str, str, tuple[str, int] | None], Truth] = {}
        self._stays: dict[tuple[str, int, str, int | None], Truth] = {}

    # ── what it costs ────────────────────────────────────────────────────────────────────────────────────────────────

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
        self.then.append(then)

    def lastly(self, ask: Callable[[], None]) -> None:
        """`ask` is called when all rules have posted themselves, before the talks have their variables."""
        self.last.append(ask)


_Key = TypeVar("_Key", bound=tuple[object, ...])


def _made(new: Callable[[str], IntVar], known: dict[_Key, IntVar], key: _Key) -> IntVar:
    if key not in known:
        known[key] = new("/".join(map(str, key)))
    return known[key]
