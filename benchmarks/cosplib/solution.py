"""A solution and its file: the grids of `<NAME>Solution.xlsx`, read by position."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.importing.cosplib.cells import Sheet, label, one_of, read_sheets
from scheduler.importing.cosplib.instance import Instance
from scheduler.language.message import message
from scheduler.reading.report import Report


@dataclass(frozen=True)
class Solution:
    """`tracks[session][room]` and `talks[session][room][slot]`, by position in the instance; None where empty."""

    tracks: tuple[tuple[str | None, ...], ...]
    talks: tuple[tuple[tuple[str | None, ...], ...], ...]

    def cells(self) -> Iterator[tuple[int, int, str]]:
        """Session, room and track of each cell with a track."""
        for session, row in enumerate(self.tracks):
            for room, track in enumerate(row):
                if track is not None:
                    yield session, room, track

    def occupied(self) -> Iterator[tuple[int, int, int, str]]:
        """Session, room, slot and talk of each slot with a talk, in this order."""
        for session, row in enumerate(self.talks):
            for room, slots in enumerate(row):
                for slot, reference in enumerate(slots):
                    if reference is not None:
                        yield session, room, slot, reference


def read_solution(path: Path, instance: Instance) -> Solution:
    """The grids of the first sheet. Raises InputError with every mistake found."""
    report = Report()
    sheet = next(iter(read_sheets(path, report).values()))
    _check_names(sheet, 1, 2, instance.rooms)
    first = len(instance.sessions) + 3
    slots = [(index, slot) for index, session in enumerate(instance.sessions) for slot in range(session.places)]
    names = [instance.sessions[index].name for index, _ in slots]
    for row, name in [*enumerate((session.name for session in instance.sessions), 2), *enumerate(names, first)]:
        _check_names(sheet, row, 1, [name])
    _check_end(sheet, first + len(slots), len(instance.rooms) + 1)
    track, talk = (_optional(one_of(known)) for known in (instance.track, instance.talk))
    grid = [_row(sheet, row, instance, talk) for row in range(first, first + len(slots))]
    solution = Solution(
        tracks=tuple(_row(sheet, row, instance, track) for row in range(2, first - 1)),
        talks=tuple(
            tuple(zip(*(line for line, (at, _) in zip(grid, slots, strict=True) if at == index), strict=True))
            for index in range(len(instance.sessions))
        ),
    )
    if report.mistakes:
        raise InputError(report.mistakes)
    return solution


def _row(sheet: Sheet, row: int, instance: Instance, reader: Callable[[object], str | None]) -> tuple[str | None, ...]:
    return tuple(sheet.read(row, column, reader, None) for column in range(2, len(instance.rooms) + 2))


def _optional(reader: Callable[[object], str]) -> Callable[[object], str | None]:
    return lambda cell: None if cell == "" else reader(cell)


def _check_names(sheet: Sheet, row: int, column: int, names: Sequence[str]) -> None:
    """Report each session or room that does not stand at its position in the instance."""
    for at, name in enumerate(names, column):
        if label(sheet.cell(row, at)) != name:
            text = message(
                "ici vient « {name} » : gardez l'ordre des listes de l'instance",
                "“{name}” comes here: keep the order of the instance's lists",
                name=name,
            )
            sheet.report.mistake(sheet.spot(row, at), sheet.cell(row, at), text)


def _check_end(sheet: Sheet, row: int, columns: int) -> None:
    """Report cells below or beside the grids, which no reader of the file would notice."""
    for at, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell != "" and (at >= row or column > columns):
                text = message(
                    "cette cellule est hors des grilles : videz-la", "this cell is outside the grids: clear it"
                )
                sheet.report.mistake(sheet.spot(at, column), cell, text)
                return


def write_solution(path: Path, instance: Instance, solution: Solution, values: Mapping[str, int] | None = None) -> None:
    """The file holds the solution in CoSPLib's own format, and `values`, if given, on a second sheet.

    The file is replaced as a whole.
    """
    from openpyxl import Workbook

    book = Workbook()
    rows: list[Sequence[object]] = [(None, *instance.rooms)]
    rows += [(session.name, *tracks) for session, tracks in zip(instance.sessions, solution.tracks, strict=True)]
    rows.append(())
    for session, slots in zip(instance.sessions, solution.talks, strict=True):
        rows += [(session.name, *line) for line in zip(*slots, strict=True)]
    for title, table in (("sol", rows), ("violations", [*(values or {}).items()])):
        sheet = book.active if title == "sol" else book.create_sheet()
        sheet.title = title
        for row, cells in enumerate(table, 1):
            for column, value in enumerate(cells, 1):
                cell = sheet.cell(row, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # a name that begins with "=" is no formula
    beside = path.with_name(f".{path.name}.part")
    try:
        book.save(beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
