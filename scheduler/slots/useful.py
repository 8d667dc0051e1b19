"""How many sessions of an axis in one slot can be of any use: no more than its talks need, where no rule tells rooms or
places apart; else two talks may be better off in two rooms that would fit into one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.event import Event

#: More than all that can be saved.
_MUCH = 10**12


def most_sessions(event: Event, axis: str | None, slot: Slot, *, apart: bool) -> int:
    """The number beyond which more are of no use; `apart`: rooms or places of the axis's talks matter."""
    talks = [talk for talk in event.talks_of(axis) if talk.places <= slot.places]
    most = min(len(event.rooms_of(slot)), len(talks))
    if axis is None or apart or not talks:
        return most
    needed = _packed([talk.places for talk in talks], slot.places)
    ordered = event.setting("order") != "off" and any(talk.order for talk in talks)
    if ordered:
        needed = max(needed, _in_a_row(talks, slot.places))
    parallel = [event.setting(rule) for rule in ("axis_parallel", "axis_not_parallel")]
    saved = _meeting(event, talks, slot) + (_overlapping(event, talks, slot.places, needed) if ordered else 0)
    if not saved or "hard" in parallel:
        return min(most, needed)
    each = sum(weight for weight in parallel if isinstance(weight, int))  # what one more costs at least
    return min(most, needed + (saved - 1) // each) if each else most


def _in_a_row(talks: Sequence[Talk], places: int) -> int:
    """So many sessions hold the talks in any order, one filled after the other."""
    lengths = {talk.places for talk in talks}
    filled = places - max(lengths) + 1 if len(lengths) > 1 else places - places % max(lengths)
    return 1 + (sum(talk.places for talk in talks) - 1) // filled


def _overlapping(event: Event, talks: Sequence[Talk], places: int, sessions: int) -> int:
    """What more sessions can save: that talks which have an order overlap in so many."""
    ordered = sum(talk.order > 0 for talk in talks)
    widest = max(talk.places for talk in talks)
    if min(sessions, ordered) < 2 or (ordered == len(talks) and widest == 1):
        return 0  # if all have one, they overlap least where they are packed most densely
    return _weight(event, "order") * min(places * comb(min(sessions, ordered), 2), widest * comb(ordered, 2))


def _meeting(event: Event, talks: Sequence[Talk], slot: Slot) -> int:
    """What more sessions can save: that talks overlap those of all other rooms, and somebody is wanted in both."""
    weight = _weight(event, "presenter_places") + _weight(event, "attendee_places")
    return weight * (len(event.rooms_of(slot)) - 1) * sum(talk.places for talk in talks)


def _weight(event: Event, rule: str) -> int:
    setting = event.setting(rule)
    return setting if isinstance(setting, int) else _MUCH if setting == "hard" else 0


def _packed(lengths: Sequence[int], places: int) -> int:
    """So many sessions hold talks of these lengths, and any of them: each goes into the first that has room for it."""
    free: list[int] = []
    for length in sorted(lengths, reverse=True):
        session = next((n for n, left in enumerate(free) if left >= length), None)
        if session is None:
            free.append(places - length)
        else:
            free[session] -= length
    return len(free)
