"""A rule states what it requires, how models keep it, how programmes are measured and how it is said.

A rule is one module of this package with, in this order: what it requires (`requirements`), how it enters the model
(`post`), how a finished programme is measured against it (`measure`), and how it is said (`say`). `post` and `measure`
share no code that could be wrong in both. A level of the objective is a rule of kind "level": its `post` returns its
cost, its `measure` the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
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
    "chair_list",
    "day",
    "discussant",
    "needs",
    "not_with",
    "person_hours",
    "person_pause",
    "pin",
    "plenary",
    "position",
    "room",
    "room_change",
    "room_hours",
    "rule",
    "session_minutes",
    "session_size",
    "step",
    "stretch",
    "talk",
    "talk_hours",
    "together",
    "waiting",
]


def never(requirement: Requirement) -> bool:
    """False for every requirement."""
    return False


def always(requirement: Requirement) -> bool:
    """True for every requirement."""
    return True


def sees_no_talks(event: Event, programme: Programme, sessions: Collection[str]) -> tuple[Violation, ...]:
    """Return no violation: the rule looks at sessions, breaks and plenaries, and not at which talks are where."""
    return ()


def no_talks(event: Event) -> Iterable[Talk]:
    """Return no talk: the rule makes no difference between the rooms and places of a slot."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue, with all that the rest of the programme must know of it.

    Attributes
    ----------
    name
        The key of the rule in event.toml and in requirements.
    kind
        "fixed", "adjustable" or "level".
    title
        The rule's name for people.
    meaning
        The condition under which the rule holds; docs/rules.md is made from it.
    unit
        The thing that one violation counts.
    requirements
        Gives the requirements of an event; none if the event gives the rule nothing to do.
    measure
        Gives the violations of a finished programme; it must not fail on a programme that breaks every other rule.
    say, say_among
        Give a requirement as one sentence. The second knows the contradiction to which it belongs, and gives None where
        that does not matter.
    post, post_slots
        Add the rule to the timetable model and to the preset model. Those of a level return a function that gives the
        cost as a linear expression once the model is complete; others return None.
    where
        The events in which the rule means something: "both", or only those with preset sessions ("slots") or without
        ("free").
    reads
        The fields of the event on which requirements, measure and posts depend, beyond `TIMETABLE_FIELDS`, as
        `"talks.audience"`.
        A change of one of them makes another event (`scheduler.fingerprint`).
    sees_inside
        Gives the talks of an event with preset sessions whose room or place inside a slot matters to the rule. Without
        such talks the preset model counts sessions by slot alone.
    least
        Gives a lower bound of a level on free days from the event alone; it holds where every requirement is met.
    relaxations, unrelaxed
        The relaxations that are offered for the rule, in order, or the reason why it has none.
    blamable
        True if a fixed rule may be part of a contradiction. Adjustable rules always may, levels never.
    stated_once
        True for a requirement of minutes that event.toml states for all sessions or all people at once. It may be part
        of a contradiction, and of several.
    shared
        True if every event has the rule, so that it may be part of several independent contradictions.
    crowding
        True if the rule takes only the length of a talk into account, so that contradictions of such rules alone mean
        that the day is too full.
    helped_by_talks
        True for a requirement that a further talk can help to meet, by being placed.
    everywhere
        True if the rule compares talks wherever they are: then nearly each talk depends on each other, and models of
        many talks prove little.
    by_session
        True if the violations of a programme whose lists agree are those of each session with its talks alone, beside
        the breaks and plenaries: programmes that differ in few sessions need to be measured in these alone.
    measure_in
        Gives the violations of a finished programme that depend on the talks of some sessions, named by their ids. Two
        programmes whose lists agree, with the same talks, breaks and plenaries, and with sessions that differ in their
        talks alone, differ in no other violations than those that it gives for these sessions. None: nothing is known
        of that; `sees_no_talks`: the two do not differ at all.
    """

    name: str
    kind: Kind
    title: Message
    meaning: Message
    unit: Message
    requirements: Callable[[Event], tuple[Requirement, ...]]
    measure: Callable[[Event, Programme], tuple[Violation, ...]]
    say: Callable[[Event, Requirement], Message]
    say_among: Callable[[Event, Sequence[Requirement]], Message | None] | None = None
    post: Callable[[TimetableModel], Any] | None = None
    post_slots: Callable[[PresetModel], Any] | None = None
    where: Literal["both", "free", "slots"] = "both"
    reads: tuple[str, ...] = ()
    sees_inside: Callable[[Event], Iterable[Talk]] = no_talks
    least: Callable[[Event], int] | None = None
    relaxations: tuple[RelaxationName, ...] = ()
    unrelaxed: str = ""
    blamable: bool = False
    stated_once: Callable[[Requirement], bool] = never
    shared: bool = False
    crowding: bool = False
    helped_by_talks: Callable[[Requirement], bool] = never
    everywhere: bool = False
    by_session: bool = False
    measure_in: Callable[[Event, Programme, Collection[str]], tuple[Violation, ...]] | None = None

    def applies(self, event: Event) -> bool:
        """True if the rule means something in events of this kind (free days or preset sessions)."""
        return self.where in ("both", "slots" if event.slots else "free")

    def counts(self, event: Event) -> bool:
        """True if the event's programmes must keep the rule, pay for it or bring it to its optimum."""
        return self.applies(event) and (self.name in event.levels or event.setting(self.name) != "off")

    @property
    def default(self) -> RuleSetting:
        """The setting that holds while event.toml has none: that of `USUAL_SETTINGS`, else "off"."""
        return USUAL_SETTINGS.get(self.name, "off")


def nothing(event: Event) -> tuple[Requirement, ...]:
    """Return no requirement: a level is minimised and cannot be blamed."""
    return ()
