"""No session of another axis lies between two sessions of an axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, always, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message
from scheduler.model.preset.slot_rows import held_in_a_row

if TYPE_CHECKING:
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each axis that has talks has one requirement; an event without axes has none."""
    return tuple(Requirement("axis_consecutive", (axis,)) for axis in event.used_axes if axis is not None)


def post(model: TimetableModel) -> None:
    """Each session of another axis is not between two sessions of the axis, unless the axis's slack is 1."""
    for axis, candidates in model.candidates.items():
        if axis is not None and len(candidates) > 1:
            slack = model.slack(Requirement("axis_consecutive", (axis,)))
            for session in model.sessions:
                if session.axis != axis:
                    _not_between(model, session, candidates, slack)


def _not_between(
    model: TimetableModel, session: Candidate, candidates: Sequence[Candidate], slack: BoolLiteral
) -> None:
    """The session overlaps one of the candidates, or has none before it, or none after it, unless `slack` is 1.

    Parameters
    ----------
    session
        A candidate session of another axis.
    candidates
        The candidate sessions of the axis.
    slack
        A literal that is 1 if the rule may be broken for the axis.
    """
    none_before, none_after = model.cp.new_bool_var(""), model.cp.new_bool_var("")
    overlapping = []
    for candidate in candidates:
        model.cp.add(session.start < candidate.end).only_enforce_if(none_before, candidate.present)
        model.cp.add(candidate.start < session.end).only_enforce_if(none_after, candidate.present)
        meets = model.cp.new_bool_var("")
        model.cp.add_implication(meets, candidate.present)
        model.cp.add(session.start < candidate.end).only_enforce_if(meets)
        model.cp.add(candidate.start < session.end).only_enforce_if(meets)
        overlapping.append(meets)
    model.cp.add_bool_or(slack, ~session.present, none_before, none_after, *overlapping)


def post_slots(model: PresetModel) -> None:
    """The slots that the axis uses follow each other in the event's order, unless the axis's slack is 1."""
    for axis in model.event.used_axes if model.event.axes else ():
        if model.settled(axis):
            _settled(model, axis)
            continue
        broken = model.slack(Requirement("axis_consecutive", (str(axis),)))
        if not held_in_a_row(model, axis, broken):
            _in_a_row(model, axis, broken)


def _settled(model: PresetModel, axis: str | None) -> None:
    """The given sessions of the axis count 1 unless they follow each other."""
    used = [number for number, slot in enumerate(model.event.slots) if model.sessions[axis, slot.id]]
    if used and used[-1] - used[0] >= len(used):
        model.price(Requirement("axis_consecutive", (str(axis),)), 1, model.true)


def _in_a_row(model: PresetModel, axis: str | None, broken: BoolLiteral) -> None:
    """Each slot between the first and the last slot of the axis has a session of it, unless `broken` is 1."""
    slots = model.event.slots
    begun, ahead = ([model.cp.new_bool_var("") for _ in slots] for _ in range(2))
    for number, slot in enumerate(slots):
        here = model.sessions[axis, slot.id][:1]
        for literal in here:
            model.cp.add_implication(literal, begun[number])
            model.cp.add_implication(literal, ahead[number])
        if number:
            model.cp.add_implication(begun[number - 1], begun[number])
            model.cp.add_implication(ahead[number], ahead[number - 1])
        model.cp.add_bool_or(broken, ~begun[number], ~ahead[number], *here)
        model.cp.add_bool_or(~begun[number], *here, *begun[max(0, number - 1) : number])
        model.cp.add_bool_or(~ahead[number], *here, *ahead[number + 1 : number + 2])


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each axis counts 1 if its sessions do not follow each other, on any days.

    With preset sessions: some slot between the first and the last slot of the axis, in the event's order, has no
    session of it. On free days: between the first and the last session of the axis there is a session of another axis,
    in any room, during which no session of the axis runs.
    """
    violations = []
    for axis in event.axes:
        what, between = _gap(event, programme, axis.id) if event.slots else _guest(event, programme, axis.id)
        if between is not None:
            text = message(
                "Les sessions de {axis} ne se suivent pas : {between}.",
                "The sessions of {axis} do not follow each other: {between}.",
                axis=phrases.axis(event, axis.id),
                between=between,
            )
            violations.append(Violation("axis_consecutive", 1, (axis.id, what), text))
    return tuple(violations)


def _gap(event: Event, programme: Programme, axis: str) -> tuple[str, Message | None]:
    """Return the first slot without a session of the axis, between its first and its last slot."""
    used = {session.slot for session in programme.sessions if session.axis == axis}
    indices = [index for index, slot in enumerate(event.slots) if slot.id in used]
    for slot in event.slots[indices[0] : indices[-1]] if indices else ():
        if slot.id not in used:
            name = phrases.slot(event, slot.id)
            return slot.id, message("il n'en a pas dans {slot}", "it has none in {slot}", slot=name)
    return "", None


def _guest(event: Event, programme: Programme, axis: str) -> tuple[str, Message | None]:
    """Return the first session of another axis between two sessions of the axis."""
    sessions = items.sessions(programme)
    own_sessions = [session for session in sessions if session.axis == axis]
    for other in sorted((session for session in sessions if session.axis != axis), key=lambda item: item.first):
        if _between(other, own_sessions):
            name = phrases.session(other.id, other.axis)
            return other.id, message(
                "{session} ({when}) est entre elles",
                "{session} ({when}) is between them",
                session=name,
                when=phrases.when(event, other),
            )
    return "", None


def _between(other: Item, sessions: Sequence[Item]) -> bool:
    """True if the session lies after one and before another of `sessions`, and overlaps no session of them."""
    before = any(session.last <= other.first for session in sessions)
    after = any(other.last <= session.first for session in sessions)
    return before and after and not any(items.overlap(session, other) for session in sessions)


def say(event: Event, requirement: Requirement) -> Message:
    return message(
        "Les sessions de {axis} se suivent.",
        "The sessions of {axis} follow each other.",
        axis=phrases.axis(event, requirement.subjects[0]),
    )


RULE = Rule(
    name="axis_consecutive",
    kind="adjustable",
    title=message(fr="Sessions d'un axe à la suite", en="Sessions of an axis in a row"),
    meaning=message(
        fr="aucun autre axe n'a de session entre deux sessions d'un même axe ; dans les créneaux, ceux de l'axe se "
        "suivent dans l'ordre de l'événement",
        en="no other axis has a session between two of an axis; where sessions are preset, the slots of the axis "
        "follow each other in the event's order",
    ),
    unit=message(fr="axe", en="axis"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    relaxations=("rule",),
    helped_by_talks=always,
    measure_in=sees_no_talks,
)
