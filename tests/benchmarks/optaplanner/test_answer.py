"""Tiny conferences are solved, and the soft rules of their events count what the judge counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from benchmarks.judged import Effort
from benchmarks.optaplanner.__main__ import main
from benchmarks.optaplanner.answer import answer, to_plan
from benchmarks.optaplanner.convert import to_event
from benchmarks.optaplanner.instance import Conference
from benchmarks.optaplanner.judge import amounts, score
from benchmarks.optaplanner.popularity import popularity
from constraints import rule
from scheduler import api

EFFORT = Effort(seconds=20.0, workers=1)
_APART = ("Theme track conflict", "Content conflict", "Sector conflict", "Audience type theme track conflict")


def test_a_plan_without_hard_points(read: Callable[..., Conference]) -> None:
    conference = read()
    record, doubts = answer(conference, EFFORT)
    assert doubts == []
    assert (record.status, record.hard, record.medium) == ("optimal", 0, 0)
    assert record.said == record.bound
    assert record.objective == sum(record.parts.values())


def test_tags_count_what_the_judge_counts(read: Callable[..., Conference]) -> None:
    alike = [{"Code": f"T{n}", "Theme track tags": "Law, Art", "Content tags": "Java"} for n in range(4)]
    labs = [{"Code": "L", "Talk type": "Lab", "Theme track tags": "Law", "Speakers": "Cyd"}]
    conference = read(talks=[*alike, *labs])
    event = to_event(conference)
    programme = api.solve(event, api.Budget.of(20.0), workers=1).programme
    assert programme is not None
    plan = to_plan(conference, event, programme)
    points = sum(conference.weight(name)[2] * amounts(conference, plan)[name] for name in _APART)
    assert sum(violation.amount for violation in rule("tags_apart").measure(event, programme)) == -points > 0


def test_popular_talks_are_cheapest_in_large_rooms(read: Callable[..., Conference]) -> None:
    costs = popularity(read())
    assert {key[1] for key in costs if key[0] == "talk-0"} == {"room-2"}
    assert costs["talk-2", "room-0"] == 0 < costs["talk-2", "room-1"]
    assert costs["talk-1", "room-1"] == 0 < costs["talk-1", "room-0"]


def test_nothing_better_is_possible_where_rooms_are_all_that_counts(read: Callable[..., Conference]) -> None:
    talks = [{"Code": f"T{n}", "Favorite count": n} for n in range(6)]
    conference = read(talks=talks)
    record, _ = answer(conference, EFFORT)
    assert (record.objective, record.said) == (0, 0)
    rooms = [[(timeslot, room) for room in (0, 1)] for timeslot in (1, 2, 3)]
    worst = [place for pair in rooms for place in reversed(pair)]
    assert score(conference, worst)[2] < 0


def test_an_impossible_conference(read: Callable[..., Conference]) -> None:
    record, doubts = answer(read(away=list(product([2], range(4)))), EFFORT)
    assert (record.status, record.objective, doubts) == ("infeasible", None, [])


def test_a_line_each_and_the_code_of_the_first_that_failed(
    workbook: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "absent.xlsx"
    assert main([str(workbook()), str(absent), "--time-limit", "20", "--workers", "1"]) == 3
    printed = capsys.readouterr()
    line = json.loads(printed.out)
    assert (line["name"], line["status"], line["hard"]) == ("tiny", "optimal", 0)
    assert "absent.xlsx cannot be read as a workbook" in printed.err
