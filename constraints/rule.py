"""What a rule is.

A rule is one module of this package with, in this order: what it requires (`requirements`), how it enters the model
(`post`), how a finished programme is measured against it (`measure`), and how it is said (`say`). `post` and `measure`
share no code that could be wrong in both. A level of the objective is a rule of kind "level": its `post` returns its
cost, its `measure` the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.settings import USUAL_SETTINGS, RuleSetting
from scheduler.domain.talks import Talk
from scheduler.language.message import Message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel

Kind = Literal["fixed", "adjustable", "level"]

#: A change of the event that lets a requirement be met, by the key of its generator in
#: `scheduler.explanation.relaxations`. "rule" gives up the whole rule.
RelaxationName = Literal[
    "after",
    "audience",
    "break",
    "chair",
    "day",
    "needs",
    "not_with",
    "person_hours",
    "pin",
    "plenary",
    "room",
    "room_change",
    "room_hours",
    "rule",
    "session_size",
    "step",
    "stretch",
    "talk",
    "talk_hours",
]


def never(requirement: Requirement) -> bool:
    """False for every requirement."""
    return False


def always(requirement: Requirement) -> bool:
    """True for every requirement."""
    return True


def no_talks(event: Event) -> Iterable[Talk]:
    """No talk: a rule that is indifferent to where in its slot a talk is."""
    return ()


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

    What the rest of the programme must know of the rule:

    `reads`: the fields of the event on which its requirements, its measure and its posts depend, beyond `GROUND`, as
    `"talks.audience"`. A change of one of them makes another event of it (`scheduler.fingerprint`).
    `sees_inside(event)`: the talks for which, where sessions are preset, it matters to the rule in which of several
    rooms of a slot, or at which place of it, they are. Where there is none, sessions are counted by slot alone.
    `relaxations`: what may give way, in the order in which it is offered; `unrelaxed`: why there is nothing.
    `blamable`: a fixed rule may be part of a contradiction. Adjustable rules may, levels never.
    `shared`: no event is without it, so that it may be part of several contradictions that are otherwise independent.
    `crowding`: to the rule a talk is no more than its length, so that breaches of such rules alone mean that there
    is too much for the day.
    `helped_by_talks(requirement)`: a talk that need not be placed can help to meet it, by being there.
    """

    name: str
    kind: Kind
    title: Message
    meaning: Message
    unit: Message
    requirements: Callable[[Event], tuple[Requirement, ...]]
    measure: Callable[[Event, Programme], tuple[Violation, ...]]
    say: Callable[[Event, Requirement], Message]
    post: Callable[[TimetableModel], Any] | None = None
    post_slots: Callable[[PresetModel], Any] | None = None
    where: Literal["both", "free", "slots"] = "both"
    reads: tuple[str, ...] = ()
    sees_inside: Callable[[Event], Iterable[Talk]] = no_talks
    relaxations: tuple[RelaxationName, ...] = ()
    unrelaxed: str = ""
    blamable: bool = False
    shared: bool = False
    crowding: bool = False
    helped_by_talks: Callable[[Requirement], bool] = never

    def applies(self, event: Event) -> bool:
        """True if the rule means something in an event of this kind."""
        return self.where in ("both", "slots" if event.slots else "free")

    def counts(self, event: Event) -> bool:
        """True if the event's programmes are held to the rule, or brought to its optimum."""
        return self.applies(event) and (self.name in event.levels or event.setting(self.name) != "off")

    @property
    def default(self) -> RuleSetting:
        """The setting while event.toml gives none; "off" unless `scheduler.domain.event.USUAL_SETTINGS` has "
        "the rule."""
        return USUAL_SETTINGS.get(self.name, "off")


def nothing(event: Event) -> tuple[Requirement, ...]:
    """No requirement: what a level requires, which is sought and cannot be blamed."""
    return ()
