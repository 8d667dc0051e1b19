"""The importers by name. Importing this module loads no library, so that `--help` can name the formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.language.message import Language

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.importing.asked import Asked
    from scheduler.importing.imported import Imported


def _cosplib(source: Path, language: Language) -> Event:
    from scheduler.importing.cosplib.convert import to_event
    from scheduler.importing.cosplib.reading import read_instance

    return to_event(read_instance(source), source.stem, language)


#: The importers by name that make a whole event of one file, `checked`. They raise InputError with every mistake, or
#: EnvironmentFailure.
IMPORTS: Mapping[str, Callable[[Path, Language], Event]] = {"cosplib": _cosplib}
#: The formats of which talks and people are taken, each a package whose module `reading` has `imported`.
EXPORTS = ("sciencesconf", "easychair", "pretalx", "indico", "conftool", "sessionize", "cmt", "hotcrp")
#: All formats by name, those most used first.
FORMATS = (*EXPORTS, *IMPORTS)


def imported(format: str, sources: Sequence[Path], asked: Asked) -> Imported:
    """What the files of one of `EXPORTS` say. Raises InputError with every mistake."""
    read: Callable[[Sequence[Path], Asked], Imported] = import_module(f".{format}.reading", __package__).imported
    return read(sources, asked)
