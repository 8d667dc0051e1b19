"""Breaks and plenaries do not overlap, and no session of any room runs during them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("pauses"),) if event.breaks or event.plenaries else ()


def post(model: TimetableModel) -> None:
    """The intervals of the pauses are disjoint, and each session ends before or starts after each pause."""
    model.cp.add_no_overlap(model.interval(pause) for pause in model.pauses)
    for session in model.sessions:
        for pause in model.pauses:
            model.before(pause, session)


def post_slots(model: PresetModel) -> None:
    """Breaks and plenaries of a day are disjoint.

    The domains of the breaks leave out the slots at their shortest, and no slot overlaps a plenary. A break that may be
    longer ends before the next slot.
    """
    from scheduler.model.base import Span

    for pause, other in combinations(model.pauses, 2):
        if pause.day == other.day:
            model.disjoint(pause, other, 0)
    for pause in model.breaks:
        for slot in model.event.slots if not isinstance(pause.duration, int) else ():
            if model.day_number[slot.day] == pause.day:
                midnight = pause.day * DAY
                model.disjoint(pause, Span(midnight + slot.start, midnight + slot.end, model.true), 0)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of pauses that overlap counts 1, and each pair of a talk and a pause that overlap.

    A session counts if none of its talks overlaps the pause, so that its introduction or discussion does.
    """
    pauses = items.pauses(programme)
    pairs = [(item, other) for item, other in combinations(pauses, 2) if items.overlap(item, other)]
    pairs += _during(pauses, items.talks(programme), items.sessions(programme))
    return tuple(_violation(event, item, other) for item, other in pairs)


def measure_in(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    talks = [talk for talk in items.talks(programme) if talk.session in sessions]
    held = [session for session in items.sessions(programme) if session.id in sessions]
    return tuple(_violation(event, *pair) for pair in _during(items.pauses(programme), talks, held))


def _during(pauses: Iterable[Item], talks: Iterable[Item], sessions: Iterable[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield each talk with each pause that it overlaps, and each session with each that none of its talks overlaps."""
    during_talks, during_sessions = ([(each.first, each.last, each) for each in held] for held in (talks, sessions))
    for pause in pauses:
        first, last = pause.first, pause.last
        overlapping = [talk for start, end, talk in during_talks if start < last and first < end]
        counted = {talk.session for talk in overlapping}
        overlapping += [s for start, end, s in during_sessions if start < last and first < end and s.id not in counted]
        yield from ((item, pause) for item in overlapping)


def _violation(event: Event, item: Item, other: Item) -> Violation:
    text = message(
        "{item} ({first}) et {other} ({second}) se chevauchent.",
        "{item} ({first}) and {other} ({second}) overlap.",
        item=phrases.opening(phrases.item(event, item)),
        first=phrases.when(event, item),
        other=phrases.item(event, other),
        second=phrases.when(event, other),
    )
    return Violation("pauses", 1, (item.id, other.id), text)


def say(event: Event, requirement: Requirement) -> Message:
    if not event.plenaries:
        return message("Aucun exposé n'a lieu pendant une pause.", "No talk is held during a break.")
    if not event.breaks:
        return message("Aucun exposé n'a lieu pendant une plénière.", "No talk is held during a plenary.")
    return message(
        "Pauses et plénières ne se chevauchent pas, et aucun exposé n'a lieu pendant ce temps.",
        "Breaks and plenaries do not overlap, and no talk is held meanwhile.",
    )


RULE = Rule(
    name="pauses",
    kind="fixed",
    title=message(fr="Pauses et plénières pour tous", en="Breaks and plenaries are for everybody"),
    meaning=message(
        fr="pauses et plénières ne se chevauchent pas, et aucun exposé ni aucune session n'a lieu pendant ce temps",
        en="breaks and plenaries do not overlap, and no talk or session is held meanwhile",
    ),
    unit=message(fr="paire", en="pair"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    by_session=True,
    measure_in=measure_in,
)
