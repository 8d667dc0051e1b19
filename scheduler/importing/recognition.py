"""Which system an export is from, by what its files hold: each importer knows its own files and refuses others."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.formats import importer

#: The formats in the order in which they are tried, the most peculiar first: a table is whatever is none of them.
_TRIED = (
    "frab",
    "schedule-json",
    "sessionize",
    "hotcrp",
    "indico",
    "pretalx",
    "cmt",
    "conftool",
    "easychair",
    "sciencesconf",
)


#: How the names of mails and mailboxes end, and of the documents that come with them.
_MAILED, _DOCUMENTS = (".eml", ".mbox"), (".docx", ".odt", ".rtf", ".pdf")


def recognised(sources: Sequence[Path], asked: Asked) -> str:
    """The format of the files; `table` where they are of no system that is known."""
    for name in _TRIED:
        try:
            if importer(name)(sources, asked).talks:
                return name
        except InputError:
            continue
    return "table"


def is_mail_source(sources: Sequence[Path]) -> bool:
    """True if a source is a mail or a mailbox, or has one, or if there are documents of text alone, by their names."""
    names: list[str] = []
    for source in sources:
        try:
            names += os.listdir(source) if source.is_dir() else [source.name]
        except OSError:
            continue
    seen = [name.casefold() for name in names if not name.startswith((".", "~$"))]
    return any(name.endswith(_MAILED) for name in seen) or (bool(seen) and all(n.endswith(_DOCUMENTS) for n in seen))
