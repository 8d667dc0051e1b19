"""The corrections of guesses as edits of files; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from scheduler.editing import Edit, edited, shown, value_at
from scheduler.editing.rows import table_rows
from scheduler.editing.stated import columns_in
from scheduler.reading.report import Correction, Guess


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, or a key of event.toml."""

    file: str
    row: int | None
    column: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What stood in a place and what stands there now, as people read it; "" for nothing."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """The new bytes of the files that change, and each change."""

    files: Mapping[str, bytes]
    changes: tuple[Rewriting, ...]


def together(guesses: Iterable[Guess]) -> list[list[Guess]]:
    """The guesses that can be corrected, those of one file, column and kind in one group."""
    correctable = sorted((guess for guess in guesses if guess.corrections), key=_group)
    return [list(group) for _, group in groupby(correctable, key=_group)]


def _group(guess: Guess) -> tuple[str, str, str]:
    return guess.spot.file, guess.spot.column or "", guess.kind


def corrected(sources: Mapping[str, bytes], guesses: Sequence[Guess]) -> Correcting | None:
    """The files with what those guesses correct; None where a file does not let it be written.

    Of guesses that write into the same place only the first counts: once that is written, the place is read anew.
    """
    wanted: dict[Place, Correction] = {}
    for guess in guesses:
        places = [_place(correction) for correction in guess.corrections]
        if not any(place in wanted or place.file not in sources for place in places):
            wanted.update(zip(places, guess.corrections, strict=True))
    try:
        before = _values(sources, wanted)
        files = edited(sources, [_edit(correction) for correction in wanted.values()])
    except (LookupError, TypeError):
        return None
    changes = tuple(Rewriting(place, before[place], shown(wanted[place].value)) for place in wanted)
    return Correcting({name: data for name, data in files.items() if data != sources[name]}, changes)


def _place(correction: Correction) -> Place:
    return Place(correction.file, correction.row, correction.column)


def _edit(correction: Correction) -> Edit:
    value = correction.value if correction.value else None
    return Edit(correction.file, correction.row, correction.column, value)


def _values(sources: Mapping[str, bytes], wanted: Mapping[Place, Correction]) -> dict[Place, str]:
    """What stands in each place as people read it. Raises LookupError."""
    columns = columns_in(sources)
    cells: dict[tuple[str, int], Mapping[str, object]] = {}
    for file in {place.file for place in wanted}:
        if Path(file).suffix.casefold() != ".toml":
            cells |= {(file, row.number): row.cells for row in table_rows(sources[file], file, columns)}
    return {
        place: shown(
            value_at(sources[place.file], _edit(correction), columns)
            if place.row is None
            else cells[place.file, place.row].get(place.column)
        )
        for place, correction in wanted.items()
    }
