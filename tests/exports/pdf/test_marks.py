"""Points of a document that links go to."""

from __future__ import annotations

import io

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph

from exports.pdf.marks import Mark


def left_below(flowables: list[Flowable]) -> float:
    """The height that is left of a page below them."""
    frame, canvas = Frame(0, 0, 300, 400), Canvas(io.BytesIO())
    for flowable in flowables:
        assert frame.add(flowable, canvas)
    return float(frame._y)


def test_a_mark_that_joins_changes_nothing_of_the_space_round_it() -> None:
    """Else what is kept together is measured as less than it takes, and a heading stays behind on its page."""
    style = ParagraphStyle("x", spaceBefore=6, spaceAfter=3)
    heading, entry = Paragraph("Day", style), Paragraph("9 h", style)
    assert left_below([heading, Mark("here", "", None, joins=True), entry]) == left_below([heading, entry])
