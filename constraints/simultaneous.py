"""What runs at the same time in a programme and has one person wanted at both: for `measure` and `say` alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from constraints import items, phrases
from constraints.items import Item
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

#: Why somebody cannot attend to both of two talks; empty where nothing speaks against it.
Reasons = Callable[[Talk, Talk], list[Message]]
#: Reasons that are told one by one; of more, the number.
_TOLD = 2


def presenting(event: Event) -> Reasons:
    """Who presents both, or presents one and chairs the other's axis."""

    def reasons(one: Talk, other: Talk) -> list[Message]:
        both = [
            message("{person} présente les deux", "{person} presents both", person=phrases.person(event, person))
            for person in one.speakers
            if person in other.speakers
        ]
        return both + [
            message(
                "{person} présente {talk} et préside l'axe {axis}",
                "{person} presents {talk} and chairs axis {axis}",
                person=phrases.person(event, person),
                talk=talk.id,
                axis=chaired.axis,
            )
            for talk, chaired in ((one, other), (other, one))
            for person in talk.speakers
            if _chairs(event, person, talk, chaired)
        ]

    return reasons


def attending(event: Event) -> Reasons:
    """Who would like to hear both, or hears one and presents the other or chairs its axis."""
    hearers: dict[str, dict[str, None]] = defaultdict(dict)
    for wish in event.wishes:
        for talk in wish.talks:
            hearers[talk][wish.person] = None

    def reasons(one: Talk, other: Talk) -> list[Message]:
        both = [
            message(
                "{person} souhaite entendre les deux",
                "{person} would like to hear both",
                person=phrases.person(event, person),
            )
            for person in hearers[one.id]
            if person in hearers[other.id]
        ]
        either = ((person, *pair) for pair in ((one, other), (other, one)) for person in hearers[pair[0].id])
        return both + [said for person, heard, missed in either for said in _busy(event, person, heard, missed)]

    return reasons


def _busy(event: Event, person: str, heard: Talk, missed: Talk) -> Iterator[Message]:
    """What the person, who would like to hear the one talk, has to do for the other."""
    said = {"person": phrases.person(event, person), "heard": heard.id, "missed": missed.id, "axis": missed.axis}
    if person in missed.speakers:
        yield message(
            "{person} présente {missed} et souhaite entendre {heard}",
            "{person} presents {missed} and would like to hear {heard}",
            **said,
        )
    if _chairs(event, person, heard, missed):
        yield message(
            "{person} préside l'axe {axis} et souhaite entendre {heard}",
            "{person} chairs axis {axis} and would like to hear {heard}",
            **said,
        )


def _chairs(event: Event, person: str, talk: Talk, chaired: Talk) -> bool:
    """True if the person chairs the axis of `chaired`, which is another than that of `talk`."""
    axis = event.axis.get(chaired.axis or "")
    return axis is not None and talk.axis != axis.id and person in axis.chairs


def because(reasons: list[Message]) -> Message:
    """`Ann présente les deux, Bob présente T1 et préside l'axe 2`; of many, how many more there are."""
    more = len(reasons) - _TOLD
    told_ = reasons[:_TOLD]
    if more > 0:
        told_.append(message("et {n} de plus", "and {n} more", n=more))
    return Message(fr=", ".join(one.fr for one in told_), en=", ".join(one.en for one in told_))


def in_sessions(rule: str, event: Event, programme: Programme, reasons: Reasons) -> tuple[Violation, ...]:
    """Each pair of talks that clash and are in two sessions which share a minute counts 1."""
    held: dict[str | None, list[Item]] = defaultdict(list)
    for item in items.talks(programme):
        held[item.session].append(item)
    pairs = (
        (one, other)
        for first, second in items.meeting(items.sessions(programme))
        if first.id != second.id
        for one in held[first.id]
        for other in held[second.id]
    )
    return tuple(
        _violation(
            rule, event, one, other, 1, why, message("dans des sessions simultanées", "in simultaneous sessions")
        )
        for one, other, why in _clashing(event, pairs, reasons)
    )


def in_time(rule: str, event: Event, programme: Programme, reasons: Reasons) -> tuple[Violation, ...]:
    """Each pair of talks that clash and share a minute counts 1; in one slot, 1 for each place that both cover."""
    pairs, how = iter(items.meeting(items.talks(programme))), message("en même temps", "at the same time")
    return tuple(
        _violation(rule, event, one, other, items.shared(event, one, other), why, how)
        for one, other, why in _clashing(event, pairs, reasons)
    )


def _clashing(
    event: Event, pairs: Iterator[tuple[Item, Item]], reasons: Reasons
) -> Iterator[tuple[Item, Item, list[Message]]]:
    """The pairs that clash, each once, first the talk that stands first in the event."""
    place = {talk.id: number for number, talk in enumerate(event.talks)}
    concerned = _concerned(event)
    known = {
        (one.id, other.id) if place[one.id] < place[other.id] else (other.id, one.id): (one, other)
        for one, other in pairs
        if one.id in place and other.id in place and one.id != other.id
        if not concerned[one.id].isdisjoint(concerned[other.id])
    }
    for key in sorted(known, key=lambda pair: (place[pair[0]], place[pair[1]])):
        one, other = sorted(known[key], key=lambda item: place[item.id])
        why = reasons(event.talk[one.id], event.talk[other.id])
        if why:
            yield one, other, why


def _concerned(event: Event) -> Mapping[str, set[str]]:
    """Whoever may be wanted at each talk: of two that have nobody in common nothing need be asked."""
    chairs = {axis.id: axis.chairs for axis in event.axes}
    found = {talk.id: {*talk.speakers, *chairs.get(talk.axis or "", ())} for talk in event.talks}
    for wish in event.wishes:
        for talk in wish.talks:
            found.setdefault(talk, set()).add(wish.person)
    return found


def _violation(
    rule: str, event: Event, one: Item, other: Item, amount: int, why: list[Message], how: Message
) -> Violation:
    text = message(
        "Les exposés {one} ({first}) et {other} ({second}) ont lieu {how}, mais {why}.",
        "Talks {one} ({first}) and {other} ({second}) are held {how}, but {why}.",
        one=phrases.talk(event, one.id),
        first=phrases.when(event, one),
        other=phrases.talk(event, other.id),
        second=phrases.when(event, other),
        how=how,
        why=because(why),
    )
    return Violation(rule, amount, (one.id, other.id), text)


def say_in_sessions(event: Event, requirement: Requirement, reasons: Reasons) -> Message:
    """The requirement that a pair of talks are not in two sessions at the same time, and why."""
    return message(
        "Les exposés {one} et {other} ne sont pas dans des sessions simultanées ({why}).",
        "Talks {one} and {other} are not in simultaneous sessions ({why}).",
        **_pair(event, requirement, reasons),
    )


def say_in_time(event: Event, requirement: Requirement, reasons: Reasons) -> Message:
    """The requirement that a pair of talks do not overlap, and why."""
    return message(
        "Les exposés {one} et {other} n'ont pas lieu en même temps ({why}).",
        "Talks {one} and {other} are not held at the same time ({why}).",
        **_pair(event, requirement, reasons),
    )


def _pair(event: Event, requirement: Requirement, reasons: Reasons) -> dict[str, Message]:
    one, other = requirement.subjects
    why = because(reasons(event.talk[one], event.talk[other]))
    return {"one": phrases.talk(event, one), "other": phrases.talk(event, other), "why": why}
