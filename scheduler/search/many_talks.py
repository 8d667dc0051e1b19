"""Events of so many talks that models of all of them are too large to find the best in a minute."""

from __future__ import annotations

from scheduler.domain.event import Event

#: Talks: the most for which the models of the whole find and prove much in a minute; those for which they do so with
#: more sessions than need be; and those for which such models are made soon.
_MANY, _FEW, _HUGE = 100, 40, 250


def has_many(event: Event) -> bool:
    """True if the event has axes and more talks than that; without axes, its cells keep models small."""
    return bool(event.axes) and len(event.talks) > _MANY


def may_be_hard(event: Event) -> bool:
    """True if the event has axes, and so many talks that models with many sessions may find little."""
    return bool(event.axes) and len(event.talks) > _FEW


def is_huge(event: Event) -> bool:
    """True if a model with more sessions than need be takes longer to make than a minute allows."""
    return bool(event.axes) and len(event.talks) > _HUGE
