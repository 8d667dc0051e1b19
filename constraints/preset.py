"""Preset sessions lie in slots of the event, and their talks at places of these slots."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from constraints import items, phrases, session_lists
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import recalling, remembered
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.language.message import Message, message

#: The minutes from and to which a talk may be held in a slot, by the slot and the places of the talk.
_Hours = Mapping[tuple[str, int], Collection[tuple[int, int]]]


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("preset"),) if event.slots else ()


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each fault of a session or talk counts 1, and each session beyond the first in one slot and room.

    A break in a slot counts 1 unless it overlaps a session, which the rule `pauses` counts.
    """
    if not event.slots:
        return ()
    violations = [
        Violation("preset", 1, subjects, text) for subjects, text in session_lists.disagreements(event, programme)
    ]
    placed: dict[str, list[PlacedTalk]] = defaultdict(list)
    for talk in programme.talks:
        placed[talk.session].append(talk)
    violations += [
        Violation("preset", 1, (session_id,), text)
        for session_id, text in session_lists.unkept_proposals(event, programme)
    ]
    for session, chairs in zip(programme.sessions, items.chairs(event, programme), strict=True):
        violations += _of_session(event, session, chairs, *placed[session.id])
    return (*violations, *_too_many(event, programme), *_breaks(event, programme))


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    """Return the violations of the talks of these sessions, and those of proposed chairs, who may present some."""
    if not event.slots:
        return ()
    violations = [
        Violation("preset", 1, (session_id,), text)
        for session_id, text in session_lists.unkept_proposals(event, programme)
    ]
    placed = [talk for talk in programme.talks if talk.session in sessions]
    for session in programme.sessions:
        if session.id in sessions:
            violations += _of_talks(event, session, [talk for talk in placed if talk.session == session.id])
    return tuple(violations)


@recalling(1024)
def _of_session(
    event: Event, session: PlacedSession, chairs: tuple[str, ...], *placed: PlacedTalk
) -> tuple[Violation, ...]:
    """Return the violations of the session by itself; `chairs` are stated for it, the talks `placed` name it."""
    texts = [*_faults(event, session), session_lists.wrong_chairs(event, session, chairs)]
    violations = [Violation("preset", 1, (session.id,), text) for text in texts if text is not None]
    return (*violations, *_of_talks(event, session, placed))


def _faults(event: Event, session: PlacedSession) -> Iterator[Message]:
    """Yield a sentence for each fault of the session: its slot, room and hours."""
    slot = event.slot.get(session.slot or "")
    is_there = slot is not None and session.room in event.rooms_of(slot)
    if is_there and slot is not None and _hours(session) == _hours(slot):
        return
    name = phrases.opening(phrases.session(session.id, session.axis))
    if slot is None:
        yield message(
            "{session} n'est dans aucun créneau de l'événement.", "{session} is in no slot of the event.", session=name
        )
    else:
        if not is_there:
            yield message(
                "{session} est dans {room}, que le créneau {slot} n'a pas.",
                "{session} is in {room}, which slot {slot} does not have.",
                session=name,
                room=phrases.room(event, session.room),
                slot=slot.id,
            )
        if _hours(session) != _hours(slot):
            yield message(
                "{session} a lieu {when}, mais son créneau {slot} {hours}.",
                "{session} is held {when}, but its slot {slot} {hours}.",
                session=name,
                slot=slot.id,
                when=phrases.during(event, session.day, session.start, session.end),
                hours=phrases.during(event, slot.day, slot.start, slot.end),
            )


def _hours(held: PlacedSession | Slot) -> tuple[date, int, int]:
    return held.day, held.start, held.end


def _of_talks(event: Event, session: PlacedSession, placed: Sequence[PlacedTalk]) -> Iterator[Violation]:
    """Yield a violation for each fault of the session's talks, and if it has none.

    Parameters
    ----------
    session
        The session as the programme lists it.
    placed
        The placed talks that name the session.
    """
    if not session.talks:
        name = phrases.opening(phrases.session(session.id, session.axis))
        text = message("{session} n'a aucun exposé.", "{session} has no talk.", session=name)
        yield Violation("preset", 1, (session.id,), text)
    listed, hours = [talk for talk in placed if talk.id in session.talks], _hours_of(event)
    for talk in listed:
        if _is_right(event, session, talk, hours):
            continue
        for text in _misplaced(event, session, talk):
            yield Violation("preset", 1, (session.id, talk.id), text)
    minutes = [minute for talk in listed for minute in (talk.start, talk.end)]
    if minutes == sorted(minutes) and len({talk.day for talk in listed}) == 1:
        return  # one after the other
    for talk, other in combinations(listed, 2):
        if talk.day == other.day and talk.start < other.end and other.start < talk.end and talk.id != other.id:
            text = message(
                "Les exposés {talk} et {other} de la session {session} se chevauchent.",
                "Talks {talk} and {other} of session {session} overlap.",
                talk=phrases.talk(event, talk.id),
                other=phrases.talk(event, other.id),
                session=session.id,
            )
            yield Violation("preset", 1, (session.id, talk.id, other.id), text)


def _is_right(event: Event, session: PlacedSession, talk: PlacedTalk, hours: _Hours) -> bool:
    """True if the talk differs from its session in no field; False also where nobody can know."""
    known = event.talk.get(talk.id)
    if known is None or known.axis != session.axis or talk.room != session.room or talk.day != session.day:
        return False
    return (talk.start, talk.end) in hours.get((session.slot or "", known.places), ())


def _misplaced(event: Event, session: PlacedSession, talk: PlacedTalk) -> Iterator[Message]:
    """Yield a sentence for each field in which the talk differs from its session: axis, room, day and place."""
    known, slot = event.talk.get(talk.id), event.slot.get(session.slot or "")
    if known is not None and known.axis != session.axis:
        yield session_lists.wrong_axis(event, session, known)
    if talk.room != session.room or talk.day != session.day:
        yield message(
            "{session} a lieu {own} dans {room}, mais son exposé {talk} {day} dans {other}.",
            "{session} is held {own} in {room}, but its talk {talk} {day} in {other}.",
            own=phrases.on(session.day),
            room=phrases.room(event, session.room),
            day=phrases.on(talk.day),
            other=phrases.room(event, talk.room),
            session=phrases.opening(phrases.session(session.id, session.axis)),
            talk=phrases.talk(event, talk.id),
        )
    if known is not None and slot is not None and (talk.start, talk.end) not in _hours_of(event)[slot.id, known.places]:
        yield message(
            "L'exposé {talk} a lieu {when}, ce qui ne fait pas {count} dans le créneau {slot} {hours}.",
            "Talk {talk} is held {when}, which is not {count} of slot {slot} {hours}.",
            slot=slot.id,
            talk=phrases.talk(event, talk.id),
            when=phrases.span(talk.start, talk.end),
            count=phrases.places(known.places),
            hours=phrases.during(event, slot.day, slot.start, slot.end),
        )


@remembered
def _hours_of(event: Event) -> _Hours:
    """Return the minutes from and to which a talk may be held in a slot, by the slot and the places of the talk."""
    return {
        (slot.id, places): {(slot.minute(n), slot.minute(n + places)) for n in range(slot.places - places + 1)}
        for slot in event.slots
        for places in {talk.places for talk in event.talks}
    }


def _too_many(event: Event, programme: Programme) -> Iterator[Violation]:
    """Yield a violation for each slot and room with several sessions."""
    counts = Counter((session.slot, session.room) for session in programme.sessions if session.slot in event.slot)
    for (slot, room), count in counts.items():
        if count > 1:
            text = message(
                "Il y a {count} sessions au lieu d'une dans {room} au créneau {slot}.",
                "There are {count} sessions instead of one in {room} in slot {slot}.",
                count=count,
                room=phrases.room(event, room),
                slot=slot,
            )
            yield Violation("preset", count - 1, (str(slot), room), text)


def _breaks(event: Event, programme: Programme) -> Iterator[Violation]:
    """Yield a violation for each break in a slot that overlaps no session."""
    for item in items.breaks(programme):
        overlapping = [s for s in event.slots if s.day == item.day and s.start < item.end and item.start < s.end]
        if overlapping and not any(items.overlap(item, s) for s in items.sessions(programme)):
            text = message(
                "{item} ({when}) est dans le créneau {slot} {hours}.",
                "{item} ({when}) is in slot {slot} {hours}.",
                item=phrases.opening(phrases.item(event, item)),
                when=phrases.when(event, item),
                slot=overlapping[0].id,
                hours=phrases.during(event, overlapping[0].day, overlapping[0].start, overlapping[0].end),
            )
            yield Violation("preset", 1, (item.id,), text)


def say(event: Event, requirement: Requirement) -> Message:
    if event.axes:
        return message(
            "Dans chaque salle, un créneau accueille au plus une session, d'un seul axe, à ses heures.",
            "In each room a slot has one session at most, of one axis, at its hours.",
        )
    return message(
        "Dans chaque salle, un créneau accueille au plus une session, à ses heures.",
        "In each room a slot has one session at most, at its hours.",
    )


RULE = Rule(
    name="preset",
    kind="fixed",
    title=message(fr="Des sessions dans les créneaux", en="Sessions in their slots"),
    meaning=message(
        fr="chaque session occupe l'une des salles d'un créneau, seule et pendant tout le créneau ; ses exposés sont "
        "d'un même axe et prennent chacun des places qui se suivent",
        en="each session has one of the rooms of a slot, alone and for the whole slot; its talks are of one axis, and "
        "each takes places that follow each other",
    ),
    unit=message(fr="erreur", en="fault"),
    requirements=requirements,
    measure=measure,
    say=say,
    where="slots",
    reads=session_lists.READS,
    measure_in=measure_in,
)
