"""The axes that each person chairs, which the posts of several rules ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scheduler.domain.event import Event
from scheduler.domain.remembered import remembering


@remembering(2)
def chaired_axes(event: Event) -> Mapping[str, Sequence[str]]:
    """Return the axes with talks that each person chairs, in their order, by person."""
    axes: dict[str, list[str]] = defaultdict(list)
    for axis in event.axes:
        for person in dict.fromkeys(axis.chairs) if axis.id in event.used_axes else ():
            axes[person].append(axis.id)
    return {**axes}
