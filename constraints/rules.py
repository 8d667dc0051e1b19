"""The level of the soft rules: what their violations cost together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from constraints.rule import Rule, nothing
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.requirement import Requirement, Violation
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.frame import Frame
    from scheduler.terms import Term


def post(model: Frame) -> Callable[[], Term]:
    """The rules have left their costs in the model when they posted themselves; closing it adds those of talks."""
    return lambda: model.cost


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each violation of a soft rule: its amount times the rule's weight."""
    from constraints import CATALOGUE  # the catalogue holds this very rule

    return tuple(
        Violation("rules", found.amount * weight, (rule.name, *found.subjects), found.text)
        for rule in CATALOGUE
        if rule.kind == "adjustable" and rule.applies(event) and isinstance(weight := event.setting(rule.name), int)
        for found in rule.measure(event, programme)
        if not found.always
    )


def say(event: Event, requirement: Requirement) -> Saying:
    return RULE.meaning


RULE = Rule(
    name="rules",
    kind="level",
    title=told(fr="Règles souples", en="Soft rules"),
    meaning=told(
        fr="les règles souples sont aussi peu enfreintes que possible, chaque écart compté selon le poids de sa règle",
        en="soft rules are broken as little as possible, each breach counted by the weight of its rule",
    ),
    unit=told(fr="point", en="point"),
    requirements=nothing,
    post=post,
    post_slots=post,
    measure=measure,
    say=say,
)
