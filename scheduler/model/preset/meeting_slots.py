"""Slots of an event that overlap in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot


def by_slot(pairs: Iterable[tuple[Slot, Slot]], side: int) -> dict[str, list[tuple[Slot, Slot]]]:
    """The pairs by the slot of their first or second side."""
    by_slot: dict[str, list[tuple[Slot, Slot]]] = defaultdict(list)
    for pair in pairs:
        by_slot[pair[side].id].append(pair)
    return by_slot


def meeting_slots(event: Event) -> Iterator[tuple[Slot, Slot]]:
    """Each slot with itself, and each two that overlap in time."""
    yield from ((slot, slot) for slot in event.slots)
    for slot, other in combinations(event.slots, 2):
        if slot.day == other.day and slot.start < other.end and other.start < slot.end:
            yield slot, other
