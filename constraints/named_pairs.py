"""Pairs of talks: one names the other in a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scheduler.domain.event import Event
from scheduler.domain.talks import Talk


def named_pairs(event: Event, names: Callable[[Talk], Iterable[str]]) -> list[tuple[str, str]]:
    """The ids of each pair of talks where either names the other, each pair once, in the order of the event.

    `names`: the ids that a talk names; those of no talk of the event, and its own, make no pair.
    """
    index = {talk.id: number for number, talk in enumerate(event.talks)}
    numbers = {(index[talk.id], index[other]) for talk in event.talks for other in names(talk) if other in index}
    ordered = sorted({(min(pair), max(pair)) for pair in numbers if pair[0] != pair[1]})
    return [(event.talks[first].id, event.talks[second].id) for first, second in ordered]
