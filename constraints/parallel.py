"""Few sessions run at the same time (a level)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, nothing, sees_no_talks
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.domain.rooms import Slot
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is the number of pairs of sessions that are not apart in time.

    In one room there are none, and none within an axis whose sessions must not be parallel.
    """
    pairs: list[Term] = []
    for session, other in combinations(model.sessions, 2) if len(model.event.talk_rooms) > 1 else ():
        if session.axis != other.axis or model.parallel(session.axis):
            literal = model.cp.new_bool_var(f"{session.name} & {other.name}")
            model.cp.add_bool_or(literal, ~session.present, ~other.present, model.apart(session, other))
            pairs.append(literal)
    total = sum(pairs)
    return lambda: total


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """The cost is the pairs of sessions within each slot, and of a session each of two slots that overlap."""
    counts: dict[str, Term] = {}
    for slot in model.event.slots:
        counts[slot.id] = model.cp.new_int_var(0, len(model.event.rooms_of(slot)), f"sessions in {slot.id}")
        model.cp.add(counts[slot.id] == model.sessions_in(slot))
    total = sum(_pairs(model, counts, slot, other) for slot, other in model.meeting())
    return lambda: total


def _pairs(model: PresetModel, counts: dict[str, Term], slot: Slot, other: Slot) -> Term:
    """Return the pairs of a session in the one slot and a session in the other.

    n sessions of one slot make n(n − 1)/2 pairs, which is convex in n: pairs ≥ k · n − k(k + 1)/2 for each k.
    """
    rooms, others = (len(model.event.rooms_of(each)) for each in (slot, other))
    pairs = model.cp.new_int_var(0, rooms * others, f"pairs in {slot.id} and {other.id}")
    if slot is other:
        for k in range(1, rooms):
            model.cp.add(pairs >= k * counts[slot.id] - k * (k + 1) // 2)
    else:
        model.cp.add_multiplication_equality(pairs, counts[slot.id], counts[other.id])
    return pairs


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of sessions that share a minute counts 1."""
    return tuple(_violation(event, session, other) for session, other in items.simultaneous_sessions(programme))


def _violation(event: Event, session: Item, other: Item) -> Violation:
    text = message(
        "{session} ({first}) et {other} ({second}) ont lieu en même temps.",
        "{session} ({first}) and {other} ({second}) are held at the same time.",
        session=phrases.opening(phrases.item(event, session)),
        first=phrases.when(event, session),
        other=phrases.item(event, other),
        second=phrases.when(event, other),
    )
    return Violation("parallel", 1, (session.id, other.id), text)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="parallel",
    kind="level",
    title=message(fr="Peu de sessions parallèles", en="Few parallel sessions"),
    meaning=message(
        fr="aussi peu de sessions que possible ont lieu en même temps, comptées deux à deux",
        en="as few sessions as possible are held at the same time, counted two by two",
    ),
    unit=message(fr="paire de sessions", en="pair of sessions"),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    measure_in=sees_no_talks,
)
