"""Type as large as a page allows: the same day composed at several scales, until the largest that fits is found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from exports.pdf.structure import Structure

MARGIN = 13 * mm
FOOT = 8 * mm
#: What is left of a page is given to the rows, so many points each at scale 1.
_AIR = (5.0, 4.0, 3.0, 2.2, 1.5, 1.0, 0.6)


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to show a programme: on which paper, how large, with how much air in each row.

    Of a day in several rooms at most `columns` stand side by side; `apart`: those that do not on pages of their own.
    """

    paper: tuple[float, float]
    scale: float = 1.0
    air: float = 0.0
    columns: int = 5
    apart: bool = False

    @property
    def inside(self) -> tuple[float, float]:
        return self.paper[0] - 2 * MARGIN, self.paper[1] - 2 * MARGIN - FOOT


#: What is drawn, in a structure of its own.
Compose = Callable[[Layout, Structure], list[Flowable]]


def scales(least: float, most: float) -> tuple[float, ...]:
    """Of type, in steps that the eye just notices."""
    return tuple(round(least + 0.04 * step, 2) for step in range(int((most - least) / 0.04) + 1))


def largest(compose: Compose, steps: Sequence[float], ways: Sequence[Layout], *others: Sequence[Layout]) -> Layout:
    """The way and the largest scale at which no page goes on on a second one; one of the `others` where all need that,
    and if those do too the first of the last, as small as can be.
    """
    scale, place = max((_fitting(compose, way, steps), -place) for place, way in enumerate(ways))
    if not scale:
        return largest(compose, steps, *others) if others else replace(ways[0], scale=steps[0])
    chosen = replace(ways[-place], scale=scale)
    found = bisect_left(_AIR, True, key=lambda air: _fits(compose, replace(chosen, air=air)))
    return replace(chosen, air=_AIR[found] if found < len(_AIR) else 0.0)


def _fitting(compose: Compose, way: Layout, steps: Sequence[float]) -> float:
    """The largest scale that fits; 0 where none does.

    The height grows faster than the scale and slower than its square, so the search begins about where it ends.
    """

    def fits(place: int) -> bool:
        return _fits(compose, replace(way, scale=steps[place]))

    share = way.inside[1] / _height(compose, replace(way, scale=1.0))
    place = min(len(steps) - 1, max(0, bisect_left(steps, min(share, share**0.5)) - 1))
    if fits(place):
        while place + 1 < len(steps) and fits(place + 1):
            place += 1
        return steps[place]
    while place > 0 and not fits(place - 1):
        place -= 1
    return steps[place - 1] if place else 0.0


def _fits(compose: Compose, layout: Layout) -> bool:
    return _height(compose, layout) <= layout.inside[1]


def _height(compose: Compose, layout: Layout) -> float:
    """Of the longest page: a page break ends each."""
    heights = [0.0]
    for part in compose(layout, Structure()):
        if isinstance(part, PageBreak):
            heights.append(0.0)
        else:
            heights[-1] += part.wrap(layout.inside[0], 10_000)[1] + part.getSpaceBefore() + part.getSpaceAfter()
    return max(heights)
