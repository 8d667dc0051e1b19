"""Who chairs and who discusses the first, second … session of an axis, read a second time."""

from __future__ import annotations

from breaches import Breach
from plans import Plan, Run

from scheduler.domain.event import Event


def number_of(event: Event, plan: Plan, run: Run) -> int:
    """Return the position of the run among those of its axis, from 0: by start, then by room in the event's order.

    Two that begin together in one room, which no valid plan has, follow each other as in the plan.
    """
    rooms = [room.id for room in event.rooms]
    of_axis = sorted(
        (other for other in plan.runs if other.axis == run.axis),
        key=lambda other: (other.start, rooms.index(other.room)),
    )
    return next(number for number, other in enumerate(of_axis) if other is run)


def chairs(event: Event, plan: Plan, run: Run) -> tuple[str, ...]:
    """Return the people who are stated to chair the run."""
    if run.axis is None:
        return ()
    axis, number = event.axis[run.axis], number_of(event, plan, run)
    single = dict(enumerate(axis.session_chairs)).get(number)
    return single if single else axis.chairs


def discussants(event: Event, plan: Plan, run: Run) -> tuple[str, ...]:
    """Return the people who discuss the run."""
    if run.axis is None:
        return ()
    return dict(enumerate(event.axis[run.axis].session_discussants)).get(number_of(event, plan, run), ())


def breach(event: Event, rule: str, person: str) -> Breach:
    """Return the breach of the rule by the person, with the part of its requirement."""
    ordered = [axis for axis in event.axes if any(axis.session_chairs) or any(axis.session_discussants)]
    people = {name for axis in ordered for names in (*axis.session_chairs, *axis.session_discussants) for name in names}
    people |= {name for axis in ordered for name in axis.chairs}
    return Breach(rule, (person,), "order" if person in people else "")


def is_ordered(event: Event) -> bool:
    """True if people have to be at sessions by their position: what a part of a programme shows may be mended."""
    return any(any(axis.session_chairs) or any(axis.session_discussants) for axis in event.axes)
