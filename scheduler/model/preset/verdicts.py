"""What a rule says of two talks or slots at their hours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from scheduler.domain.remembered import remembering
from scheduler.domain.rooms import Room, Slot

#: The start and end of a talk or slot, in absolute minutes.
Hours = tuple[int, int]
#: The judgement on two talks at their hours; "moves": they break a rule if they are in different rooms.
Verdict = Literal["fine", "moves", "breaks"]
#: The verdicts on two talks by their places in two slots, and all that there are.
Verdicts = tuple[Mapping[tuple[int, int], Verdict], frozenset[Verdict]]


@remembering(3)
def verdicts_of(slots: tuple[Slot, ...], rooms: tuple[Room, ...]) -> dict[object, Verdicts]:
    """What is known of verdicts on talks in these slots and rooms: all models of them share it and add to it."""
    return {}
