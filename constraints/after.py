"""A talk starts after the end of each talk that its `after` names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.verdicts import Hours, Verdict

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each pair of a talk and a talk named in its `after` has one requirement, in this order."""
    return tuple(Requirement("after", pair) for pair in _pairs(event))


@remembering(2)
def _pairs(event: Event) -> list[tuple[str, str]]:
    """Return each talk with each talk of the event that its `after` names, by id."""
    return [(talk.id, before) for talk in event.talks for before in dict.fromkeys(talk.after) if before in event.talk]


def post(model: TimetableModel) -> None:
    """If both talks are held, start(talk) ≥ start(earlier) + duration(earlier), unless the pair's slack is 1."""
    for talk in model.event.talks:
        for name in talk.after:
            earlier = model.event.talk[name]
            slack = model.slack(Requirement("after", (talk.id, name)))
            end = model.start_of(earlier) + earlier.duration
            both_held = (model.is_held(talk), model.is_held(earlier))
            model.cp.add(model.start_of(talk) >= end).only_enforce_if(~slack, *both_held)


def post_slots(model: PresetModel) -> None:
    """The two talks are in no pair of slots and places in which the talk starts before the earlier one ends.

    Pairs of slots are compared only if the first starts before the second ends.
    """
    slots = _compared(model.event.slots)
    for names in _pairs(model.event):
        talk, before = (model.event.talk[name] for name in names)
        pairs.keep_apart(model, (talk, before), slots, _too_early, Requirement("after", names))


@remembering(2)
def _compared(slots: Sequence[Slot]) -> Sequence[tuple[Slot, Slot]]:
    """Return each slot with each other, and with itself, that ends after it starts."""
    return [(slot, before) for slot in slots for before in slots if pairs.hours(slot)[0] < pairs.hours(before)[1]]


def _too_early(talk: Hours, before: Hours) -> Verdict:
    """Return "breaks" if the talk starts before the end of the earlier talk, else "fine"."""
    return "breaks" if talk[0] < before[1] else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that name an earlier talk, and the talks that are named."""
    named_talks = {name for talk in event.talks for name in talk.after}
    return (talk for talk in event.talks if talk.after or talk.id in named_talks)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair counts 1 if the talk starts before the end of the earlier talk."""
    placed = {item.id: item for item in items.talks(programme)}
    violations = []
    for talk, before in _pairs(event):
        if talk in placed and before in placed and placed[talk].first < placed[before].last:
            text = message(
                "L'exposé {talk} commence {start}, avant la fin de l'exposé {before} ({end}).",
                "Talk {talk} starts {start}, before talk {before} is over ({end}).",
                talk=phrases.talk(event, talk),
                start=phrases.at(event, placed[talk].day, placed[talk].start),
                before=phrases.talk(event, before),
                end=phrases.when(event, placed[before]),
            )
            violations.append(Violation("after", 1, (talk, before), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    talk, before = requirement.subjects
    return message(
        "L'exposé {talk} vient après l'exposé {before}.",
        "Talk {talk} comes after talk {before}.",
        talk=phrases.talk(event, talk),
        before=phrases.talk(event, before),
    )


RULE = Rule(
    name="after",
    kind="adjustable",
    title=message(fr="Ordre des exposés", en="Order of talks"),
    meaning=message(
        fr="les exposés que nomme la colonne `après` sont finis quand l'exposé commence",
        en="the talks that `after` names are over when the talk starts",
    ),
    unit=message(fr="paire d'exposés", en="pair of talks"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.after",),
    sees_inside=sees_inside,
    relaxations=("after",),
)
