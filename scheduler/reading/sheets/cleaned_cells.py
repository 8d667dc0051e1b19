"""Cells whose text a web page, a wrong encoding or a change of direction has spoilt: cleaned, and told as guesses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.reading.report import Correction, Guess, Report, Spot
from scheduler.reading.sheets.twice_encoded import repaired
from scheduler.reading.sheets.web_text import without_html

#: The kinds of these guesses.
HTML, TWICE_ENCODED, BACKWARDS = "html", "encoding", "direction"
#: The unseen signs that have letters shown in another order than they are written, and the sign that ends them.
_OVERRIDES, _END = "\u202d\u202e", "\u202c"
_NAMED = {ord(sign): f"[U+{ord(sign):04X}]" for sign in _OVERRIDES}
#: The largest number of characters of a text that a guess quotes.
_QUOTED = 50
#: How many of them stand before what is different, where that comes late.
_BEFORE = 20


def cleaned_row(
    row: Sequence[object], columns: Iterable[int], label: Callable[[int], str], spot: Spot, report: Report
) -> Sequence[object]:
    """The row with the cells of those columns cleaned; each that changes is a guess.

    Parameters
    ----------
    label
        Gives the label of a column.
    spot
        The row.
    """
    changed: dict[int, object] = {}
    for column in columns:
        cell = row[column] if column < len(row) else None
        for kind, clean in ((TWICE_ENCODED, repaired), (HTML, without_html), (BACKWARDS, _as_written)):
            value = _cleaned(changed.get(column, cell), clean)
            if value is not None:
                changed[column] = value
                report.guesses.append(_guess(kind, Spot(spot.file, spot.row, label(column)), cell, value))
    return [changed.get(column, cell) for column, cell in enumerate(row)] if changed else row


def _as_written(text: str) -> str | None:
    """The text without what shows letters in another order than they are written; None where nothing does.

    What right-to-left letters need besides, as embeddings and isolates, is no reason to tell anything.
    """
    if not any(sign in text for sign in _OVERRIDES):
        return None
    return text.translate(dict.fromkeys(map(ord, _OVERRIDES + _END)))


def _cleaned(cell: object, clean: Callable[[str], str | None]) -> str | list[str] | None:
    """The text, or list of texts, cleaned; None where nothing changes."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, list) and all(isinstance(item, str) for item in cell):
        texts = [item if (text := clean(item)) is None else text for item in cell]
        return texts if texts != cell else None
    return None


def _guess(kind: str, spot: Spot, cell: object, value: str | list[str]) -> Guess:
    found, meant = _quoted(cell, value)
    correction = Correction(spot.file, spot.row, spot.column or "", value)
    return Guess(kind, spot, found, message("« {text} »", "“{text}”", text=meant), (correction,))


def _quoted(cell: object, value: object) -> tuple[str, str]:
    """Both texts, cut so that the first character in which they differ is seen."""
    texts = ("; ".join(text) if isinstance(text, list) else str(text) for text in (cell, value))
    found, meant = (clean_line(text.translate(_NAMED)) for text in texts)
    pairs = enumerate(zip(found, meant, strict=False))
    differs = next((index for index, (one, other) in pairs if one != other), min(len(found), len(meant)))
    start = max(0, differs - _BEFORE) if differs > _QUOTED - _BEFORE else 0
    return _cut(found, start), _cut(meant, start)


def _cut(text: str, start: int) -> str:
    """At most `_QUOTED` characters of the text from `start` on, with ellipses where more stands."""
    kept = text[start : start + _QUOTED]
    return f"{'…' if start else ''}{kept}{'…' if start + _QUOTED < len(text) else ''}"
