"""Bounds on the number of sessions of an axis and on their durations, by counting, without the solver."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.model.base import Scope


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """Bounds on the sessions of one axis.

    Parameters
    ----------
    talks
        The talks of the axis.
    lower_bound
        A lower bound on its sessions: ⌈n / max_talks⌉.
    upper_bound
        An upper bound on its sessions: ⌊n / min_talks⌋, at least `lower_bound`.
    places
        An upper bound on the talks of one session.
    lengths
        0 and the durations that a session can have, in minutes, ascending.
    """

    talks: int
    lower_bound: int
    upper_bound: int
    places: int
    lengths: tuple[int, ...]


def counts_by_axis(event: Event, scope: Scope) -> dict[str | None, SessionCounts]:
    """The bounds on the sessions of each axis that has talks, where the requirements of `scope` are met."""
    hard = event.setting("session_size") == "hard"
    smallest, largest = (hard and Requirement("session_size", (), end) not in scope.dropped for end in ("min", "max"))
    return {
        axis: session_counts(event, axis, scope.optional_talks, min_talks=smallest, max_talks=largest)
        for axis in event.used_axes
    }


def fewest_sessions(event: Event, scope: Scope) -> int:
    """A lower bound on the sessions of any programme that meets the requirements of `scope`."""
    return sum(counts.lower_bound for counts in counts_by_axis(event, scope).values())


def session_counts(
    event: Event, axis: str | None, optional: Container[str] = (), *, min_talks: bool = True, max_talks: bool = True
) -> SessionCounts:
    """The bounds on the sessions of `axis`.

    Parameters
    ----------
    optional
        The ids of talks that may be left out.
    min_talks, max_talks
        True if the settings of these names must be kept (they are hard).
    """
    settings = event.session_settings
    talks = event.talks_of(axis)
    required = sum(talk.id not in optional for talk in talks)
    places = min(len(talks), settings.max_talks) if max_talks else len(talks)
    lower_bound = -(-required // settings.max_talks) if max_talks else min(1, required)
    upper_bound = max(lower_bound, len(talks) // settings.min_talks if min_talks else len(talks))
    return SessionCounts(len(talks), lower_bound, upper_bound, places, _lengths(event, axis, places))


def _lengths(event: Event, axis: str | None, places: int) -> tuple[int, ...]:
    """The durations of a session by dynamic programming over its talks: 0 and each sum of up to `places` of them."""
    gap, settings = event.talk_settings.gap, event.session_settings
    around = settings.introduction + settings.discussion
    totals: list[set[int]] = [{0}, *(set() for _ in range(places))]
    for talk in event.talks_of(axis):
        for count in range(places, 0, -1):
            totals[count] |= {total + talk.duration + gap for total in totals[count - 1]}
    return tuple(sorted({0, *(total - gap + around for reached in totals[1:] for total in reached)}))
