"""A bank of impossible events: planted ones, each broken in a known way, with the requirements to blame.

Most have exactly one contradiction, whose members are the `culprits`. The events are the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks import attending as with_people
from benchmarks import breaches as by
from benchmarks import ceremonies as on
from benchmarks import companies as of
from benchmarks import minutes as to
from benchmarks import misfits as at
from benchmarks.generate import Planted, generate, instance
from benchmarks.ground import Blame, Ground
from scheduler.domain.event import Event

Breach = Callable[[Ground], Blame]

#: Numbers of talks, axes, rooms and breaks by the name of a size.
_SIZES: Mapping[str, tuple[int, int, int, int]] = {
    "6": (6, 2, 1, 1),
    "6x2": (6, 2, 2, 1),
    "8": (8, 3, 1, 2),
    "9": (9, 3, 1, 1),
    "10": (10, 3, 1, 3),
    "10x2": (10, 3, 2, 2),
    "12x2": (12, 3, 2, 2),
    "14": (14, 4, 2, 3),
    "20": (20, 5, 2, 3),
    "25": (25, 5, 3, 3),
    "31": (31, 6, 3, 3),
}

Row = tuple[int, str, tuple[Breach, ...]]


#: Seed, size and ways of each event.
KINDS: Mapping[str, tuple[Row, ...]] = {
    "two-people-one-slot": (
        (4, "6", (by.two_talks_one_slot,)),
        (2, "8", (by.two_talks_one_slot,)),
        (3, "9", (by.two_talks_one_slot,)),
        (1, "14", (by.one_axis_one_slot,)),
        (7, "31", (by.one_axis_one_slot,)),
        (22, "60", (by.one_axis_one_slot,)),
        (11, "6x2", (by.one_person_one_slot,)),
        (17, "10x2", (by.one_person_one_slot,)),
        (13, "31", (by.one_person_one_slot,)),
        (21, "60", (by.one_person_one_slot,)),
    ),
    "too-much-for-the-day": (
        (1, "6", (by.too_much,)),
        (2, "10x2", (by.too_much,)),
        (3, "20", (by.too_much,)),
        (4, "31", (by.too_much,)),
        (5, "60", (by.too_much,)),
    ),
    "chair-away": (
        (1, "6", (by.chair_of_minutes,)),
        (2, "31", (by.chair_of_minutes,)),
        (3, "8", (by.chair_at_another_hour,)),
        (4, "25", (by.chair_at_another_hour,)),
        (5, "10", (by.chair_too_briefly,)),
        (6, "20", (by.chair_too_briefly,)),
    ),
    "order-reversed": (
        (2, "8", (by.reversed_order,)),
        (3, "14", (by.reversed_order,)),
        (1, "25", (by.reversed_order,)),
        (4, "60", (by.reversed_order,)),
    ),
    "pin-in-plenary": (
        (1, "6", (by.pin_in_plenary,)),
        (2, "14", (by.pin_in_plenary,)),
        (3, "31", (by.pin_in_plenary,)),
    ),
    "no-room-fits": (
        (2, "8", (at.too_many_listeners,)),
        (1, "31", (at.too_many_listeners,)),
        (3, "10x2", (at.small_room,)),
        (4, "25", (at.small_room,)),
        (5, "20", (at.room_without,)),
        (7, "14", (at.room_of_the_morning,)),
    ),
    "axis-too-small": (
        (2, "8", (at.lonely_talk,)),
        (1, "25", (at.lonely_talk,)),
        (4, "12x2", (at.five_talks,)),
        (8, "20", (at.five_talks,)),
    ),
    "one-session-a-day": (
        (1, "6", (at.morning_and_evening,)),
        (2, "8", (at.morning_and_evening,)),
        (3, "6x2", (at.pinned_apart,)),
    ),
    "breaks-collide": (
        (1, "8", (at.two_breaks,)),
        (2, "31", (at.two_breaks,)),
        (3, "10", (at.three_breaks,)),
        (4, "20", (at.break_in_plenary,)),
    ),
    "room-change": (
        (1, "14", (at.back_to_back,)),
        (2, "25", (at.back_to_back,)),
        (8, "14", (at.hour_of_two_rooms,)),
        (7, "20", (at.hour_of_two_rooms,)),
        (3, "60", (at.back_to_back,)),
    ),
    "three-ways": (
        (6, "9", (by.three_in_two,)),
        (1, "10", (by.three_in_two,)),
        (3, "14", (by.three_of_one,)),
        (2, "25", (by.three_of_one,)),
        (5, "20", (by.chain,)),
    ),
    "not-with": (
        (4, "6x2", (by.not_with,)),
        (2, "14", (by.not_with,)),
        (3, "31", (by.not_with,)),
    ),
    "together": (
        (1, "6", (of.parted_by_axes,)),
        (2, "14", (of.parted_by_axes,)),
        (3, "10x2", (of.parted_by_rooms,)),
        (4, "25", (of.parted_by_rooms,)),
    ),
    "person-pause": (
        (1, "6", (of.no_time_to_breathe,)),
        (2, "14", (of.no_time_to_breathe,)),
        (3, "25", (of.no_time_to_breathe,)),
    ),
    "no-pause": (
        (6, "8", (at.nothing_between,)),
        (3, "20", (at.nothing_between,)),
        (4, "10", (at.long_talk,)),
        (1, "25", (at.long_talk,)),
        (2, "6", (at.no_session,)),
    ),
    "opening-and-closing": (
        (1, "6", (on.talk_before_opening,)),
        (2, "14", (on.talk_after_closing,)),
        (3, "25", (on.talk_before_opening,)),
        (4, "8", (on.opening_after_another,)),
        (5, "31", (on.talk_after_closing,)),
    ),
    "plenary-waits": (
        (1, "8", (on.waiting_for_a_talk,)),
        (2, "20", (on.waiting_for_a_talk,)),
        (3, "14", (on.waiting_for_a_talk,)),
    ),
    "moderator": (
        (1, "6", (on.moderator_away,)),
        (2, "12x2", (on.moderator_elsewhere,)),
        (3, "25", (on.moderator_elsewhere,)),
    ),
    "discussants": (
        (1, "6", (with_people.discussant_leaves,)),
        (2, "14", (with_people.discussant_comes_late,)),
        (3, "25", (with_people.discussant_leaves,)),
        (4, "12x2", (with_people.discussant_presents,)),
    ),
    "people-of-sessions": (
        (1, "8", (with_people.discussant_of_sessions_away,)),
        (2, "10", (with_people.chair_of_sessions_away,)),
        (3, "14", (with_people.chair_of_sessions_away,)),
    ),
    "discussion": (
        (1, "6", (to.no_time_to_discuss,)),
        (2, "8", (to.no_time_to_discuss,)),
        (3, "10x2", (to.chair_leaves_before_discussion,)),
    ),
    "introduction": (
        (1, "6", (to.no_time_to_introduce,)),
        (2, "10x2", (to.no_time_to_introduce,)),
        (3, "14", (to.no_time_to_introduce,)),
    ),
    "gap": (
        (1, "6", (to.no_time_between,)),
        (2, "10x2", (to.no_time_between,)),
        (3, "14", (to.no_time_between,)),
    ),
    "discussions-fill-the-day": (
        (1, "6", (to.discussions_fill_the_day,)),
        (2, "10", (to.discussions_fill_the_day,)),
        (3, "8", (to.discussions_fill_the_day,)),
    ),
    "two-at-once": (
        (11, "10", (by.two_talks_one_slot, by.two_talks_one_slot)),
        (9, "10x2", (by.reversed_order, at.small_room)),
        (5, "14", (by.one_person_one_slot, by.reversed_order)),
        (3, "20", (by.pin_in_plenary, at.two_breaks)),
        (1, "25", (by.chair_of_minutes, at.lonely_talk)),
        (6, "31", (by.one_axis_one_slot, by.not_with)),
        (2, "60", (by.pin_in_plenary, by.not_with)),
    ),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """An impossible event and the requirements that make it impossible.

    `culprits` are the ids of the requirements that every contradiction names; with several `groups`, each group is a
    contradiction and `culprits` is their union. `suspects` are the talks, people and other items that a contradiction
    may name (None: any).
    """

    name: str
    event: Event
    culprits: frozenset[str]
    suspects: frozenset[str] | None
    groups: tuple[frozenset[str], ...]


#: How each event is broken, by its name.
ROWS = {f"{kind}/{row[0]}": (kind, *row) for kind, rows in KINDS.items() for row in rows}


@cache
def named(name: str) -> Broken:
    """The impossible event of that name, which is one of `ROWS`."""
    return broken(*ROWS[name])


def bank() -> tuple[Broken, ...]:
    """Every impossible event, kind by kind."""
    return tuple(map(named, ROWS))


@cache
def small_names() -> tuple[str, ...]:
    """The names of one small event of each kind, for which an answer takes little time."""
    first: dict[str, str] = {}
    for name, (kind, _, size, _) in ROWS.items():
        talks, _, rooms, _ = _SIZES.get(size, (60, 0, 0, 0))
        if talks <= 14 and rooms <= 2:
            first.setdefault(kind, name)
    return tuple(first.values())


def small() -> tuple[Broken, ...]:
    """One small event of each kind."""
    return tuple(map(named, small_names()))


def broken(kind: str, seed: int, size: str, ways: tuple[Breach, ...]) -> Broken:
    """A planted event of that size, broken in each of those ways.

    Raises ValueError if one of the ways finds nothing to break.
    """
    ground = Ground(planted(seed, size), seed)
    blames = [way(ground) for way in ways]
    suspects = [blame.suspects for blame in blames if blame.suspects is not None]
    return Broken(
        name=f"{kind}/{seed}",
        event=ground.event,
        culprits=frozenset().union(*(blame.culprits for blame in blames)),
        suspects=frozenset().union(*suspects) if len(suspects) == len(blames) else None,
        groups=tuple(blame.culprits for blame in blames),
    )


def planted(seed: int, size: str) -> Planted:
    """A possible event of that size; for 60 talks there is only one."""
    if size == "60":
        return instance("day-60")
    talks, axes, rooms, breaks = _SIZES[size]
    return generate(seed, talks=talks, axes=axes, rooms=rooms, breaks=breaks)
