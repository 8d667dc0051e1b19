"""Workbooks of OptaPlanner's example are read, or it is told what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from benchmarks.judged import WrongFile
from benchmarks.optaplanner.instance import Conference, Tags, Timeslot
from benchmarks.optaplanner.reading import read_conference

DATA = Path(__file__).parents[4] / "shared" / "data" / "optaplanner"


def test_what_a_workbook_states(read: Callable[..., Conference]) -> None:
    conference = read(away=[(1, 3)])
    assert (conference.name, conference.pause) == ("tiny", 15)
    assert conference.weight("Content conflict") == (0, 0, 100)
    assert conference.weight("Crowd control") == (0, 0, 0)
    early = Timeslot(date(2030, 1, 7), 540, 570, frozenset({"Talk"}), frozenset({"Early"}))
    assert conference.timeslots[1] == early
    assert [room.capacity for room in conference.rooms] == [100, 20, 30]
    ben, third = conference.speakers[1], conference.talks[3]
    assert (ben.away, ben.timeslot_tags) == ({3}, Tags(undesired=frozenset({"Early"})))
    assert (third.speakers, third.prerequisites, third.room_tags.required) == ((0, 1), (1,), {"Large"})
    assert (conference.timeslots_of(third), conference.rooms_of(conference.talks[0])) == ((1, 2, 3), (2,))


def test_pinned_and_published(read: Callable[..., Conference]) -> None:
    where = {"Timeslot day": "Mon 2030-01-07", "Start": "10:00", "End": "10:30", "Room": "Hall"}
    printed = {"Published Timeslot": "Tue 2030-01-08", "Published Start": "9:00", "Published End": "9:30"}
    talks = [{"Code": "A", "Pinned by user": True, **where}, {"Code": "B", **where, **printed}]
    first, second = read(talks=talks).talks
    assert (first.pinned, first.published) == ((2, 0), (None, None))
    assert (second.pinned, second.published) == (None, (3, None))


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        ({"Code": "A", "Speakers": "Nobody"}, "sheet Talks, row 2: Speakers names “Nobody”, which is nowhere else"),
        ({"Code": "A", "Favorite count": "many"}, "sheet Talks, row 2: Favorite count is a whole number, not “many”"),
        ({"Code": "A", "Timeslot day": "Monday"}, "a day as Mon 2018-10-01 is expected, not “Monday”"),
        ({"Code": "A", "Timeslot day": "Mon 2030-01-07", "Start": "9", "End": "10:00"}, "an hour as 9:30 is expected"),
        (
            {"Code": "A", "Timeslot day": "Mon 2030-01-07", "Start": "8:00", "End": "9:00"},
            "there is no timeslot of this day and these hours",
        ),
    ],
)
def test_wrong_values(workbook: Callable[..., Path], talk: dict[str, object], told: str) -> None:
    with pytest.raises(WrongFile) as raised:
        read_conference(workbook(talks=[talk]))
    assert told in str(raised.value)


def test_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    path.write_bytes(b"no workbook")
    for wrong in (path, tmp_path / "absent.xlsx"):
        with pytest.raises(WrongFile, match="cannot be read as a workbook"):
            read_conference(wrong)


def test_a_sheet_is_missing(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(WrongFile, match=r"empty\.xlsx has no sheet Configuration"):
        read_conference(tmp_path / "empty.xlsx")


@pytest.mark.skipif(not DATA.is_dir(), reason="the workbooks (../shared/data/optaplanner) are not beside this checkout")
def test_a_published_workbook_is_read() -> None:
    conference = read_conference(DATA / "18talks-6timeslots-5rooms.xlsx")
    assert (len(conference.talks), len(conference.timeslots), len(conference.rooms)) == (18, 6, 5)
    assert len(conference.weights) == 37
