"""Places in the folder, and the report of everything that is wrong or was guessed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from scheduler.domain.errors import Problem, Weight
from scheduler.language.message import Message
from scheduler.language.text import clean_line

Tongue = Literal["fr", "en"]

#: The largest number of characters of a value that a message quotes.
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, a key, or (with neither row nor column) the whole file."""

    file: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an item: a row of a table, or the part of event.toml whose keys begin with `prefix`.

    `headers` are the known columns of the table with their headers as the user wrote them; `absent` are the other known
    columns, each with the name that it would have beside those. `tongue` is the language of the table's words, None
    where it does not say.
    """

    file: str
    row: int | None = None
    prefix: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    tongue: Tongue | None = None

    def spot(self, key: str) -> Spot:
        """The cell or key `key` of the item, whether it exists or not."""
        column = self.headers.get(key) or self.absent.get(key) or self.prefix + key
        return Spot(self.file, self.row, column)


@dataclass(frozen=True, slots=True)
class Correction:
    """A value in the contract's own form for one field of a file, which `journee check --fix` writes.

    `row` and `column` are those of an edit: the row of the table and the header as it stands in the file, or the
    English name of a column to add; for event.toml no row and the dotted key, and numbers as such. `value` "" empties
    a cell.
    """

    file: str
    row: int | None
    column: str
    value: str | int | list[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """Something in a file that was understood although it is not in the contract's own form.

    Guesses of one file, column and `kind` are told in one remark. `found` is the text, `meant` how it was read.
    `corrections` put the same in the contract's own form.
    """

    kind: str
    spot: Spot
    found: str
    meant: Message
    corrections: tuple[Correction, ...] = ()


class Wrong(Exception):
    """A value cannot be read; `text` says why and what to write.

    `suggestions` are values, in the contract's own form, of which one is almost certainly meant: one click each.
    """

    def __init__(self, text: Message, suggestions: Sequence[str] = ()) -> None:
        super().__init__(text.en)
        self.text = text
        self.suggestions = tuple(suggestions)


class Report:
    """All mistakes, remarks and guesses so far, in the order in which they were found, and the bytes that were read.

    `instead` has the bytes of files that are read in the place of those on the disk, None for files that are taken for
    absent; `sources` has the bytes of each file that was read. `has_failed`: the disk has refused a file, and may give
    it the next time.
    """

    def __init__(self, instead: Mapping[Path, bytes | None] | None = None) -> None:
        self.mistakes: list[Problem] = []
        self.remarks: list[Problem] = []
        self.guesses: list[Guess] = []
        self.instead: Mapping[Path, bytes | None] = instead or {}
        self.sources: dict[Path, bytes] = {}
        self.has_failed = False

    def mistake(
        self,
        spot: Spot,
        value: object,
        text: Message,
        suggestions: Sequence[str] = (),
        options: Sequence[str] = (),
    ) -> None:
        """A mistake at `spot` is recorded, with the value found there, values to write instead, and options."""
        self.mistakes.append(_problem(spot, value, text, suggestions, options))

    def remark(
        self,
        spot: Spot,
        value: object,
        text: Message,
        weight: Weight = Weight.USUAL,
        suggestions: Sequence[str] = (),
        options: Sequence[str] = (),
    ) -> None:
        """A remark on `spot` is recorded, with the value found there, values to write instead, and options."""
        self.remarks.append(replace(_problem(spot, value, text, suggestions, options), weight=weight))


def _problem(spot: Spot, value: object, text: Message, suggestions: Sequence[str], options: Sequence[str]) -> Problem:
    file = spot.file.encode("utf-8", "replace").decode()  # a path need not be Unicode
    column = None if spot.column is None else shown(spot.column)
    found = None if value is None else shown(value)
    return Problem(file, spot.row, column, found, text.capitalised(), tuple(suggestions), options=tuple(options))


def shown(value: object) -> str:
    """A raw value as a message quotes it: one line, at most 120 characters."""
    match value:
        case str():
            text = clean_line(value)
        case bool():
            text = "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            text = str(int(value))
        case datetime():
            text = value.isoformat(" ", "minutes")
        case time():
            text = value.isoformat("minutes")
        case date() | timedelta():
            text = str(value)
        case list() | tuple():
            text = "; ".join(shown(item) for item in value[:_SHOWN])
        case dict():
            text = "{…}" if value else "{}"
        case int() if value.bit_length() > 200:
            text = "…"  # Python refuses to print integers of thousands of digits
        case _:
            text = clean_line(str(value))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
