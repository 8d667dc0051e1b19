"""Pairs of talks or axes clash if one person cannot be at both; the rules about simultaneous talks share them.

The requirements and the posts of rules use this module; their measures find the pairs by themselves (`simultaneous`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from scheduler.domain.event import Event
from scheduler.domain.remembered import remembering
from scheduler.domain.requirement import Requirement
from scheduler.model.preset import separate_talks

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel

Pairs = list[tuple[str, str]]


@remembering(2)
def presenters(event: Event) -> Pairs:
    """Return the pairs of talks that share a speaker, and the pairs where a speaker of a talk chairs the other's axis.

    Each pair stands once, in the order of the event.
    """
    speaks = _talks_by_person((talk.id, talk.speakers) for talk in event.talks)
    return _ordered(event, [*_within(speaks), *_chairing(event, speaks)])


@remembering(2)
def attendees(event: Event) -> Pairs:
    """Return the pairs of talks that one person would like to hear, or would like to hear and has to be at.

    A person has to be at a talk that he or she presents or whose axis he or she chairs. Each pair stands once, in the
    order of the event.
    """
    wished = {wish.person: [talk for talk in wish.talks if talk in event.talk] for wish in event.wishes}
    speaks = _talks_by_person((talk.id, talk.speakers) for talk in event.talks)
    crossed = [pair for person, talks in wished.items() for pair in product(talks, speaks.get(person, ()))]
    return _ordered(event, [*_within(wished), *crossed, *_chairing(event, wished)])


def chairs(event: Event) -> Pairs:
    """Return the pairs of axes that have talks and share a chair, each once, in the order of event.toml."""
    axes = [event.axis[name] for name in event.used_axes if name is not None]
    return [(axis.id, other.id) for axis, other in combinations(axes, 2) if set(axis.chairs) & set(other.chairs)]


def _talks_by_person(rows: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, list[str]]:
    """Return the talks of each person, from rows of a talk and its people."""
    by_person: dict[str, list[str]] = defaultdict(list)
    for talk, people in rows:
        for person in people:
            by_person[person].append(talk)
    return by_person


def _within(talks: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Return the pairs of talks that have a person in common."""
    return (pair for listed in talks.values() for pair in combinations(listed, 2))


def _chairing(event: Event, talks: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Yield each talk of a person with each talk of the axes that he or she chairs, if their axes differ."""
    for axis in event.axes:
        chaired = [talk.id for talk in event.talks_of(axis.id)]
        for person in axis.chairs:
            others = [talk for talk in talks.get(person, ()) if event.talk[talk].axis != axis.id]
            yield from product(others, chaired)


def _ordered(event: Event, pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return each pair once, with its talks in the order of the event."""
    index = {talk.id: number for number, talk in enumerate(event.talks)}
    numbers = {(min(pair), max(pair)) for pair in ((index[talk], index[other]) for talk, other in pairs)}
    return [(event.talks[first].id, event.talks[second].id) for first, second in sorted(numbers) if first != second]


def slots_overlap(event: Event) -> bool:
    """True if two slots overlap in time."""
    return any(slot.day == other.day and other.start < slot.end for slot, other in pairwise(event.slots))


def required(rule: str, pairs: Pairs) -> tuple[Requirement, ...]:
    """Return one requirement of the rule for each pair."""
    return tuple(Requirement(rule, pair) for pair in pairs)


def apart_in_sessions(model: TimetableModel, rule: str, pairs: Pairs) -> None:
    """Two sessions that hold a talk of the pair each do not overlap in time, unless the pair's slack is 1.

    Parameters
    ----------
    model
        The timetable model.
    rule
        The name of the rule that requires it.
    pairs
        Pairs of talks, by id.
    """
    for pair in pairs:
        talk, other = (model.event.talk[name] for name in pair)
        slack = model.slack(Requirement(rule, pair))
        if talk.axis == other.axis and not model.parallel(talk.axis):
            continue
        for first, second in product(model.candidates[talk.axis], model.candidates[other.axis]):
            if first is not second:
                model.cp.add_bool_or(slack, model.apart(first, second), ~first.holds[talk.id], ~second.holds[other.id])


def apart_in_time(model: TimetableModel, rule: str, pairs: Pairs) -> None:
    """The spans of the two talks of each pair are disjoint, unless the pair's slack is 1."""
    for pair in pairs:
        talk, other = (model.event.talk[name] for name in pair)
        slack = model.slack(Requirement(rule, pair))
        model.disjoint(model.span_of(talk), model.span_of(other), 0, ~slack)


def apart_in_slots(model: PresetModel, rule: str, pairs: Pairs) -> None:
    """The two talks of each pair are not in two sessions that overlap in time, unless the pair's slack is 1."""
    for pair in model.that_may_meet(pairs):
        talk, other = model.event.talk[pair[0]], model.event.talk[pair[1]]
        slots = model.meetings_of(talk, other)
        if slots:
            separate_talks.apart(model, talk, other, slots, Requirement(rule, pair))


def apart_in_places(model: PresetModel, rule: str, pairs: Pairs) -> None:
    """The two talks of each pair do not overlap; in one slot each place that both cover costs 1."""
    for pair in pairs:
        talk, other = (model.event.talk[name] for name in pair)
        separate_talks.not_at_once(model, talk, other, Requirement(rule, pair))
