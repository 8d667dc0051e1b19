"""Talks or sessions at the same time clash if one person is wanted at both.

Only `measure` and `say` use this module; the posts of the rules use `clashes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from constraints import items, phrases
from constraints.items import Item
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered, remembering
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

#: The reasons why somebody is wanted at both talks; empty if the talks do not clash.
Reasons = Callable[[Talk, Talk], list[Message]]
#: The upper bound of the reasons that a sentence lists (reasons); it gives the number of the others.
_SHOWN = 2


def presenting(event: Event) -> Reasons:
    """Return the function that gives the reasons why presenters are wanted at two talks.

    A person presents both talks, or presents one and chairs the axis of the other.
    """

    def reasons(talk: Talk, other: Talk) -> list[Message]:
        both = [
            message("{person} présente les deux", "{person} presents both", person=phrases.person(event, person))
            for person in talk.speakers
            if person in other.speakers
        ]
        return both + [
            message(
                "{person} présente {talk} et modère l'axe {axis}",
                "{person} presents {talk} and chairs axis {axis}",
                person=phrases.person(event, person),
                talk=talk.id,
                axis=chaired.axis,
            )
            for presented, chaired in ((talk, other), (other, talk))
            for person in presented.speakers
            if _chairs(event, person, presented, chaired)
        ]

    return reasons


@remembered
def attending(event: Event) -> Reasons:
    """Return the function that gives the reasons why attendees are wanted at two talks.

    A person would like to hear both talks, or would like to hear one and presents the other or chairs its axis.
    """
    hearers: dict[str, dict[str, None]] = defaultdict(dict)
    for wish in event.wishes:
        for talk in wish.talks:
            hearers[talk][wish.person] = None

    def reasons(talk: Talk, other: Talk) -> list[Message]:
        both = [
            message(
                "{person} souhaite entendre les deux",
                "{person} would like to hear both",
                person=phrases.person(event, person),
            )
            for person in hearers[talk.id]
            if person in hearers[other.id]
        ]
        either = ((person, *pair) for pair in ((talk, other), (other, talk)) for person in hearers[pair[0].id])
        return both + [reason for person, heard, missed in either for reason in _busy(event, person, heard, missed)]

    return reasons


def _busy(event: Event, person: str, heard: Talk, missed: Talk) -> Iterator[Message]:
    """Yield what the person, who would like to hear the talk `heard`, has to do for the talk `missed`."""
    values = {"person": phrases.person(event, person), "heard": heard.id, "missed": missed.id, "axis": missed.axis}
    if person in missed.speakers:
        yield message(
            "{person} présente {missed} et souhaite entendre {heard}",
            "{person} presents {missed} and would like to hear {heard}",
            **values,
        )
    if _chairs(event, person, heard, missed):
        yield message(
            "{person} modère l'axe {axis} et souhaite entendre {heard}",
            "{person} chairs axis {axis} and would like to hear {heard}",
            **values,
        )


def _chairs(event: Event, person: str, talk: Talk, chaired: Talk) -> bool:
    """True if the person chairs the axis of `chaired`, and `talk` is of another axis."""
    axis = event.axis.get(chaired.axis or "")
    return axis is not None and talk.axis != axis.id and person in axis.chairs


def because(reasons: list[Message]) -> Message:
    """Return the first two reasons and the number of the others, as one phrase."""
    more = len(reasons) - _SHOWN
    shown = reasons[:_SHOWN]
    if more > 0:
        shown.append(message("et {n} de plus", "and {n} more", n=more))
    return Message(fr=", ".join(reason.fr for reason in shown), en=", ".join(reason.en for reason in shown))


def in_sessions(
    rule: str, event: Event, programme: Programme, reasons: Reasons, sessions: Collection[str] | None = None
) -> tuple[Violation, ...]:
    """Each pair of clashing talks in two sessions that share a minute counts 1.

    Parameters
    ----------
    rule
        The name of the rule.
    event, programme
        The event and its finished programme.
    reasons
        A function that gives the reasons why two talks clash.
    sessions
        The ids of some sessions: of each pair a talk is in one of them. None: all pairs.
    """
    together = _all_together(event, programme) if sessions is None else _together(event, programme, sessions)
    pairs = ((talk, other) for talks, others in together for talk in talks for other in others)
    return tuple(
        _violation(rule, event, clash, 1, message("dans des sessions simultanées", "in simultaneous sessions"))
        for clash in _clashing(event, pairs, reasons)
    )


@remembering(2)
def _all_together(event: Event, programme: Programme) -> Sequence[tuple[Sequence[Item], Sequence[Item]]]:
    """Return what `_together` does of all sessions: two rules ask for it."""
    return _together(event, programme, None)


def _together(
    event: Event, programme: Programme, sessions: Collection[str] | None
) -> Sequence[tuple[Sequence[Item], Sequence[Item]]]:
    """Return the talks of each two sessions that share a minute and have a person who may be wanted at both.

    `sessions`: as in `in_sessions`.
    """
    if sessions is None:
        overlapping = items.simultaneous_sessions(programme)
    else:
        held = items.sessions(programme)
        own = [each for each in held if each.id in sessions]
        overlapping = items.meeting([e for e in held if e in own or any(items.overlap(e, other) for other in own)])
    meeting = [
        (first, second)
        for first, second in overlapping
        if first.id != second.id and (sessions is None or first.id in sessions or second.id in sessions)
    ]
    in_session: dict[str | None, list[Item]] = {each.id: [] for pair in meeting for each in pair}
    for item in items.talks(programme):
        if item.session in in_session:
            in_session[item.session].append(item)
    concerned = _concerned(event)
    people = {
        session: set[str]().union(*(concerned.get(talk.id, ()) for talk in talks))
        for session, talks in in_session.items()
    }
    return [
        (in_session[first.id], in_session[second.id])
        for first, second in meeting
        if not people[first.id].isdisjoint(people[second.id])
    ]


def in_time(rule: str, event: Event, programme: Programme, reasons: Reasons) -> tuple[Violation, ...]:
    """Each pair of clashing talks that share a minute counts 1; in one slot, 1 for each place that both cover.

    Parameters
    ----------
    rule
        The name of the rule.
    event, programme
        The event and its finished programme.
    reasons
        A function that gives the reasons why two talks clash.
    """
    pairs, how = iter(items.meeting(items.talks(programme))), message("en même temps", "at the same time")
    return tuple(
        _violation(rule, event, clash, items.shared(event, clash.talk, clash.other), how)
        for clash in _clashing(event, pairs, reasons)
    )


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two talks of a programme, in the order of the event, and the reasons why they clash."""

    talk: Item
    other: Item
    reasons: list[Message]


def _clashing(event: Event, pairs: Iterator[tuple[Item, Item]], reasons: Reasons) -> Iterator[_Clash]:
    """Yield each pair of talks that clash once, in the order of the event."""
    position = {talk.id: number for number, talk in enumerate(event.talks)}
    concerned = _concerned(event)
    known = {
        (talk.id, other.id) if position[talk.id] < position[other.id] else (other.id, talk.id): (talk, other)
        for talk, other in pairs
        if talk.id in position and other.id in position and talk.id != other.id
        if not concerned[talk.id].isdisjoint(concerned[other.id])
    }
    for key in sorted(known, key=lambda pair: (position[pair[0]], position[pair[1]])):
        talk, other = sorted(known[key], key=lambda item: position[item.id])
        why = reasons(event.talk[talk.id], event.talk[other.id])
        if why:
            yield _Clash(talk, other, why)


@remembered
def _concerned(event: Event) -> Mapping[str, set[str]]:
    """Return the people who may be wanted at each talk; talks without a common person cannot clash."""
    chairs = {axis.id: axis.chairs for axis in event.axes}
    people = {talk.id: {*talk.speakers, *chairs.get(talk.axis or "", ())} for talk in event.talks}
    for wish in event.wishes:
        for talk in wish.talks:
            people.setdefault(talk, set()).add(wish.person)
    return people


def _violation(rule: str, event: Event, clash: _Clash, amount: int, how: Message) -> Violation:
    """Return the violation of a rule by a clash; `how` says at what time the talks are held."""
    talk, other = clash.talk, clash.other
    text = message(
        "Les exposés {talk} ({first}) et {other} ({second}) ont lieu {how}, mais {why}.",
        "Talks {talk} ({first}) and {other} ({second}) are held {how}, but {why}.",
        talk=phrases.talk(event, talk.id),
        first=phrases.when(event, talk),
        other=phrases.talk(event, other.id),
        second=phrases.when(event, other),
        how=how,
        why=because(clash.reasons),
    )
    return Violation(rule, amount, (talk.id, other.id), text)


def say_in_sessions(event: Event, requirement: Requirement, reasons: Reasons) -> Message:
    """Return the requirement that two talks are not in two sessions at the same time, with its reasons."""
    return message(
        "Les exposés {talk} et {other} ne sont pas dans des sessions simultanées ({why}).",
        "Talks {talk} and {other} are not in simultaneous sessions ({why}).",
        **_pair(event, requirement, reasons),
    )


def say_in_time(event: Event, requirement: Requirement, reasons: Reasons) -> Message:
    """Return the requirement that two talks do not overlap, with its reasons."""
    return message(
        "Les exposés {talk} et {other} n'ont pas lieu en même temps ({why}).",
        "Talks {talk} and {other} are not held at the same time ({why}).",
        **_pair(event, requirement, reasons),
    )


def _pair(event: Event, requirement: Requirement, reasons: Reasons) -> dict[str, Message]:
    """Return the values of a sentence on the two talks of the requirement."""
    talk, other = requirement.subjects
    why = because(reasons(event.talk[talk], event.talk[other]))
    return {"talk": phrases.talk(event, talk), "other": phrases.talk(event, other), "why": why}
