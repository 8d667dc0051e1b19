"""A proposal as it was understood: what it says, what of it was guessed, and the texts in which it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scheduler.documents.lines import Line
from scheduler.language.message import Message

Field = Literal[
    "title", "axis", "speakers", "affiliations", "address", "keywords", "abstract", "biography", "available"
]
#: What is known and is no part of a proposal's row.
Aside = Literal["other", "private", "references"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: what it is, its words, the numbers of its lines, and whether that was guessed.

    `other` parts have a name of their own and no column; `further` ones say again what stands elsewhere.
    """

    field: Field | Aside
    text: str
    lines: tuple[int, ...]
    guessed: bool = False
    further: bool = False


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text of a proposal, the mail's own (`name` "") or that of a document, with its parts in order.

    `unread` are lines that were not looked at: quoted mails and signatures. `printed`: from a PDF.
    `cut`: the text goes on, and its end was not looked at.
    """

    name: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    unread: tuple[int, ...] = ()
    printed: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal of one mail or document.

    `key` is by what it is known again, `cells` its row by columns (without id, check and status), `doubts` what
    somebody has to look at. `texts` are what it was read from, `header` where it comes from.
    `about` is the id of the proposal that it completes, "" for a proposal of its own, `sender` the address of the mail.
    """

    key: str
    file: str
    sent: dt.datetime | None
    identity: str
    cells: Mapping[str, str]
    doubts: tuple[Message, ...]
    texts: tuple[ReadText, ...]
    header: Sequence[tuple[Message, str | Message]] = ()
    about: str = ""
    sender: str = ""
