"""The corrections of guesses as edits of files; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from scheduler.editing import Edit, edited, shown, value_at
from scheduler.editing.rows import table_rows
from scheduler.editing.stated import Columns, columns_in
from scheduler.editing.tables import kind_of
from scheduler.reading.report import Correction, Guess
from scheduler.reading.sheets.table_names import file_of
from scheduler.services.joined_corrections import spread


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
    try:
        wanted = _wanted(sources, guesses)
        before = _values(sources, wanted)
        files = edited(sources, [_edit(correction) for correction in wanted.values()])
    except (LookupError, TypeError):
        return None
    changes = tuple(Rewriting(place, before[place], shown(wanted[place].value)) for place in wanted)
    return Correcting({name: data for name, data in files.items() if data != sources[name]}, changes)


def _wanted(sources: Mapping[str, bytes], guesses: Sequence[Guess]) -> dict[Place, Correction]:
    """The corrections of the first guess on each place. Raises LookupError."""
    cells = _cells(sources, {correction.file for guess in guesses for correction in guess.corrections})
    columns = columns_in(sources)
    wanted: dict[Place, Correction] = {}
    for guess in guesses:
        if any(file_of(correction.file) not in sources for correction in guess.corrections):
            continue
        corrections = [
            single
            for each in guess.corrections
            for row in [cells.get((each.file, each.row or 0), {})]
            for single in spread(_named(each, row, columns), row)
        ]
        places = list(map(_place, corrections))
        if not any(place in wanted for place in places):
            wanted.update(zip(places, corrections, strict=True))
    return wanted


def _named(correction: Correction, row: Mapping[str, object], columns: Columns) -> Correction:
    """The correction with the name of a column to add in the language of the others.

    `row` has the cells by header; none of a .toml.
    """
    if not row or correction.column in row:
        return correction
    kind = kind_of(correction.file, columns)
    headers = {key: label for label in row if (key := kind.meant(label))}
    return replace(correction, column=kind.absent(headers).get(correction.column, correction.column))


def _place(correction: Correction) -> Place:
    return Place(correction.file, correction.row, correction.column)


def _edit(correction: Correction) -> Edit:
    value = None if correction.value in ("", []) else correction.value
    return Edit(correction.file, correction.row, correction.column, value)


def _values(sources: Mapping[str, bytes], wanted: Mapping[Place, Correction]) -> dict[Place, str]:
    """What stands in each place as people read it. Raises LookupError."""
    cells, columns = _cells(sources, {place.file for place in wanted}), columns_in(sources)
    return {
        place: shown(
            value_at(sources[file_of(place.file)], _edit(correction), columns)
            if place.row is None
            else cells[place.file, place.row].get(place.column)
        )
        for place, correction in wanted.items()
    }


def _cells(sources: Mapping[str, bytes], files: Iterable[str]) -> dict[tuple[str, int], Mapping[str, object]]:
    """The cells of each row of those tables by header. Raises LookupError."""
    columns = columns_in(sources)
    return {
        (file, row.number): row.cells
        for file in files
        if file_of(file) in sources and Path(file).suffix.casefold() != ".toml"
        for row in table_rows(sources[file_of(file)], file, columns)
    }
