"""A sheet of people in the workbook of the talks, which serves where there is no file of speakers."""

from __future__ import annotations

from pathlib import Path

from scheduler.language.message import message
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.people_names import is_for_people
from scheduler.reading.sheets.workbook import read_workbook
from scheduler.reading.tables import Table, layout_of, read_table
from scheduler.workbooks.apart import Refusal, workbook_contents

#: The least number of known columns, the name among them.
_COLUMNS = 2


def read_people_sheet(path: Path, talks: Table, kind: Kind, report: Report) -> Table | None:
    """The table of people in the workbook of the talks, which is told; None if it has no such sheet."""
    name = people_sheet_in(report.sources.get(path, b""), talks.sheet, kind)
    if name is None:
        return None
    text = message(
        "les personnes sont lues sur la feuille « {name} » de ce classeur",
        "people are read from the sheet “{name}” of this workbook",
        name=name,
    )
    report.remark(Spot(path.name), name, text)
    return read_table(path, kind, report, name)


def people_sheet_in(data: bytes, talks: str, kind: Kind) -> str | None:
    """The name of the sheet of people in a workbook whose talks stand on the sheet `talks`; None without one."""
    name = next((name for name in _sheet_names(data) if is_for_people(name) and name != talks), None)
    if name is None:
        return None
    layout = layout_of(kind)
    sheet = read_workbook(data, Spot(name), Report(), layout, name)
    if sheet is None or sheet.part.hidden or len(layout.columns(sheet.grid)) < _COLUMNS:
        return None
    return name


def _sheet_names(data: bytes) -> list[str]:
    """The names of the sheets in the order of the workbook; none if the bytes are no workbook."""
    read = workbook_contents(data)
    return [] if isinstance(read, Refusal) else [part.name for part in read.parts]
