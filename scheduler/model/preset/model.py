"""The CP-SAT model of an event with preset sessions: its variables, and the queries that rules make of them.

An axis has 0, 1, 2… sessions in a slot (`sessions`), each of them in a room. Talks that no rule tells apart are counted
by one integer for each slot (`talk_classes.py`); a talk has a literal for a slot, place or room once a rule queries it.
So rules post themselves first, and `talk_classes.close` makes the talks' variables.

Relaxations answer sooner (`depth.py`): an event that such a model proves infeasible is infeasible, and its bounds hold.
A query that the model cannot answer makes it *shallow* (`knows`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.base import WHOLE, Scope
from scheduler.model.preset.depth import DEEPEST, Depth
from scheduler.model.preset.given import Given
from scheduler.model.preset.positions import ClosedModel, TalkClass
from scheduler.model.preset.sessions import PresetSessions
from scheduler.model.preset.verdicts import Verdicts, verdicts_of
from scheduler.model.types import BoolLiteral, Term


class PresetModel(PresetSessions):
    """A model in which talks are put into preset sessions. Parameters as in `PresetSessions`.

    Attributes
    ----------
    slot_literals, place_literals, room_literals, talk_counts
        The variables that rules have made: of a talk in a slot, at a place, in a room, and of an axis in a slot.
    prices, barred
        The cost of a talk in a slot, and the slots that are forbidden to a talk.
    fitting
        By talk and slot, for each place at which the talk may begin, True if it may be there; of models without places.
    told_by_place, axes_by_room
        The axes, each with a slot, whose talks are told apart by place there, and the axes whose are by room.
    place_slacks
        The slacks of two talks at once (`separate_talks.py`).
    verdicts, judged
        What rules said of two talks at their places, by all on which that depends, and of all pairs of slots of a list
        (`talk_pairs.py`).
    proposals
        By axis and position among its sessions, the literals of the people who are proposed to chair the session.
    attending, attending_in
        By axis and slot, the literals of the people of lists who are at a session there; by room too, where a slot may
        have several sessions of the axis (`attendance.py`).
    before_closing, after_closing
        The calls that are made when the model is closed.
    """

    def __init__(
        self,
        event: Event,
        depth: Depth = DEEPEST,
        scope: Scope = WHOLE,
        given: Given | None = None,
        told_apart: frozenset[str | None] | None = None,
    ) -> None:
        super().__init__(event, depth, scope, given, told_apart)
        self.slot_literals: dict[tuple[str, str], IntVar] = {}
        self.place_literals: dict[tuple[str, str, int], IntVar] = {}
        self.room_literals: dict[tuple[str, str, str], IntVar] = {}
        self.talk_counts: dict[tuple[str | None, str], IntVar] = {}
        self.prices: dict[tuple[str, str], int] = defaultdict(int)
        self.barred: set[tuple[str, str]] = set()
        self.fitting: dict[tuple[str, str], Sequence[bool]] = {}
        self._inside: dict[str, _Inside] = {}
        self.told_by_place: set[tuple[str | None, str]] = set()
        self.axes_by_room: set[str | None] = set()
        self.before_closing: list[Callable[[], None]] = []
        self.after_closing: list[Callable[[Mapping[str | None, Sequence[TalkClass]]], None]] = []
        self.proposals: dict[tuple[str | None, int], dict[str, IntVar]] = {}
        self.attending: dict[tuple[str | None, str], dict[str, IntVar]] = {}
        self.attending_in: dict[tuple[str | None, str, str], dict[str, IntVar]] = {}
        self.nth_sessions: dict[tuple[str | None, int], BoolLiteral] = {}
        self.nth_in_slot: dict[tuple[str | None, int], dict[str, BoolLiteral]] = {}
        self.nth_in_room: dict[tuple[str | None, int, str], dict[str, BoolLiteral]] = {}
        self.verdicts = verdicts_of(event.slots, event.rooms)
        self.judged: dict[object, tuple[object, Sequence[tuple[tuple[Slot, Slot], Verdicts]]]] = {}
        self._presences: dict[str, IntVar] = {}
        self.place_slacks: dict[tuple[Requirement, str, str, tuple[str, int] | None], BoolLiteral] = {}
        self._stays: dict[tuple[str, int, str, int | None], BoolLiteral] = {}

    # ── costs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def price_talk(self, requirement: Requirement, amount: int | None, talk: Talk, slot: Slot) -> None:
        """Makes the talk break `requirement` by `amount` in `slot`; None: no weight permits it."""
        weight = self._weight(requirement, amount)
        if weight is not None and amount is not None:
            self.prices[talk.id, slot.id] += weight * amount
        elif not self.drops(requirement):
            self.bar(talk, slot)

    def bar(self, talk: Talk, slot: Slot) -> None:
        """Forbids the slot to the talk."""
        self.barred.add((talk.id, slot.id))
        self._inside.pop(talk.id, None)

    def narrow(self, talk: Talk, slot: Slot, fitting: Sequence[bool]) -> None:
        """Forbids the talk the slot's places that are not `fitting`, as far as a model without places can say it."""
        if not self._depth.places:
            key = (talk.id, slot.id)
            known = self.fitting.get(key, fitting)
            self.fitting[key] = [one and other for one, other in zip(known, fitting, strict=True)]

    # ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def is_held(self, talk: Talk) -> BoolLiteral:
        """A literal that is true if the talk is placed: constant 1 unless it may be left out."""
        if talk.id not in self.scope.optional_talks:
            return self.true
        if talk.id not in self._presences:
            self._presences[talk.id] = self.cp.new_bool_var(f"{talk.id}?")
        return self._presences[talk.id]

    def in_slot(self, talk: Talk, slot: Slot) -> BoolLiteral:
        """A literal that is true if the talk is held in the slot; constant 0 where it cannot be."""
        key = (talk.id, slot.id)
        if key in self.barred:
            return self.false
        known = self.slot_literals.get(key)
        if known is not None:
            return known
        if talk.places > slot.places or not self.sessions[talk.axis, slot.id]:
            return self.false
        settled = self._settled_talks.get(talk.id)
        if settled is not None:
            return self.constant(settled[0] == slot.id)
        if not self.open_rooms(talk.axis, slot, talk.places):
            return self.false
        literal = self.slot_literals[key] = self.cp.new_bool_var("")
        return literal

    def inside(self, talk: Talk) -> Mapping[str, int | None]:
        """By slot, the index of the literal of `in_slot`; None where the talk cannot be there. For many questions.

        It is right until a slot is forbidden to the talk.
        """
        known = self._inside.get(talk.id)
        if known is None:
            known = self._inside[talk.id] = _Inside(self, talk)
        return known

    def at(self, talk: Talk, slot: Slot, place: int) -> BoolLiteral:
        """A literal that is true if the talk begins at the slot's `place`-th place, from 0; constant 0 where it cannot.

        Constant 0, and the model is shallow, where it does not know places.
        """
        impossible = not 0 <= place <= slot.places - talk.places or not self.sessions[talk.axis, slot.id]
        if impossible or not self.knows("places"):
            return self.false
        settled = self.settled_talk(talk)
        if settled is not None:
            return self.constant(settled[::2] == (slot.id, place))
        self.told_by_place.add((talk.axis, slot.id))
        return _made(self.cp, self.place_literals, (talk.id, slot.id, place))

    def covers(self, talk: Talk, slot: Slot, place: int) -> Term:
        """1 if the talk takes the slot's `place`-th place, else 0; unknown places are as in `at`."""
        return sum(self.at(talk, slot, first) for first in range(place - talk.places + 1, place + 1))

    def in_room(self, talk: Talk, slot: Slot, room: str) -> BoolLiteral:
        """A literal that is true if the talk is held in the slot and in `room`; constant 0 where it cannot be.

        Constant 0, and the model is shallow, where it cannot tell.
        """
        if self.room_count(talk.axis, slot, room) is None or self.is_false(self.in_slot(talk, slot)):
            self.knows("rooms")
            return self.false
        if (len(self._rooms.group[room]) > 1 or self.several(talk.axis)) and not self.knows("rooms"):
            return self.false
        settled = self.settled_talk(talk)
        if settled is not None:
            return self.constant(settled[:2] == (slot.id, room))
        if room not in self.open_rooms(talk.axis, slot, talk.places):
            return self.false
        return _made(self.cp, self.room_literals, (talk.id, slot.id, room))

    def in_rooms(self, talk: Talk, rooms: Iterable[str], requirement: Requirement) -> None:
        """Posts that the talk is held in one of `rooms`, or breaks `requirement` once."""
        fitting, slack = set(rooms), cache(lambda: self.slack(requirement))
        for slot in self.open_slots(talk):
            wrong = [room for room in self.event.rooms_of(slot) if room not in fitting]
            if wrong and len(wrong) == len(self.event.rooms_of(slot)):
                self.price_talk(requirement, 1, talk, slot)
            elif wrong and not self.is_false(self.in_slot(talk, slot)):
                self.keep_out(talk, slot, wrong, ~self.in_slot(talk, slot), slack)

    def keep_out(
        self, talk: Talk, slot: Slot, rooms: Iterable[str], unless: BoolLiteral, slack: Callable[[], BoolLiteral]
    ) -> None:
        """Keeps the talk out of `rooms` in the slot unless `unless` or `slack` is true."""
        wrong = set(rooms)
        for group in self._groups_left(talk.axis, slot) if wrong else ():
            count = self.room_count(talk.axis, slot, group[0])
            if count is None or wrong.isdisjoint(group):
                continue
            if wrong.issuperset(group) and self.allowed(talk.axis, slot) < 2 and count.is_boolean:
                self.cp.add_bool_or(unless, ~count, slack())
            else:
                here = self.in_room(talk, slot, group[0])
                if not self.is_false(here):
                    self.cp.add_bool_or(unless, ~here, slack())

    def talks_in(self, axis: str | None, slot: Slot) -> Term:
        """The number of talks of the axis in the slot."""
        sessions = self.sessions[axis, slot.id]
        if not sessions:
            return 0
        if (axis, slot.id) not in self.talk_counts:
            upper_bound = min(len(self.event.talks_of(axis)), len(sessions) * slot.places)
            self.talk_counts[axis, slot.id] = self.cp.new_int_var(0, upper_bound, "")
        return self.talk_counts[axis, slot.id]

    # ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def stays(self, talk: Talk, start: int, room: str, end: int | None = None) -> BoolLiteral:
        """A literal that is only true if the talk starts at the absolute minute `start` in `room`, and ends at `end`.

        `end` None: at any minute. A shallow model allows it to be true where it cannot tell.
        """
        key = (talk.id, start, room, end)
        if key not in self._stays:
            self._stays[key] = self._stay(talk, start, room, end)
        return self._stays[key]

    def _stay(self, talk: Talk, start: int, room: str, end: int | None) -> BoolLiteral:
        literal = self.cp.new_bool_var(f"{talk.id} stays")
        for slot in self.event.slots:  # those that have the room do not overlap: it is one of them at most
            same = [
                self._absolute(slot, place) == start and end in (None, self._absolute(slot, place + talk.places))
                for place in range(slot.places - talk.places + 1)
            ]
            if any(same) and room in self.event.rooms_of(slot) and not self.is_false(self.in_slot(talk, slot)):
                self.cp.add_implication(literal, self.in_slot(talk, slot))
                self.keep_out(talk, slot, set(self.event.rooms_of(slot)) - {room}, ~literal, lambda: self.false)
                if not all(same) and self.knows("places"):
                    places = (self.at(talk, slot, place) for place, stays in enumerate(same) if stays)
                    self.cp.add_bool_or(~literal, *places)
                return literal
        return self.false

    def _absolute(self, slot: Slot, place: int) -> int:
        return self.day_number[slot.day] * DAY + slot.minute(place)

    # ── closing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def lastly(self, post: Callable[[], None]) -> None:
        """Has `post` called once all rules have posted themselves, before the talks have their variables."""
        self.before_closing.append(post)

    def later(self, post: Callable[[Mapping[str | None, Sequence[TalkClass]]], None]) -> None:
        """Has `post` called with the talks' classes by axis once these have their variables."""
        self.after_closing.append(post)

    def closed(self, classes: tuple[TalkClass, ...]) -> ClosedModel:
        """The model with its talks, to which nothing can be posted any more (`talk_classes.close`)."""
        for each in (self.before_closing, self.after_closing, self._inside):
            each.clear()  # they know the model, which would outlive its last use
        chairs = (self.proposals, self.attending, self.attending_in)
        return ClosedModel(self, self._depth, self.unknown, self.sessions, self._rooms, classes, *chairs)


class _Inside(dict[str, int | None]):
    """By slot that was asked for, the index of the literal of a talk there; None where it cannot be."""

    def __init__(self, model: PresetModel, talk: Talk) -> None:
        super().__init__()
        self._model, self._talk = model, talk

    def __missing__(self, slot: str) -> int | None:
        literal = self._model.in_slot(self._talk, self._model.event.slot[slot])
        self[slot] = index = None if self._model.is_false(literal) else literal.index
        return index


_Key = TypeVar("_Key", bound=tuple[object, ...])


def _made(cp: CpModel, known: dict[_Key, IntVar], key: _Key) -> IntVar:
    """The literal of `key`; the first query makes it. It has no name, which would take a fifth of the time."""
    if key not in known:
        known[key] = cp.new_bool_var("")
    return known[key]
