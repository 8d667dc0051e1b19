"""The violations of the soft rules cost as little as possible together (a level)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.types import Term

_MEANING = message(
    fr="les règles souples sont aussi peu enfreintes que possible, chaque écart compté selon le poids de sa règle",
    en="soft rules are broken as little as possible, each breach counted by the weight of its rule",
)


def post(model: TimetableBase) -> Callable[[], Term]:
    """The cost is the sum over the soft rules of weight · amount.

    Each rule has added its part to `model.cost` in its own post; closing the model adds the parts of talks.
    """
    return lambda: model.cost


def over(adjustable: Sequence[Rule]) -> Rule:
    """Return the level that sums the amounts of the soft rules among `adjustable` by their weights."""

    def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
        return tuple(
            Violation("rules", violation.amount * weight, (rule.name, *violation.subjects), violation.text)
            for rule in adjustable
            if rule.applies(event) and isinstance(weight := event.setting(rule.name), int)
            for violation in rule.measure(event, programme)
            if not violation.always
        )

    return Rule(
        name="rules",
        kind="level",
        title=message(fr="Règles souples", en="Soft rules"),
        meaning=_MEANING,
        unit=message(fr="point", en="point"),
        requirements=nothing,
        post=post,
        post_slots=post,
        measure=measure,
        say=say,
    )


def say(event: Event, requirement: Requirement) -> Message:
    return _MEANING
