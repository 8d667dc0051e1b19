"""The axes of talks whose cells were merged in a spreadsheet, of which a CSV keeps the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby


def axes_from_above(axes: Sequence[str | None]) -> Mapping[int, str]:
    """The axis above each talk without one, by position, where the axes seem to have been merged cells; else none.

    Then the first talk has one, and the talks of each of several axes follow each other. `axes` are those of the talks
    in the order of the rows, None or "" for none.
    """
    stated = [axis for axis, _ in groupby(filter(None, axes))]
    if len(stated) < 2 or len(stated) != len(set(stated)) or not axes[0]:
        return {}
    above: dict[int, str] = {}
    last = axes[0]
    for position, axis in enumerate(axes):
        if not axis:
            above[position] = last
        last = axis or last
    return above
