"""Requirements of rules on an event, and violations by a finished programme: data without a solver."""

from __future__ import annotations

from dataclasses import dataclass, field

from scheduler.language.message import Message


@dataclass(frozen=True, slots=True)
class Requirement:
    """One demand of a rule on one subject: "Mme X is there from 10:00", not "availability".

    `subjects`: talks by id, people by their id (shown by name), other items by id. `part` tells apart what one rule
    requires twice of the same subjects ("min", "max"). `always`: it must be met, though its rule have a weight.
    """

    rule: str
    subjects: tuple[str, ...] = ()
    part: str = ""
    always: bool = field(default=False, compare=False)

    @property
    def id(self) -> str:
        """Stable from run to run: `rule:part:subject+subject`, without the empty parts."""
        return ":".join(piece for piece in (self.rule, self.part, "+".join(self.subjects)) if piece)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said since the folder was written, as a requirement among the others; `text` is its sentence."""

    requirement: Requirement
    text: Message


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of a rule in a finished programme, or one contribution to a level.

    `amount` is in the rule's unit (contract §3, §4), before its weight; at least 1 but for levels, where it may be
    negative.
    `subjects`: talks by id, people by name, other items by id.
    `always`: it is no matter of weight: the programme must not have it, though the rule be soft.
    """

    rule: str
    amount: int
    subjects: tuple[str, ...]
    text: Message
    always: bool = False
