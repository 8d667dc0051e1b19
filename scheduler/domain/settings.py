"""The settings of an event: rules and their weights, tables of costs, levels, usual durations."""

from __future__ import annotations

from typing import Literal

from scheduler.domain.frozen import Frozen

#: A rule is hard, off, or soft with this weight (a positive whole number).
RuleSetting = Literal["hard", "off"] | int
#: How talks that share a tag should stand to each other: on one day, in one room on each day, at one time, the easier
#: ones first.
TagRelation = Literal["day", "room", "time", "order"]

#: The rules that every event keeps; [rules] does not name them.
FIXED_RULES = (
    "placed",
    "day",
    "room_overlap",
    "pauses",
    "break_window",
    "plenary",
    "session_run",
    "session_idle",
    "grid",
    "preset",
    "asked",
)

#: The adjustable rules of contract §3, in its order; hard unless the event sets them.
ADJUSTABLE_RULES = (
    "session_size",
    "talk_available",
    "person_available",
    "room_available",
    "one_place",
    "person_pause",
    "pin",
    "talk_room",
    "needs",
    "capacity",
    "after",
    "not_with",
    "together",
    "axis_not_parallel",
    "break_between",
    "max_stretch",
    "session_apart",
    "framing",
    "plenary_after",
    "discussant_available",
)

#: The tables of costs by their names: rows first, then columns.
TableName = Literal["axis_slot", "axis_room", "slot_room", "talk_slot", "talk_room", "axis_axis"]
TABLES: tuple[TableName, ...] = ("axis_slot", "axis_room", "slot_room", "talk_slot", "talk_room", "axis_axis")

#: The setting of each rule that [rules] does not name. A rule that stands neither here nor there is off, so that an
#: earlier event.toml keeps its meaning when the catalogue gets another rule.
USUAL_SETTINGS: dict[str, RuleSetting] = {
    **dict.fromkeys((*FIXED_RULES, *ADJUSTABLE_RULES, "chair_from"), "hard"),
    **dict.fromkeys((*(f"{name}_table" for name in TABLES), "order", "time_zone"), 1),
}

#: The levels of contract §4 in their default order; an event with a soft rule optimises `rules` before them.
DEFAULT_LEVELS = ("sessions", "preferences", "chairs", "axis_order", "balance", "coherence", "compactness", "breaks")
#: The levels that count only where an event names them in its priorities.
FURTHER_LEVELS = ("rooms", "parallel", "progression", "crowding")
#: Every level that an event may name in its priorities.
LEVELS = ("rules", *DEFAULT_LEVELS, *FURTHER_LEVELS)
#: The levels, besides `rules`, of an event with preset sessions, in their default order.
SLOT_LEVELS = ("sessions", "preferences", "chairs", "axis_order", "breaks")


class TalkSettings(Frozen):
    """The usual duration of a talk and the gap between two talks of a session, in minutes."""

    duration: int = 30
    gap: int = 0


class SessionSettings(Frozen):
    """The size of sessions, in talks, and the minutes around them.

    `introduction` precedes the first talk of a session, `discussion` follows the last; `room_change` separates a
    person's talks in two rooms, `person_pause` any two of them; `max_stretch` is the longest time without a break
    (None: the event has no such rule).
    """

    min_talks: int = 1
    max_talks: int = 4
    introduction: int = 0
    discussion: int = 0
    room_change: int = 5
    person_pause: int = 0
    max_stretch: int | None = None


class Table(Frozen):
    """The costs of combining two items, as cells `(row id, column id, cost)`; a pair without a cell costs nothing.

    A cost of None forbids the pair. `axis_axis` is symmetric: it prices two axes with sessions at the same time, and
    each pair stands once, in the order of the event's axes.
    """

    name: TableName
    cells: tuple[tuple[str, str, int | None], ...]


class ZoneHours(Frozen):
    """The cost of a talk by the hour that its speaker's own clock shows.

    Minutes within `suitable` cost nothing, other minutes within `possible` cost `small`, and all the rest `big`.
    """

    suitable: tuple[int, int] = (9 * 60, 18 * 60)
    possible: tuple[int, int] = (7 * 60, 22 * 60)
    small: int = 1
    big: int = 10
