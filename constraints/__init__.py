"""The catalogue lists all rules: the fixed rules, the adjustable rules and the levels of the objective.

A new rule is a module, a line here, and a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from constraints import (
    affiliation_mix,
    after,
    asked,
    attendee_places,
    attendee_sessions,
    axis_axis_table,
    axis_consecutive,
    axis_not_parallel,
    axis_order,
    axis_parallel,
    axis_room_table,
    axis_rooms,
    axis_slot_table,
    balance,
    break_between,
    break_window,
    breaks,
    breaks_moved,
    capacity,
    chair_from,
    chair_sessions,
    chairs,
    chairs_kept,
    coherence,
    compactness,
    crowding,
    day,
    discussant_available,
    framing,
    grid,
    lateness,
    max_stretch,
    minutes,
    moved,
    needs,
    not_with,
    one_place,
    order,
    out_of_order,
    out_of_order_slots,
    overrun,
    parallel,
    pauses,
    person_available,
    person_pause,
    pin,
    placed,
    plenary,
    plenary_after,
    popular_rooms,
    preferences,
    presenter_places,
    presenter_sessions,
    preset,
    progression,
    room_available,
    room_overlap,
    rooms,
    rules,
    session_apart,
    session_idle,
    session_run,
    session_size,
    sessions,
    shortened,
    slot_room_table,
    tags_apart,
    tags_related,
    talk_available,
    talk_room,
    talk_room_table,
    talk_slot_table,
    time_zone,
    together,
    told,
)
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement
from scheduler.language.message import Message

# Of these rules only `pauses` and `asked` post to the preset model. Its variables keep the others: each talk is in one
# place, sessions are of one axis and in slots, a room has one session at a time, breaks are in their windows.
_FIXED = (
    placed.RULE,
    day.RULE,
    room_overlap.RULE,
    pauses.RULE,
    break_window.RULE,
    plenary.RULE,
    session_run.RULE,
    session_idle.RULE,
    grid.RULE,
    preset.RULE,
    asked.RULE,
)

_ADJUSTABLE = (
    session_size.RULE,
    talk_available.RULE,
    person_available.RULE,
    room_available.RULE,
    one_place.RULE,
    person_pause.RULE,
    pin.RULE,
    talk_room.RULE,
    needs.RULE,
    capacity.RULE,
    after.RULE,
    not_with.RULE,
    together.RULE,
    axis_not_parallel.RULE,
    break_between.RULE,
    max_stretch.RULE,
    session_apart.RULE,
    framing.RULE,
    plenary_after.RULE,
    discussant_available.RULE,
)

_CONFERENCE = (
    axis_slot_table.RULE,
    axis_room_table.RULE,
    slot_room_table.RULE,
    talk_slot_table.RULE,
    talk_room_table.RULE,
    axis_axis_table.RULE,
    axis_rooms.RULE,
    axis_parallel.RULE,
    axis_consecutive.RULE,
    order.RULE,
    time_zone.RULE,
    presenter_sessions.RULE,
    presenter_places.RULE,
    attendee_sessions.RULE,
    attendee_places.RULE,
    chair_sessions.RULE,
    affiliation_mix.RULE,
    tags_apart.RULE,
    chair_from.RULE,
    tags_related.RULE,
    popular_rooms.RULE,
)

_LEVELS = (
    rules.over((*_ADJUSTABLE, *_CONFERENCE)),
    sessions.RULE,
    preferences.RULE,
    chairs.RULE,
    axis_order.RULE,
    balance.RULE,
    coherence.RULE,
    compactness.RULE,
    breaks.RULE,
    rooms.RULE,
    parallel.RULE,
    progression.RULE,
    crowding.RULE,
)

#: All rules in the order of pages and reports: fixed rules, adjustable rules (contract §3), adjustable rules of larger
#: conferences, levels (contract §4).
CATALOGUE: tuple[Rule, ...] = (*_FIXED, *_ADJUSTABLE, *_CONFERENCE, *_LEVELS)
#: The names of the rules that [rules] of event.toml may set, in the order in which an event lists them.
SETTABLE_RULES = tuple(listed.name for listed in CATALOGUE if listed.kind == "adjustable")

_BY_NAME = {listed.name: listed for listed in CATALOGUE}


def changes(base: Programme) -> tuple[Rule, ...]:
    """Return the levels of change, in order: people told, talks moved, minutes moved, breaks moved.

    Parameters
    ----------
    base
        The programme from which the new programme may differ as little as possible.
    """
    return tuple(level.against(base) for level in (told, moved, minutes, breaks_moved))


def changes_in_order(base: Programme, day: date) -> tuple[Rule, ...]:
    """Return the levels of a late day that keeps its order, which come before those of `changes`.

    In order: what leaves the order, minutes after the planned end of the day, minutes of delay, minutes of breaks lost.
    """
    return tuple(level.against(base, day) for level in (out_of_order, overrun, lateness, shortened))


def changes_in_slots(base: Programme, slid: Programme, day: date) -> tuple[Rule, ...]:
    """Return the levels of a late day of preset sessions that keeps its order: what leaves it, minutes of breaks lost.

    `slid` is `base` at the hours that the slots have now.
    """
    return (out_of_order_slots.against(base, slid, day), shortened.against(base, day))


def changes_of_chairs(event: Event, base: Programme) -> tuple[Rule, ...]:
    """Return the level that keeps the chairs whom `base` proposes, where the event's programmes propose any."""
    return (chairs_kept.against(base),) if "chairs" in event.levels else ()


def rule(name: str) -> Rule:
    """Return the rule of that name.

    Raises
    ------
    KeyError
        If the catalogue has no rule of that name.
    """
    return _BY_NAME[name]


@remembering(4)
def told_apart(event: Event) -> frozenset[str | None]:
    """Return the axes for which the preset model distinguishes rooms and places inside a slot.

    A rule that counts in the event names the talks for which they matter (`Rule.sees_inside`).
    """
    return frozenset(talk.axis for listed in CATALOGUE if listed.counts(event) for talk in listed.sees_inside(event))


def compares_talks(event: Event) -> bool:
    """Return True if a rule with a weight compares talks of the event wherever they are."""
    soft = (listed for listed in CATALOGUE if listed.everywhere and isinstance(event.setting(listed.name), int))
    return any(listed.requirements(event) for listed in soft)


def say(event: Event, requirement: Requirement, members: Sequence[Requirement] = ()) -> Message:
    """Return the requirement as one sentence, made by its own rule.

    Parameters
    ----------
    members
        The contradiction to which it belongs; empty: it is said by itself.
    """
    stating = rule(requirement.rule)
    among = stating.say_among(event, members) if stating.say_among is not None else None
    return among or stating.say(event, requirement)
