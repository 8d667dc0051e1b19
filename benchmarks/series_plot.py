"""The plot of the series: seconds to the first programme, and the remaining gap, by number of talks.

The two kinds of event differ by line and mark, not by colour, so that the plot can be printed in black.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

if TYPE_CHECKING:
    from benchmarks.series import Row

_INK, _GREY = HexColor("#1a1a1a"), HexColor("#cccccc")
_WIDTH, _HEIGHT, _LEFT, _BETWEEN, _BOTTOM, _TOP = 720, 330, 45, 55, 60, 285
_PANEL = (_WIDTH - _LEFT - _BETWEEN - 15) / 2
_SMALLEST = 0.01

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Panel:
    """One of the two plots: its left edge, its title, and the logarithmic or linear scale of its values."""

    left: float
    title: str
    ticks: tuple[float, ...]
    height: Callable[[float], float]


def write_series(free: Sequence[Row], preset: Sequence[Row], limit: float, path: Path) -> None:
    """Write both panels as SVG in place of `path`; events without a programme have no mark.

    Parameters
    ----------
    free, preset
        The rows of days whose sessions are found, and of conferences with preset sessions.
    limit
        The time limit of one event, in seconds.
    path
        The file, which is replaced.
    """
    drawing = Drawing(_WIDTH, _HEIGHT)
    talk_counts = sorted({row.talks for row in (*free, *preset)})
    seconds = _Panel(_LEFT, "seconds to the first programme", (0.01, 0.1, 1, 10, 100), _logarithmic)
    gaps = _Panel(_LEFT + _PANEL + _BETWEEN, f"gap after {limit:g} s, % of the value", (0, 20, 40, 60, 80, 100), _even)
    for panel, values in ((seconds, _first), (gaps, _gap)):
        drawing.add(_frame(panel, talk_counts))
        for rows, hollow in ((free, True), (preset, False)):
            known = [(row.talks, value) for row in rows if (value := values(row)) is not None]
            drawing.add(_curve([(_across(panel, x, talk_counts), panel.height(y)) for x, y in known], hollow=hollow))
    drawing.add(_legend())
    renderSVG.drawToFile(drawing, str(path))


def _first(row: Row) -> float | None:
    return row.first


def _gap(row: Row) -> float | None:
    return row.gap


def _logarithmic(value: float) -> float:
    """The height of a value from 0.01 to 100, on a logarithmic scale."""
    return _BOTTOM + (_TOP - _BOTTOM) * (math.log10(min(100, max(value, _SMALLEST))) + 2) / 4


def _even(value: float) -> float:
    """The height of a value from 0 to 100; a negative bound gives a larger one."""
    return _BOTTOM + (_TOP - _BOTTOM) * min(value, 100) / 100


def _across(panel: _Panel, talks: float, talk_counts: Sequence[int]) -> float:
    if len(talk_counts) < 2:
        return panel.left + _PANEL / 2
    first, last = math.log(talk_counts[0]), math.log(talk_counts[-1])
    return panel.left + 12 + (_PANEL - 24) * (math.log(talks) - first) / (last - first)


def _frame(panel: _Panel, talk_counts: Sequence[int]) -> Group:
    """The axes, their numbers, and the title."""
    group = Group(Rect(panel.left, _BOTTOM, _PANEL, _TOP - _BOTTOM, strokeColor=_INK, fillColor=None, strokeWidth=0.8))
    for tick in panel.ticks:
        at = panel.height(tick)
        if _BOTTOM < at < _TOP:
            group.add(Line(panel.left, at, panel.left + _PANEL, at, strokeColor=_GREY, strokeWidth=0.5))
        group.add(_text(panel.left - 5, at - 3, f"{tick:g}", "end"))
    for size in talk_counts:
        at = _across(panel, size, talk_counts)
        group.add(Line(at, _BOTTOM, at, _BOTTOM - 4, strokeColor=_INK, strokeWidth=0.8))
        group.add(_text(at, _BOTTOM - 16, str(size), "middle"))
    group.add(_text(panel.left + _PANEL / 2, _BOTTOM - 31, "talks", "middle"))
    group.add(_text(panel.left, _TOP + 10, panel.title, "start", size=11))
    return group


def _text(x: float, y: float, text: str, anchor: str, size: int = 9) -> String:
    return String(x, y, text, textAnchor=anchor, fontName="Helvetica", fontSize=size, fillColor=_INK)


def _curve(points: Sequence[Point], *, hollow: bool) -> Group:
    """Dashes with open squares, or a line with filled circles."""
    group = Group()
    if len(points) > 1:
        flat = [number for point in points for number in point]
        group.add(PolyLine(flat, strokeColor=_INK, strokeWidth=1.4, strokeDashArray=[5, 3] if hollow else None))
    for x, y in points:
        if hollow:
            group.add(Rect(x - 3, y - 3, 6, 6, strokeColor=_INK, strokeWidth=1.2, fillColor=HexColor("#ffffff")))
        else:
            group.add(Circle(x, y, 3.2, strokeColor=_INK, fillColor=_INK))
    return group


def _legend() -> Group:
    group = Group()
    for start, hollow, text in ((_LEFT, True, "sessions found"), (_LEFT + 150, False, "sessions preset")):
        group.add(_curve([(start, 13), (start + 30, 13)], hollow=hollow))
        group.add(_text(start + 40, 10, text, "start", size=10))
    return group
