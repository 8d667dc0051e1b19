"""What a field for a setting of event.toml is, and a section of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scheduler.language.message import Message, message

Kind = Literal[
    "text",
    "long",
    "number",
    "decimal",
    "names",
    "list",
    "lists",
    "lines",
    "window",
    "flag",
    "position",
    "language",
    "date",
    "rule",
]


@dataclass(frozen=True, slots=True)
class Setting:
    """A field: its key in its table, its label, its meaning, and how its text becomes a value."""

    key: str
    kind: Kind
    label: Message
    meaning: Message | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of one table, or of each of several tables under one name; `each` is what one of them is called.

    `parts` are the tables inside each. `only_stated`: it is there for who has such tables already.
    """

    table: str
    title: Message
    settings: tuple[Setting, ...]
    each: Message | None = None
    parts: tuple[Section, ...] = ()
    only_stated: bool = False

    @property
    def repeated(self) -> bool:
        """Whether there may be several tables."""
        return self.each is not None


def setting(key: str, kind: Kind, label: tuple[str, str], meaning: tuple[str, str] | None = None) -> Setting:
    """The field with its label, and what it means, each in French and in English."""
    return Setting(key, kind, message(*label), None if meaning is None else message(*meaning))
