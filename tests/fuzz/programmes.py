"""A programme from outside, and a conference of another system: what is taken comes back from its files the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from exports.schedule import read_schedule, write_schedule
from scheduler.check import check
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.importing import frab, ics, schedule_json
from scheduler.importing.asked import Asked
from scheduler.importing.folder import folder_files
from scheduler.importing.formats import PACKAGES, WHOLE, importer
from scheduler.importing.imported import Imported
from scheduler.importing.sources.files import SourceFile
from scheduler.reading import read_folder
from scheduler.services.importing import import_sources
from tests.fuzz.tables import alone, lay, refused, shown

DAY = date(2027, 6, 10)
#: The event whose programme is read.
EVENT = Event(
    id="e",
    title="E",
    days=(Day(date=DAY, start=540, end=1080),),
    axes=(Axis(id="a", title="A"),),
    rooms=(Room(id="x", name="X"),),
    people=(Person(id="p", name="Ada"),),
    talks=tuple(Talk(id=f"T{n}", title=f"T{n}", axis="a", duration=30, speakers=("p",)) for n in (1, 2)),
    breaks=(Break(id="midi", title="Midi", duration=60, between_start=720, between_end=840),),
    plenaries=(Plenary(id="open", title="Open", day=DAY, start=540, duration=30, room="x"),),
)


def schedule(data: bytes) -> None:
    """A schedule.json is read or refused; what was read is judged, and comes back from its file the same."""
    for strict in (True, False):
        try:
            programme = read_schedule(data, EVENT, "schedule.json", strict=strict)
        except InputError as error:
            refused(error)
            continue
        if strict:
            check(EVENT, programme)
        again = read_schedule(write_schedule(EVENT, programme), EVENT, "schedule.json", strict=strict)
        assert again.model_dump(exclude={"input"}) == programme.model_dump(exclude={"input"}), "another programme"


def cosplib(data: bytes) -> None:
    """A workbook of CoSPLib becomes an event, whose folder reads as the same event, or is refused."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "SMALL.xlsx"
        source.write_bytes(data)
        try:
            event, _ = WHOLE["cosplib"](source, "fr")
        except InputError as error:
            refused(error)
            return
        finally:
            source.unlink()
        lay(Path(name) / "event", folder_files(event))
        assert read_folder(Path(name) / "event").event == event, "another event"
        alone(Path(name))


def apps_xml(data: bytes) -> None:
    """A schedule.xml is read or refused."""
    _for_apps(data, frab.imported)


def apps_json(data: bytes) -> None:
    """A schedule.json for apps is read or refused."""
    _for_apps(data, schedule_json.imported)


def calendar(data: bytes) -> None:
    """A calendar is read or refused."""
    _for_apps(data, ics.imported)


#: What may come of the form of a file, for those that are told by their names.
_ENDINGS = {"workbook": ".xlsx", "old workbook": ".xls", "workbook xml": ".xls", "xml": ".xml", "json": ".json"}


def imports(data: bytes) -> None:
    """Each importer makes a folder that can be read, with hours, or refuses the file."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / f"source{_ENDINGS.get(SourceFile('source', data).form, '.csv')}"
        source.write_bytes(data)
        for format in PACKAGES:
            folder = Path(name) / format
            try:
                importer(format)([source], Asked(keep_times=True))  # in this process, where lines are counted
                import_sources(format, [source], folder, None, Asked(keep_times=True))
            except InputError as error:
                refused(error)
                assert not folder.exists(), "a folder of what was refused"
                continue
            shown(read_folder(folder).remarks)


def _for_apps(data: bytes, read: Callable[[Sequence[Path], Asked], Imported]) -> None:
    """What is read has clean texts, and talks of different references."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "schedule"
        source.write_bytes(data)
        try:
            result = read([source], Asked())
        except InputError as error:
            refused(error)
            return
    references = [talk.reference for talk in result.talks if talk.reference]
    assert len(set(references)) == len(references), "one reference for two talks"
    assert all(talk.title and "\n" not in talk.title for talk in result.talks), "a title that is none"
