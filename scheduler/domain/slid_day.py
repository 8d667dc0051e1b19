"""A programme of free days whose late day slides in its order: near to what is wanted, though it may break rules."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.breaks import Late
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme

#: Sessions and pauses that have slid: room (None: all rooms), planned start and end, end now.
_Settled = list[tuple[str | None, int, int, int]]
_Item = PlacedSession | PlacedBreak | PlacedPlenary


def slid_day(event: Event, programme: Programme) -> Programme:
    """The programme in which what has begun has its actual hours and the rest of the late day waits in its order."""
    late = event.late[0]
    settled: _Settled = []
    every: list[_Item] = [s for s in programme.sessions if s.day == late.day]
    every += [p for p in programme.breaks if p.day == late.day]
    every += [p for p in programme.plenaries if p.day == late.day]
    hours: dict[int, tuple[int, int]] = {}
    talks: dict[str, PlacedTalk] = {}
    for item in sorted(every, key=lambda item: (item.start, item.end)):
        earliest = _earliest(event, late, settled, item)
        if isinstance(item, PlacedSession):
            placed = list(_talks(event, programme, item, earliest))
            talks |= {talk.id: talk for talk in placed}
            hours[id(item)] = _session_hours(event, item, placed)
        else:
            hours[id(item)] = _pause_hours(event, item, earliest)
        settled.append((_room(item), item.start, item.end, hours[id(item)][1]))
    return programme.model_copy(
        update={
            "sessions": tuple(_at(each, hours) for each in programme.sessions),
            "talks": tuple(talks.get(talk.id, talk) for talk in programme.talks),
            "breaks": tuple(_at(each, hours) for each in programme.breaks),
            "plenaries": tuple(_at(each, hours) for each in programme.plenaries),
        }
    )


def _at(item: _Item, hours: dict[int, tuple[int, int]]) -> _Item:
    start, end = hours.get(id(item), (item.start, item.end))
    return item.model_copy(update={"start": start, "end": end})


def _room(item: _Item) -> str | None:
    return item.room if isinstance(item, PlacedSession) else None


def _earliest(event: Event, late: Late, settled: _Settled, item: _Item) -> int:
    """The minute from which the item may be held: its own, or later, on the grid, once all before it is over."""
    room = _room(item)
    meeting = [each for each in settled if None in (each[0], room) or each[0] == room]
    pushed = max([late.floor, *(end for _, _, planned, end in meeting if planned <= item.start)])
    return item.start if item.start >= pushed else -(-pushed // event.step) * event.step


def _talks(event: Event, programme: Programme, session: PlacedSession, earliest: int) -> Iterator[PlacedTalk]:
    """The talks of the session in a row: those that have begun at their actual hours."""
    begun = {what_if.subject: what_if.windows[0] for what_if in event.what_ifs if what_if.kind == "begun"}
    minute = earliest + event.session_settings.introduction
    for name in session.talks:
        talk, known = programme.talk.get(name), event.talk.get(name)
        if talk is None or known is None:
            continue
        start, end = minute, minute + known.duration
        if name in begun:
            start, end = begun[name].start, begun[name].end
        yield talk.model_copy(update={"start": start, "end": end})
        minute = end + event.talk_settings.gap


def _session_hours(event: Event, session: PlacedSession, talks: list[PlacedTalk]) -> tuple[int, int]:
    settings = event.session_settings
    if not talks:
        return session.start, session.end
    return talks[0].start - settings.introduction, talks[-1].end + settings.discussion


def _pause_hours(event: Event, item: PlacedBreak | PlacedPlenary, earliest: int) -> tuple[int, int]:
    """The hours of the pause: its actual ones once it has begun; a break is cut by what it is late, if it may be."""
    if isinstance(item, PlacedPlenary):
        plenary = event.plenary.get(item.id)
        if plenary is None or plenary.fixed:
            return (item.start, item.end) if plenary is None else (plenary.earliest, plenary.end)
        return earliest, earliest + plenary.duration
    actual = next((b for b in event.begun if (b.id, b.day) == (item.id, item.day)), None)
    if actual is not None:
        return actual.start, actual.end
    pause = next((pause for pause in event.breaks if pause.id == item.id), None)
    if pause is None:
        return item.start, item.end
    shortest = pause.min_duration or pause.duration
    return earliest, max(earliest + shortest, min(earliest + pause.duration, item.end))
