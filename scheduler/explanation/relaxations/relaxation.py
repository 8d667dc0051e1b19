"""The relaxation, its costs, and the constructors of most relaxations: those of one field of one item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.language.message import Message, message

#: The group of the relaxations by which somebody comes of whom it is stated otherwise.
ABSENT = "absent"
#: Minutes: the step by which durations, pins and plenaries are relaxed.
STEP = 5
#: Cost of a minute: of the organisers' own time, of time that somebody must agree to, of a talk.
OWN_MINUTE, AGREED_MINUTE, TALK_MINUTE = 1, 2, 3
#: Cost of one talk more or fewer in a session, and of a requirement that is dropped.
SIZE_COST, DROPPED_COST = 20, 60
#: Cost of a rule that is switched off, of another room (besides its minutes), and of a talk that is withdrawn.
RULE_COST, ROOM_COST, WITHDRAWN_COST = 120, 60, 240


@dataclass(frozen=True, slots=True)
class Change:
    """The new value of `key` of an item, whose kind and id are those of `Reading.spot`; None: the key is removed."""

    kind: str
    id: str
    key: str
    value: str | int | list[str] | dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change of one number or requirement of the folder, by one of several amounts.

    Attributes
    ----------
    name
        A name that is unique in the event.
    group
        The kind of change: only a few ways out of each group are told.
    amounts
        The amounts by which it can be applied, ascending.
    cost
        The cost of an amount.
    applied, changes, say
        The event with an amount applied, the changes of its folder, and a sentence. Each takes the event before, to
        which other relaxations may have been applied.
    monotone
        True if a larger amount never excludes a programme that a smaller one allows.
    """

    name: str
    group: str
    amounts: Sequence[int]
    cost: Callable[[int], int]
    applied: Callable[[Event, int], Event]
    changes: Callable[[Event, int], tuple[Change, ...]]
    say: Callable[[Event, int], Message]
    monotone: bool = True

    @property
    def denies(self) -> bool:
        """True if somebody comes of whom amendments.toml states that she or he does not."""
        return self.group == ABSENT


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of an event's values in its folder, as far as the event does not state them.

    Attributes
    ----------
    defaulted
        The ids of talks without a duration of their own.
    rooms
        True if event.toml names rooms.
    present
        By id, the people whom amendments.toml states absent, as they were before.
    until
        The days (ISO dates) whose end amendments.toml states.
    """

    defaulted: frozenset[str] = frozenset()
    rooms: bool = True
    present: Mapping[str, Person] = field(default_factory=dict)
    until: frozenset[str] = frozenset()


def cost_per_unit(weight: int) -> Callable[[int], int]:
    """The cost that counts `weight` for each unit of the amount."""
    return lambda amount: weight * amount


def steps(upper_bound: int) -> range:
    """The multiples of `STEP` up to `upper_bound` minutes."""
    return range(STEP, upper_bound + 1, STEP)


def with_item(event: Event, part: str, name: str, **update: object) -> Event:
    """The event whose item `name` of `part` ("talks", "breaks"…) is updated."""
    items = tuple(
        item.model_copy(update=update) if getattr(item, "id", None) == name else item for item in getattr(event, part)
    )
    return event.model_copy(update={part: items})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of one item of the event, and its cell or key in the folder.

    Attributes
    ----------
    part, item
        The field of the event that has the item ("talks", "breaks"…), and the item's id.
    key
        The column or key of the folder.
    cell
        Gives a value as the folder writes it; None: as it is.
    name
        The name of the field where it is not `key`.
    """

    part: str
    item: str
    key: str
    cell: Callable[[Any], str | int | list[str] | None] | None = None
    name: str | None = None

    @property
    def kind(self) -> str:
        """The kind of the item, as in `Change`."""
        kind = self.part.removesuffix("s") if self.part != "axes" else "axis"
        return {"plenarie": "plenary", "people": "person"}.get(kind, kind)

    def item_of(self, event: Event) -> Any:
        """The item in an event."""
        return next(candidate for candidate in getattr(event, self.part) if candidate.id == self.item)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts by which a relaxation can be applied, ascending, with the cost `weight` of each unit.

    `monotone` is as in `Relaxation`.
    """

    values: Sequence[int]
    weight: int
    monotone: bool = True


def field_relaxation(
    name: str,
    group: str,
    field: Field,
    amounts: Amounts,
    value: Callable[[Any, int], Any],
    said: Callable[[Event, Any, int], Message],
) -> Relaxation:
    """The relaxation of one field of one item.

    Parameters
    ----------
    name, group
        As in `Relaxation`.
    value
        The new value of the field, from the item and the amount.
    said
        The sentence, from the event, the item and the amount.
    """

    def applied(event: Event, amount: int) -> Event:
        new = value(field.item_of(event), amount)
        return with_item(event, field.part, field.item, **{field.name or field.key: new})

    def changes(event: Event, amount: int) -> tuple[Change, ...]:
        new = value(field.item_of(event), amount)
        return (Change(field.kind, field.item, field.key, field.cell(new) if field.cell else new),)

    def say(event: Event, amount: int) -> Message:
        return said(event, field.item_of(event), amount)

    cost = cost_per_unit(amounts.weight)
    return Relaxation(name, group, amounts.values, cost, applied, changes, say, amounts.monotone)


def shorter(part: str, name: str, duration: int, weight: int, who: Callable[[Event, Any], Message]) -> Relaxation:
    """The relaxation that shortens an item to half its duration at most; `who` names it in the sentence."""

    def said(event: Event, item: Any, amount: int) -> Message:
        return message(
            "Raccourcir {who} à {to} (au lieu de {was})",
            "Shorten {who} to {to} (instead of {was})",
            who=who(event, item),
            to=phrases.minutes(item.duration - amount),
            was=phrases.minutes(item.duration),
        )

    return field_relaxation(
        f"{part}.{name}.duration",
        f"{part}.duration",
        Field(part, name, "duration"),
        Amounts(steps(duration // 2), weight, monotone=False),
        lambda item, amount: item.duration - amount,
        said,
    )
