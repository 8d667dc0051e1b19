"""Files that are no tables although somebody gives them as such: pages of a login, answers of servers, other JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import Problem
from scheduler.importing.sources.files import SourceFile
from scheduler.importing.sources.json_values import read_json
from scheduler.importing.sources.outcome import report_unfit
from scheduler.language.message import message
from scheduler.reading.report import Report
from scheduler.reading.sheets.grids import read_content
from scheduler.reading.sheets.objects import NO_LIST

_EXPORT = message(
    "Donnez l'export des exposés, avec les fichiers qui le complètent",
    "Give the export of the talks, with the files that complete it",
)


def no_tables(sources: Sequence[Path], mistakes: Sequence[Problem]) -> list[Problem]:
    """A mistake for each file that is no table, which says what it is; [] where all are tables.

    `mistakes`: those that reading them as tables gave.
    """
    report = Report()
    other = {mistake.file for mistake in mistakes if mistake.text.kind == NO_LIST.kind}
    for source in sources:
        data = read_content(source, Report())
        file = SourceFile(source.name, data or b"")
        if file.form == "json" and file.name in other:
            read_json(file, _EXPORT, report)
        if file.form == "web page" or file.name in other:
            report_unfit([file], _EXPORT, report)
    return report.mistakes
