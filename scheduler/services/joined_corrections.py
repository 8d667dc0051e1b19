"""The correction of a field that stands in several columns, spread over their cells; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scheduler.domain.errors import Unwritable
from scheduler.language.message import message
from scheduler.reading.report import Correction, shown

#: What stands between the headers of a field of several columns.
_AND = " + "


def spread(correction: Correction, cells: Mapping[str, object]) -> tuple[Correction, ...]:
    """The corrections of single cells that together are the correction; it alone where it is of one cell.

    Each cell keeps those of its words that the corrected value has; a single one that keeps none has the rest if
    that is a date or an hour. Raises LookupError where that is not all of it.

    Parameters
    ----------
    cells
        The row by the headers as they stand in the file.
    """
    headers = correction.column.split(_AND)
    if correction.row is None or correction.column in cells or not all(header in cells for header in headers):
        return (correction,)
    value = "; ".join(correction.value) if isinstance(correction.value, list) else str(correction.value)
    left = Counter(_words(value))
    kept = {header: _kept(_text(cells[header]), left) for header in headers}
    if any(left.values()):
        rest = [word for word in _words(value) if left[word] > 0]
        kept[_changed(kept, cells, rest)] = " ".join(rest)
    changed = {header: text for header, text in kept.items() if text != _text(cells[header])}
    return tuple(replace(correction, column=header, value=text) for header, text in changed.items())


def _changed(kept: Mapping[str, str], cells: Mapping[str, object], rest: Sequence[str]) -> str:
    """The header of the only cell that keeps nothing, if the rest are dates or hours. Raises LookupError."""
    changed = [header for header, text in kept.items() if not text and _text(cells[header]).strip()]
    if len(changed) != 1 or any(map(str.isalpha, "".join(rest))):
        fr, en = "« {rest} » n'est dans aucune de ses colonnes", "“{rest}” is in none of its columns"
        raise Unwritable(message(fr, en, rest=" ".join(rest)))
    return changed[0]


def _kept(text: str, left: Counter[str]) -> str:
    """The text without the words that are not `left`, from which the others are taken; line ends stay."""
    lines = []
    for line in text.split("\n"):
        words = [word for word in line.split() if left[word.strip(";")] > 0 and not left.subtract([word.strip(";")])]
        lines.append(" ".join(words))
    return "\n".join(line for line in lines if line)


def _words(text: str) -> list[str]:
    return text.replace(";", " ").split()


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else shown(cell)
