"""CSV as spreadsheets and people write it: comma, semicolon, tab or bar, quoted line ends, rows of unequal length.

This module uses csv and not pandas, which refuses rows of unequal length, cannot tell the row of an unclosed quote, and
takes half a second to load.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

_SEPARATORS = (";", ",", "\t", "|")
#: The number of rows from which the separator is guessed.
_LOOKED_AT = 20
#: The largest number of characters of a cell: as many as a file may have. What is too long is told with its column.
_LONGEST_CELL = 64 * 1024 * 1024
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def read_separated(text: str, mark: str, spot: Spot, report: Report) -> list[list[str]] | None:
    """The records of `text` with the separator `mark`; a blank line is an empty record.

    Returns None, reported, if a quote is never closed.
    """
    rows: list[list[str]] = []
    try:
        for row in _reader(_lines(text), mark, strict=True):
            rows.append(row)
    except csv.Error:
        problem = message(
            "un guillemet droit n'est pas fermé, ou un texte continue après lui : dans un texte entre guillemets, "
            'doublez-le ("")',
            'a straight quote is not closed, or text goes on after it: inside quoted text, double it ("")',
        )
        report.mistake(Spot(spot.file, len(rows) + 1), None, problem)
        return None
    return rows


def separator(text: str, *known: Callable[[str], str | None]) -> str:
    """The separator with which the first rows name the most known columns; the semicolon if none is better.

    Where none names any, it is that with which most rows have the same number of cells. Each function of `known`
    recognises a column; the later ones decide where the earlier ones do not.
    """
    absent = [mark for mark in _SEPARATORS if mark not in text][1:]  # each leaves the lines whole, as the first does
    rows = {mark: _first_rows(text, mark) for mark in _SEPARATORS if mark not in absent}
    best, named = list(rows), False
    for recognise in known:
        scores = [_score(rows[mark], recognise) for mark in best]
        named = named or any(scores)
        best = [mark for mark, score in zip(best, scores, strict=True) if score == max(scores)]
        if len(best) == 1:
            break
    return best[0] if named or len(best) == 1 else max(best, key=lambda mark: _regularity(rows[mark]))


def _regularity(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the most usual number of cells above one, and that number."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    return max(((times, cells) for cells, times in counts.items()), default=(0, 0))


def _first_rows(text: str, mark: str) -> list[list[str]]:
    """The first rows with that separator; none if they cannot be read."""
    try:
        return list(islice(_reader(_lines(text), mark, strict=False), _LOOKED_AT))
    except csv.Error:
        return []


def _score(rows: list[list[str]], known: Callable[[str], str | None]) -> int:
    """The largest number of columns that a row names."""
    return max((len({key for cell in row if (key := known(cell))}) for row in rows), default=0)


def _lines(text: str) -> Iterator[str]:
    """The lines of the text with their ends, however these are written; as few as are asked for."""
    return (match.group() for match in _LINE.finditer(text) if match.group())


def _reader(lines: Iterator[str], mark: str, *, strict: bool) -> Iterator[list[str]]:
    """The records of the lines. Raises csv.Error, but not for a long cell."""
    usual = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(lines, delimiter=mark, strict=strict)
    finally:
        csv.field_size_limit(usual)
