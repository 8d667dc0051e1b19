"""The preset slots of a day that runs late: what is still to come slides in its order, as little as it has to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import LateSlot, Slot


@dataclass(frozen=True, slots=True)
class _Part:
    """A slot, break or plenary of the day.

    `planned`: its minutes in the programme under way; `earliest`: the first minute at which it may start; `length`:
    the least minutes that it takes; `rooms` None: all rooms; `actual`: its minutes once it has begun; `slot`: its id.
    """

    planned: tuple[int, int]
    earliest: int
    length: int
    rooms: frozenset[str] | None = None
    actual: tuple[int, int] | None = None
    slot: str | None = None

    def meets(self, other: _Part) -> bool:
        """True if the two cannot be at the same time."""
        return self.rooms is None or other.rooms is None or not self.rooms.isdisjoint(other.rooms)


def with_late_slots(told: Delay, event: Event, programme: Programme, former: Delay | None) -> Delay:
    """The delay with the hours of the day's slots: that in progress ends later, and the others slide in their order.

    Parameters
    ----------
    told
        The delay, without slots.
    event
        As the folder states it, without amendments.
    programme
        The programme under way.
    former
        An earlier delay of that day: its slots that had begun keep their actual hours.
    """
    begun = {slot.id: slot for slot in _begun(told, event, former)}
    parts = [*_slots(told, event, programme, begun), *_pauses(told, event, programme)]
    hours = _slid(parts, told.resumes, event.step)
    idle = [slot for slot in event.slots if slot.day == told.day and slot.id not in {part.slot for part in parts}]
    slots = [*begun.values()]
    for part, start in hours:
        if part.slot is not None and part.slot not in begun:
            slots.append(LateSlot(id=part.slot, start=start, end=start + part.length))
    taken = [(part, (start, start + part.length)) for part, start in hours]
    slots += _idle(idle, taken, event)
    return told.model_copy(update={"slots": tuple(sorted(slots, key=lambda slot: (slot.start, slot.id)))})


def _begun(told: Delay, event: Event, former: Delay | None) -> Iterator[LateSlot]:
    """The slots that had begun at the hour of the delay, at their actual hours; the one in progress ends later."""
    known = {} if former is None else {slot.id: slot for slot in former.slots}
    taken_back = former.minutes if former is not None and former.now == told.now else 0
    for slot in event.slots:
        before = known.get(slot.id)
        start, end = (slot.start, slot.end) if before is None else (before.start, before.end)
        starts = before.starts if before is not None and before.starts else _starts(slot, start, end)
        if slot.day != told.day or start > told.now:
            continue
        if taken_back and before is not None and before.end - taken_back > told.now:
            end, starts = end - taken_back, tuple(s if s <= told.now else s - taken_back for s in starts)
        if end > told.now:
            end, starts = end + told.minutes, tuple(s if s <= told.now else s + told.minutes for s in starts)
        regular = starts == _starts(slot, start, end)
        yield LateSlot(id=slot.id, start=start, end=end, starts=() if regular else starts)


def _starts(slot: Slot, start: int, end: int) -> tuple[int, ...]:
    """The minutes at which the places of the slot begin at other hours."""
    moved = slot.model_copy(update={"start": start, "end": end, "starts": ()})
    return tuple(moved.minute(place) for place in range(slot.places))


def _slots(told: Delay, event: Event, programme: Programme, begun: dict[str, LateSlot]) -> Iterator[_Part]:
    """The slots of the day that have begun or that the programme uses."""
    planned = {s.slot: (s.start, s.end) for s in programme.sessions if s.day == told.day}
    for slot in event.slots:
        if slot.day == told.day and (slot.id in begun or slot.id in planned):
            actual = begun.get(slot.id)
            hours = planned.get(slot.id, (slot.start, slot.end))
            rooms = frozenset(event.rooms_of(slot))
            held = None if actual is None else (actual.start, actual.end)
            yield _Part(hours, slot.start, slot.end - slot.start, rooms, held, slot.id)


def _pauses(told: Delay, event: Event, programme: Programme) -> Iterator[_Part]:
    """The breaks, at their shortest, and the plenaries of the day."""
    actual = {(item.kind, item.id): (item.start, item.end) for item in told.begun if item.day == told.day}
    breaks = {pause.id: pause for pause in event.breaks}
    for placed in programme.breaks:
        if placed.day == told.day and placed.id in breaks:
            pause = breaks[placed.id]
            hours, length = (placed.start, placed.end), pause.min_duration or pause.duration
            yield _Part(hours, pause.window[0], length, None, actual.get(("break", placed.id)))
    for each in programme.plenaries:
        if each.day == told.day and each.id in event.plenary:
            plenary = event.plenary[each.id]
            held = actual.get(("plenary", each.id))
            yield _Part((each.start, each.end), plenary.earliest, plenary.duration, None, held)


def _slid(parts: Iterable[_Part], resumes: int, step: int) -> list[tuple[_Part, int]]:
    """Each part with the minute at which it starts, after all that was before it and meets it."""
    settled: list[tuple[_Part, int, int]] = []
    for part in sorted(parts, key=lambda part: (part.planned, part.slot or "")):
        if part.actual is not None:
            settled.append((part, *part.actual))
            continue
        before = [end for other, _, end in settled if other.planned[1] <= part.planned[0] and other.meets(part)]
        pushed = max([resumes, *before])
        start = part.earliest if part.earliest >= pushed else -(-pushed // step) * step
        settled.append((part, start, start + part.length))
    return [(part, start) for part, start, _ in settled]


def _idle(idle: Iterable[Slot], taken: list[tuple[_Part, tuple[int, int]]], event: Event) -> Iterator[LateSlot]:
    """The slots without a session, at their hours or, where something is on then in their rooms, once it is over."""
    for slot in idle:
        part = _Part((slot.start, slot.end), slot.start, slot.end - slot.start, frozenset(event.rooms_of(slot)))
        start = slot.start
        for other, (first, last) in sorted(taken, key=lambda each: each[1]):
            end = max(last, other.actual[1]) if other.actual is not None else last
            if part.meets(other) and first < start + part.length and start < end:
                start = -(-end // event.step) * event.step
        taken.append((part, (start, start + part.length)))
        yield LateSlot(id=slot.id, start=start, end=start + part.length)


# ── a programme of another event ─────────────────────────────────────────────────────────────────────────────────────


def slid(event: Event, programme: Programme) -> Programme:
    """The programme with each session at the hours that its slot now has, and its talks at the same places."""
    talks = {talk.id: talk for talk in programme.talks}
    sessions: list[PlacedSession] = []
    placed: list[PlacedTalk] = []
    for session in programme.sessions:
        slot = event.slot.get(session.slot or "")
        if slot is not None and slot.day == session.day:
            placed += _at_places(event, slot, session, [talks[name] for name in session.talks if name in talks])
            session = session.model_copy(update={"start": slot.start, "end": slot.end})
        else:
            placed += [talks[name] for name in session.talks if name in talks]
        sessions.append(session)
    return programme.model_copy(update={"sessions": tuple(sessions), "talks": tuple(placed)})


def _at_places(event: Event, slot: Slot, session: PlacedSession, talks: list[PlacedTalk]) -> Iterator[PlacedTalk]:
    """The talks at the places of the slot that they had in the session."""
    lists = [_starts(slot, session.start, session.end), tuple(slot.minute(place) for place in range(slot.places))]
    if (session.start, session.end) == (slot.start, slot.end):
        lists.reverse()
    following = 0
    for talk in sorted(talks, key=lambda talk: talk.start):
        places = event.talk[talk.id].places if talk.id in event.talk else 1
        known = next((starts.index(talk.start) for starts in lists if talk.start in starts), following)
        first = min(max(known, following), max(0, slot.places - places))
        following = first + places
        yield talk.model_copy(update={"start": slot.minute(first), "end": slot.minute(min(following, slot.places))})
