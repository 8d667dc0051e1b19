"""A new event folder with a name of its own: with the example, or from a table or an export that is handed over."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.importing.asked import Asked
from scheduler.importing.formats import AUTO
from scheduler.language.message import Language
from scheduler.language.text import is_device, slug
from scheduler.reading.columns.kinds import TALKS
from scheduler.services.event_folder import begin
from scheduler.services.importing import import_sources
from scheduler.services.merging import TABLE
from scheduler.services.new_table import NO_TABLE, ending_of
from scheduler.services.source_reading import format_of
from scheduler.starter.folder import event_file
from scheduler.storage.event_folder import write_new

#: The name of a folder whose event has none that can name one.
_NAMELESS = "journee"


def free_folder(place: Path, name: str) -> Path:
    """A folder in the place that is not there yet, called by the name as far as a folder can be."""
    wanted = slug(name)[:60].strip("-")
    wanted = wanted if wanted and not is_device(wanted) else _NAMELESS
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(place / name for name in names if not (place / name).exists())


def begin_named(place: Path, name: str, language: Language) -> Path:
    """The new folder, which holds the commented example. Raises InputError, EnvironmentFailure."""
    folder = free_folder(place, name)
    begin(folder, language)
    return folder


def begin_with(place: Path, name: str, data: bytes, language: Language) -> Path:
    """The new folder, which holds what was handed over: an export as an import writes it, a table as it is.

    Raises InputError, EnvironmentFailure; then there is no new folder.
    """
    ending = ending_of(data)
    if ending is None:
        raise EnvironmentFailure(NO_TABLE)
    folder = free_folder(place, name)
    with tempfile.TemporaryDirectory(prefix="journee-") as aside:
        path = Path(aside) / f"{TALKS.name}{ending}"
        path.touch(mode=0o600)
        path.write_bytes(data)
        asked = Asked(language=language)
        if ending == ".xml" or format_of([path], asked) != TABLE:
            import_sources(AUTO, [path], folder, None, asked)
            return folder
    write_new(folder, {path.name: data, "event.toml": event_file(folder.name, language)})
    return folder
