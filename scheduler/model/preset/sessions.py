"""The sessions of a model of preset sessions: their number in each slot, their rooms, and queries about both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, combinations, pairwise
from math import comb

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window, spans_on
from scheduler.model.base import WHOLE, Scope, TimetableBase
from scheduler.model.pauses import add_breaks, add_plenaries
from scheduler.model.preset.depth import DEEPEST, MATTERS, Depth, Matter
from scheduler.model.preset.room_symmetry import rooms_alike
from scheduler.model.preset.session_bounds import most_sessions
from scheduler.model.types import Term

#: A settled session: its axis, slot and room; of a group of equal rooms, the first room.
SettledSession = tuple[str | None, str, str]
#: The slot, the room and the place, from 0, of a settled talk.
SettledTalk = tuple[str, str, int]
#: Each set of slots (by number) that an axis may be held in, with its literal.
Subsets = Sequence[tuple[tuple[int, ...], IntVar]]

#: Sets of slots of one axis: with more, they are not listed, since the list would outgrow the model.
_MAX_SUBSETS = 600


@dataclass(frozen=True, slots=True)
class Given:
    """The sessions that are settled before the search; the sessions of the axes `free` stay open.

    Parameters
    ----------
    rooms_open
        True if settled sessions have their slots alone, and any rooms.
    at_once
        The most sessions that an axis of `free` may have in one slot, which proves nothing; None: no such limit.
    talks
        The talks that are settled too, each with its slot, room and place.
    """

    sessions: frozenset[SettledSession]
    free: frozenset[str | None] = frozenset()
    rooms_open: bool = False
    at_once: Mapping[str | None, int] | None = None
    talks: Mapping[str, SettledTalk] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionRooms:
    """The rooms of sessions, as far as a model distinguishes rooms.

    `group`: for each room its group of equal rooms, in which it may be alone; empty where the model knows no rooms.
    `count`: the number of sessions of an axis in a slot and a group, which is named by its first room.
    """

    group: dict[str, tuple[str, ...]]
    count: dict[SettledSession, IntVar] = field(default_factory=dict)

    def groups(self, rooms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The groups of `rooms`, in their order."""
        return tuple(dict.fromkeys(self.group[room] for room in rooms if room in self.group))


class PresetSessions(TimetableBase):
    """A model of the sessions of an event with preset sessions.

    A query that a model of this depth cannot answer exactly goes through `knows`, which makes the model *shallow*.

    `sessions[axis, slot]`: literals that are true where the axis has a first, a second… session in the slot.

    Parameters
    ----------
    depth
        How the model tells rooms and places apart.
    scope
        The requirements that it posts.
    given
        Sessions that are settled; None: all are free.
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
        super().__init__(event, scope)
        self.given = given
        self.number = {slot.id: number for number, slot in enumerate(event.slots)}
        self.sessions: dict[tuple[str | None, str], tuple[IntVar, ...]] = {}
        self._depth, self._lacking = depth, depth.lacks(MATTERS)
        self._unknown: set[Matter] = set()
        self._rooms = SessionRooms(_groups(event, depth))
        self._upper_bounds: dict[tuple[str | None, str], int] = {}
        self._ordinals: dict[int, tuple[str | None, str, int]] = {}
        self._subsets: dict[str | None, Subsets | None] = {}
        self._told_apart = frozenset(event.used_axes) if told_apart is None else told_apart
        counts = Counter((axis, slot) for axis, slot, _ in given.sessions) if given else Counter()
        self._meeting = tuple(_meeting(event))
        self._meetings: dict[tuple[str | None, str | None], tuple[tuple[Slot, Slot], ...]] = {}
        self._taken = _rooms_taken(given)
        for axis in event.used_axes:
            self._add_sessions(axis, counts)
        if given is None or given.free or given.rooms_open:
            self._share_rooms()
        self.plenaries, self.breaks = add_plenaries(self, self._occupied), add_breaks(self, self._occupied)

    # ── the model's depth ────────────────────────────────────────────────────────────────────────────────────────────

    def knows(self, *matters: Matter) -> bool:
        """True if the model distinguishes all `matters`; otherwise the model counts as shallow from now on."""
        lacking = self._lacking.intersection(matters)
        self._unknown |= lacking
        return not lacking

    @property
    def unknown(self) -> frozenset[Matter]:
        """The matters that rules have queried and that the model cannot tell."""
        return frozenset(self._unknown)

    @property
    def shallow(self) -> bool:
        """True if the model is only a relaxation: a rule has queried a matter that it cannot tell."""
        return bool(self._unknown)

    # ── variables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def settled(self, axis: str | None) -> bool:
        """True if the sessions of the axis are given."""
        return self.given is not None and axis not in self.given.free

    def settled_talk(self, talk: Talk) -> SettledTalk | None:
        """Where the talk is settled to be; None: that is open."""
        return None if self.given is None else self.given.talks.get(talk.id)

    def open_slots(self, talk: Talk) -> Sequence[Slot]:
        """The slots in which the talk may be, as far as that is settled."""
        settled = self.settled_talk(talk)
        return self.event.slots if settled is None else (self.event.slot[settled[0]],)

    def open_pairs(self, talks: tuple[Talk, Talk], slots: Iterable[tuple[Slot, Slot]]) -> Iterable[tuple[Slot, Slot]]:
        """Those of the pairs of slots in which the two talks may be, as far as that is settled."""
        first, second = (self.settled_talk(talk) for talk in talks)
        if first is not None:
            slots = [pair for pair in slots if pair[0].id == first[0]]
        return slots if second is None else [pair for pair in slots if pair[1].id == second[0]]

    def constant(self, value: bool) -> IntVar:
        """The model's constant 1 if `value` is true, else its constant 0."""
        return self.true if value else self.false

    def settled_rooms(self, axis: str | None) -> frozenset[SettledSession] | None:
        """The given sessions, if those of the axis have their rooms too; None: its rooms are open."""
        return self.given.sessions if self.given and self.settled(axis) and not self.given.rooms_open else None

    def _add_sessions(self, axis: str | None, counts: Counter[tuple[str | None, str]]) -> None:
        """Makes the literals of the axis, slot by slot, `counts` being its given sessions; they hold its talks."""
        for slot in self.event.slots:
            if self.settled(axis):
                literals = tuple(self.cp.new_constant(1) for _ in range(counts[axis, slot.id]))
            else:
                literals = self._free_sessions(axis, slot)
            self.sessions[axis, slot.id] = literals
            groups = self._rooms.groups(self._rooms_left(axis, slot)) if literals else ()
            for group in groups:
                self._rooms.count[axis, slot.id, group[0]] = self._count(axis, slot, group, len(literals))
            if groups and self.settled_rooms(axis) is None:
                counted = [self._rooms.count[axis, slot.id, group[0]] for group in groups]
                self.cp.add(sum(counted) == sum(literals))
        required = sum(t.places for t in self.event.talks_of(axis) if t.id not in self.scope.optional_talks)
        if required:
            places = (slot.places * sum(self.sessions[axis, slot.id]) for slot in self.event.slots)
            self.cp.add(sum(places) >= required)

    def _free_sessions(self, axis: str | None, slot: Slot) -> tuple[IntVar, ...]:
        """A literal for each session that may help; each implies the one before it."""
        number = most_sessions(self.event, axis, slot, apart=axis in self._told_apart)
        if self.given is not None:
            number = min(number, len(self._rooms_left(axis, slot)), (self.given.at_once or {}).get(axis, number))
        literals = tuple(self.cp.new_bool_var(f"{axis or ''}@{slot.id}#{n}") for n in range(number))
        for session, following in pairwise(literals):
            self.cp.add_implication(following, session)
        self._ordinals |= {literal.index: (axis, slot.id, n) for n, literal in enumerate(literals)}
        return literals

    def _rooms_left(self, axis: str | None, slot: Slot) -> tuple[str, ...]:
        """The rooms of the slot that no settled session of another axis has; if the axis is settled, its own alone."""
        settled, taken = self.settled_rooms(axis), self._taken.get(slot.id, {})
        if settled is not None:
            return tuple(room for room in self.event.rooms_of(slot) if taken.get(room) == (axis,))
        return tuple(room for room in self.event.rooms_of(slot) if room not in taken)

    def _count(self, axis: str | None, slot: Slot, group: tuple[str, ...], sessions: int) -> IntVar:
        """The number of sessions of the axis in the slot and the group, of `sessions` in all rooms."""
        settled = self.settled_rooms(axis)
        if settled is not None:
            return self.cp.new_constant(sum((axis, slot.id, room) in settled for room in group))
        upper_bound, name = min(sessions, len(group)), f"{axis or ''}@{slot.id}/{group[0]}"
        return self.cp.new_bool_var(name) if upper_bound == 1 else self.cp.new_int_var(0, upper_bound, name)

    def _share_rooms(self) -> None:
        """No room has two sessions in a slot."""
        for slot in self.event.slots:
            rooms = self.event.rooms_of(slot)
            self.cp.add(self.sessions_in(slot) <= len(rooms))
            for group in self._rooms.groups(rooms):
                counts = [self._rooms.count.get((axis, slot.id, group[0])) for axis in self.event.used_axes]
                present = [count for count in counts if count is not None]
                if len(group) == 1:
                    self.cp.add_at_most_one(present)
                else:
                    self.cp.add(sum(present) <= len(group))

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
        if not self.sessions[axis, slot.id] or not self.knows("groups"):
            return None
        group = self._rooms.group.get(room)
        return self._rooms.count.get((axis, slot.id, group[0])) if group else None

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

    # ── queries about slots ──────────────────────────────────────────────────────────────────────────────────────────

    def sessions_in(self, slot: Slot) -> Term:
        """The number of sessions of all axes in the slot."""
        return sum(sum(self.sessions[axis, slot.id]) for axis in self.event.used_axes)

    def meeting(self) -> Iterable[tuple[Slot, Slot]]:
        """Each slot with itself, and each two that overlap in time."""
        return self._meeting

    def meetings(self, axis: str | None, other: str | None) -> Sequence[tuple[Slot, Slot]]:
        """Each slot of the axis with each slot of the other that is the same or overlaps it in time."""
        if (axis, other) not in self._meetings:
            ordered = ((pair, pair[::-1]) if pair[0] is not pair[1] else (pair,) for pair in self._meeting)
            self._meetings[axis, other] = tuple(
                (first, second)
                for first, second in chain.from_iterable(ordered)
                if self.sessions[axis, first.id] and self.sessions[other, second.id]
            )
        return self._meetings[axis, other]

    def not_together(self, axis: str | None, other: str | None, requirement: Requirement, amount: int | None) -> None:
        """Posts that two sessions of the two axes that overlap in time break `requirement` by `amount` each."""
        for first, second in self.meetings(axis, other):
            sessions, others = self.sessions[axis, first.id], self.sessions[other, second.id]
            slack = self.slack(requirement, amount)
            self.cp.add_bool_or(slack, ~sessions[0], ~others[0])
            if not self.is_false(slack) and not self.is_true(slack):
                self._price_further_pairs(sessions, others, requirement, amount)

    def _price_further_pairs(
        self, sessions: Sequence[IntVar], others: Sequence[IntVar], requirement: Requirement, amount: int | None
    ) -> None:
        """Counts the pairs of a session and another beyond the first pair.

        Later sessions are there only where the first ones are, so that they count only where the first pair may.
        """
        for number, session in enumerate(sessions):
            partners = others[1:] if number == 0 else others
            if partners:
                pairs = self.cp.new_int_var(0, len(partners), "")
                self.cp.add(pairs >= sum(partners) - len(partners) * (1 - session))
                self.price(requirement, amount, pairs)

    def overlapping(self, axis: str | None) -> Iterable[tuple[Slot, list[IntVar]]]:
        """Each slot in which the axis may be, with the literals of its sessions that began earlier and still run."""
        for number, slot in enumerate(self.event.slots):
            earlier = [
                before for before in self.event.slots[:number] if before.day == slot.day and slot.start < before.end
            ]
            running = [literal for before in earlier for literal in self.sessions[axis, before.id][:1]]
            if running and self.sessions[axis, slot.id]:
                yield slot, running

    def allowed(self, axis: str | None, slot: Slot) -> int:
        """An upper bound on the sessions of the axis in the slot."""
        return self._upper_bounds.get((axis, slot.id), len(self.sessions[axis, slot.id]))

    def several(self, axis: str | None) -> bool:
        """True if the axis may have several sessions in a slot."""
        return any(self.allowed(axis, slot) > 1 for slot in self.event.slots)

    # ── sets of slots ────────────────────────────────────────────────────────────────────────────────────────────────

    def subsets(self, axis: str | None) -> Subsets | None:
        """Each set of slots (by number) that the axis may be held in, with its literal; exactly one is true.

        None where they are too many.
        """
        if axis not in self._subsets:
            self._subsets[axis] = None if self.settled(axis) else self._list_subsets(axis)
        return self._subsets[axis]

    def _list_subsets(self, axis: str | None) -> Subsets | None:
        talks = self.event.talks_of(axis)
        slots = [slot for slot in self.event.slots if self.allowed(axis, slot)]
        largest = min(len(talks), len(slots))
        number = sum(comb(len(slots), size) for size in range(1, largest + 1))
        if number > _MAX_SUBSETS or any(talk.id in self.scope.optional_talks for talk in talks):
            return None
        needed = sum(talk.places for talk in talks)
        subsets = [
            (tuple(self.number[slot.id] for slot in chosen), self.cp.new_bool_var(""))
            for size in range(1, largest + 1)
            for chosen in combinations(slots, size)
            if sum(slot.places * self.allowed(axis, slot) for slot in chosen) >= needed
        ]
        self.cp.add_exactly_one(literal for _, literal in subsets)
        for slot in slots:
            here = [literal for chosen, literal in subsets if self.number[slot.id] in chosen]
            self.cp.add(sum(here) == self.sessions[axis, slot.id][0])
        self._need_further_sessions(axis, subsets, needed)
        return subsets

    def _need_further_sessions(self, axis: str | None, subsets: Subsets, needed: int) -> None:
        """Where the first sessions of a set have fewer places than are `needed`, further ones make up for them."""
        further: dict[int, list[IntVar]] = defaultdict(list)
        for chosen, literal in subsets:
            slots = [self.event.slots[number] for number in chosen]
            missing = needed - sum(slot.places for slot in slots)
            if missing > 0:
                widest = max(slot.places for slot in slots if self.allowed(axis, slot) > 1)
                further[-(-missing // widest)].append(literal)
        if further:
            every = (slot for slot in self.event.slots if self.allowed(axis, slot))
            sessions = sum(sum(self.sessions[axis, slot.id][1:]) for slot in every)
            self.cp.add(sessions >= sum(count * sum(literals) for count, literals in further.items()))


def _meeting(event: Event) -> Iterator[tuple[Slot, Slot]]:
    """Each slot with itself, and each two that overlap in time."""
    yield from ((slot, slot) for slot in event.slots)
    for slot, other in combinations(event.slots, 2):
        if slot.day == other.day and slot.start < other.end and other.start < slot.end:
            yield slot, other


def _rooms_taken(given: Given | None) -> dict[str, dict[str, tuple[str | None]]]:
    """By slot, the rooms of the settled sessions, each with the axis of its session."""
    taken: dict[str, dict[str, tuple[str | None]]] = defaultdict(dict)
    if given is not None and not given.rooms_open:
        for axis, slot, room in given.sessions:
            if axis not in given.free:
                taken[slot][room] = (axis,)
    return taken


def _groups(event: Event, depth: Depth) -> dict[str, tuple[str, ...]]:
    """For each room the group of rooms from which a model of this depth does not tell it apart."""
    groups = {"each": tuple((room.id,) for room in event.rooms), "alike": rooms_alike(event), "none": ()}
    return {room: group for group in groups[depth.rooms] for room in group}
