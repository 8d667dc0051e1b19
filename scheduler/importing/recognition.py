"""Which system an export is from, by what its files hold: each importer knows its own files and refuses others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.formats import importer

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


def recognised(sources: Sequence[Path], asked: Asked) -> str:
    """The format of the files; `table` where they are of no system that is known."""
    for name in _TRIED:
        try:
            if importer(name)(sources, asked).talks:
                return name
        except InputError:
            continue
    return "table"
