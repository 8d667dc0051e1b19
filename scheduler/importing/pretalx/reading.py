"""The files of pretalx as one import: sessions, joined with speakers, tracks, rooms and hours by code or number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scheduler.importing.asked import Asked
from scheduler.importing.imported import Held, Imported, ImportedAxis, ImportedRoom, Lost, Pause
from scheduler.importing.pretalx.aside import left
from scheduler.importing.pretalx.labels import HEADERS, is_labelled
from scheduler.importing.pretalx.people import Speakers
from scheduler.importing.pretalx.shapes import Object, Shapes, line
from scheduler.importing.pretalx.talks import Names, Talks
from scheduler.importing.sources.aside import joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.hours import held, moment
from scheduler.importing.sources.json_values import read_json
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import read_tables
from scheduler.language.message import message
from scheduler.reading.report import Report

DOWNLOAD = message(
    "Dans pretalx : Programme › Export, « CSV » ou « JSON », toutes les cases cochées, pour les propositions et pour "
    "les intervenants",
    "In pretalx: Schedule › Export, “CSV” or “JSON”, all boxes ticked, for proposals and for speakers",
)


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts, shapes = Report(), RichTexts(), Shapes()
    files = source_files(sources, report)
    unfit = [file for file in files if not _take(file, shapes, report, asked.sheet)]
    if not shapes.submissions and not shapes.breaks:
        report_unfit(files if shapes.empty else unfit or files, DOWNLOAD, report)
    shapes.join(report)
    submissions = [item for _, _, item in shapes.submissions]
    decisions = Decisions(asked.values.get("status", {}))
    speakers = Speakers(shapes.speakers, submissions, texts)
    names = Names.of(shapes, asked.language)
    made = Talks(speakers, names, decisions, texts, asked, report)
    talks = tuple(talk for file, number, item in shapes.submissions for talk in made.of(item, file, number))
    pauses = tuple(dict.fromkeys(_pauses(shapes.breaks, names)))
    hours = [*(talk.held for talk in talks if talk.held), *(pause.held for pause in pauses if pause.held)]
    result = Imported(
        format="pretalx",
        days=tuple(sorted({hour.start.date() for hour in hours})),
        talks=talks,
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        rooms=_rooms(shapes.rooms, hours, asked.language),
        pauses=pauses,
        lost=joined(left(shapes, asked), _without_data(shapes), made.lost(), texts.lost(), further_files(unfit)),
        guesses=made.guesses(),
        questions=decisions.questions(),
    )
    return finished(result, report)


def _take(file: SourceFile, shapes: Shapes, report: Report, sheet: str) -> bool:
    """True if the file has objects of pretalx."""
    if file.form == "json":
        return shapes.take(read_json(file, DOWNLOAD, report), file.name)
    tables = [table for table in read_tables(file, HEADERS, report, sheet) if is_labelled(table.headers)]
    for table in tables:
        rows: list[Mapping[str, Any]] = [table.written(row) for row in table.rows]
        shapes.take(rows, table.file, [row.number for row in table.rows])
    return bool(tables)


def _rooms(rooms: Iterable[Object], hours: Iterable[Held], language: str) -> tuple[ImportedRoom, ...]:
    """The rooms that the files list, then those that only the hours name."""
    listed = {}
    for room in rooms:
        capacity = room.get("capacity")
        listed[line(room.get("name"), language)] = capacity if isinstance(capacity, int) and capacity > 0 else None
    titles = dict.fromkeys([*listed, *(hour.room for hour in hours)])
    return tuple(ImportedRoom(title, listed.get(title)) for title in titles if title)


def _pauses(breaks: Iterable[Object], names: Names) -> Iterator[Pause]:
    """What of the programme is no talk; the same once for each of its rooms."""
    for item in breaks:
        start, end = moment(line(item.get("start"))), moment(line(item.get("end")))
        title = line(item.get("description"), names.language) or line(item.get("title"), names.language)
        yield Pause(title, held(start, end, names.room(item.get("room"))))


def _without_data(shapes: Shapes) -> tuple[Lost, ...]:
    if not shapes.empty:
        return ()
    return (Lost(message("créneaux sans proposition ni titre", "slots without a proposal or title"), shapes.empty),)
