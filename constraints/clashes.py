"""Who cannot be at two talks or sessions at once: the pairs that an event makes clash, and how they enter the model.

For the requirements and the posts of the rules alone; their measures look for themselves (`simultaneous`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel

Pairs = list[tuple[str, str]]


def presenters(event: Event) -> Pairs:
    """The talks that share a speaker, or of which one's speaker chairs the other's axis; each pair once, in order."""
    speaks = _talks_by_person((talk.id, talk.speakers) for talk in event.talks)
    return _ordered(event, [*_within(speaks), *_chairing(event, speaks)])


def attendees(event: Event) -> Pairs:
    """The talks that somebody would like to hear both, or hear the one and present the other or chair its axis."""
    wished = {wish.person: [talk for talk in wish.talks if talk in event.talk] for wish in event.wishes}
    speaks = _talks_by_person((talk.id, talk.speakers) for talk in event.talks)
    crossed = [pair for person, talks in wished.items() for pair in product(talks, speaks.get(person, ()))]
    return _ordered(event, [*_within(wished), *crossed, *_chairing(event, wished)])


def chairs(event: Event) -> Pairs:
    """The axes that have talks and share a chair; each pair once, in the order of event.toml."""
    held = [event.axis[axis] for axis in event.used_axes if axis is not None]
    return [(one.id, other.id) for one, other in combinations(held, 2) if set(one.chairs) & set(other.chairs)]


def _talks_by_person(rows: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for talk, people in rows:
        for person in people:
            found[person].append(talk)
    return found


def _within(talks: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return (pair for own in talks.values() for pair in combinations(own, 2))


def _chairing(event: Event, talks: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Each talk of a person with each talk of the axes that he or she chairs, where it is of another."""
    for axis in event.axes:
        held = [talk.id for talk in event.talks_of(axis.id)]
        for person in axis.chairs:
            own = [talk for talk in talks.get(person, ()) if event.talk[talk].axis != axis.id]
            yield from product(own, held)


def _ordered(event: Event, pairs: Iterable[tuple[str, str]]) -> Pairs:
    place = {talk.id: number for number, talk in enumerate(event.talks)}
    numbers = {(min(pair), max(pair)) for pair in ((place[one], place[other]) for one, other in pairs)}
    return [(event.talks[one].id, event.talks[other].id) for one, other in sorted(numbers) if one != other]


def slots_overlap(event: Event) -> bool:
    """True if two slots overlap in time."""
    return any(one.day == other.day and other.start < one.end for one, other in pairwise(event.slots))


def required(rule: str, pairs: Pairs) -> tuple[Requirement, ...]:
    return tuple(Requirement(rule, pair) for pair in pairs)


def apart_in_sessions(model: TimetableModel, rule: str, pairs: Pairs) -> None:
    """The talks of each pair are not in two sessions that overlap in time."""
    for pair in pairs:
        one, other = (model.event.talk[talk] for talk in pair)
        slack = model.slack(Requirement(rule, pair))
        if one.axis == other.axis and not model.parallel(one.axis):
            continue
        for first, second in product(model.candidates[one.axis], model.candidates[other.axis]):
            if first is not second:
                model.cp.add_bool_or(slack, model.apart(first, second), ~first.holds[one.id], ~second.holds[other.id])


def apart_in_time(model: TimetableModel, rule: str, pairs: Pairs) -> None:
    """The talks of each pair do not overlap."""
    for pair in pairs:
        one, other = (model.event.talk[talk] for talk in pair)
        slack = model.slack(Requirement(rule, pair))
        model.disjoint(model.span_of(one), model.span_of(other), 0, ~slack)


def apart_in_slots(model: PresetModel, rule: str, pairs: Pairs) -> None:
    """The talks of each pair are not in two sessions that overlap in time."""
    for pair in pairs:
        one, other = (model.event.talk[talk] for talk in pair)
        model.apart(one, other, model.slack(Requirement(rule, pair)))


def apart_in_places(model: PresetModel, rule: str, pairs: Pairs) -> None:
    """The talks of each pair do not overlap; in one slot each place that both cover counts."""
    for pair in pairs:
        one, other = (model.event.talk[talk] for talk in pair)
        model.not_at_once(one, other, Requirement(rule, pair))
