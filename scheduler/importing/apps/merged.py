"""The only programme among the files that an import was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.importing.imported import Imported
from scheduler.importing.sources.aside import joined
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.language.message import Message, message
from scheduler.reading.report import Report, Spot


def one_programme(
    sources: Sequence[Path], read: Callable[[SourceFile, Report], Imported | None], download: Message
) -> Imported:
    """The programme that one of the files has; the others are left aside. Raises InputError with every mistake."""
    report = Report()
    files = source_files(sources, report)
    readings = [(file, read(file, report)) for file in files]
    programmes = [(file, each) for file, each in readings if each is not None]
    unfit = [file for file, each in readings if each is None]
    if not programmes:
        report_unfit(unfit, download, report, tables=False)
        return finished(Imported(""), report)
    for file, _ in programmes[1:]:
        text = message(
            "c'est un second programme : donnez un seul fichier", "this is a second programme: give one file alone"
        )
        report.mistake(Spot(file.name), None, text)
    only = programmes[0][1]
    return finished(replace(only, lost=joined(only.lost, further_files(unfit))), report)
