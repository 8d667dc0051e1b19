"""A mail as it was received: who wrote it, when, its text and the files that came with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from scheduler.documents.lines import Line
from scheduler.language.text import clean_line


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came with a mail. Its `name` is a text to be shown and never a path."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail. `file` is the source that holds it, `identity` its Message-ID, `answers` those that it answers.

    `sent` is None where no date can be read; its day is that of the sender's own clock. `undated`: it is that of who
    forwarded the mail, since the date of this one cannot be read. `through` is who forwarded it,
    the last one first, with the `covering` words of all, as one line. `lines` are its text, `carried` the mails that it
    forwards.
    `cut`: its text goes on, further than anybody reads.
    """

    file: str
    name: str = ""
    address: str = ""
    sent: dt.datetime | None = None
    undated: bool = False
    subject: str = ""
    identity: str = ""
    answers: tuple[str, ...] = ()
    through: str = ""
    covering: str = ""
    lines: tuple[Line, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    carried: tuple[Letter, ...] = ()
    cut: bool = False

    @property
    def sender(self) -> str:
        """Name and address, as far as they are known."""
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address

    def forwarded_by(self, other: Letter, words: Iterable[str]) -> Letter:
        """The same mail, which the other one forwards with those words, behind those with which it came itself."""
        through = "; ".join(filter(None, (other.through, other.sender)))
        return replace(self, through=through, covering=clean_line(" ".join((other.covering, *words))))
