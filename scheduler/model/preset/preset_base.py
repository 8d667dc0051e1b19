"""The base of a model of preset sessions: its depth, and what is settled in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.base import Scope, TimetableBase
from scheduler.model.preset.depth import MATTERS, Depth, Matter
from scheduler.model.preset.given import Given, SettledSession, SettledTalk

#: Pairs of slots by a slot of theirs, and the pairs with those of both sides.
_BySlot = dict[str, list[tuple[Slot, Slot]]]
_Indexed = tuple[Sequence[tuple[Slot, Slot]], _BySlot, _BySlot]


class PresetBase(TimetableBase):
    """A model of an event with preset sessions that has no variables yet.

    A query that a model of this depth cannot answer exactly goes through `knows`, which makes the model *shallow*.

    Parameters
    ----------
    depth
        How the model tells rooms and places apart.
    scope
        The requirements that it posts.
    given
        Sessions that are settled; None: all are free.
    """

    def __init__(self, event: Event, depth: Depth, scope: Scope, given: Given | None) -> None:
        super().__init__(event, scope)
        self.given = given
        self._settled_talks: Mapping[str, SettledTalk] = {} if given is None else given.talks
        self._settled_of = Counter(event.talk[talk].axis for talk in self._settled_talks)
        self._depth, self._lacking = depth, depth.lacks(MATTERS)
        self._unknown: set[Matter] = set()
        self._indexed: dict[int, _Indexed] = {}

    # ── the model's depth ────────────────────────────────────────────────────────────────────────────────────────────

    def knows(self, *matters: Matter) -> bool:
        """True if the model distinguishes all `matters`; otherwise the model counts as shallow from now on."""
        if not self._lacking:
            return True
        lacking = self._lacking.intersection(matters)
        self._unknown |= lacking
        return not lacking

    @property
    def has_rooms(self) -> bool:
        """True unless the model has no rooms at all."""
        return self._depth.rooms != "none"

    @property
    def deepest(self) -> bool:
        """True if the model tells all rooms and places."""
        return not self._lacking

    @property
    def unknown(self) -> frozenset[Matter]:
        """The matters that rules have queried and that the model cannot tell."""
        return frozenset(self._unknown)

    @property
    def shallow(self) -> bool:
        """True if the model is only a relaxation: a rule has queried a matter that it cannot tell."""
        return bool(self._unknown)

    # ── what is settled ──────────────────────────────────────────────────────────────────────────────────────────────

    def settled(self, axis: str | None) -> bool:
        """True if the sessions of the axis are given."""
        return self.given is not None and axis not in self.given.free

    def settled_talk(self, talk: Talk) -> SettledTalk | None:
        """Where the talk is settled to be; None: that is open."""
        return self._settled_talks.get(talk.id)

    def is_settled_beside(self, talk: Talk, slot: str) -> bool:
        """True if the talk is settled in another slot."""
        settled = self._settled_talks.get(talk.id)
        return settled is not None and settled[0] != slot

    def all_settled(self, axis: str | None) -> bool:
        """True if all talks of the axis are settled."""
        return self._settled_of[axis] == len(self.event.talks_of(axis))

    def partly_settled(self, axis: str | None) -> bool:
        """True if talks of the axis, but not all, are settled."""
        return 0 < self._settled_of[axis] < len(self.event.talks_of(axis))

    def open_slots(self, talk: Talk) -> Sequence[Slot]:
        """The slots in which the talk may be, as far as that is settled."""
        settled = self.settled_talk(talk)
        return self.event.slots if settled is None else (self.event.slot[settled[0]],)

    def open_pairs(self, talks: tuple[Talk, Talk], slots: Sequence[tuple[Slot, Slot]]) -> Sequence[tuple[Slot, Slot]]:
        """Those of the pairs of slots in which the two talks may be, as far as that is settled."""
        first, second = (self.settled_talk(talk) for talk in talks)
        if first is None and second is None:
            return slots
        _, by_first, by_second = self._by_slot_of(slots)
        if first is None:
            return by_second.get(second[0], ()) if second is not None else slots
        pairs = by_first.get(first[0], ())
        return pairs if second is None else [pair for pair in pairs if pair[1].id == second[0]]

    def _by_slot_of(self, slots: Sequence[tuple[Slot, Slot]]) -> _Indexed:
        """The pairs, which stay in memory so that no others are taken for them, by the slots of their sides."""
        if id(slots) not in self._indexed:
            sides: tuple[_BySlot, _BySlot] = defaultdict(list), defaultdict(list)
            for pair in slots:
                for slot, by_slot in zip(pair, sides, strict=True):
                    by_slot[slot.id].append(pair)
            self._indexed[id(slots)] = slots, *sides
        return self._indexed[id(slots)]

    def is_elsewhere(self, talk: Talk, room: str) -> bool:
        """True if the talk is settled in another room, in a model that tells rooms."""
        settled = self.settled_talk(talk)
        return settled is not None and settled[1] != room and self._depth.rooms == "each"

    def most_in_a_row(self, axis: str | None) -> int | None:
        """The most slots of the axis where they follow each other, as far as that is given; None: it is not."""
        optional = any(talk.id in self.scope.optional_talks for talk in self.event.talks_of(axis))
        return None if self.given is None or self.given.in_a_row is None or optional else self.given.in_a_row[axis]

    def constant(self, value: bool) -> IntVar:
        """The model's constant 1 if `value` is true, else its constant 0."""
        return self.true if value else self.false

    def settled_rooms(self, axis: str | None) -> frozenset[SettledSession] | None:
        """The given sessions, if those of the axis have their rooms too; None: its rooms are open."""
        if self.given is None or axis in self.given.free or axis in self.given.rooms_open:
            return None
        return self.given.sessions
