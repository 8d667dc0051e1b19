"""What a workbook says is read exactly; what is wrong with it is said with its place, all at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cosplib.relations import zone_penalty
from scheduler.domain.errors import EnvironmentFailure, InputError
from scheduler.importing.cosplib.instance import Instance, Session
from scheduler.importing.cosplib.reading import SHEETS, read_instance

Put = Callable[[str, str, str, Any], None]
Sheets = dict[str, list[list[Any]]]
Read = Callable[[], Instance]


def test_everything_is_read(read: Read, put: Put, sheets: Sheets) -> None:
    put("sessions", "A1", "Start Time", time(8, 45))
    put("submissions", "x2", "Time Zone", "GMT-3:30")
    put("submissions", "x2", "Presenters", "Ada, Bo")
    put("submissions", "x2", "Attendees", "Cy")
    put("submissions", "x2", "A3", 4)
    put("submissions", "x2", "Attic", 5)
    sheets["rooms"].append(["With a blank "])
    for name in ("submissions", "tracks_rooms|penalty", "sessions_rooms|penalty"):
        sheets[name][0].append("With a blank ")
    instance = read()
    talk = instance.talk["x2"]
    assert (talk.track, talk.places, talk.order, talk.offset) == ("X", 2, 0, -210)
    assert (talk.presenters, talk.attendees) == ({"Ada", "Bo"}, {"Cy"})
    assert (talk.sessions, talk.rooms) == ({"A3": 4}, {"Attic": 5})
    assert instance.sessions[0] == Session("A1", 2, 525, 600)
    assert instance.rooms == ("Big", "Small", "Attic", "With a blank ")
    assert list(instance.weights.values()) == list(range(1, 17))
    zone = instance.zone
    assert (zone.local, zone.suitable, zone.less, zone.small, zone.big) == (0, (480, 1200), (360, 1320), 1, 10)


def test_numbers_as_names(read: Read, sheets: Sheets) -> None:
    sheets["submissions"][1][0] = 12
    assert "12" in read().talk


def test_blank_columns_are_usual(read: Read, sheets: Sheets) -> None:
    for row in sheets["sessions_rooms|penalty"]:
        row += [None, None]
    assert read().session_room == {}


def test_a_room_may_be_called_like_a_session(read: Read, put: Put, sheets: Sheets) -> None:
    sheets["rooms"][3] = ["A1"]
    for name in ("submissions", "tracks_rooms|penalty", "sessions_rooms|penalty"):
        sheets[name][0][-1] = "A1"
    sheets["submissions"][1][7:] = [4, None, None, None, None, 9]
    talk = read().talks[0]
    assert (talk.sessions, talk.rooms) == ({"A1": 4}, {"A1": 9})


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "place", "advice"),
    [
        ("submissions", "x1", "Track", "Xx", (2, "Track"), "exactly as there"),
        ("submissions", "x1", "Required Timeslots", 0, (2, "Required Timeslots"), "1 or more"),
        ("submissions", "x2", "Required Timeslots", None, (3, "Required Timeslots"), "1 or more"),
        ("submissions", "x1", "Order", -1, (2, "Order"), "0 or more"),
        ("submissions", "x1", "Order", 1.5, (2, "Order"), "whole number"),
        ("submissions", "x1", "Order", True, (2, "Order"), "whole number"),
        ("submissions", "x1", "A2", "inf", (2, "A2"), "whole number"),
        ("submissions", "x1", "Time Zone", "CET", (2, "Time Zone"), "GMT+2"),
        ("submissions", "x1", "Time Zone", "GMT+25", (2, "Time Zone"), "GMT+2"),
        ("submissions", "x2", "Reference", "x1", (3, "Reference"), "above already"),
        ("sessions", "A1", "Start Time", "noon", (2, "Start Time"), "14:30"),
        ("sessions", "A1", "End Time", "25:00", (2, "End Time"), "14:30"),
        ("tracks_rooms|penalty", "Y", "Small", "high", (3, "Small"), "whole number"),
    ],
)
def test_a_bad_cell_is_named(
    read: Read, put: Put, sheet: str, row: str, column: str, value: object, place: tuple[int, str], advice: str
) -> None:
    put(sheet, row, column, value)
    with pytest.raises(InputError) as caught:
        read()
    (mistake,) = caught.value.mistakes
    assert (mistake.file, mistake.row, mistake.column) == (f"SMALL.xlsx [{sheet}]", *place)
    assert advice in mistake.text.en
    assert mistake.text.fr != mistake.text.en


def test_parameters_are_named_by_letter(read: Read, sheets: Sheets) -> None:
    sheets["parameters"][3][1] = "dawn"
    sheets["parameters"][5][4] = "much"
    with pytest.raises(InputError) as caught:
        read()
    assert {(m.row, m.column, m.found) for m in caught.value.mistakes} == {(4, "B", "dawn"), (6, "E", "much")}


def test_all_mistakes_at_once(read: Read, put: Put, sheets: Sheets) -> None:
    put("submissions", "x1", "Track", "?")
    put("submissions", "y1", "Order", "?")
    put("sessions", "A2", "Max Number of Timeslots", "?")
    sheets["tracks_sessions|penalty"].pop()
    with pytest.raises(InputError) as caught:
        read()
    assert len(caught.value.mistakes) == 4


def test_a_penalty_under_an_unknown_name(read: Read, put: Put, sheets: Sheets) -> None:
    sheets["sessions_rooms|penalty"].append(["A9", None, 7, None])
    sheets["tracks_rooms|penalty"][0].append("Garden")
    sheets["tracks_rooms|penalty"][2].append(3)
    sheets["submissions"][0].append("Garden")
    sheets["submissions"][4].append(3)
    with pytest.raises(InputError) as caught:
        read()
    assert {(m.file, m.row, m.column) for m in caught.value.mistakes} == {
        ("SMALL.xlsx [sessions_rooms|penalty]", 5, "Small"),
        ("SMALL.xlsx [tracks_rooms|penalty]", 3, "Garden"),
        ("SMALL.xlsx [submissions]", 5, "Garden"),
    }


@pytest.mark.parametrize("name", SHEETS)
def test_a_missing_sheet(read: Read, sheets: Sheets, name: str) -> None:
    del sheets[name]
    with pytest.raises(InputError) as caught:
        read()
    assert f"“{name}” is missing" in caught.value.mistakes[0].text.en


def test_an_empty_sheet(read: Read, sheets: Sheets) -> None:
    for name in SHEETS:
        sheets[name] = []
    with pytest.raises(InputError):
        read()


def test_a_sheet_that_reaches_too_far(read: Read, sheets: Sheets) -> None:
    sheets["rooms"][0] += [None] * 16_000 + ["far"]
    sheets["rooms"] += [[None]] * 400 + [["Far"]]
    with pytest.raises(InputError) as caught:
        read()
    assert "far from the lists" in caught.value.mistakes[0].text.en


def test_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(InputError):
        read_instance(tmp_path / "a.xlsx")
    with pytest.raises(EnvironmentFailure):
        read_instance(tmp_path / "b.xlsx")


def test_hours_may_be_blank_where_no_clock_counts(read: Read, sheets: Sheets) -> None:
    for row in (3, 4, 6, 7):
        sheets["parameters"][row][1] = None
    sheets["submissions"][1][4] = None
    with pytest.raises(InputError) as caught:
        read()
    assert [(m.row, m.column) for m in caught.value.mistakes] == [(4, "B"), (5, "B"), (7, "B"), (8, "B")]
    sheets["parameters"][8][4] = 0
    instance = read()
    assert instance.talks[0].offset == 0
    assert {zone_penalty(instance, talk, session) for talk in instance.talks for session in instance.sessions} == {0}
