"""How many sessions an axis may need and how long they can be; pure counting, no solver."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from scheduler.event import Event


@dataclass(frozen=True, slots=True)
class Sizes:
    """The counts of one axis. `fewest`: ⌈n / max_talks⌉, the counting bound; `most`: ⌊n / min_talks⌋, at least
    `fewest`.

    `places`: the most talks of one session; `lengths`: 0 and the minutes that a session can take, ascending.
    """

    talks: int
    fewest: int
    most: int
    places: int
    lengths: tuple[int, ...]


def sizes(
    event: Event, axis: str | None, optional: Container[str] = (), *, least: bool = True, most: bool = True
) -> Sizes:
    """The counts of `axis`, where `optional` talks (ids) may be left out.

    `least`, `most`: `min_talks` and `max_talks` must be kept (they are hard).
    """
    settings = event.session_settings
    count = len(event.talks_of(axis))
    required = sum(talk.id not in optional for talk in event.talks_of(axis))
    places = min(count, settings.max_talks) if most else count
    fewest = -(-required // settings.max_talks) if most else min(1, required)
    highest = max(fewest, count // settings.min_talks if least else count)
    return Sizes(count, fewest, highest, places, _lengths(event, axis, places))


def _lengths(event: Event, axis: str | None, places: int) -> tuple[int, ...]:
    gap, discussion = event.talk_settings.gap, event.session_settings.discussion
    totals: list[set[int]] = [{0}, *(set() for _ in range(places))]
    for talk in event.talks_of(axis):
        for count in range(places, 0, -1):
            totals[count] |= {total + talk.duration + gap for total in totals[count - 1]}
    return tuple(sorted({0, *(total - gap + discussion for reached in totals[1:] for total in reached)}))
