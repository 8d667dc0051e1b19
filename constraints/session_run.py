"""A session is an unbroken run of talks of one axis in one room, and its fields agree with its talks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from constraints import items, phrases, session_lists
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message


def requirements(event: Event) -> tuple[Requirement, ...]:
    """The rule has a requirement, and one more for each of its minutes that event.toml sets above 0."""
    settings = event.session_settings
    minutes = {
        "introduction": settings.introduction,
        "gap": event.talk_settings.gap,
        "discussion": settings.discussion,
    }
    return (Requirement("session_run"), *(Requirement("session_run", (), key) for key in minutes if minutes[key]))


def _is_of_minutes(requirement: Requirement) -> bool:
    """True for the requirements of introduction, gap and discussion."""
    return bool(requirement.part)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each fault of a session counts 1: its talks, axis, room, day, start, each gap, end, chairs."""
    violations = [
        Violation("session_run", 1, subjects, text) for subjects, text in session_lists.disagreements(event, programme)
    ]
    violations += [
        Violation("session_run", 1, (session_id,), text)
        for session_id, text in session_lists.unkept_proposals(event, programme)
    ]
    for session, chairs in zip(programme.sessions, items.chairs(event, programme), strict=True):
        texts = [*_faults(event, programme, session), session_lists.wrong_chairs(event, session, chairs)]
        violations += [Violation("session_run", 1, (session.id,), text) for text in texts if text is not None]
    return tuple(violations)


def _faults(event: Event, programme: Programme, session: PlacedSession) -> Iterator[Message]:
    """Yield a sentence for each fault of the session: its list, talks and hours."""
    listed = [_placed(programme, session, talk) for talk in session.talks]
    talks = [talk for talk in listed if talk is not None]
    name = phrases.opening(phrases.session(session.id, session.axis))
    if not listed:
        yield message("{session} n'a aucun exposé.", "{session} has no talk.", session=name)
    for talk in talks:
        yield from _misplaced(event, session, talk, name)
    if talks:
        yield from _hours(event, session, talks, name)


def _placed(programme: Programme, session: PlacedSession, talk: str) -> PlacedTalk | None:
    """Return the placed talk of the session with that id, or None."""
    return next((placed for placed in programme.talks if placed.id == talk and placed.session == session.id), None)


def _misplaced(event: Event, session: PlacedSession, talk: PlacedTalk, name: Message) -> Iterator[Message]:
    """Yield a sentence for each field in which the talk differs from its session: axis, room and day."""
    values = {"session": name, "talk": phrases.talk(event, talk.id)}
    known = event.talk.get(talk.id)
    if known is not None and known.axis != session.axis:
        yield session_lists.wrong_axis(event, session, known)
    if talk.room != session.room:
        yield message(
            "{session} est dans {own}, mais son exposé {talk} dans {room}.",
            "{session} is in {own}, but its talk {talk} in {room}.",
            own=phrases.room(event, session.room),
            room=phrases.room(event, talk.room),
            **values,
        )
    if talk.day != session.day:
        yield message(
            "{session} a lieu {own}, mais son exposé {talk} {day}.",
            "{session} is held {own}, but its talk {talk} {day}.",
            own=phrases.on(session.day),
            day=phrases.on(talk.day),
            **values,
        )


def _hours(event: Event, session: PlacedSession, talks: list[PlacedTalk], name: Message) -> Iterator[Message]:
    """Yield a sentence for a wrong start, each wrong gap between talks, and a wrong end."""
    discussion, gap = event.session_settings.discussion, event.talk_settings.gap
    if session.start != talks[0].start - event.session_settings.introduction:
        yield _wrong_start(event, session, talks[0], name)
    for talk, following in pairwise(talks):
        if following.start - talk.end != gap:
            yield message(
                "{session} : {talk} (jusqu'à {end}) et {other} (à partir de {start}) doivent se suivre {apart}.",
                "{session}: {talk} (until {end}) and {other} (from {start}) must follow each other {apart}.",
                session=name,
                talk=talk.id,
                end=phrases.hour(talk.end),
                other=following.id,
                start=phrases.hour(following.start),
                apart=_apart(gap),
            )
    if session.end != talks[-1].end + discussion:
        yield message(
            "{session} doit finir à {right} (dernier exposé, puis {discussion} de discussion) et non à {end}.",
            "{session} must end at {right} (last talk, then {discussion} of discussion), not at {end}.",
            session=name,
            right=phrases.hour(talks[-1].end + discussion),
            end=phrases.hour(session.end),
            discussion=phrases.minutes(discussion),
        )


def _wrong_start(event: Event, session: PlacedSession, talk: PlacedTalk, name: Message) -> Message:
    """Return the sentence on a session whose first talk is not `introduction` minutes after its start."""
    introduction, hours = event.session_settings.introduction, {"start": session.start, "first": talk.start}
    shown = {key: phrases.hour(minute) for key, minute in hours.items()}
    if not introduction:
        return message(
            "{session} commence à {start}, mais son premier exposé à {first}.",
            "{session} starts at {start}, but its first talk at {first}.",
            session=name,
            **shown,
        )
    return message(
        "{session} commence à {start} et son premier exposé à {first}, mais l'introduction dure {introduction}.",
        "{session} starts at {start} and its first talk at {first}, but the introduction takes {introduction}.",
        session=name,
        introduction=phrases.minutes(introduction),
        **shown,
    )


def _apart(gap: int) -> Message:
    if gap == 0:
        return message("sans intervalle", "without a gap")
    return message("à {gap} d'intervalle", "{gap} apart", gap=phrases.minutes(gap))


def say(event: Event, requirement: Requirement) -> Message:
    settings = event.session_settings
    if requirement.part == "introduction":
        return message(
            "Chaque session commence par {minutes} d'introduction (event.toml, [sessions] introduction).",
            "Each session begins with an introduction of {minutes} (event.toml, [sessions] introduction).",
            minutes=phrases.minutes(settings.introduction),
        )
    if requirement.part == "gap":
        return message(
            "Dans une session, {minutes} séparent deux exposés (event.toml, [talks] gap).",
            "In a session, {minutes} lie between two talks (event.toml, [talks] gap).",
            minutes=phrases.minutes(event.talk_settings.gap),
        )
    if requirement.part == "discussion":
        return message(
            "Chaque session finit par {minutes} de discussion (event.toml, [sessions] discussion).",
            "Each session ends with a discussion of {minutes} (event.toml, [sessions] discussion).",
            minutes=phrases.minutes(settings.discussion),
        )
    if event.axes:
        return message(
            "Une session est une suite ininterrompue d'exposés d'un même axe dans une salle.",
            "A session is an unbroken run of talks of one axis in one room.",
        )
    return message(
        "Une session est une suite ininterrompue d'exposés dans une salle.",
        "A session is an unbroken run of talks in one room.",
    )


RULE = Rule(
    name="session_run",
    kind="fixed",
    title=message(fr="Des sessions sans interruption", en="Unbroken sessions"),
    meaning=message(
        fr="une session est une suite ininterrompue d'exposés d'un même axe dans une salle : `introduction` minutes, "
        "les exposés à `gap` minutes d'intervalle, puis `discussion` minutes",
        en="a session is an unbroken run of talks of one axis in one room: `introduction` minutes, the talks `gap` "
        "minutes apart, then `discussion` minutes",
    ),
    unit=message(fr="erreur", en="fault"),
    requirements=requirements,
    measure=measure,
    say=say,
    where="free",
    reads=session_lists.READS,
    relaxations=("session_minutes",),
    stated_once=_is_of_minutes,
)
