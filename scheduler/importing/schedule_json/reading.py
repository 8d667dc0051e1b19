"""A schedule.json for apps as one import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scheduler.importing.apps.merged import one_programme
from scheduler.importing.apps.programme import programme
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.sources.files import SourceFile
from scheduler.importing.sources.json_values import read_json
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

DOWNLOAD = message(
    "Dans pretalx : Programme › Export › schedule.json ; dans frab : Programme › Export JSON",
    "In pretalx: Schedule › Export › schedule.json; in frab: Schedule › JSON export",
)


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the file says; its people present. Raises InputError with every mistake."""
    return one_programme(sources, _read, DOWNLOAD)


def _read(file: SourceFile, report: Report) -> Imported | None:
    """The programme of the file; None if it has none, which is reported where the reason is known."""
    value = read_json(file, DOWNLOAD, report) if file.form == "json" else None
    schedule = value.get("schedule") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(schedule, Mapping):
        return None
    if "schema2" in str(value.get("$schema", "")) or isinstance(schedule.get("events"), list):
        text = message(
            "c'est la version 2 de schedule.json, celle du « hub », qui ne se lit pas ici : donnez la version 1, "
            "qui s'appelle schedule.json, ou le fichier schedule.xml",
            "this is version 2 of schedule.json, that of the “hub”, which is not read here: give version 1, "
            "which is called schedule.json, or the file schedule.xml",
        )
        report.mistake(Spot(file.name), None, text)
        return None
    about = schedule.get("conference")
    if not isinstance(about, Mapping) or not isinstance(about.get("days"), list):
        return None
    generator = value.get("generator")
    name = generator.get("name") if isinstance(generator, Mapping) else ""
    return programme("schedule-json", schedule, file.name, str(name or ""))
