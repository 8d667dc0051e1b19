"""A small conference of CoSPLib is given as rows of sheets; no term costs anything until a test changes it.

Packages import the fixtures in their conftest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scheduler.importing.cosplib.instance import TERMS, Instance
from scheduler.importing.cosplib.reading import read_instance

Sheets = dict[str, list[list[Any]]]

SESSIONS = {"A1": 2, "A2": 3, "A3": 2}
ROOMS = ("Big", "Small", "Attic")
TRACKS = ("X", "Y", "Z")


def _parameters() -> list[list[Any]]:
    names = [
        ("Sessions", None),
        ("Local time zone:", "GMT+0"),
        ("Suitable", None),
        ("From:", "08:00"),
        ("To:", "20:00"),
        ("Less suitable", None),
        ("From:", "06:00"),
        ("To:", "22:00"),
        ("Penalty:", 1),
        ("Unsuitable", None),
        ("Penalty:", 10),
        *[(None, None)] * 6,
    ]
    right = [("Weights", None), *((term, weight) for weight, term in enumerate(TERMS, 1))]
    return [[*first, None, *second] for first, second in zip(names, right, strict=True)]


def _matrix(rows: Sequence[str], columns: Sequence[str]) -> list[list[Any]]:
    return [[None, *columns], *([row, *[None] * len(columns)] for row in rows)]


def _talk(reference: str, places: int) -> list[Any]:
    return [reference, reference[0].upper(), places, 0, "GMT+0", None, None, *[None] * (len(SESSIONS) + len(ROOMS))]


@pytest.fixture
def sheets() -> Sheets:
    """Return the rows of the sheets: weight n for the n-th term; talk x2 takes two slots, the others one."""
    head = ["Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters", "Attendees"]
    talks = [_talk(reference, 2 if reference == "x2" else 1) for reference in ("x1", "x2", "y1", "y2", "z1")]
    hours = (("09:00", "10:00"), ("10:30", "12:00"), ("14:00", "15:00"))
    sessions = [[name, SESSIONS[name], None, *pair] for name, pair in zip(SESSIONS, hours, strict=True)]
    return {
        "parameters": _parameters(),
        "submissions": [[*head, *SESSIONS, *ROOMS], *talks],
        "tracks": [["Tracks", "Chairs"], *([name, None] for name in TRACKS)],
        "sessions": [["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"], *sessions],
        "rooms": [["Rooms"], *([name] for name in ROOMS)],
        "tracks_sessions|penalty": _matrix(TRACKS, list(SESSIONS)),
        "tracks_rooms|penalty": _matrix(TRACKS, ROOMS),
        "similar tracks": _matrix(TRACKS, TRACKS),
        "sessions_rooms|penalty": _matrix(list(SESSIONS), ROOMS),
    }


@pytest.fixture
def put(sheets: Sheets) -> Callable[[str, str, str, Any], None]:
    """Return the function that writes a cell, named by the headers of its row and its column."""

    def write(sheet: str, row: str, column: str, value: Any) -> None:
        rows = sheets[sheet]
        next(line for line in rows if line[0] == row)[rows[0].index(column)] = value

    return write


@pytest.fixture
def add(sheets: Sheets) -> Callable[..., None]:
    """Return the function that adds a talk; the letter of its reference is its track."""

    def append(reference: str, places: int = 1, order: int = 0, presenters: str | None = None) -> None:
        sheets["submissions"].append(_talk(reference, places))
        sheets["submissions"][-1][3], sheets["submissions"][-1][5] = order, presenters

    return append


@pytest.fixture
def write(tmp_path: Path, sheets: Sheets) -> Callable[[], Path]:
    """Return the function that writes the workbook as a file."""

    def save() -> Path:
        book = openpyxl.Workbook()
        del book["Sheet"]
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "SMALL.xlsx"
        book.save(path)
        return path

    return save


@pytest.fixture
def read(write: Callable[[], Path]) -> Callable[[], Instance]:
    return lambda: read_instance(write())
