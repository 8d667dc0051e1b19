"""How many sessions an axis may need and how long they can be: bounds by counting, without the solver."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from scheduler.domain.event import Event


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """Bounds on the sessions of one axis.

    Parameters
    ----------
    talks
        The talks of the axis.
    fewest
        A lower bound on its sessions: ⌈n / max_talks⌉.
    most
        An upper bound on its sessions: ⌊n / min_talks⌋, at least `fewest`.
    places
        An upper bound on the talks of one session.
    lengths
        0 and the durations that a session can have, in minutes, ascending.
    """

    talks: int
    fewest: int
    most: int
    places: int
    lengths: tuple[int, ...]


def session_counts(
    event: Event, axis: str | None, optional: Container[str] = (), *, least: bool = True, most: bool = True
) -> SessionCounts:
    """The bounds on the sessions of `axis`.

    Parameters
    ----------
    optional
        The ids of talks that may be left out.
    least, most
        True if `min_talks` and `max_talks` must be kept (they are hard).
    """
    settings = event.session_settings
    talks = event.talks_of(axis)
    required = sum(talk.id not in optional for talk in talks)
    places = min(len(talks), settings.max_talks) if most else len(talks)
    fewest = -(-required // settings.max_talks) if most else min(1, required)
    highest = max(fewest, len(talks) // settings.min_talks if least else len(talks))
    return SessionCounts(len(talks), fewest, highest, places, _lengths(event, axis, places))


def _lengths(event: Event, axis: str | None, places: int) -> tuple[int, ...]:
    """The durations of a session by dynamic programming over its talks: 0 and each sum of up to `places` of them."""
    gap, discussion = event.talk_settings.gap, event.session_settings.discussion
    totals: list[set[int]] = [{0}, *(set() for _ in range(places))]
    for talk in event.talks_of(axis):
        for count in range(places, 0, -1):
            totals[count] |= {total + talk.duration + gap for total in totals[count - 1]}
    return tuple(sorted({0, *(total - gap + discussion for reached in totals[1:] for total in reached)}))
