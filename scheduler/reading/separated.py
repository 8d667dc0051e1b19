"""CSV as spreadsheets and people write it: comma, semicolon or tab, quoted line ends, rows of unequal length.

The csv module rather than pandas: that refuses rows of unequal length, cannot tell the row of a quote that is never
closed, and costs half a second.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import islice

from scheduler.reading.report import Report, Spot
from scheduler.saying import told

_SEPARATORS = (";", ",", "\t")
_LOOKED_AT = 20


def read_separated(text: str, mark: str, spot: Spot, report: Report) -> list[list[str]] | None:
    """The records of `text`, `mark` being the separator and a blank line an empty one.

    None, reported, if a quote is never closed.
    """
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
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


def separator(text: str, *known: Callable[[str], str | None]) -> str:
    """The separator by which the first rows name the most columns that are known; the semicolon where none does better.

    Of several ways to know a column each decides where those before it do not.
    """
    return max(_SEPARATORS, key=lambda mark: [_score(text, mark, one) for one in known])


def _score(text: str, mark: str, known: Callable[[str], str | None]) -> int:
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), _LOOKED_AT))
    except csv.Error:
        return 0
    return max((len({key for cell in row if (key := known(cell))}) for row in rows), default=0)
