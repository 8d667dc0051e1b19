"""Which columns of a table have which field, and which columns are not read and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Source:
    """The columns of a field by index: `items` follow each other, the columns of one item make it together."""

    items: tuple[tuple[int, ...], ...]
    #: All columns of the field.
    columns: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(column for item in self.items for column in item))


class Why(Enum):
    """Why a column is not read."""

    IGNORED = "ignored"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    BLANK = "blank"
    SAID = "said"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class Aside:
    """A column that is not read, and the field that its header names."""

    column: int
    why: Why
    key: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns of each field, and the columns that are not read.

    `guessed` are the fields whose columns were guessed, `rivals` the columns of which only a person can say which is
    the field's. `unmet` are the headers of `[columns]`, by field, that the table does not have.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()
    aside: tuple[Aside, ...] = ()
    rivals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unmet: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
