"""Items give a finished programme in time and space; only measures use them, and no `post`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from scheduler.domain.chairing import eligible, listed_chairs
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.remembered import remembered, remembering
from scheduler.domain.session_order import ordinals
from scheduler.domain.windows import Window

Kind = Literal["talk", "session", "break", "plenary"]

#: The programmes that rules measure in turn: a programme, another, and the part of each in which they differ.
_TOGETHER = 4


class Item(NamedTuple):
    """A talk, session, break or plenary at the hours and in the room of the programme.

    `start` and `end` are minutes of `day`, half-open. `session` is the session of a talk, `axis` the axis of a session;
    `room` is None for breaks and some plenaries. `slot` is the preset slot of a session, and of the session of a talk.
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
        """The absolute minute of the start, comparable between days."""
        return self.day.toordinal() * DAY + self.start

    @property
    def last(self) -> int:
        """The absolute minute of the end, comparable between days."""
        return self.day.toordinal() * DAY + self.end


@remembering(_TOGETHER)
def talks(programme: Programme) -> tuple[Item, ...]:
    """Return the programme's talks in its order, also talks that are unknown to the event or stand twice."""
    slots = {session.id: session.slot for session in programme.sessions}
    return tuple(
        Item("talk", t.id, t.day, t.start, t.end, t.room, session=t.session, slot=slots.get(t.session))
        for t in programme.talks
    )


@remembering(_TOGETHER)
def sessions(programme: Programme) -> tuple[Item, ...]:
    """Return the programme's sessions, each with its introduction and discussion."""
    return tuple(
        Item("session", s.id, s.day, s.start, s.end, s.room, axis=s.axis, slot=s.slot) for s in programme.sessions
    )


def breaks(programme: Programme) -> tuple[Item, ...]:
    """Return the programme's breaks."""
    return tuple(Item("break", b.id, b.day, b.start, b.end) for b in programme.breaks)


def plenaries(programme: Programme) -> tuple[Item, ...]:
    """Return the programme's plenaries."""
    return tuple(Item("plenary", p.id, p.day, p.start, p.end, p.room) for p in programme.plenaries)


def pauses(programme: Programme) -> tuple[Item, ...]:
    """Return the breaks and plenaries in the order of time."""
    return tuple(sorted((*breaks(programme), *plenaries(programme)), key=lambda pause: (pause.first, pause.last)))


def poster_times(event: Event, programme: Programme) -> tuple[Item, ...]:
    """Return the breaks and plenaries of the programme during which the event shows posters, in the order of time."""
    plenary_ids = {plenary.id for plenary in event.plenaries if plenary.posters}
    break_ids = {pause.id for pause in event.breaks if pause.posters}
    return tuple(
        pause for pause in pauses(programme) if pause.id in (plenary_ids if pause.kind == "plenary" else break_ids)
    )


def overlap(item: Item, other: Item) -> bool:
    """True if the two items share a minute; items that touch do not."""
    return item.first < other.last and other.first < item.last


def meeting(sequence: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return each pair of items that share a minute, in the order of `sequence`.

    A sweep over the starts compares each item only with the items that still run.
    """
    running: list[int] = []
    pairs: list[tuple[int, int]] = []
    firsts, lasts = [item.first for item in sequence], [item.last for item in sequence]
    for number in sorted(range(len(sequence)), key=firsts.__getitem__):
        running = [n for n in running if lasts[n] > firsts[number]]
        pairs += [(min(n, number), max(n, number)) for n in running if firsts[n] < lasts[number]]
        running.append(number)
    return [(sequence[number], sequence[other]) for number, other in sorted(pairs)]


@remembering(_TOGETHER)
def simultaneous_sessions(programme: Programme) -> Sequence[tuple[Item, Item]]:
    """Return each pair of the programme's sessions that share a minute, in its order."""
    return meeting(sessions(programme))


def shared(event: Event, talk: Item, other: Item) -> int:
    """Return the number of places of their common slot that both talks cover.

    Talks that overlap outside a common slot share 1, talks that do not overlap 0.
    """
    if not overlap(talk, other):
        return 0
    slot = event.slot.get(talk.slot or "")
    if slot is None or other.slot != talk.slot:
        return 1
    start, end = max(talk.start, other.start), min(talk.end, other.end)
    return max(1, sum(slot.minute(p) < end and start < slot.minute(p + 1) for p in range(slot.places)))


def covered(item: Item, windows: Iterable[Window]) -> bool:
    """True if each minute of the item lies in a window of its day.

    Windows that touch or overlap count as one window.
    """
    today = [w for w in windows if w.day is None or w.day == item.day]
    if any(w.start <= item.start and item.end <= w.end for w in today):
        return True
    return all(any(w.start <= minute < w.end for w in today) for minute in range(item.start, item.end))


@remembering(_TOGETHER)
def commitments(event: Event, programme: Programme) -> Mapping[str, Sequence[Item]]:
    """Return the items that each person leads: talks presented, then sessions chaired, then plenaries.

    Returns
    -------
    Mapping
        Items by the person's id; people without commitments are left out.
    """
    leading = [
        *((talk, event.talk[talk.id].speakers) for talk in talks(programme) if talk.id in event.talk),
        *zip(sessions(programme), chairs(event, programme), strict=True),
        *(
            (plenary, event.plenary[plenary.id].people)
            for plenary in plenaries(programme)
            if plenary.id in event.plenary
        ),
    ]
    by_person: dict[str, list[Item]] = defaultdict(list)
    for item, people in leading:
        for person in dict.fromkeys(people):
            by_person[person].append(item)
    return {person: tuple(each) for person, each in by_person.items()}


def people_in(event: Event, programme: Programme, session_ids: Collection[str]) -> list[Person]:
    """Return the people of the event, in its order, who present or discuss a talk of these sessions."""
    placed = (event.talk[t.id] for t in programme.talks if t.session in session_ids and t.id in event.talk)
    present = {person for talk in placed for person in (*talk.speakers, *talk.discussants)}
    return [person for person in event.people if person.id in present]


def whereabouts(event: Event, programme: Programme) -> Mapping[str, Sequence[Item]]:
    """Return the commitments of each person; the only time at which posters are shown is one of their presenters."""
    if not event.posters or event.poster_times != 1:
        return commitments(event, programme)
    by_person = {person: [*each] for person, each in commitments(event, programme).items()}
    shown = poster_times(event, programme)
    for person_id in dict.fromkeys(name for poster in event.posters for name in poster.speakers):
        own = by_person.setdefault(person_id, [])
        own += [item for item in shown if item not in own]
    return by_person


def discussed(event: Event, programme: Programme) -> Mapping[str, Sequence[Item]]:
    """Return the talks, then the sessions, that each discussant has to be at; people without any are left out."""
    by_person: dict[str, list[Item]] = defaultdict(list)
    for item in talks(programme):
        for person in event.talk[item.id].discussants if item.id in event.talk else ():
            by_person[person].append(item)
    for item, number in zip(sessions(programme), ordinals(event, programme), strict=True):
        for person in event.axis[item.axis].discussants_of(number) if item.axis in event.axis else ():
            by_person[person].append(item)
    return by_person


def chairs(event: Event, programme: Programme) -> tuple[tuple[str, ...], ...]:
    """Return the people who are stated to chair each session of the programme, in its order."""
    return tuple(
        event.axis[session.axis].chairs_of(number) if session.axis in event.axis else ()
        for session, number in zip(programme.sessions, ordinals(event, programme), strict=True)
    )


def leaders(event: Event, programme: Programme) -> tuple[tuple[str, ...], ...]:
    """Return the people who chair each session, in the programme's order: stated, or else proposed and known."""
    known = _eligible(event) if any(session.proposed for session in programme.sessions) else {}
    return tuple(
        stated or _proposed(session, known)
        for session, stated in zip(programme.sessions, chairs(event, programme), strict=True)
    )


def _proposed(session: PlacedSession, known: Mapping[str | None, Mapping[str, str]]) -> tuple[str, ...]:
    """Return the ids of the people who are proposed for the session and may be."""
    if not session.proposed:
        return ()
    ids = known.get(session.axis, known[None])
    return tuple(ids[name] for name in session.chairs if name in ids)


@remembered
def _eligible(event: Event) -> Mapping[str | None, Mapping[str, str]]:
    """Return, by axis, the ids by name of the people who may be chosen to chair its sessions; None: of any other."""
    usual = {event.person[person].name: person for person in eligible(event, None)}
    listed = {axis: listed_chairs(event, axis) for axis in event.axis}
    lists = {axis: {event.person[person].name: person for person in people} for axis, people in listed.items()}
    return {None: usual, **{axis: ids for axis, ids in lists.items() if ids}}


def conflict(event: Event, item: Item, other: Item) -> bool:
    """True if nobody can be at both items: they overlap, or leave no time to change rooms between them.

    A talk and the session that holds it are in no conflict.
    """
    if _holds(item, other) or _holds(other, item):
        return False
    changes_room = None not in (item.room, other.room) and item.room != other.room
    needed = event.session_settings.room_change if changes_room else 0
    return item.first < other.last + needed and other.first < item.last + needed


def _holds(talk: Item, session: Item) -> bool:
    """True if the session holds the talk."""
    return talk.kind == "talk" and session.kind == "session" and talk.session == session.id


@remembering(_TOGETHER)
def of_axes(programme: Programme) -> Mapping[str | None, Sequence[Item]]:
    """Return the sessions by axis, in the programme's order."""
    by_axis: dict[str | None, list[Item]] = defaultdict(list)
    for session in sessions(programme):
        by_axis[session.axis].append(session)
    return by_axis
