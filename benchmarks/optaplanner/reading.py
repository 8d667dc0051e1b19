"""Workbooks of OptaPlanner's example, read."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from benchmarks.judged import WrongFile
from benchmarks.optaplanner.instance import Conference, Names, Room, Speaker, Tags, Talk, Timeslot, Weight

T = TypeVar("T")
#: The colour of a cell that says that somebody is away, or a room closed.
_AWAY = "555753"
_WEIGHT = re.compile(r"(-?\d+)hard/(-?\d+)medium/(-?\d+)soft")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")


def read_conference(path: Path) -> Conference:
    """The conference of a workbook. Raises WrongFile, which names sheet and row."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # no default style
            book = load_workbook(path)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise WrongFile(f"{path.name} cannot be read as a workbook: {error}") from error
    tables = {
        name: _Table(path.name, book[name] if name in book.sheetnames else None, name, header)
        for name, header in (("Configuration", 0), ("Timeslots", 1), ("Rooms", 2), ("Speakers", 2), ("Talks", 1))
    }
    timeslots = tuple(tables["Timeslots"].each(_timeslot))
    rooms = tuple(tables["Rooms"].each(lambda row: _room(row, timeslots)))
    speakers = tuple(tables["Speakers"].each(lambda row: _speaker(row, len(timeslots))))
    codes = {code: number for number, code in enumerate(tables["Talks"].each(lambda row: row.text("Code")))}
    people = {speaker.name: number for number, speaker in enumerate(speakers)}
    places = _Places(timeslots, {room.name: number for number, room in enumerate(rooms)})
    pause, weights = _configuration(tables["Configuration"])
    talks = tuple(tables["Talks"].each(lambda row: _talk(row, people, codes, places)))
    return Conference(path.stem, pause, weights, timeslots, rooms, speakers, talks)


def _whole(text: str, what: str) -> int:
    if not re.fullmatch(r"\d{1,9}(\.0*)?", text, re.ASCII):
        raise WrongFile(f"{what} is a whole number, not “{text[:60]}”")
    return int(float(text))


class _Row:
    """A row of a sheet, whose cells are found by the header."""

    def __init__(self, cells: Sequence[Any], columns: Mapping[str, int], place: str) -> None:
        self.cells, self._columns, self.place = cells, columns, place

    def text(self, column: str) -> str:
        """The cell as text; "" where it is empty or there is no such column."""
        at = self._columns.get(column)
        value = None if at is None or at >= len(self.cells) else self.cells[at].value
        return "" if value is None else str(value).strip()

    def whole(self, column: str) -> int:
        """The cell as a whole number; 0 where it is empty."""
        return _whole(self.text(column) or "0", f"{self.place}: {column}")

    def names(self, column: str) -> tuple[str, ...]:
        """The names of a cell, which commas part."""
        return tuple(name for name in (part.strip() for part in self.text(column).split(",")) if name)

    def numbers(self, column: str, known: Mapping[str, int]) -> tuple[int, ...]:
        """The numbers of the names of a cell."""
        for name in self.names(column):
            if name not in known:
                raise WrongFile(f"{self.place}: {column} names “{name[:60]}”, which is nowhere else")
        return tuple(known[name] for name in self.names(column))

    def tags(self, what: str) -> Tags:
        """The tags that timeslots, or rooms, should have or not."""
        kinds = ("Required", "Preferred", "Prohibited", "Undesired")
        return Tags(*(frozenset(self.names(f"{kind} {what} tags")) for kind in kinds))

    def away(self, first: int, count: int) -> frozenset[int]:
        """The numbers of the coloured cells among `count` from column `first` on."""
        cells = enumerate(self.cells[first : first + count])
        return frozenset(number for number, cell in cells if str(cell.fill.fgColor.rgb).endswith(_AWAY))


class _Table:
    """The rows of a sheet below its header, as far as the first cell of each holds something."""

    def __init__(self, file: str, sheet: Any, name: str, header: int) -> None:
        if sheet is None:
            raise WrongFile(f"{file} has no sheet {name}")
        rows = list(sheet.iter_rows())
        names = [cell.value for cell in rows[header - 1]] if header and len(rows) >= header else []
        columns = {str(value).strip(): at for at, value in reversed([*enumerate(names)]) if value is not None}
        self._rows = [
            _Row(cells, columns, f"{file}, sheet {name}, row {number}")
            for number, cells in enumerate(rows[header:], header + 1)
            if cells and cells[0].value is not None
        ]

    def each(self, reader: Callable[[_Row], T]) -> Iterator[T]:
        """Yield what the reader makes of each row."""
        return (reader(row) for row in self._rows)

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Yield the first two cells of each row, and its place."""
        for row in self._rows:
            yield str(row.cells[0].value), str(row.cells[1].value if len(row.cells) > 1 else ""), row.place


def _configuration(table: _Table) -> tuple[int, dict[str, Weight]]:
    """The minutes between two talks of a speaker, and the weights of the constraints."""
    pause, weights = 0, {}
    for name, value, place in table.pairs():
        if name == "Minimum consecutive talks pause in minutes":
            pause = _whole(value, f"{place}: the pause")
        elif (weight := _WEIGHT.fullmatch(value.strip())) is not None:
            hard, medium, soft = (int(part) for part in weight.groups())
            weights[name] = (hard, medium, soft)
    return pause, weights


def _timeslot(row: _Row) -> Timeslot:
    start, end = _minute(row, row.text("Start")), _minute(row, row.text("End"))
    if start >= end:
        raise WrongFile(f"{row.place}: the timeslot ends before it starts")
    types, tags = frozenset(row.names("Talk types")), frozenset(row.names("Tags"))
    return Timeslot(_day(row, row.text("Day")), start, end, types, tags)


def _minute(row: _Row, text: str) -> int:
    clock = _CLOCK.fullmatch(text[:5])
    if clock is None or int(clock[1]) > 24 or int(clock[2]) > 59:
        raise WrongFile(f"{row.place}: an hour as 9:30 is expected, not “{text[:60]}”")
    return int(clock[1]) * 60 + int(clock[2])


def _day(row: _Row, text: str) -> date:
    try:
        return date.fromisoformat(text[-10:])
    except ValueError as error:
        raise WrongFile(f"{row.place}: a day as Mon 2018-10-01 is expected, not “{text[:60]}”") from error


def _room(row: _Row, timeslots: Sequence[Timeslot]) -> Room:
    types: Names = frozenset(row.names("Talk types")) or frozenset().union(*(each.types for each in timeslots))
    tags, closed = frozenset(row.names("Tags")), row.away(4, len(timeslots))
    return Room(row.text("Name"), row.whole("Capacity"), types, tags, closed)


def _speaker(row: _Row, timeslots: int) -> Speaker:
    return Speaker(row.text("Name"), row.tags("timeslot"), row.tags("room"), row.away(9, timeslots))


class _Places:
    """The numbers of timeslots by day and hours, and of rooms by name."""

    def __init__(self, timeslots: Sequence[Timeslot], rooms: Mapping[str, int]) -> None:
        self._timeslots = {(each.day, each.start, each.end): number for number, each in enumerate(timeslots)}
        self._rooms = rooms

    def timeslot(self, row: _Row, day: str, start: str, end: str) -> int | None:
        """The timeslot of three cells; None where the first is empty."""
        if not row.text(day):
            return None
        key = _day(row, row.text(day)), _minute(row, row.text(start)), _minute(row, row.text(end))
        if key not in self._timeslots:
            raise WrongFile(f"{row.place}: there is no timeslot of this day and these hours ({day})")
        return self._timeslots[key]

    def room(self, row: _Row, column: str) -> int | None:
        """The room of a cell; None where it is empty."""
        return next(iter(row.numbers(column, self._rooms)), None)


def _talk(row: _Row, people: Mapping[str, int], codes: Mapping[str, int], places: _Places) -> Talk:
    timeslot, room = places.timeslot(row, "Timeslot day", "Start", "End"), places.room(row, "Room")
    pinned = row.text("Pinned by user").lower() in ("true", "1") and timeslot is not None and room is not None
    published = places.timeslot(row, "Published Timeslot", "Published Start", "Published End")
    return Talk(
        code=row.text("Code"),
        type=row.text("Talk type"),
        speakers=row.numbers("Speakers", people),
        themes=frozenset(row.names("Theme track tags")),
        sectors=frozenset(row.names("Sector tags")),
        audiences=frozenset(row.names("Audience types")),
        level=row.whole("Audience level"),
        contents=frozenset(row.names("Content tags")),
        language=row.text("Language"),
        timeslot_tags=row.tags("timeslot"),
        room_tags=row.tags("room"),
        exclusive=frozenset(row.names("Mutually exclusive talks tags")),
        prerequisites=row.numbers("Prerequisite talks codes", codes),
        favourites=row.whole("Favorite count"),
        crowd_risk=row.whole("Crowd control risk"),
        pinned=(timeslot, room) if pinned and timeslot is not None and room is not None else None,
        published=(published, places.room(row, "Published Room")),
    )
