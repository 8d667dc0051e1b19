"""What a rule is.

A rule is one module of this package with, in this order: what it requires (`requirements`), how it enters the model
(`post`), how a finished programme is measured against it (`measure`), and how it is said (`say`). `post` and `measure`
share no code that could be wrong in both. A level of the objective is a rule of kind "level": its `post` returns its
cost, its `measure` the same number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.requirement import Requirement, Violation
from scheduler.saying import Saying

if TYPE_CHECKING:
    from scheduler.model import Model
    from scheduler.slots.model import SlotModel

Kind = Literal["fixed", "adjustable", "level"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    `title` names the rule for people; `meaning` says when it holds (docs/rules.md is made from both); `unit` is what
    one violation counts.
    `requirements(event)` is what may be blamed, empty where the event gives the rule nothing to do.
    `post(model)` adds the rule to the model of free days, `post_slots(model)` to that of preset sessions. Of a level
    both return a function that gives the cost as a linear expression once the model is complete; of others None.
    `where`: in which events the rule means something: all ("both"), or only those whose sessions are preset ("slots")
    or are not ("free").
    `measure(event, programme)` must not fail on a programme that breaks every other rule.
    `say(event, requirement)` is the requirement as one sentence.
    """

    name: str
    kind: Kind
    title: Saying
    meaning: Saying
    unit: Saying
    requirements: Callable[[Event], tuple[Requirement, ...]]
    measure: Callable[[Event, Programme], tuple[Violation, ...]]
    say: Callable[[Event, Requirement], Saying]
    post: Callable[[Model], Any] | None = None
    post_slots: Callable[[SlotModel], Any] | None = None
    where: Literal["both", "free", "slots"] = "both"

    def applies(self, event: Event) -> bool:
        """True if the rule means something in an event of this kind."""
        return self.where in ("both", "slots" if event.slots else "free")


def nothing(event: Event) -> tuple[Requirement, ...]:
    """No requirement: what a level requires, which is sought and cannot be blamed."""
    return ()
