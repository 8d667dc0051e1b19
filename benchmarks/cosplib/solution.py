"""A schedule in CoSPLib's own format: the track and the talks of each session and room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.cosplib.instance import Instance
from benchmarks.cosplib.sheets import Malformed, Sheet

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Solution:
    """`tracks`: of each (session, room) that is given to one; `talks`: for each (session, room), what is in each of its
    time slots, None where nothing is.
    """

    tracks: dict[Cell, str]
    talks: dict[Cell, tuple[str | None, ...]]


def read_solution(path: Path, instance: Instance) -> Solution:
    """The first sheet of a solution file, by position. Raises Malformed with every mistake that was found."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise Malformed(f"{path}: not a workbook that can be read ({error}); give a .xlsx file") from error
    sheet = Sheet("1", rows)
    found = Solution(_tracks(sheet, instance), _talks(sheet, instance))
    if sheet.mistakes:
        raise Malformed("\n".join(f"{path}: {mistake}" for mistake in sheet.mistakes))
    return found


def _tracks(sheet: Sheet, instance: Instance) -> dict[Cell, str]:
    return {
        (session.name, room): sheet.known(row, column, instance.chairs, "track")
        for row, session in enumerate(instance.sessions, start=1)
        for column, room in enumerate(instance.rooms, start=1)
        if sheet.text(row, column)
    }


def _talks(sheet: Sheet, instance: Instance) -> dict[Cell, tuple[str | None, ...]]:
    row = len(instance.sessions) + 2  # the rooms, the sessions, and a blank row
    found: dict[Cell, tuple[str | None, ...]] = {}
    for session in instance.sessions:
        for column, room in enumerate(instance.rooms, start=1):
            found[session.name, room] = tuple(
                sheet.known(row + place, column, instance.talk, "talk") if sheet.text(row + place, column) else None
                for place in range(session.places)
            )
        row += session.places
    return found
