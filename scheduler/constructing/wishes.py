"""The minutes at which talks start within the hours that are preferred for them, or few of them do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scheduler.constructing.blocks import Block
from scheduler.constructing.minute_sets import covered_by, starts_in
from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window

#: Sets of minutes: at those of number n, at most n talks are outside the hours that are preferred for them.
Layers = Sequence[int]


def wished_starts(event: Event) -> dict[str, int]:
    """By talk for which hours are preferred, the minutes at which it may start within all of them."""
    wished: dict[str, int] = {}
    for talk in event.talks:
        for windows in _wishes(event, talk):
            wished[talk.id] = wished.get(talk.id, -1) & starts_in(covered_by(event, windows), talk.duration)
    return wished


def _wishes(event: Event, talk: Talk) -> Iterator[Sequence[Window]]:
    """The lists of windows that are preferred for the talk."""
    people = (event.person[speaker].preferred for speaker in talk.speakers)
    return (windows for windows in (talk.preferred, *people) if windows)


def missing_few(block: Block, hours: int, wished: Mapping[str, int]) -> Layers:
    """The minutes of `hours` at which the block may start, by the wishes that are missed then."""
    layers: Layers = [hours]
    for talk, offset in zip(block.talks, block.offsets, strict=True):
        if talk.id in wished:
            layers = both(layers, [wished[talk.id] >> offset, -1])
    return layers


def both(first: Layers, second: Layers) -> Layers:
    """The minutes that are in both, by the sum of the wishes that are missed."""
    layers = [0] * (len(first) + len(second) - 1)
    for n, minutes in enumerate(first):
        for m, others in enumerate(second):
            layers[n + m] |= minutes & others
    return layers


def either(first: Layers, second: Layers) -> Layers:
    """The minutes that are in one of the two, which have as many sets or none, by the wishes that are missed."""
    return [(first[n] if first else 0) | minutes for n, minutes in enumerate(second)]
