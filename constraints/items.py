"""A finished programme as items in time and space, for the measures alone; nothing here is used by `post`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.windows import Window

Kind = Literal["talk", "session", "break", "plenary"]


@dataclass(frozen=True, slots=True)
class Item:
    """A talk, session, break or plenary where the programme puts it. Minutes of `day`, `[start, end)`.

    `session` is the session of a talk, `axis` the axis of a session; `room` is None for breaks and some plenaries.
    `slot` is the preset slot of a session, and of the session of a talk.
    """

    kind: Kind
    id: str
    day: date
    start: int
    end: int
    room: str | None = None
    session: str | None = None
    axis: str | None = None
    slot: str | None = None

    @property
    def first(self) -> int:
        """The absolute minute of the start, so that items of different days compare."""
        return self.day.toordinal() * DAY + self.start

    @property
    def last(self) -> int:
        """The absolute minute of the end."""
        return self.day.toordinal() * DAY + self.end


def talks(programme: Programme) -> tuple[Item, ...]:
    """Every talk as the programme lists it, also one that no talk of the event answers to or that stands twice."""
    slots = {session.id: session.slot for session in programme.sessions}
    return tuple(
        Item("talk", t.id, t.day, t.start, t.end, t.room, session=t.session, slot=slots.get(t.session))
        for t in programme.talks
    )


def sessions(programme: Programme) -> tuple[Item, ...]:
    """Every session, discussion included."""
    return tuple(
        Item("session", s.id, s.day, s.start, s.end, s.room, axis=s.axis, slot=s.slot) for s in programme.sessions
    )


def breaks(programme: Programme) -> tuple[Item, ...]:
    return tuple(Item("break", b.id, b.day, b.start, b.end) for b in programme.breaks)


def plenaries(programme: Programme) -> tuple[Item, ...]:
    return tuple(Item("plenary", p.id, p.day, p.start, p.end, p.room) for p in programme.plenaries)


def pauses(programme: Programme) -> tuple[Item, ...]:
    """Breaks and plenaries in the order of time."""
    return tuple(sorted((*breaks(programme), *plenaries(programme)), key=lambda pause: (pause.first, pause.last)))


def overlap(one: Item, other: Item) -> bool:
    """True if the two share a minute; items that touch do not."""
    return one.first < other.last and other.first < one.last


def meeting(found: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each two of `found` that share a minute, in the order of `found`."""
    running: list[int] = []
    pairs: list[tuple[int, int]] = []
    for number in sorted(range(len(found)), key=lambda n: found[n].first):
        running = [n for n in running if found[n].last > found[number].first]
        pairs += [(min(n, number), max(n, number)) for n in running if overlap(found[n], found[number])]
        running.append(number)
    return [(found[one], found[other]) for one, other in sorted(pairs)]


def shared(event: Event, one: Item, other: Item) -> int:
    """How many places of their slot two talks both cover; 1 for two that overlap and are not in the same slot."""
    if not overlap(one, other):
        return 0
    slot = event.slot.get(one.slot or "")
    if slot is None or other.slot != one.slot:
        return 1
    start, end = max(one.start, other.start), min(one.end, other.end)
    return max(1, sum(slot.minute(p) < end and start < slot.minute(p + 1) for p in range(slot.places)))


def covered(item: Item, windows: Iterable[Window]) -> bool:
    """True if each minute of the item lies in a window of its day, so that windows that touch or overlap are one."""
    today = [w for w in windows if w.day in (None, item.day)]
    return all(any(w.start <= minute < w.end for w in today) for minute in range(item.start, item.end))


def commitments(event: Event, programme: Programme) -> Mapping[str, Sequence[Item]]:
    """By person what he or she has to be at, where that is anything: talks presented, then whole sessions of the axes
    chaired, then plenaries spoken in.
    """
    presented = {talk.id: talk.speakers for talk in event.talks}
    chaired = {axis.id: axis.chairs for axis in event.axes}
    spoken = {plenary.id: plenary.speakers for plenary in event.plenaries}
    found: dict[str, list[Item]] = defaultdict(list)
    for item in (*talks(programme), *sessions(programme), *plenaries(programme)):
        people = {
            "talk": presented.get(item.id),
            "session": chaired.get(item.axis or ""),
            "plenary": spoken.get(item.id),
        }[item.kind]
        for person in dict.fromkeys(people or ()):
            found[person].append(item)
    return found


def of_axes(programme: Programme) -> Mapping[str | None, Sequence[Item]]:
    """The sessions of each axis that has any, in the programme's order."""
    found: dict[str | None, list[Item]] = defaultdict(list)
    for session in sessions(programme):
        found[session.axis].append(session)
    return found
