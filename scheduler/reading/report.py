"""Places in the folder, and the report of everything that is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from scheduler.domain.errors import Problem
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
    columns, each with the name that it would have beside those.
    """

    file: str
    row: int | None = None
    prefix: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)

    def spot(self, key: str) -> Spot:
        """The cell or key `key` of the item, whether it exists or not."""
        column = self.headers.get(key) or self.absent.get(key) or self.prefix + key
        return Spot(self.file, self.row, column)


class Wrong(Exception):
    """A value cannot be read; `text` says why and what to write."""

    def __init__(self, text: Message) -> None:
        super().__init__(text.en)
        self.text = text


class Report:
    """All mistakes and remarks so far, in the order in which they were found, and the bytes that they are about.

    `instead` has the bytes of files that are read in the place of those on the disk, None for files that are taken for
    absent; `sources` has the bytes of each file that was read.
    """

    def __init__(self, instead: Mapping[Path, bytes | None] | None = None) -> None:
        self.mistakes: list[Problem] = []
        self.remarks: list[Problem] = []
        self.instead: Mapping[Path, bytes | None] = instead or {}
        self.sources: dict[Path, bytes] = {}

    def mistake(self, spot: Spot, value: object, text: Message) -> None:
        """A mistake at `spot` is recorded, with the value found there."""
        self.mistakes.append(_problem(spot, value, text))

    def remark(self, spot: Spot, value: object, text: Message) -> None:
        """A remark on `spot` is recorded, with the value found there."""
        self.remarks.append(_problem(spot, value, text))


def _problem(spot: Spot, value: object, text: Message) -> Problem:
    file = spot.file.encode("utf-8", "replace").decode()  # a path need not be Unicode
    column = None if spot.column is None else shown(spot.column)
    return Problem(file, spot.row, column, None if value is None else shown(value), _capital(text))


def _capital(text: Message) -> Message:
    return Message(fr=text.fr[:1].upper() + text.fr[1:], en=text.en[:1].upper() + text.en[1:])


def shown(value: object) -> str:
    """A raw value as a message quotes it: one line, at most 120 characters."""
    match value:
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
