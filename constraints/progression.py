"""Within an axis, introductory talks start before advanced ones (a level)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import permutations
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.rule import Rule, nothing
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.model.preset import talk_pairs as pairs
from scheduler.model.preset.verdicts import Hours, Verdict

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """A pair costs 1 unless the more difficult talk starts no earlier than the other."""
    reversals = []
    for advanced, easier in _pairs(model.event):
        reversals.append(model.cp.new_bool_var(f"{advanced.id} before {easier.id}"))
        model.cp.add(model.start_of(advanced) >= model.start_of(easier)).only_enforce_if(~reversals[-1])
    return lambda: sum(reversals)


def _pairs(event: Event) -> list[tuple[Talk, Talk]]:
    """Return each talk with each easier talk of its axis; where the event has no axes, of the event."""
    return [
        (advanced, easier)
        for axis in event.used_axes
        for advanced, easier in permutations(event.talks_of(axis), 2)
        if (advanced.difficulty is not None and easier.difficulty is not None)
        and advanced.difficulty > easier.difficulty
    ]


def post_slots(model: PresetModel) -> Callable[[], Term]:
    """A pair costs 1 at slots and places at which the more difficult talk starts before the other."""
    slots = [(slot, other) for slot in model.event.slots for other in model.event.slots]
    early = [pair for pair in slots if pairs.hours(pair[0])[0] < pairs.hours(pair[1])[1]]
    reversals: list[BoolLiteral] = []
    for pair in _pairs(model.event):
        reversed_ = model.cp.new_bool_var(f"{pair[0].id} before {pair[1].id}")
        pairs.keep_apart_unless(model, pair, early, _reversed, lambda literal=reversed_: literal)  # type: ignore[misc]
        reversals.append(reversed_)
    return lambda: sum(reversals)


def _reversed(advanced: Hours, easier: Hours) -> Verdict:
    """Return "breaks" if the more difficult talk starts before the other, else "fine"."""
    return "breaks" if advanced[0] < easier[0] else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks that are more difficult, or easier, than another of their axis."""
    return (talk for pair in _pairs(event) for talk in pair)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each pair of talks of an axis counts 1 if the more difficult starts before the other."""
    placed = {item.id: item for item in items.talks(programme)}
    violations = []
    for advanced, easier in _pairs(event):
        first, second = placed.get(advanced.id), placed.get(easier.id)
        if first is not None and second is not None and first.first < second.first:
            text = message(
                "L'exposé {talk} (niveau {level}) commence {start}, avant l'exposé {other} (niveau {below}, {then}).",
                "Talk {talk} (difficulty {level}) starts {start}, before talk {other} (difficulty {below}, {then}).",
                talk=phrases.talk(event, advanced.id),
                level=advanced.difficulty,
                start=phrases.at(event, first.day, first.start),
                other=phrases.talk(event, easier.id),
                below=easier.difficulty,
                then=phrases.at(event, second.day, second.start),
            )
            violations.append(Violation("progression", 1, (advanced.id, easier.id), text))
    return tuple(violations)


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="progression",
    kind="level",
    title=message(fr="Du plus simple au plus difficile", en="From introductory to advanced"),
    meaning=message(
        fr="dans chaque axe (sans axes : dans l'événement), les exposés commencent autant que possible dans l'ordre de "
        "leur `niveau`",
        en="in each axis (without axes: in the event) talks start in the order of their `difficulty` as far as "
        "possible",
    ),
    unit=message(
        fr="paire d'exposés dont le plus difficile commence d'abord",
        en="pair of talks of which the more difficult starts first",
    ),
    requirements=nothing,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("talks.difficulty",),
    sees_inside=sees_inside,
)
