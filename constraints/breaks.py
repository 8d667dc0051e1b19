"""The level of the minutes by which breaks miss their ideal start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, nothing
from scheduler.clock import DAY
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.requirement import Requirement, Violation
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.frame import Frame
    from scheduler.terms import Term


def post(model: Frame) -> Callable[[], Term]:
    ideal = {pause.id: pause.ideal for pause in model.event.breaks}
    away = []
    for pause in model.breaks:
        wished = ideal[pause.id]
        if wished is not None:
            distance = model.cp.new_int_var(0, DAY, f"{pause.id} from its ideal")
            model.cp.add_abs_equality(distance, pause.start - (pause.day * DAY + wished))
            away.append(distance)
    return lambda: sum(away)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """For each break held, the minutes between its start and its `ideal`, where it has one."""
    ideals = {pause.id: pause.ideal for pause in event.breaks}
    found = []
    for item in items.breaks(programme):
        ideal = ideals.get(item.id)
        if ideal is not None and item.start != ideal:
            away = abs(item.start - ideal)
            text = told(
                "{item} commence {at}, à {away} de l'heure idéale ({ideal}).",
                "{item} starts {at}, {away} away from its ideal ({ideal}).",
                item=phrases.opening(phrases.item(event, item)), at=phrases.at(event, item.day, item.start),
                away=phrases.minutes(away), ideal=phrases.hour(ideal),
            )  # fmt: skip
            found.append(Violation("breaks", away, (item.id,), text))
    return tuple(found)


def say(event: Event, requirement: Requirement) -> Saying:
    return RULE.meaning


RULE = Rule(
    name="breaks",
    kind="level",
    title=told(fr="Pauses à l'heure idéale", en="Breaks at their ideal hour"),
    meaning=told(
        fr="les pauses commencent aussi près que possible de leur heure idéale",
        en="breaks start as near to their ideal hour as possible",
    ),
    unit=told(fr="minute", en="minute"),
    requirements=nothing,
    post=post,
    post_slots=post,
    measure=measure,
    say=say,
    reads=("breaks.ideal",),
)
