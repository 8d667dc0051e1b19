"""Moves of talks: inside their session, into another, in exchange with another, or into one of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.rooms import Slot
from scheduler.moving.blocks import BEGIN, Key, in_order, is_in_order
from scheduler.moving.yielding import yielded

#: Where a placed talk is, and when.
_PLACE = attrgetter("session", "room", "day", "start", "end")


@dataclass(frozen=True, slots=True)
class Row:
    """The talks of a session in units: minutes, or the places of its slot.

    `head` units precede the first talk, `gaps[i]` follow the talk `i` (one fewer than talks), `tail` follow the last.
    """

    session: PlacedSession
    talks: tuple[str, ...]
    lengths: tuple[int, ...]
    head: int
    gaps: tuple[int, ...]
    tail: int

    def starts(self) -> list[int]:
        """The unit at which each talk starts."""
        starts, unit = [], self.head
        for length, gap in zip(self.lengths, (*self.gaps, 0), strict=False):
            starts.append(unit)
            unit += length + gap
        return starts


def moved_in_session(programme: Programme, event: Event, talk: str, index: int) -> Programme:
    """The talk is at the place `index`, from 0, among the talks of its session; distances and ends stay."""
    row = row_of(programme, event, programme.talk[talk].session)
    order = [number for number, other in enumerate(row.talks) if other != talk]
    order.insert(index, row.talks.index(talk))
    return _with_rows(programme, event, [_permuted(row, order)])


def moved_to_session(programme: Programme, event: Event, talk: str, session: str, index: int) -> Programme:
    """The talk is at the place `index` of another session; a session that loses its only talk is no more."""
    row = row_of(programme, event, programme.talk[talk].session)
    target, place = row_of(programme, event, session), row.talks.index(talk)
    gap = 0 if target.session.slot else event.talk_settings.gap
    length = _length(event, target, talk, row.lengths[place])
    after = _with_rows(programme, event, [_without(row, place), _with(target, index, (talk, length), gap)])
    return _followed(programme, after, event, session)


def exchanged_talks(programme: Programme, event: Event, talk: str, other: str) -> Programme:
    """The two talks have changed places, inside one session or between two."""
    row = row_of(programme, event, programme.talk[talk].session)
    place = row.talks.index(talk)
    if other in row.talks:
        order = list(range(len(row.talks)))
        there = row.talks.index(other)
        order[place], order[there] = there, place
        return _with_rows(programme, event, [_permuted(row, order)])
    second = row_of(programme, event, programme.talk[other].session)
    there = second.talks.index(other)
    lengths = _length(event, row, other, second.lengths[there]), _length(event, second, talk, row.lengths[place])
    rows = [_replaced(row, place, other, lengths[0]), _replaced(second, there, talk, lengths[1])]
    after = _with_rows(programme, event, rows)
    for session in (row.session.id, second.session.id):
        after = _followed(programme, after, event, session)
    return after


def moved_apart(programme: Programme, event: Event, talk: str, session: PlacedSession) -> Programme:
    """The talk is alone in a new session; `session` has its place, and ends when the talk does, with the discussion."""
    row = row_of(programme, event, programme.talk[talk].session)
    place = row.talks.index(talk)
    settings = event.session_settings
    head, tail = (0, 0) if session.slot else (settings.introduction, settings.discussion)
    alone = Row(
        session, (talk,), (_length(event, Row(session, (), (), 0, (), 0), talk, row.lengths[place]),), head, (), tail
    )
    after = _with_rows(programme, event, [_without(row, place), alone])
    return _followed(programme, after, event, session.id)


def removed(programme: Programme, event: Event, talk: str) -> Programme:
    """The programme without the talk; what follows it in its session begins earlier."""
    row = row_of(programme, event, programme.talk[talk].session)
    after = _with_rows(programme, event, [_without(row, row.talks.index(talk))])
    return after.model_copy(update={"talks": tuple(other for other in after.talks if other.id != talk)})


def best_index(programme: Programme, event: Event, talk: str, session: str, minute: int) -> int:
    """The place of a session, from 0, at which the talk would start nearest to the minute."""
    row = row_of(programme, event, session)
    if talk in row.talks:
        own = row.talks.index(talk)
        others = [number for number in range(len(row.talks)) if number != own]
        rows = [_permuted(row, [*others[:index], own, *others[index:]]) for index in range(len(row.talks))]
    else:
        rows = [_with(row, index, (talk, 1), 0) for index in range(len(row.talks) + 1)]
    minute_of, _ = _ruler(event, row.session)
    distances = [abs(minute_of(each.starts()[index]) - minute) for index, each in enumerate(rows)]
    return distances.index(min(distances))


def moved_to_slot(programme: Programme, event: Event, session: str, slot: Slot, room: str) -> Programme:
    """The session, its talks at the same places, is in another slot and room; one that was in none has its talks from
    the first place on.
    """
    row = row_of(programme, event, session)
    if row.session.slot not in event.slot:
        row = _at_places(row, event)
    return _with_rows(programme, event, [_in_slot(row, slot, room)])


def exchanged_slots(programme: Programme, event: Event, session: str, other: str) -> Programme:
    """The two sessions, each in a slot of the event, have changed slots and rooms, their talks at the same places."""
    row, second = row_of(programme, event, session), row_of(programme, event, other)
    there, here = event.slot[second.session.slot or ""], event.slot[row.session.slot or ""]
    rows = [_in_slot(row, there, second.session.room), _in_slot(second, here, row.session.room)]
    return _with_rows(programme, event, rows)


def _at_places(row: Row, event: Event) -> Row:
    """The row of minutes as one of places, one after the other."""
    lengths = tuple(event.talk[talk].places for talk in row.talks)
    return replace(row, lengths=lengths, head=0, gaps=(0,) * len(row.gaps), tail=0)


def _in_slot(row: Row, slot: Slot, room: str) -> Row:
    place = {"slot": slot.id, "day": slot.day, "start": slot.start, "end": slot.end, "room": room}
    return replace(row, session=row.session.model_copy(update=place))


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def row_of(programme: Programme, event: Event, session: str) -> Row:
    """The talks of a session in its units."""
    rows = _rows(programme, event)
    if session not in rows:
        rows[session] = _row(programme, event, session)
    return rows[session]


@remembered  # of many moves of one programme
def _rows(programme: Programme, event: Event) -> dict[str, Row]:
    """The rows of the programme that were asked for, by session."""
    return {}


def _row(programme: Programme, event: Event, session: str) -> Row:
    placed = programme.session[session]
    _, unit_of = _ruler(event, placed)
    talks = [programme.talk[name] for name in placed.talks if name in programme.talk]
    spans = [(unit_of(talk.start), unit_of(talk.end)) for talk in talks]
    gaps = tuple(later[0] - earlier[1] for earlier, later in pairwise(spans))
    lengths = tuple(end - start for start, end in spans)
    head = spans[0][0] if spans else 0
    tail = unit_of(placed.end) - spans[-1][1] if spans else 0
    return Row(placed, tuple(talk.id for talk in talks), lengths, head, gaps, tail)


def _ruler(event: Event, session: PlacedSession) -> tuple[Callable[[int], int], Callable[[int], int]]:
    """The minute of a unit of the session, and the unit of a minute."""
    slot = event.slot.get(session.slot or "")
    if slot is None:
        return (lambda unit: session.start + unit), (lambda minute: minute - session.start)
    return slot.minute, lambda minute: _place(slot, minute)


def _place(slot: Slot, minute: int) -> int:
    """The place whose beginning is nearest to the minute."""
    estimate = (minute - slot.start) * slot.places // (slot.end - slot.start)
    return min((estimate, estimate + 1), key=lambda place: abs(slot.minute(place) - minute))


def _length(event: Event, row: Row, talk: str, otherwise: int) -> int:
    """The units that the talk takes in the row: its places, its minutes."""
    known = event.talk.get(talk)
    if known is None:
        return otherwise
    return known.places if row.session.slot in event.slot else known.duration


def _permuted(row: Row, order: Sequence[int]) -> Row:
    talks, lengths = tuple(row.talks[i] for i in order), tuple(row.lengths[i] for i in order)
    return Row(row.session, talks, lengths, row.head, row.gaps, row.tail)


def _replaced(row: Row, place: int, talk: str, length: int) -> Row:
    talks, lengths = list(row.talks), list(row.lengths)
    talks[place], lengths[place] = talk, length
    return Row(row.session, tuple(talks), tuple(lengths), row.head, row.gaps, row.tail)


def _without(row: Row, place: int) -> Row:
    talks, lengths, gaps = list(row.talks), list(row.lengths), list(row.gaps)
    del talks[place], lengths[place]
    if gaps:
        del gaps[min(place, len(gaps) - 1)]
    return Row(row.session, tuple(talks), tuple(lengths), row.head, tuple(gaps), row.tail)


def _with(row: Row, place: int, talk: tuple[str, int], gap: int) -> Row:
    talks, lengths, gaps = list(row.talks), list(row.lengths), list(row.gaps)
    talks.insert(place, talk[0])
    lengths.insert(place, talk[1])
    if len(talks) > 1:
        gaps.insert(min(place, len(gaps)), gap)
    return Row(row.session, tuple(talks), tuple(lengths), row.head, tuple(gaps), row.tail)


# ── the programme ────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_rows(programme: Programme, event: Event, rows: Sequence[Row]) -> Programme:
    """The programme with the rows in the place of those of their sessions; sessions without talks are no more."""
    placed = {row.session.id: _placed(event, row, programme.talk) for row in rows}
    if is_in_order(programme) and all(_stays(programme, session) for session, _ in placed.values()):
        return _refilled(programme, placed)
    told = {talk.id for _, talks in placed.values() for talk in talks}
    sessions = [placed[s.id][0] if s.id in placed else s for s in programme.sessions]
    sessions += [session for name, (session, _) in placed.items() if name not in programme.session]
    talks = [talk for talk in programme.talks if talk.id not in told]
    talks += [talk for _, ordered in placed.values() for talk in ordered]
    update = {"sessions": tuple(s for s in sessions if s.talks), "talks": tuple(talks)}
    return in_order(programme.model_copy(update=update))


def _stays(programme: Programme, session: PlacedSession) -> bool:
    """True if the session has talks and begins when the programme's session of that name does."""
    former = programme.session.get(session.id)
    return former is not None and bool(session.talks) and BEGIN(former) == BEGIN(session)


def _refilled(programme: Programme, placed: Mapping[str, tuple[PlacedSession, Sequence[PlacedTalk]]]) -> Programme:
    """The programme, whose lists are in order, with other talks in sessions that stay where they are."""
    sessions, talks, spans = list(programme.sessions), list(programme.talks), _spans(programme)
    for name in sorted(placed, key=lambda name: spans[name][0], reverse=True):  # what is before it stays where it is
        number, talk_span = spans[name]
        sessions[number] = placed[name][0]
        talks[talk_span] = sorted(placed[name][1], key=attrgetter("start"))
    return programme.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})


@remembered  # of many moves of one programme
def _spans(programme: Programme) -> Mapping[str, tuple[int, slice]]:
    """Where each session stands in the programme, whose lists are in order, and where its talks do."""
    counts, spans, start = Counter(talk.session for talk in programme.talks), {}, 0
    for number, session in enumerate(programme.sessions):
        spans[session.id] = number, slice(start, start + counts[session.id])
        start += counts[session.id]
    return spans


def _placed(event: Event, row: Row, former: Mapping[str, PlacedTalk]) -> tuple[PlacedSession, list[PlacedTalk]]:
    """The session of the row and its talks, at their minutes; those of the `former` ones that stay are the same."""
    session, (minute_of, _) = row.session, _ruler(event, row.session)
    placed, end = [], session.end
    for talk, start, length in zip(row.talks, row.starts(), row.lengths, strict=True):
        begin, end = minute_of(start), minute_of(start + length)
        place = {"session": session.id, "room": session.room, "day": session.day, "start": begin, "end": end}
        was = former.get(talk)
        if was is not None and _PLACE(was) == tuple(place.values()):
            placed.append(was)
        else:
            placed.append(PlacedTalk.model_validate({"id": talk, **place}))
    if session.slot not in event.slot:
        session = session.model_copy(update={"end": end + row.tail})
    return session.model_copy(update={"talks": row.talks}), placed


def _followed(before: Programme, after: Programme, event: Event, session: str) -> Programme:
    """The programme in which what follows a session that has become longer begins later; preset sessions stay."""
    placed = after.session.get(session)
    if placed is None or event.slots:
        return after
    return yielded(before, after, Key("session", session, placed.day), event.step)
