"""What a knob is, what turning it costs, and how most are made: one field of one item of the event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.language.message import Message, message

#: Durations, pins and plenaries give way by multiples of so many minutes.
STEP = 5
#: What a minute costs: of the organisers' own time, of one that somebody must be asked for, of a talk.
OWN, ASKED, TALK = 1, 2, 3
#: What a talk more or less in a session costs, a requirement dropped, a rule, another room, a talk withdrawn.
SIZE, DROPPED, RULE, ROOM, WITHDRAWN = 20, 60, 120, 60, 240


@dataclass(frozen=True, slots=True)
class Change:
    """What stands under `key` of an item (kind and id as in `Reading.spot`) once it is changed; None: nothing."""

    kind: str
    id: str
    key: str
    value: str | int | list[str] | dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """`group`: ways out of one group are alike, and few of them are told. `monotone`: what is possible by some amount
    is possible by every larger one.

    `applied(event, amount)` is the event with the knob turned, `changes` what stands in the folder then; both also
    take an event in which other knobs have been turned.
    """

    name: str
    group: str
    amounts: Sequence[int]
    cost: Callable[[int], int]
    applied: Callable[[Event, int], Event]
    changes: Callable[[Event, int], tuple[Change, ...]]
    say: Callable[[Event, int], Message]
    monotone: bool = True


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the event's values come from, as far as it cannot be seen in the event.

    `defaulted`: the talks that have the event's own duration. `rooms`: event.toml names rooms. `present`: the people
    whom amendments.toml says to be away, as they were before. `until`: the days whose end amendments.toml gives.
    """

    defaulted: frozenset[str] = frozenset()
    rooms: bool = True
    present: Mapping[str, Person] = field(default_factory=dict)
    until: frozenset[str] = frozenset()


def by(weight: int) -> Callable[[int], int]:
    return lambda amount: weight * amount


def steps(most: int) -> range:
    return range(STEP, most + 1, STEP)


def with_item(event: Event, part: str, name: str, **update: object) -> Event:
    """The event whose item `name` of `part` ("talks", "breaks"…) is updated."""
    items = tuple(
        item.model_copy(update=update) if getattr(item, "id", None) == name else item for item in getattr(event, part)
    )
    return event.model_copy(update={part: items})


def plainly(
    name: str,
    group: str,
    part: str,
    item: str,
    key: str,
    amounts: Sequence[int],
    cost: Callable[[int], int],
    value: Callable[[Any, int], Any],
    said: Callable[[Event, Any, int], Message],
    cell: Callable[[Any], str | int | list[str] | None] | None = None,
    monotone: bool = True,
    field: str | None = None,
) -> Relaxation:
    """A knob for one field of one item: `value(item, amount)` is what it becomes, `cell` how the folder writes it."""
    kind = part.removesuffix("s") if part != "axes" else "axis"
    kind = {"plenarie": "plenary", "people": "person"}.get(kind, kind)

    def item_of(event: Event) -> Any:
        return next(one for one in getattr(event, part) if one.id == item)

    def applied(event: Event, amount: int) -> Event:
        return with_item(event, part, item, **{field or key: value(item_of(event), amount)})

    def changes(event: Event, amount: int) -> tuple[Change, ...]:
        new = value(item_of(event), amount)
        return (Change(kind, item, key, cell(new) if cell else new),)

    return Relaxation(name, group, amounts, cost, applied, changes, lambda e, a: said(e, item_of(e), a), monotone)


def shorter(part: str, name: str, duration: int, weight: int, who: Callable[[Event, Any], Message]) -> Relaxation:
    def said(event: Event, item: Any, amount: int) -> Message:
        return message(
            "Raccourcir {who} à {to} (au lieu de {was})",
            "Shorten {who} to {to} (instead of {was})",
            who=who(event, item),
            to=phrases.minutes(item.duration - amount),
            was=phrases.minutes(item.duration),
        )

    return plainly(
        f"{part}.{name}.duration",
        f"{part}.duration",
        part,
        name,
        "duration",
        steps(duration // 2),
        by(weight),
        lambda item, amount: item.duration - amount,
        said,
        monotone=False,
    )
