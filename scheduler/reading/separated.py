"""CSV as spreadsheets and people write it: comma, semicolon or tab, quoted line ends, rows of unequal length.

The csv module rather than pandas: that refuses rows of unequal length, cannot tell the row of a quote that is never
closed, and costs half a second.
"""

from __future__ import annotations

import csv
import io
from itertools import islice

from scheduler.reading.columns import Kind
from scheduler.reading.report import Report, Spot
from scheduler.saying import told

_SEPARATORS = (";", ",", "\t")
_LOOKED_AT = 20


def read_separated(text: str, spot: Spot, kind: Kind, report: Report) -> list[list[str]] | None:
    """The records of `text`, a blank line being an empty one; None, reported, if a quote is never closed."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator(text, kind), strict=True):
            rows.append(row)
    except csv.Error:
        problem = told(
            "un guillemet droit n'est pas fermé, ou un texte continue après lui : dans un texte entre guillemets, "
            'doublez-le ("")',
            'a straight quote is not closed, or text goes on after it: inside quoted text, double it ("")',
        )
        report.mistake(Spot(spot.file, len(rows) + 1), None, problem)
        return None
    return rows


def separator(text: str, kind: Kind) -> str:
    """The separator by which the first rows name the most columns of `kind`; the semicolon where none does better."""
    return max(_SEPARATORS, key=lambda mark: _score(text, mark, kind))


def _score(text: str, mark: str, kind: Kind) -> int:
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), _LOOKED_AT))
    except csv.Error:
        return 0
    return max((len({key for cell in row if (key := kind.known(cell))}) for row in rows), default=0)
