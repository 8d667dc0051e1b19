"""The header of a table, in one row or in two, found among its first rows; each column with a label of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.language.text import clean_line
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_words import plain
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.report import shown

#: The number of rows, from the top, among which a header is searched.
_WITHIN = 20
#: What the contract's own name of a column counts where a synonym counts 1.
_OWN = 2

Grid = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its first and last row by index, and what it says of each column.

    `texts` are the headers as they stand ("" for none), with what stands above them where that tells them apart;
    `labels` are the same, or the letters of the column, each different from the others.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    labels: tuple[str, ...]

    def positions(self, name: str) -> tuple[int, ...]:
        """The columns with that label, else those with that header, case and accents aside."""
        exact = tuple(at for at, label in enumerate(self.labels) if label == name)
        return exact or tuple(at for at, text in enumerate(self.texts) if text and plain(text) == plain(name))


def find_header(grid: Grid, kind: Kind) -> Header | None:
    """The header: the row that names the most columns, with the row above or below that belongs to it.

    If no row names any column, the first row that is not blank; None if there is none.
    """
    scores = [header_score(row, kind) for row in grid[:_WITHIN]]
    if any(scores):
        first = _first_of(grid, scores)
    else:
        first = next((index for index, row in enumerate(grid) if not all(map(blank, row))), -1)
    if first < 0:
        return None
    texts = [_text(cell) for cell in grid[first]]
    for upper, lower in ((first - 1, first), (first, first + 1)):
        if upper >= 0 and lower < len(grid):
            both = _in_two_rows([_text(cell) for cell in grid[upper]], [_text(cell) for cell in grid[lower]], kind)
            if both is not None:
                return _header(upper, lower, both)
    if first > 0 and (named := _named_above([_text(cell) for cell in grid[first - 1]], texts, kind)):
        return _header(first - 1, first, named)
    return _header(first, first, texts)


def _first_of(grid: Grid, scores: Sequence[int]) -> int:
    """The row with the best score; where that names a single column, a row above it that is as full, if there is one.

    A cell of the body may say “Room 100” or “Public”.
    """
    best = scores.index(max(scores))
    width = sum(not blank(cell) for cell in grid[best])
    above = (index for index in range(best) if sum(not blank(cell) for cell in grid[index]) >= width)
    return next(above, best) if max(scores) <= _OWN and width > 1 else best


def header_score(row: Sequence[object], kind: Kind) -> int:
    """How many columns the row names; the contract's own names count double."""
    texts = [_text(cell) for cell in row]
    own = {key for text in texts if (key := kind.known(text))}
    return len(own) * (_OWN - 1) + len({key for text in texts if (key := kind.meant(text))})


def named_columns(labels: Sequence[str]) -> Header:
    """The header of objects, whose names are `labels`; their rows count from 1."""
    texts = tuple(map(clean_line, labels))
    return Header(-1, -1, texts, _labels(texts))


def letters(column: int) -> str:
    """The name of a column in a spreadsheet by its index: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _text(cell: object) -> str:
    return "" if blank(cell) else shown(cell)


def _header(first: int, last: int, texts: Sequence[str]) -> Header:
    return Header(first, last, tuple(texts), _labels(texts))


def _labels(texts: Sequence[str]) -> tuple[str, ...]:
    """A label for each column: its header, with a number from the second of the same on; its letters without one."""
    taken = {text for text in texts if text}
    labels: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for column, text in enumerate(texts):
        name = text or letters(column)
        number = numbers.get(text, 1) if text else 1
        label = name if number == 1 else f"{name} ({number})"
        while label in labels or ((number > 1 or not text) and label in taken):
            number += 1
            label = f"{name} ({number})"
        numbers[text] = number
        labels[label] = column
    return tuple(labels)


def _in_two_rows(upper: Sequence[str], lower: Sequence[str], kind: Kind) -> list[str] | None:
    """The headers of two rows that belong together; None if they do not.

    They do if every cell of the lower row names a column, and the upper row names columns where the lower is blank or
    tells apart those that the lower names alike.
    """
    width = max(len(upper), len(lower))
    above, below = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    named = [text for text in below if text]
    if len(named) < 2 or not all(map(kind.meant, named)):
        return None
    filled = [top for top, text in zip(above, below, strict=True) if top and not text]
    groups = _groups(above, below)
    names = list(map(plain, named))
    alike = {text for text in below if text and names.count(plain(text)) > 1}
    told_apart = len({groups[at] for at, text in enumerate(below) if text in alike and groups[at]}) > 1
    if not (any(map(kind.meant, filled)) or told_apart):
        return None
    return [
        top if not text else f"{group} – {text}" if text in alike and group and group != text else text
        for top, text, group in zip(above, below, groups, strict=True)
    ]


def _named_above(upper: Sequence[str], texts: Sequence[str], kind: Kind) -> list[str] | None:
    """The headers with the names that the row above gives to columns without one; None if it gives none.

    A cell that stands over several columns is the name of their group.
    """
    width = max(len(upper), len(texts))
    above, below = ([*row, *[""] * (width - len(row))] for row in (upper, texts))
    taken = {kind.meant(text) for text in below if text}
    given = {
        at: top
        for at, (top, text) in enumerate(zip(above, below, strict=True))
        if top and not text and top not in above[:at] and kind.meant(top) not in (None, *taken)
    }
    if not given or len(set(filter(None, above))) < 2:
        return None
    return [given.get(at, text) for at, text in enumerate(below)]


def _groups(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """What stands above each column: a cell of the upper row reaches over the blank ones to its right."""
    groups: list[str] = []
    for top, text in zip(above, below, strict=True):
        groups.append(top or (groups[-1] if groups and text else ""))
    return groups
