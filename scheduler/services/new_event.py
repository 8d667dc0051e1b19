"""A new event folder with a name of its own: with the example, or from a table or an export that is handed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from scheduler.domain.errors import JourneeError, Problem
from scheduler.domain.merged_axes import axes_from_above
from scheduler.importing.asked import Asked
from scheduler.importing.formats import AUTO, TABLE
from scheduler.language.message import Language, Message, message
from scheduler.language.text import is_device, name_slug
from scheduler.reading import examine
from scheduler.reading.columns.kinds import TALKS
from scheduler.services.event_folder import begin
from scheduler.services.handed import Handed, handed, on_disk
from scheduler.services.import_sentences import guessed, left_aside
from scheduler.services.importing import import_sources
from scheduler.services.source_reading import format_of, read_source
from scheduler.services.table_pairs import talks_and_people
from scheduler.starter.folder import event_file
from scheduler.storage.event_folder import write_new
from scheduler.storage.lock import EVENT

#: The name of a folder whose event has none that can name one.
_NAMELESS = "journee"
#: The title of an event that was given none, until somebody writes it.
_UNTITLED = message("Journée d’étude", "Study day")


@dataclass(frozen=True, slots=True)
class Begun:
    """A new folder, and what the import of an export tells of it: left aside, guessed, to be completed."""

    folder: Path
    told: tuple[Message, ...] = ()


def free_folder(place: Path, name: str) -> Path:
    """A folder in the place that is not there yet, called by the name as far as a folder can be."""
    wanted = name_slug(name)[:60].strip("-")
    wanted = wanted if wanted and not is_device(wanted) else _NAMELESS
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(place / name for name in names if not (place / name).exists())


def begin_named(place: Path, name: str, language: Language) -> Path:
    """The new folder, which holds the commented example under that name. Raises InputError, EnvironmentFailure."""
    folder = free_folder(place, name)
    begin(folder, language, name)
    return folder


def begin_with(place: Path, name: str, files: Sequence[tuple[str, bytes]], language: Language) -> Begun:
    """The new folder, which holds what was handed over, by names and bytes: an export as an import writes it, even of
    several files, a table as it is, and so a table of talks with one of their people.

    Raises InputError, EnvironmentFailure; then there is no new folder.
    """
    given, folder, asked = handed(files, language), free_folder(place, name), Asked(language=language)
    pair = talks_and_people(given)
    tables = pair or (Handed(given[0].data, f"{TALKS.name}{given[0].ending}"),)
    title = name.strip() or _UNTITLED.to(language)
    with on_disk(tables if pair or len(given) == 1 else given) as paths:
        is_export = pair is None and (len(paths) > 1 or tables[0].ending == ".xml" or format_of(paths, asked) != TABLE)
        if is_export:
            made = import_sources(AUTO, paths, folder, None, replace(asked, shown=True))
            return Begun(folder, (*left_aside(made), *guessed(made), *made.told))
        event = event_for(paths[0], partial(event_file, folder.name, language, title), asked)
    write_new(folder, {**{table.name: table.data for table in tables}, EVENT: event})
    return Begun(folder)


def event_for(table: Path, event: Callable[[Mapping[str, int] | None], bytes], asked: Asked) -> bytes:
    """The event.toml of the table, with its axes if its talks have one, or had it in a merged cell, and they are read
    as such; of a table in which some lack it, what leaves less to mend.
    """
    try:
        talks = [talk for talk in read_source(TABLE, [table], asked).talks if talk.kind == "talk"]
    except JourneeError:
        return event(None)
    above = axes_from_above([talk.axis for talk in talks])
    axes = Counter(talk.axis or above.get(at, "") for at, talk in enumerate(talks))
    del axes[""]
    if not axes or not all(map(str.isprintable, axes)):
        return event(None)
    mistakes = [len(mistakes_beside(table, text)) for text in (event(axes), event(None))]
    return event(axes if mistakes[0] <= mistakes[1] + len(above) else None)


def mistakes_beside(table: Path, event: bytes) -> Sequence[Problem]:
    """The mistakes of the table beside that event.toml."""
    (table.parent / EVENT).write_bytes(event)
    return examine(table.parent).mistakes
