"""Upper bounds on the sessions that an axis needs in one slot.

Where no rule tells rooms or places apart, they are the sessions that its talks fill; else two talks that fit into one
room may cost less in two.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from scheduler.domain.event import Event
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk

#: Cost of one violation of a hard rule: more than the soft rules of any event together.
_HARD_WEIGHT = 10**12


def most_sessions(event: Event, axis: str | None, slot: Slot, *, apart: bool) -> int:
    """An upper bound on the sessions of the axis in the slot: more of them cannot lower any cost.

    `apart`: True if the rooms or places of the axis's talks matter to a rule.
    """
    talks = [talk for talk in event.talks_of(axis) if talk.places <= slot.places]
    upper_bound = min(len(event.rooms_of(slot)), len(talks))
    if axis is None or apart or not talks:
        return upper_bound
    needed = _packed([talk.places for talk in talks], slot.places)
    ordered = event.setting("order") != "off" and any(talk.order for talk in talks)
    if ordered:
        needed = max(needed, _in_a_row(talks, slot.places))
    parallel = [event.setting(rule) for rule in ("axis_parallel", "axis_not_parallel")]
    saved = _meeting(event, talks, slot) + (_overlapping(event, talks, slot.places, needed) if ordered else 0)
    if not saved or "hard" in parallel:
        return min(upper_bound, needed)
    price = sum(weight for weight in parallel if isinstance(weight, int))  # the least cost of one more session
    return min(upper_bound, needed + (saved - 1) // price) if price else upper_bound


def _in_a_row(talks: Sequence[Talk], places: int) -> int:
    """A number of sessions that hold the talks in any order, filled one after the other."""
    lengths = {talk.places for talk in talks}
    filled = places - max(lengths) + 1 if len(lengths) > 1 else places - places % max(lengths)
    return 1 + (sum(talk.places for talk in talks) - 1) // filled


def _overlapping(event: Event, talks: Sequence[Talk], places: int, sessions: int) -> int:
    """An upper bound on the cost of ordered talks that overlap, which more sessions may save."""
    ordered = sum(talk.order > 0 for talk in talks)
    widest = max(talk.places for talk in talks)
    if min(sessions, ordered) < 2 or (ordered == len(talks) and widest == 1):
        return 0  # if every talk has an order, the densest packing overlaps least
    return _weight(event, "order") * min(places * comb(min(sessions, ordered), 2), widest * comb(ordered, 2))


def _meeting(event: Event, talks: Sequence[Talk], slot: Slot) -> int:
    """An upper bound on the cost of talks that overlap talks of other rooms with common people."""
    weight = _weight(event, "presenter_places") + _weight(event, "attendee_places")
    return weight * (len(event.rooms_of(slot)) - 1) * sum(talk.places for talk in talks)


def _weight(event: Event, rule: str) -> int:
    """The weight of the rule: 0 if the rule is off, `_HARD_WEIGHT` if it is hard."""
    setting = event.setting(rule)
    return setting if isinstance(setting, int) else _HARD_WEIGHT if setting == "hard" else 0


def _packed(lengths: Sequence[int], places: int) -> int:
    """A number of sessions that hold talks of these lengths and any subset of them, by first-fit decreasing."""
    free: list[int] = []
    for length in sorted(lengths, reverse=True):
        session = next((n for n, places_left in enumerate(free) if places_left >= length), None)
        if session is None:
            free.append(places - length)
        else:
            free[session] -= length
    return len(free)
