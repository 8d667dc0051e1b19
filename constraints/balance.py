"""The level of the differences in size between the sessions of each axis."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The domains hold what counting tells: of k sessions one has ⌈n/k⌉ talks or more, one ⌊n/k⌋ or fewer."""
    if not model.event.axes:
        return lambda: 0
    differences = []
    for axis, candidates in model.candidates.items():
        counts = model.counts[axis]
        largest = model.cp.new_int_var(-(-counts.talks // len(candidates)), counts.places, f"largest of {axis}")
        smallest = model.cp.new_int_var(1, counts.talks // counts.fewest, f"smallest of {axis}")
        for session in candidates:
            model.cp.add(session.size <= largest)
            model.cp.add(session.size >= smallest).only_enforce_if(session.present)
        model.cp.add(smallest <= largest)
        differences.append(largest - smallest)
    return lambda: sum(differences)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """For each axis, the talks in its largest session minus those in its smallest; nothing in an event without axes."""
    found = []
    for axis in event.used_axes:
        sizes = [len(session.talks) for session in programme.sessions if session.axis == axis]
        if axis is not None and sizes and max(sizes) > min(sizes):
            text = message(
                "Les sessions de l'axe {axis} comptent de {least} à {most} exposés.",
                "The sessions of axis {axis} have from {least} to {most} talks.",
                axis=axis,
                least=min(sizes),
                most=max(sizes),
            )
            found.append(Violation("balance", max(sizes) - min(sizes), (axis,), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="balance",
    kind="level",
    title=message(fr="Équilibre", en="Balance"),
    meaning=message(
        fr="les sessions d'un même axe sont de tailles aussi proches que possible",
        en="the sessions of one axis are as nearly of one size as possible",
    ),
    unit=message(fr="exposé", en="talk"),
    requirements=nothing,
    post=post,
    measure=measure,
    say=say,
    where="free",
)
