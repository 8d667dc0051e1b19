"""What kind of event with preset sessions it is, by its size and by what its rules compare."""

from __future__ import annotations

from constraints import compares_talks
from scheduler.domain.event import Event

#: The product of talks and slots above which a model of all of them takes seconds to make.
_LARGE = 5000
#: The product of talks and rooms of all slots above which models of all talks prove little where talks are compared.
_CROWDED = 2500
#: The number of axes below which to free a few of them frees nearly all talks.
_FEW_AXES = 4


def is_large(event: Event) -> bool:
    """True if models of all sessions of the event are too large to find much in a minute."""
    return len(event.talks) * len(event.slots) > _LARGE


def goes_by_talks(event: Event) -> bool:
    """True if talks are free near a programme, not axes: these are few, and rules compare talks wherever they are."""
    return len(event.used_axes) < _FEW_AXES and compares_talks(event)


def is_crowded(event: Event) -> bool:
    """True if talks that are compared are so many, in so many rooms, that models of all of them prove little."""
    rooms = sum(len(event.rooms_of(slot)) for slot in event.slots)
    return len(event.talks) * rooms > _CROWDED and goes_by_talks(event)
