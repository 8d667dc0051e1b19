"""A table of people for a folder that has none, with the people of its talks."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.errors import Refused
from scheduler.domain.event import Event
from scheduler.importing.written import Row, spreadsheet_file
from scheduler.language.family_name import family_key
from scheduler.language.message import message
from scheduler.reading import Reading, read_folder
from scheduler.reading.columns.kinds import SPEAKER_COLUMNS, SPEAKERS
from scheduler.reading.sheets.files import find_table
from scheduler.reading.sheets.table_names import sheet_of
from scheduler.services.editing import reporting_failures
from scheduler.storage.lock import writing
from scheduler.storage.transaction import Transaction, commit

_COLUMNS = ("name", "email", "affiliation", "available", "preferred", "chairs")


def has_people(reading: Reading) -> bool:
    """True if the folder has a table of people, in a file of its own or on a sheet beside the talks."""
    if find_table(reading.sources, SPEAKERS.name, SPEAKERS.french):
        return True
    return any(kind == "person" and sheet_of(place.file) for (kind, _), place in reading.places.items())


def begin_people(folder: Path, command: str) -> None:
    """The folder has a table of people with everybody who is in its talks; the event stays the same. One step of
    `undo`.

    Raises Refused where there is one already; InputError, EnvironmentFailure.
    """
    with writing(folder, command), reporting_failures():
        reading = read_folder(folder)
        if has_people(reading):
            raise Refused(_THERE)
        files = _file(reading.event)
        read_folder(folder, files)
        label = message("Un tableau des personnes", "A table of people")
        commit(folder, Transaction(command, label, files))


def _file(event: Event) -> dict[str, bytes]:
    french = event.language == "fr"
    rows: list[Row] = [
        {"name": person.name, "email": person.email or "", "affiliation": person.affiliation or ""}
        for person in sorted(event.people, key=lambda person: family_key(person.name, person.family_name))
    ]
    names = SPEAKER_COLUMNS if french else {}
    return spreadsheet_file(SPEAKERS.name, _COLUMNS, rows, ";" if french else ",", names)


_THERE = message(
    "Il y a déjà un tableau des personnes. Rien n’a été écrit",
    "There is a table of people already. Nothing was written",
)
