"""A conference of five talks in two rooms, as the workbook of OptaPlanner's example."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks.optaplanner.instance import Conference
from benchmarks.optaplanner.reading import read_conference

DAYS = ("Mon 2030-01-07", "Tue 2030-01-08")
WEIGHTS = {
    "Room conflict": "1000hard/0medium/0soft",
    "Speaker unavailable timeslot": "100hard/0medium/0soft",
    "Speaker conflict": "10hard/0medium/0soft",
    "Talk prerequisite talks": "10hard/0medium/0soft",
    "Talk mutually-exclusive-talks tags": "1hard/0medium/0soft",
    "Consecutive talks pause": "1hard/0medium/0soft",
    "Talk required room tags": "1hard/0medium/0soft",
    "Published timeslot": "0hard/1medium/0soft",
    "Theme track conflict": "0hard/0medium/10soft",
    "Content conflict": "0hard/0medium/100soft",
    "Content audience level flow violation": "0hard/0medium/10soft",
    "Same day talks": "0hard/0medium/10soft",
    "Popular talks": "0hard/0medium/10soft",
    "Speaker undesired timeslot tags": "0hard/0medium/20soft",
}
TIMESLOTS = (
    (DAYS[0], "9:00", "10:30", "Lab", ""),
    (DAYS[0], "9:00", "9:30", "Talk", "Early"),
    (DAYS[0], "10:00", "10:30", "Talk", ""),
    (DAYS[1], "9:00", "9:30", "Talk", ""),
)
ROOMS = (("Hall", 100, "Talk", "Large"), ("Attic", 20, "Talk", ""), ("Cellar", 30, "Lab", ""))
SPEAKERS: tuple[dict[str, str], ...] = (
    {"Name": "Ann"},
    {"Name": "Ben", "Undesired timeslot tags": "Early"},
    {"Name": "Cyd"},
)
TALKS: tuple[dict[str, object], ...] = (
    {"Code": "L1", "Talk type": "Lab", "Speakers": "Cyd", "Theme track tags": "Law, Art", "Favorite count": 10},
    {"Code": "T1", "Speakers": "Ann", "Theme track tags": "Law", "Content tags": "Java", "Audience level": 2},
    {"Code": "T2", "Speakers": "Ben", "Theme track tags": "Law", "Content tags": "Java", "Favorite count": 90},
    {"Code": "T3", "Speakers": "Ann, Ben", "Required room tags": "Large", "Prerequisite talks codes": "T1"},
    {"Code": "T4", "Speakers": "Cyd", "Theme track tags": "Art", "Favorite count": 50},
)
TALK_COLUMNS = (
    "Code",
    "Talk type",
    "Speakers",
    "Theme track tags",
    "Audience types",
    "Audience level",
    "Content tags",
    "Required room tags",
    "Prerequisite talks codes",
    "Favorite count",
    "Pinned by user",
    "Timeslot day",
    "Start",
    "End",
    "Room",
    "Published Timeslot",
    "Published Start",
    "Published End",
)
_KINDS = ("Required", "Preferred", "Prohibited", "Undesired")
SPEAKER_COLUMNS = ("Name", *(f"{kind} {what} tags" for what in ("timeslot", "room") for kind in _KINDS))


def write(
    path: Path,
    *,
    talks: Sequence[dict[str, object]] = TALKS,
    away: Sequence[tuple[int, int]] = (),
    weights: Mapping[str, str] = WEIGHTS,
) -> None:
    """Write the workbook; `away` has speakers and timeslots by number."""
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    sheets = {name: book.create_sheet(name) for name in ("Configuration", "Timeslots", "Rooms", "Speakers", "Talks")}
    for row in (("Conference name", "Tiny"), ("Minimum consecutive talks pause in minutes", 15), *weights.items()):
        sheets["Configuration"].append(row)
    for row in (("Day", "Start", "End", "Talk types", "Tags"), *TIMESLOTS):
        sheets["Timeslots"].append(row)
    for row in (("", "", "", "", DAYS[0]), ("Name", "Capacity", "Talk types", "Tags", "9:00-10:30"), *ROOMS):
        sheets["Rooms"].append(row)
    for row in ([""], SPEAKER_COLUMNS, *([each.get(name) for name in SPEAKER_COLUMNS] for each in SPEAKERS)):
        sheets["Speakers"].append(row)
    for person, timeslot in away:
        sheets["Speakers"].cell(3 + person, 10 + timeslot).fill = PatternFill("solid", fgColor="00555753")
    usual = {"Talk type": "Talk", "Audience level": 1, "Favorite count": 0}
    for row in (TALK_COLUMNS, *([{**usual, **each}.get(name) for name in TALK_COLUMNS] for each in talks)):
        sheets["Talks"].append(row)
    book.save(path)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Called with changed parts, writes the workbook."""

    def written(**changed: object) -> Path:
        path = tmp_path / "tiny.xlsx"
        write(path, **changed)  # type: ignore[arg-type]
        return path

    return written


@pytest.fixture
def read(workbook: Callable[..., Path]) -> Callable[..., Conference]:
    """Called with changed parts, gives the conference."""
    return lambda **changed: read_conference(workbook(**changed))
