"""The importers by name. Importing this module loads no library, so that `--help` can name the formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from scheduler.language.message import Language

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.domain.event import Event
    from scheduler.importing.asked import Asked
    from scheduler.importing.imported import Imported
    from scheduler.importing.sources.aside import Known
    from scheduler.language.message import Message

Importer = Callable[[Sequence["Path"], "Asked"], "Imported"]

#: The formats of systems whose exports are made into a folder or merged into one, with their packages here.
PACKAGES: Mapping[str, str] = {
    "table": "table",
    "sciencesconf": "sciencesconf",
    "easychair": "easychair",
    "pretalx": "pretalx",
    "indico": "indico",
    "conftool": "conftool",
    "sessionize": "sessionize",
    "cmt": "cmt",
    "hotcrp": "hotcrp",
    "frab": "frab",
    "schedule-json": "schedule_json",
    "ics": "ics",
}


def _cosplib(source: Path, language: Language) -> tuple[Event, Sequence[Message]]:
    from scheduler.importing.cosplib.convert import to_event
    from scheduler.importing.cosplib.longer import told_longer
    from scheduler.importing.cosplib.reading import read_instance

    instance = read_instance(source)
    return to_event(instance, source.stem, language), told_longer(instance)


#: Importers of whole events, by name: each reads a file and returns its event, `checked`, and sentences on what is
#: otherwise than in the file. They raise InputError with every mistake, or EnvironmentFailure.
WHOLE: Mapping[str, Callable[[Path, Language], tuple[Event, Sequence[Message]]]] = {"cosplib": _cosplib}

#: Any spreadsheet, in which a folder's own table may be handed over again.
TABLE = "table"
#: Mails and documents, of which proposals are made; and the proposals that were accepted, of which talks are.
MAILS, PROPOSALS = "mails", "proposals"
#: The name for a format that the files themselves tell.
AUTO = "auto"
#: All formats by name, those most used first.
FORMATS = (AUTO, *PACKAGES, MAILS, PROPOSALS, *WHOLE)


def known(name: str) -> Sequence[Known]:
    """What the columns and elements of the format are, as far as it has private ones."""
    columns: Sequence[Known] = getattr(import_module(f"scheduler.importing.{PACKAGES[name]}"), "KNOWN", ())
    return columns


def importer(name: str) -> Importer:
    """The importer of the format. It raises InputError with every mistake, or EnvironmentFailure."""
    module = import_module(f"scheduler.importing.{PACKAGES[name]}")
    found: Importer = module.imported
    return found


def download(name: str) -> Message:
    """Which export of that system to download, menu by menu: with it ends a mistake of files that are none of it."""
    menus: Message = import_module(f"scheduler.importing.{PACKAGES[name]}.reading").DOWNLOAD
    return menus
