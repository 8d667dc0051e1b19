"""The level of the soft rules: what their violations cost together."""

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
    """The rules have left their costs in the model when they posted themselves; closing it adds those of talks."""
    return lambda: model.cost


def over(adjustable: Sequence[Rule]) -> Rule:
    """The level that sums the violations of those of `adjustable` that an event makes soft, by their weights."""

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
