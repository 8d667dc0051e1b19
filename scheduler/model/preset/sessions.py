"""The sessions of a model of preset sessions: their number in each slot, their rooms, and queries about both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, pairwise

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window, spans_on
from scheduler.model.base import WHOLE, Scope
from scheduler.model.pauses import add_breaks, add_plenaries
from scheduler.model.preset.depth import DEEPEST, Depth
from scheduler.model.preset.given import Given, rooms_taken
from scheduler.model.preset.meeting_slots import by_slot, meeting_slots
from scheduler.model.preset.open_places import OpenPlaces
from scheduler.model.preset.preset_base import PresetBase
from scheduler.model.preset.session_bounds import most_sessions
from scheduler.model.preset.session_rooms import SessionRooms, room_groups
from scheduler.model.types import Term, weighted_sum


class PresetSessions(PresetBase):
    """A model of the sessions of an event with preset sessions. Parameters as in `PresetBase`, and:

    `sessions[axis, slot]`: literals that are true where the axis has a first, a second… session in the slot.
    `given_rooms`: the rooms of the given sessions of each axis.

    Parameters
    ----------
    told_apart
        The axes with a talk whose room or place inside a slot matters to a rule; None: all. Others need no more
        sessions in a slot than hold their talks.
    """

    def __init__(
        self,
        event: Event,
        depth: Depth = DEEPEST,
        scope: Scope = WHOLE,
        given: Given | None = None,
        told_apart: frozenset[str | None] | None = None,
    ) -> None:
        super().__init__(event, depth, scope, given)
        self.number = {slot.id: number for number, slot in enumerate(event.slots)}
        self.sessions: dict[tuple[str | None, str], tuple[IntVar, ...]] = {}
        self._rooms = SessionRooms(room_groups(event, depth, scope.dropped))
        self._upper_bounds: dict[tuple[str | None, str], int] = {}
        self._ordinals: dict[int, tuple[str | None, str, int]] = {}
        self._told_apart = frozenset(event.used_axes) if told_apart is None else told_apart
        counts = Counter((axis, slot) for axis, slot, _ in given.sessions) if given else Counter()
        self._meeting = tuple(meeting_slots(event))
        ordered = ((pair, pair[::-1]) if pair[0] is not pair[1] else (pair,) for pair in self._meeting)
        self._ordered_meeting = tuple(chain.from_iterable(ordered))
        self._several: dict[str | None, Sequence[Slot]] = {}
        self._with_sessions: dict[str | None, frozenset[str]] = {}
        self._meetings: dict[tuple[str | None, str | None], tuple[tuple[Slot, Slot], ...]] = {}
        self._from_slot, self._to_slot = (by_slot(self._ordered_meeting, side) for side in (0, 1))
        self._taken = rooms_taken(given)
        self.given_rooms: dict[str | None, set[str]] = defaultdict(set)
        self._given_there: dict[tuple[str | None, str], list[str]] = defaultdict(list)
        for axis, slot_id, room in given.sessions if given else ():
            self.given_rooms[axis].add(room)
            self._given_there[axis, slot_id].append(room)
        self._given_slots: dict[str | None, list[str]] = defaultdict(list)
        for axis, slot_id in sorted(self._given_there, key=lambda there: self.number[there[1]]):
            self._given_slots[axis].append(slot_id)
        self._slot_rooms = {slot.id: event.rooms_of(slot) for slot in event.slots}
        rooms = ((slot, each, self._taken.get(slot, ())) for slot, each in self._slot_rooms.items())
        self._untaken = {slot: tuple(room for room in each if room not in taken) for slot, each, taken in rooms}
        self._places = OpenPlaces(event, given, has_rooms=depth.rooms == "each")
        self._counts_of: dict[tuple[str | None, str], list[IntVar]] = defaultdict(list)
        self._open_rooms: dict[tuple[str | None, str, int], tuple[str, ...]] = {}
        for axis in event.used_axes:
            self._add_sessions(axis, counts)
        if given is None or given.free or given.rooms_open:
            self._share_rooms()
        self.plenaries, self.breaks = add_plenaries(self, self._occupied), add_breaks(self, self._occupied)

    # ── variables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_sessions(self, axis: str | None, counts: Counter[tuple[str | None, str]]) -> None:
        """Makes the literals of the axis, slot by slot, `counts` being its given sessions; they hold its talks."""
        settled, rooms_open = self.settled(axis), self.settled_rooms(axis) is None
        slots = self.event.slots
        if settled:
            self.sessions.update(dict.fromkeys(((axis, slot.id) for slot in slots), ()))
            slots = tuple(self.event.slot[slot] for slot in self._given_slots.get(axis, ()))
        for slot in slots:
            literals = (self.true,) * counts[axis, slot.id] if settled else self._free_sessions(axis, slot)
            self.sessions[axis, slot.id] = literals
            groups = self._rooms.groups(self._rooms_left(axis, slot)) if literals else ()
            for group in groups:
                self._rooms.count[axis, slot.id, group[0]] = self._count(axis, slot, group, len(literals))
            if groups and rooms_open:
                counted = [self._rooms.count[axis, slot.id, group[0]] for group in groups]
                self.cp.add(sum(counted) == sum(literals))
        required = sum(t.places for t in self.event.talks_of(axis) if t.id not in self.scope.optional_talks)
        if required and not settled:
            self.cp.add(self.weighed(axis, {slot.id: slot.places for slot in self.event.slots}) >= required)

    def weighed(self, axis: str | None, weights: Mapping[str, int]) -> Term:
        """The sum of the weights of the slots of all sessions of the axis."""
        weighed = [(literal, weight) for slot, weight in weights.items() for literal in self.sessions[axis, slot]]
        return weighted_sum([literal for literal, _ in weighed], [weight for _, weight in weighed])

    def _free_sessions(self, axis: str | None, slot: Slot) -> tuple[IntVar, ...]:
        """A literal for each session that may help; each implies the one before it."""
        number = most_sessions(self.event, axis, slot, apart=axis in self._told_apart)
        if self.given is not None:
            number = min(number, len(self._rooms_left(axis, slot)), (self.given.at_once or {}).get(axis, number))
        literals = tuple(self.cp.new_bool_var("") for _ in range(number))
        for session, following in pairwise(literals):
            self.cp.add_implication(following, session)
        self._ordinals |= {literal.index: (axis, slot.id, n) for n, literal in enumerate(literals)}
        return literals

    def _rooms_left(self, axis: str | None, slot: Slot) -> tuple[str, ...]:
        """The rooms of the slot that no settled session of another axis has; if the axis is settled, its own alone."""
        if self.settled_rooms(axis) is None:
            return self._untaken[slot.id]
        given = self._given_there.get((axis, slot.id), ())
        return tuple(room for room in self._slot_rooms[slot.id] if room in given) if given else ()

    def _count(self, axis: str | None, slot: Slot, group: tuple[str, ...], sessions: int) -> IntVar:
        """The number of sessions of the axis in the slot and the group, of `sessions` in all rooms."""
        settled = self.settled_rooms(axis)
        if settled is not None:
            number = sum((axis, slot.id, room) in settled for room in group)
            return self.true if number == 1 else self.cp.new_constant(number)
        upper_bound = min(sessions, len(group))
        return self.cp.new_bool_var("") if upper_bound == 1 else self.cp.new_int_var(0, upper_bound, "")

    def _share_rooms(self) -> None:
        """No room has two sessions in a slot; those of settled sessions are left to no other axis."""
        unsettled = {axis for axis in self.event.used_axes if self.settled_rooms(axis) is None}
        sharing: dict[tuple[str, str], list[IntVar]] = defaultdict(list)
        for (axis, slot_id, room), count in self._rooms.count.items():
            if axis in unsettled or len(self._rooms.group[room]) > 1:
                sharing[slot_id, room].append(count)
        for slot in self.event.slots:
            rooms = self._slot_rooms[slot.id]
            self.cp.add(self.sessions_in(slot) <= len(rooms))
            for group in self._rooms.groups(rooms):
                present = sharing[slot.id, group[0]]
                if len(group) > 1:
                    self.cp.add(sum(present) <= len(group))
                elif len(present) > 1:
                    self.cp.add_at_most_one(present)

    def _occupied(self, day: date) -> Sequence[tuple[int, int]]:
        """The minutes of the day, as `(start, end)`, in which sessions are preset."""
        return spans_on([Window(start=slot.start, end=slot.end, day=slot.day) for slot in self.event.slots], day)

    def forbid(self, count: Term) -> None:
        """Fixes `count` at 0; for the literal of a session, also lowers the upper bound on the session count."""
        super().forbid(count)
        if isinstance(count, IntVar) and count.index in self._ordinals:
            axis, slot, ordinal = self._ordinals[count.index]
            self._upper_bounds[axis, slot] = min(ordinal, self._upper_bounds.get((axis, slot), ordinal))

    # ── queries about rooms ──────────────────────────────────────────────────────────────────────────────────────────

    def room_counts(self) -> Iterator[tuple[str | None, str, tuple[str, ...], IntVar]]:
        """Each axis, slot and group of equal rooms, with the number of sessions that the axis has there.

        Nothing, and the model is shallow, where it knows no rooms.
        """
        if self.knows("groups"):
            for (axis, slot, room), count in self._rooms.count.items():
                yield axis, slot, self._rooms.group[room], count

    def room_count(self, axis: str | None, slot: Slot, room: str) -> IntVar | None:
        """The number of sessions that the axis has in the slot and the rooms equal to `room`; None: it can have none.

        None, and the model is shallow, where it knows no rooms.
        """
        group = self._rooms.group.get(room)
        if group is None:
            if self.sessions[axis, slot.id]:
                self.knows("groups")
            return None
        return self._rooms.count.get((axis, slot.id, group[0]))

    def counts_of(self, axis: str | None, room: str) -> Sequence[IntVar]:
        """The numbers of sessions of the axis in the rooms equal to `room`, slot by slot where it can have any."""
        if not self._counts_of:
            for (each, _, first), count in self._rooms.count.items():
                self._counts_of[each, first].append(count)
        return self._counts_of[axis, self._rooms.group[room][0]]

    def has_session(self, axis: str | None, slot: Slot, room: str) -> IntVar | None:
        """A literal that is true if the axis has a session in the slot and `room`; None: it can have none.

        None, and the model is shallow, where it does not tell rooms apart.
        """
        return self.room_count(axis, slot, room) if self.knows("rooms") else None

    def all_groups(self) -> tuple[tuple[str, ...], ...]:
        """All rooms in groups of equal rooms; a model without rooms has no group and becomes shallow."""
        return self._rooms.groups(self.event.room) if self.knows("groups") else ()

    def groups_of(self, slot: Slot) -> tuple[tuple[str, ...], ...]:
        """The slot's rooms in groups of equal rooms; a model without rooms has no group and becomes shallow."""
        return self._rooms.groups(self.event.rooms_of(slot)) if self.knows("groups") else ()

    def _groups_left(self, axis: str | None, slot: Slot) -> tuple[tuple[str, ...], ...]:
        """Those of `groups_of` in which settled sessions leave the axis a room."""
        return self._rooms.groups(self._rooms_left(axis, slot)) if self.knows("groups") else ()

    def open_rooms(self, axis: str | None, slot: Slot, length: int) -> tuple[str, ...]:
        """The rooms of the slot in which settled sessions and talks leave that many places for a talk of the axis."""
        if self._places.all:
            return self._rooms_left(axis, slot) if length <= slot.places else ()
        key = (axis, slot.id, length)
        if key not in self._open_rooms:
            rooms = self._rooms_left(axis, slot)
            self._open_rooms[key] = tuple(room for room in rooms if self._places.holds(slot, room, length))
        return self._open_rooms[key]

    def open_slots(self, talk: Talk) -> Sequence[Slot]:
        """The slots in which the talk may be, as far as that is settled."""
        settled = self._settled_talks.get(talk.id)
        if settled is not None:
            return (self.event.slot[settled[0]],)
        if self._places.all:
            return self.event.slots
        return [slot for slot in self.event.slots if self.open_rooms(talk.axis, slot, talk.places)]

    # ── queries about slots ──────────────────────────────────────────────────────────────────────────────────────────

    def sessions_in(self, slot: Slot) -> Term:
        """The number of sessions of all axes in the slot."""
        return sum([literal for axis in self.event.used_axes for literal in self.sessions[axis, slot.id]])

    def meeting(self) -> Iterable[tuple[Slot, Slot]]:
        """Each slot with itself, and each two that overlap in time."""
        return self._meeting

    def that_may_meet(self, talks: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
        """Those of the pairs of talks that are not settled in slots that do not overlap in time."""
        settled = self._settled_talks
        if not settled:
            return talks
        names = {(slot.id, other.id) for slot, other in self._ordered_meeting}
        return [
            pair
            for pair in talks
            if (first := settled.get(pair[0])) is None
            or (second := settled.get(pair[1])) is None
            or (first[0], second[0]) in names
        ]

    def meetings(self, axis: str | None, other: str | None) -> Sequence[tuple[Slot, Slot]]:
        """Each slot of the axis with each slot of the other that is the same or overlaps it in time."""
        if (axis, other) not in self._meetings:
            mine, others = self._slots_with(axis), self._slots_with(other)
            self._meetings[axis, other] = tuple(
                pair for pair in self._ordered_meeting if pair[0].id in mine and pair[1].id in others
            )
        return self._meetings[axis, other]

    def _slots_with(self, axis: str | None) -> frozenset[str]:
        """The slots in which the axis may have sessions, by id."""
        if axis not in self._with_sessions:
            self._with_sessions[axis] = frozenset(slot.id for slot in self.event.slots if self.sessions[axis, slot.id])
        return self._with_sessions[axis]

    def meetings_of(self, talk: Talk, other: Talk) -> Sequence[tuple[Slot, Slot]]:
        """Each slot in which the talk may be with each of the other's that is the same or overlaps it in time."""
        first, second = self.settled_talk(talk), self.settled_talk(other)
        if first is not None:
            pairs = self._from_slot[first[0]]
        elif second is not None:
            pairs = self._to_slot[second[0]]
        else:
            return self.meetings(talk.axis, other.axis)
        return [
            (slot, met)
            for slot, met in pairs
            if (first is not None or self.sessions[talk.axis, slot.id])
            and (met.id == second[0] if second is not None else self.sessions[other.axis, met.id])
        ]

    def allowed(self, axis: str | None, slot: Slot) -> int:
        """An upper bound on the sessions of the axis in the slot."""
        most = len(self.sessions[axis, slot.id])
        return self._upper_bounds.get((axis, slot.id), most) if most else 0

    def several(self, axis: str | None) -> bool:
        """True if the axis may have several sessions in a slot."""
        if axis not in self._several:
            self._several[axis] = [slot for slot in self.event.slots if len(self.sessions[axis, slot.id]) > 1]
        return any(self.allowed(axis, slot) > 1 for slot in self._several[axis])
