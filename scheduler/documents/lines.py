"""The text of a document as lines, and why a document is not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

#: The documents that are read, by how their names end.
Form = Literal["docx", "odt", "rtf", "pdf"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table with a cell each: texts that may have line ends.

    `wrapped` if it is a line of print, whose paragraph may go on in the next.
    """

    cells: tuple[str, ...]
    wrapped: bool = False

    @property
    def text(self) -> str:
        """The cells one after the other."""
        return " ".join(cell for cell in self.cells if cell)


class Refusal(Enum):
    """Why a document is not read."""

    UNREADABLE = "no such document"
    TOO_LARGE = "too much memory or time"
    LOCKED = "a password is needed"
    SILENT = "pictures without text"
    MISSING = "the library is not installed"


class TooLarge(Exception):
    """The document unfolds to more than is read."""


class Locked(Exception):
    """The document opens with a password."""
