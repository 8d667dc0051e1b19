"""The axes of talks whose cells were merged in a spreadsheet, of which a CSV keeps the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: The least number of axes, and of talks without one that may have lost it.
_LEAST = 2


def axes_from_above(axes: Sequence[str | None]) -> Mapping[int, str]:
    """The axis above each talk without one, by position, where the axes seem to have been merged cells; else none.

    Then the first talk has one, and each of several axes is stated once. `axes` are those of the talks in the order of
    the rows, None or "" for none.
    """
    stated = [axis for axis in axes if axis]
    if len(stated) < _LEAST or len(stated) != len(set(stated)) or not axes[0]:
        return {}
    above: dict[int, str] = {}
    last = axes[0]
    for position, axis in enumerate(axes):
        if not axis:
            above[position] = last
        last = axis or last
    return above if len(above) >= _LEAST else {}
