"""Which system an export is from, by what its files hold: each importer knows its own files and refuses others."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.formats import download, importer
from scheduler.importing.imported import Imported

#: The formats in the order in which they are tried, the most peculiar first: a table is whatever is none of them.
_TRIED = (
    "ics",
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
    """The format of the files; `table` where they are of no system that is known.

    A list with the columns « id » and « title » may be anybody's: where a system would read nobody in it, and a table
    has people, it is a table.
    """
    for name in _TRIED:
        said = _read(name, sources, asked)
        if said is not None and said.talks:
            nobody = not _has_people(said) and (table := _read("table", sources, asked)) and _has_people(table)
            return "table" if nobody else name
    table = _read("table", sources, asked)
    return "table" if table and table.talks else _knowing(sources, asked)


def _knowing(sources: Sequence[Path], asked: Asked) -> str:
    """The format whose files they are, without any talk, or which says why it refuses them, and not only that they are
    none of its own; else `table`.
    """
    for name in _TRIED:
        try:
            importer(name)(sources, asked)
        except InputError as error:
            if all(mistake.text.en.endswith(download(name).en) for mistake in error.mistakes):
                continue
        return name
    return "table"


def _read(name: str, sources: Sequence[Path], asked: Asked) -> Imported | None:
    """What the files say as that format; None where they are not of it."""
    try:
        return importer(name)(sources, asked)
    except InputError:
        return None


def _has_people(said: Imported) -> bool:
    return any(talk.people or talk.cells.get("speakers") for talk in said.talks)


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
