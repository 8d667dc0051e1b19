"""Breaks, and plenaries that are placed, start as near to their ideal hour as possible (a level)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, nothing, sees_no_talks
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.types import Term


def post(model: TimetableBase) -> Callable[[], Term]:
    """The cost is the sum over the breaks and placed plenaries of |start − ideal|, in minutes."""
    ideals = {("break", pause.id): pause.ideal for pause in model.event.breaks}
    ideals |= {("plenary", plenary.id): plenary.ideal for plenary in model.event.plenaries}
    minutes_away = []
    for pause in (*model.breaks, *model.plenaries):
        wished = ideals[pause.kind, pause.id]
        if wished is not None:
            distance = model.cp.new_int_var(0, DAY, f"{pause.id} from its ideal")
            model.cp.add_abs_equality(distance, pause.start - (pause.day * DAY + wished))
            minutes_away.append(distance)
    return lambda: sum(minutes_away)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each break and plenary counts the minutes between its start and its `ideal`, if it has one."""
    ideals = {("break", pause.id): pause.ideal for pause in event.breaks}
    ideals |= {("plenary", plenary.id): plenary.ideal for plenary in event.plenaries}
    violations = []
    for item in (*items.breaks(programme), *items.plenaries(programme)):
        ideal = ideals.get((item.kind, item.id))
        if ideal is not None and item.start != ideal:
            distance = abs(item.start - ideal)
            text = message(
                "{item} commence {at}, à {distance} de l'heure idéale ({ideal}).",
                "{item} starts {at}, {distance} away from its ideal ({ideal}).",
                item=phrases.opening(phrases.item(event, item)),
                at=phrases.at(event, item.day, item.start),
                distance=phrases.minutes(distance),
                ideal=phrases.hour(ideal),
            )
            violations.append(Violation("breaks", distance, (item.id,), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="breaks",
    kind="level",
    title=message(fr="Pauses à l'heure idéale", en="Breaks at their ideal hour"),
    meaning=message(
        fr="les pauses, et les plénières placées par le calcul, commencent aussi près que possible de leur heure "
        "idéale",
        en="breaks, and plenaries that are placed, start as near to their ideal hour as possible",
    ),
    unit=message(fr="minute", en="minute"),
    requirements=nothing,
    post=post,
    post_slots=post,
    measure=measure,
    say=say,
    reads=("breaks.ideal", "plenaries.ideal"),
    measure_in=sees_no_talks,
)
