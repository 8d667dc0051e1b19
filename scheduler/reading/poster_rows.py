"""Rows whose axis or duration is the word « poster »: posters, although no column says so."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain.talks import Axis
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess, shown

_WORDS = {"poster": "poster", "posters": "poster", "affiche": "affiche", "affiches": "affiche"}
_COLUMNS = ("axis", "duration")


def with_type(row: Fields, axes: Sequence[Axis]) -> Fields:
    """The row of a poster with its type, where that stands in the column of the axis or of the duration.

    A row with a type stays as it is, and so does one whose axis has that name.
    """
    named = {fold(name) for axis in axes for name in (axis.id, axis.title)}
    words = {key: word for key in _COLUMNS if (word := _word(row.raw.get(key))) and not _is_axis(key, word, named)}
    if not words or row.has("type"):
        return row
    word = _WORDS[next(iter(words.values()))]
    spot = row.spot(next(iter(words)))
    emptied = [Correction(spot.file, spot.row, row.spot(key).column or key, "") for key in words]
    stated = Correction(spot.file, spot.row, row.spot("type").column or "type", word)
    meant = message("poster : la colonne « forme » le dira", "poster: the column “type” will say so")
    row.report.guesses.append(Guess("type", spot, shown(row.raw[next(iter(words))]), meant, (*emptied, stated)))
    raw = {key: value for key, value in row.raw.items() if key not in words}
    return Fields({**raw, "type": word}, row.place, row.report, row.parts)


def _word(value: object) -> str:
    """The word of the cell that means a poster, folded; "" for anything else."""
    word = fold(clean_line(value)) if isinstance(value, str) else ""
    return word if word in _WORDS else ""


def _is_axis(key: str, word: str, named: set[str]) -> bool:
    return key == "axis" and word in named
