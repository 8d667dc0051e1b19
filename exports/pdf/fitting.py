"""The largest type that a page allows: a day is composed at several scales, and the largest that fits is taken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf
from operator import itemgetter

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from exports.pdf.structure import Structure

#: Margin of the page, in points.
MARGIN = 13 * mm
#: Height of the foot, in points.
FOOT = 8 * mm
#: Points added to each row, at scale 1, to fill the rest of a page; tried from the first on.
_AIR = (5.0, 4.0, 3.0, 2.2, 1.5, 1.0, 0.6)

#: The share of a page (0 to 1) that is filled where a day takes several: a row that does not fit moves to the next.
_FILLED = 0.8


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to show a programme: paper, scale of type, and points of air in each row.

    At most `columns` rooms of a day stand side by side; with `apart`, further rooms have pages of their own.
    """

    paper: tuple[float, float]
    scale: float = 1.0
    air: float = 0.0
    columns: int = 5
    apart: bool = False

    @property
    def inside(self) -> tuple[float, float]:
        """Width and height between the margins, in points."""
        return self.paper[0] - 2 * MARGIN, self.paper[1] - 2 * MARGIN - FOOT


#: Composes the story of a layout, with its elements in the given structure.
Compose = Callable[[Layout, Structure], list[Flowable]]


def scales(smallest: float, largest: float) -> tuple[float, ...]:
    """Scales of type from `smallest` to `largest`, in steps that the eye just notices."""
    return tuple(round(smallest + 0.04 * step, 2) for step in range(int((largest - smallest) / 0.04) + 1))


def largest(compose: Compose, steps: Sequence[float], ways: Sequence[Layout], *others: Sequence[Layout]) -> Layout:
    """The layout among `ways`, at its largest scale, at which no page overflows.

    Where every way overflows, the `others` are tried, group by group; if they all do, the way that needs the fewest
    pages at the smallest scale is taken, at the largest scale that needs no more.
    """
    for group in (ways, *others):
        scale, index = max((_fitting(compose, way, steps), -index) for index, way in enumerate(group))
        if scale:
            return _aired(compose, replace(group[-index], scale=scale))
    return _overflowing(compose, [way for group in (ways, *others) for way in group], steps)


def _aired(compose: Compose, chosen: Layout) -> Layout:
    """The layout with as much air as its pages hold."""
    air_index = bisect_left(_AIR, True, key=lambda air: _fits(compose, replace(chosen, air=air)))
    return replace(chosen, air=_AIR[air_index] if air_index < len(_AIR) else 0.0)


def _overflowing(compose: Compose, ways: Sequence[Layout], steps: Sequence[float]) -> Layout:
    """The way with the fewest pages at the smallest scale, at its largest scale with as many."""

    def pages(layout: Layout) -> int:
        full = layout.inside[1]
        return sum(
            1 if height <= full + FOOT / 2 else max(2, ceil(height / (_FILLED * full)))
            for height in _heights(compose, layout)
        )

    fewest, way = min(((pages(replace(way, scale=steps[0])), way) for way in ways), key=itemgetter(0))
    return replace(
        way, scale=steps[bisect_right(steps, fewest, key=lambda scale: pages(replace(way, scale=scale))) - 1]
    )


def _fitting(compose: Compose, way: Layout, steps: Sequence[float]) -> float:
    """The largest of the scales `steps` at which no page overflows; 0 if some page overflows at every scale.

    The height grows faster than the scale and slower than its square, so the search starts near its end.
    """

    def fits(index: int) -> bool:
        return _fits(compose, replace(way, scale=steps[index]))

    ratio = way.inside[1] / _height(compose, replace(way, scale=1.0))
    index = min(len(steps) - 1, max(0, bisect_left(steps, min(ratio, ratio**0.5)) - 1))
    if fits(index):
        while index + 1 < len(steps) and fits(index + 1):
            index += 1
        return steps[index]
    while index > 0 and not fits(index - 1):
        index -= 1
    return steps[index - 1] if index else 0.0


def _fits(compose: Compose, layout: Layout) -> bool:
    return _height(compose, layout) <= layout.inside[1]


def _height(compose: Compose, layout: Layout) -> float:
    """The height of the highest page."""
    return max(_heights(compose, layout))


def _heights(compose: Compose, layout: Layout) -> list[float]:
    """The height of what each page would hold; a page break ends each.

    As reportlab does, of the spaces that two parts ask for the larger is taken, and none at the top of a page.
    """
    heights, after = [0.0], inf
    for part in compose(layout, Structure()):
        if isinstance(part, PageBreak):
            heights.append(0.0)
            after = inf
        else:
            space = max(0.0, part.getSpaceBefore() - after)
            after = part.getSpaceAfter()
            heights[-1] += space + part.wrap(layout.inside[0], 10_000)[1] + after
    return heights
