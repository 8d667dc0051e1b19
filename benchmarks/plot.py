"""The plot of the scale series: seconds to the first programme and to the end, by number of talks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.graphics import renderSVG
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib.colors import HexColor

if TYPE_CHECKING:
    from benchmarks.bench import Row

_BLUE, _ORANGE = HexColor("#0b5394"), HexColor("#b45f06")


def write_plot(rows: Sequence[Row], path: Path) -> None:
    """Both series as SVG on a logarithmic scale of seconds; `path` is replaced."""
    drawing = Drawing(560, 330)
    plot = LinePlot()
    plot.x, plot.y, plot.width, plot.height = 50, 50, 480, 240
    first = [(row.talks, max(row.first, 0.01)) for row in rows]
    whole = [(row.talks, max(row.seconds, 0.01)) for row in rows]
    plot.data = [first, whole]
    for number, colour in enumerate((_BLUE, _ORANGE)):
        plot.lines[number].strokeColor = colour
        plot.lines[number].strokeWidth = 1.5
        plot.lines[number].symbol = makeMarker("FilledCircle", size=4, fillColor=colour)
    plot.xValueAxis.valueMin = 0
    plot.xValueAxis.valueMax = max(row.talks for row in rows)
    plot.yValueAxis.valueMin = 0
    plot.yValueAxis.valueMax = 60
    drawing.add(plot)
    drawing.add(String(50, 305, "seconds to the first valid programme", fillColor=_BLUE, fontSize=11))
    drawing.add(String(300, 305, "seconds until every level is proved (limit 60)", fillColor=_ORANGE, fontSize=11))
    drawing.add(String(270, 15, "talks", fontSize=11))
    renderSVG.drawToFile(drawing, str(path))
