"""Nobody presents two talks with fewer than `person_pause` minutes between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import combinations, product
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
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
    """Each person who presents two or more talks has one requirement, if `person_pause` is above 0."""
    if not event.session_settings.person_pause:
        return ()
    return tuple(_requirement(person.id) for person in event.people if len(event.presented(person.id)) > 1)


def _requirement(person: str) -> Requirement:
    return Requirement("person_pause", (person,))


def post(model: TimetableModel) -> None:
    """At least `person_pause` minutes lie between each two talks of a person, unless the pair's slack is 1."""
    pause = model.event.session_settings.person_pause
    for person, talk, other in _presented_pairs(model.event):
        slack = model.slack(_requirement(person))
        model.disjoint(model.span_of(talk), model.span_of(other), pause, ~slack)


def _presented_pairs(event: Event) -> Iterator[tuple[str, Talk, Talk]]:
    """Yield each person with each two talks that she or he presents, if `person_pause` is above 0."""
    for person in event.people if event.session_settings.person_pause else ():
        for talk, other in combinations(event.presented(person.id), 2):
            yield person.id, talk, other


def post_slots(model: PresetModel) -> None:
    """No two talks of a person are at places with fewer minutes between them, unless the pair's slack is 1."""
    near, judged = _near(model.event), _judging(model.event.session_settings.person_pause)
    for person, talk, other in _presented_pairs(model.event):
        pairs.keep_apart(model, (talk, other), near, judged, _requirement(person))


@remembering(2)
def _near(event: Event) -> Sequence[tuple[Slot, Slot]]:
    """Return each ordered pair of slots, and each slot with itself, in which talks may be too near to each other."""
    judged, hours = _judging(event.session_settings.person_pause), {slot.id: pairs.hours(slot) for slot in event.slots}
    ordered = product(event.slots, repeat=2)
    return [(slot, other) for slot, other in ordered if judged(hours[slot.id], hours[other.id]) != "fine"]


@cache
def _judging(pause: int) -> Callable[[Hours, Hours], Verdict]:
    """Return `_judge` for so many minutes: the same function each time."""
    return partial(_judge, pause)


def _judge(pause: int, hours: Hours, other: Hours) -> Verdict:
    """Return "breaks" if fewer than `pause` minutes lie between the two spans, else "fine"."""
    return "breaks" if hours[0] < other[1] + pause and other[0] < hours[1] + pause else "fine"


def sees_inside(event: Event) -> Iterable[Talk]:
    """Return the talks of people who present several, if `person_pause` is above 0."""
    return (talk for _, *both in _presented_pairs(event) for talk in both)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each person and pair of talks counts 1 if fewer than `person_pause` minutes lie between the two."""
    if not event.session_settings.person_pause:
        return ()
    by_person: dict[str, list[Item]] = defaultdict(list)
    for item in items.talks(programme):
        for person in dict.fromkeys(event.talk[item.id].speakers if item.id in event.talk else ()):
            by_person[person].append(item)
    return tuple(
        _violation(event, person.id, earlier, later)
        for person in event.people
        for earlier, later in combinations(sorted(by_person[person.id], key=lambda i: (i.first, i.last)), 2)
        if later.first - earlier.last < event.session_settings.person_pause
    )


def _violation(event: Event, person: str, earlier: Item, later: Item) -> Violation:
    name = event.person[person].name
    text = message(
        "{person} n'a pas {pause} entre ses exposés {talk} ({when}) et {other} ({then}).",
        "{person} does not have {pause} between talks {talk} ({when}) and {other} ({then}).",
        person=name,
        pause=phrases.minutes(event.session_settings.person_pause),
        talk=phrases.talk(event, earlier.id),
        when=phrases.when(event, earlier),
        other=phrases.talk(event, later.id),
        then=phrases.when(event, later),
    )
    return Violation("person_pause", 1, (name, earlier.id, later.id), text)


def say(event: Event, requirement: Requirement) -> Message:
    (person,) = requirement.subjects
    return message(
        "{person} doit avoir {pause} entre deux de ses exposés ({part} ; event.toml, [sessions] person_pause).",
        "{person} must have {pause} between two talks ({part}; event.toml, [sessions] person_pause).",
        person=event.person[person].name,
        pause=phrases.minutes(event.session_settings.person_pause),
        part=phrases.listed([talk.id for talk in event.presented(person)]),
    )


RULE = Rule(
    name="person_pause",
    kind="adjustable",
    title=message(fr="Pause entre deux exposés", en="Pause between two talks"),
    meaning=message(
        fr="`person_pause` minutes au moins séparent deux exposés d'une même personne, dans une session aussi ; 0 ne "
        "demande rien",
        en="at least `person_pause` minutes lie between two talks of one person, in one session too; 0 asks nothing",
    ),
    unit=message(fr="personne et paire d'exposés", en="person and pair of talks"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("session_settings.person_pause", "talks.speakers"),
    sees_inside=sees_inside,
    relaxations=("person_pause",),
)
