"""What is handed over first becomes the tables of an event folder that has none of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.importing.asked import Asked
from scheduler.importing.formats import AUTO
from scheduler.language.message import LANGUAGES, Language, message
from scheduler.reading.columns.kinds import SPEAKERS, TALKS
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.services.editing import reporting_failures
from scheduler.services.handed import Handed, on_disk
from scheduler.services.importing import import_sources
from scheduler.services.incoming import Incoming, put_in_place
from scheduler.services.new_event import event_for, mistakes_beside
from scheduler.services.new_table import NewTable, put_table
from scheduler.services.table_pairs import talks_and_people
from scheduler.starter.folder import event_file, is_starter_event, starter_files
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.regular_files import read_regular
from scheduler.storage.transaction import Transaction, commit

_LABEL = message("Les tableaux d’un autre système", "The tables of another system")
_OWN_PEOPLE = message(
    "Le dossier a un tableau d’intervenants à vous, et ces fichiers en feraient un autre : déposez-les à la page de "
    "départ, qui en fait un nouveau dossier. Rien n’a été écrit",
    "The folder has a table of speakers of yours, and these files would make another: drop them on the page of the "
    "start, which makes a new folder of them. Nothing was written",
)


def put_first_table(folder: Path, given: Incoming, command: str, *, anyway: bool = False) -> None:
    """The folder has the table of talks, one file, in the place of the example's.

    Where it does not go together with the event.toml of the example, which nobody has changed, as with axes of its own,
    that gives way to one made for the table, and the people of the example go. Raises as `put_in_place`.
    """
    (table,) = given.files
    beside = _made_for(folder, table)
    if beside:
        put_table(folder, NewTable(table.data, beside=beside), command, anyway=anyway)
    else:
        put_in_place(folder, given, None, command, anyway=anyway)


def _made_for(folder: Path, table: Handed) -> dict[str, bytes | None]:
    """The files that change where the event.toml of the example gives way to one for the table; {} where it stays."""
    name = folder.resolve().name
    stated = read_regular(folder / EVENT) if (folder / EVENT).is_file() else b""
    for language in LANGUAGES:
        if not is_starter_event(stated, language):
            continue
        example = starter_files(name, language)
        with on_disk([Handed(table.data, f"{TALKS.name}{table.ending}")]) as (path,):
            made = event_for(path, partial(event_file, name, language, ""), Asked(language=language))
            mistakes = [len(mistakes_beside(path, event)) for event in (made, stated)]
        if mistakes[0] < mistakes[1]:
            people = [file for file, data in _tables(folder).items() if data == example[f"{SPEAKERS.name}.csv"]]
            return {EVENT: made, **dict.fromkeys(people)}
    return {}


def put_sources(
    folder: Path, files: Sequence[Handed], language: Language, command: str, *, anyway: bool = False
) -> None:
    """The folder has the tables that an import makes of the files, in the place of the example's, as one step of undo;
    its event.toml too, unless somebody has changed the one of the beginning. A table of talks and one of their people
    are taken as they are.

    Raises InputError with the mistakes of the files, EnvironmentFailure; then nothing was written.
    """
    made = _imported(folder.resolve().name, files, language)
    with writing(folder, command), reporting_failures():
        examples = [starter_files(folder.resolve().name, each) for each in LANGUAGES]
        former = _tables(folder)
        if any(former[name] not in [files[_starter(name)] for files in examples] for name in former):
            raise EnvironmentFailure(_OWN_PEOPLE)
        stated = read_regular(folder / EVENT)
        if not any(is_starter_event(stated, each) for each in LANGUAGES):
            made = {name: data for name, data in made.items() if name != EVENT}
        changes: dict[str, bytes | None] = {**dict.fromkeys(former), **made}
        commit(folder, Transaction(command, _LABEL, changes, anyway=anyway))


def _imported(name: str, files: Sequence[Handed], language: Language) -> dict[str, bytes]:
    """The files of a new folder of that name, by their paths in it; event.toml only where an import makes one."""
    pair = talks_and_people(files)
    if pair is not None:
        return {table.name: table.data for table in pair}
    with tempfile.TemporaryDirectory(prefix="journee-") as aside, on_disk(files) as paths:
        folder = Path(aside) / name
        import_sources(AUTO, paths, folder, None, Asked(language=language, shown=True))
        written = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}


def _tables(folder: Path) -> Mapping[str, bytes]:
    """The folder's tables of talks and speakers, by name."""
    names = list_folder(folder, Report()) or []
    tables = [name for kind in (TALKS, SPEAKERS) for name in find_table(names, kind.name, kind.french)]
    return {name: read_regular(folder / name) for name in tables}


def _starter(name: str) -> str:
    """The file of the example that the table replaces."""
    return f"{TALKS.name if find_table([name], TALKS.name, TALKS.french) else SPEAKERS.name}.csv"
