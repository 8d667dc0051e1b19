"""The sessions of each axis differ in their numbers of talks as little as possible (a level)."""

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
    """The cost is the sum over the axes of largest − smallest, the bounds of the axis's session sizes.

    Of k sessions with n talks the largest has at least ⌈n/k⌉ talks and the smallest at most ⌊n/k⌋; the domains say so.
    """
    if not model.event.axes:
        return lambda: 0
    differences = []
    for axis, candidates in model.candidates.items():
        counts = model.counts[axis]
        largest = model.cp.new_int_var(-(-counts.talks // len(candidates)), counts.places, f"largest of {axis}")
        smallest = model.cp.new_int_var(1, counts.talks // counts.lower_bound, f"smallest of {axis}")
        for session in candidates:
            model.cp.add(session.size <= largest)
            model.cp.add(session.size >= smallest).only_enforce_if(session.present)
        difference = model.cp.new_int_var(0, counts.places - 1, f"difference in {axis}")
        model.cp.add(difference == largest - smallest)
        differences.append(difference)
    return lambda: sum(differences)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each axis counts the talks of its largest session minus those of its smallest; an event without axes counts 0."""
    violations = []
    for axis in event.used_axes:
        counts = [len(session.talks) for session in programme.sessions if session.axis == axis]
        if axis is not None and counts and max(counts) > min(counts):
            text = message(
                "Les sessions de l'axe {axis} comptent de {smallest} à {largest} exposés.",
                "The sessions of axis {axis} have from {smallest} to {largest} talks.",
                axis=axis,
                smallest=min(counts),
                largest=max(counts),
            )
            violations.append(Violation("balance", max(counts) - min(counts), (axis,), text))
    return tuple(violations)


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
