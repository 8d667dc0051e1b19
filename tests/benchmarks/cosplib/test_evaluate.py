"""Each term of CoSPLib's objective on a conference small enough to be reckoned by hand, from a workbook made here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from benchmarks.cosplib.evaluate import Evaluation, main
from benchmarks.cosplib.instance import TERMS
from benchmarks.cosplib.reading import read_instance
from benchmarks.cosplib.sheets import Malformed
from benchmarks.cosplib.solution import read_solution

Rows = list[list[Any]]
SESSIONS, ROOMS = ("Mon1", "Mon2", "Tue1"), ("R1", "R2")
#: Ann presents a1 and b1 and chairs B; Ned presents b2 and chairs A and C; Zoe wants to hear a2 and b2.
SHEETS: dict[str, Rows] = {
    "parameters": [
        ["Sessions", "", "", "Weights", ""],
        ["", "GMT+1"], [""], ["", time(9, 30)], ["", time(21, 30)], [""], ["", "07:00"], ["", "23:00"], ["", 1], [""],
        ["", 10],
    ],
    "submissions": [
        ["Reference", "Track", "Required", "Order", "Zone", "Presenters", "Attendees", *SESSIONS, *ROOMS],
        ["a1", "A", 1, 1, "GMT+1", "Ann", "", 5],
        ["a2", "A", 1, 2, "GMT+1", "Bob", "Zoe", "", "", "", 7],
        ["a3", "A", 2, 0, "GMT-8", "Cy", "", 3],
        ["b1", "B", 1, 0, "GMT+8", "Ann, Dee", ""],
        ["b2", "B", 1, 0, "GMT+10", "Ned", "Zoe"],
        ["c1", "C", 1, 0, "GMT+12", "Eve", ""],
    ],
    "tracks": [["Tracks", "Chairs"], ["A", "Ned"], ["B", "Ann"], ["C", "Ned, Flo"]],
    "sessions": [
        ["Sessions", "Slots", "Date", "Start", "End"],
        ["Mon1", 2, "", "10:00", "11:00"], ["Mon2", 2, "", time(16), time(17)], ["Tue1", 2, "", "10:00", "11:00"],
    ],
    "rooms": [["Rooms"], ["R1"], ["R2"]],
    "tracks_sessions|penalty": [["", "Tue1", "Mon1", "", "Mon2"], ["B", 4, 2], ["A", "", 1]],
    "tracks_rooms|penalty": [["", "R2", "R1"], ["A", 6]],
    "sessions_rooms|penalty": [["", "R1", "R2"], ["Tue1", 8]],
    "similar tracks": [["", "A", "B", "C"], ["A", 50, 9, 11], ["B", 60, 61, 12], ["C", 70, 80, 90]],
}  # fmt: skip

#: The tracks of the three sessions in both rooms, then the talks of their six time slots.
FIRST = (
    [["A", "A"], ["B", ""], ["C", "B"]],
    [["a1", "a3"], ["a2", "a3"], ["b1", ""], ["", ""], ["c1", "b2"], ["", ""]],
)
SECOND = (
    [["A", "B"], ["", ""], ["A", "C"]],
    [["a2", "b2"], ["a1", "b1"], ["", ""], ["", ""], ["a3", "c1"], ["a3", ""]],
)
THIRD = (
    [["A", "A"], ["B", "C"], ["A", ""]],
    [["a1", "a2"], ["", ""], ["b1", "c1"], ["b2", ""], ["a3", ""], ["a3", ""]],
)
Schedule = tuple[list[list[str]], list[list[str]]]
Judge = Callable[..., Evaluation]


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value != "":
                    sheet.cell(number, column, value)
    book.save(path)
    return path


def weighted(**weights: int) -> Rows:
    """The sheet of parameters with those weights, all others 0."""
    rows = [[*row, *[""] * (5 - len(row))] for row in SHEETS["parameters"]]
    rows += [[""] * 5 for _ in range(len(TERMS) + 1 - len(rows))]
    for place, term in enumerate(TERMS, start=1):
        rows[place][4] = weights.get(term, 0)
    return rows


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    def made(schedule: Schedule = FIRST, **weights: int) -> Evaluation:
        tracks, talks = schedule
        grid = [["", *ROOMS], *([name, *row] for name, row in zip(SESSIONS, tracks, strict=True)), [""]]
        grid += [[SESSIONS[place // 2], *row] for place, row in enumerate(talks)]
        instance = read_instance(workbook(tmp_path / "x.xlsx", {**SHEETS, "parameters": weighted(**weights)}))
        return Evaluation(instance, read_solution(workbook(tmp_path / "xSolution.xlsx", {"sol": grid}), instance))

    return made


@pytest.mark.parametrize(
    ("schedule", "term", "count"),
    [
        (FIRST, "TS", 1 + 1 + 4),  # A in two rooms at Mon1, B at Tue1
        (FIRST, "TR", 6),  # A once in R2
        (FIRST, "SR", 8),  # C in R1 at Tue1
        (FIRST, "ST", 12),  # C beside B at Tue1; what stands below the diagonal does not count
        (FIRST, "NR", 1 + 1),  # A and B have two rooms each
        (FIRST, "PT", 1),  # A is beside itself at Mon1
        (FIRST, "CT", 0),
        # a3 at 1:00 for two slots; b1 ends at midnight; c1 from 21:00 to 22:00; b2 from 19:00
        (FIRST, "TZ", 2 * 10 + 10 + 1),
        (FIRST, "ORD", 0),
        (FIRST, "SS", 5 + 2 * 3),  # a1, and a3 for each of its slots
        (FIRST, "SuR", 7),  # a2 in R1
        (FIRST, "PC", 1),  # who presents b2 chairs the track of c1
        (FIRST, "PCt", 1),
        (FIRST, "AC", 0),
        (FIRST, "CH", 0),
        (SECOND, "CT", 1),  # A leaves out Mon2
        (SECOND, "ORD", 2),  # a2 is the first of its track, a1 the second
        (SECOND, "PC", 3),  # at Mon1 a1 with b1 (Ann presents both) and b2 (she chairs B), a2 with b2 (Ned chairs A)
        (SECOND, "PCt", 2),  # a2 with b2, then a1 with b1
        (SECOND, "AC", 1),  # Zoe
        (SECOND, "ACt", 1),
        (SECOND, "CH", 1),  # Ned, at Tue1
        (THIRD, "ORD", 1),  # a1 and a2 are side by side
        (THIRD, "PCt", 0),
        (THIRD, "AC", 0),
    ],
)
def test_a_term_counts(judge: Judge, schedule: Schedule, term: str, count: int) -> None:
    assert judge(schedule, **{term: 3}).values == {term: 3 * count}


def test_the_total_is_the_weighted_sum(judge: Judge) -> None:
    assert judge(FIRST, TS=1, PT=100, SS=10).total == 6 + 100 + 110


@pytest.mark.parametrize("schedule", [FIRST, SECOND, THIRD])
def test_nothing_is_at_fault(judge: Judge, schedule: Schedule) -> None:
    assert judge(schedule).faults == ()


@pytest.mark.parametrize(
    ("place", "room", "talk", "culprit"),
    [
        (0, 0, "", "a1"),  # it has no time slot
        (3, 0, "a1", "a1"),  # it has two, one of them in a session of B
        (1, 1, "", "a3"),  # one time slot is missing
        (5, 0, "b2", "b2"),  # it is held twice
    ],
)
def test_what_breaks_a_hard_rule_is_named(judge: Judge, place: int, room: int, talk: str, culprit: str) -> None:
    talks = [list(row) for row in FIRST[1]]
    talks[place][room] = talk
    found = judge((FIRST[0], talks)).faults
    assert found
    assert all(fault.startswith(f"{culprit} ") for fault in found)


def test_a_track_grid_that_is_blank_betters_nothing(judge: Judge) -> None:
    found = judge(([["", ""]] * 3, FIRST[1]), TS=1, PT=1)
    assert found.total == 0
    assert len(found.faults) == 7  # one a time slot


def test_every_mistake_is_told_with_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [list(row) for row in SHEETS["submissions"]]
    rows[1][1], rows[2][2], rows[3][4], rows[4][0] = "D", 1.5, "Paris", "a1"
    path = workbook(tmp_path / "x.xlsx", {**SHEETS, "parameters": weighted(), "submissions": rows})
    with pytest.raises(Malformed) as caught:
        read_instance(path)
    told = str(caught.value)
    assert all(f"sheet 'submissions', cell {cell}: " in told for cell in ("B2", "C3", "E4", "A5"))
    assert "found 'Paris', write a time zone such as GMT+2" in told
    assert main([str(path), str(path)]) == 3
    assert str(path) in capsys.readouterr().err


def test_a_missing_sheet_or_file_is_told(tmp_path: Path) -> None:
    fewer = {name: rows for name, rows in SHEETS.items() if name != "tracks"}
    with pytest.raises(Malformed, match="sheet 'tracks' is missing"):
        read_instance(workbook(tmp_path / "x.xlsx", fewer))
    with pytest.raises(Malformed, match="not a workbook"):
        read_instance(tmp_path / "none.xlsx")
