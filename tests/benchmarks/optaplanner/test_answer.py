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
from constraints import rule
from scheduler import api
from tests.benchmarks.optaplanner.conftest import WEIGHTS

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
    plan = to_plan(conference, programme)
    points = sum(conference.weight(name)[2] * amounts(conference, plan)[name] for name in _APART)
    assert sum(violation.amount for violation in rule("tags_apart").measure(event, programme)) == -points > 0


#: What is 0 in the other tests.
MORE = {
    "Theme track room stability": "0hard/0medium/10soft",
    "Audience type diversity": "0hard/0medium/2soft",
    "Audience level diversity": "0hard/0medium/3soft",
}
FULL: tuple[dict[str, object], ...] = (
    {"Code": "L", "Talk type": "Lab", "Theme track tags": "Law, Art", "Content tags": "Java", "Audience level": 2},
    {"Code": "T1", "Theme track tags": "Law", "Content tags": "Java", "Audience level": 3, "Audience types": "Dev"},
    {"Code": "T2", "Theme track tags": "Law, Art", "Favorite count": 5, "Audience types": "Dev, Chief"},
    {"Code": "T3", "Content tags": "Java, C", "Audience level": 1, "Favorite count": 9, "Audience types": "Dev"},
    {"Code": "T4", "Theme track tags": "Art", "Content tags": "C", "Audience level": 2, "Audience types": "Chief"},
    {"Code": "T5", "Theme track tags": "Law", "Favorite count": 7, "Required room tags": "Large"},
    {"Code": "T6", "Theme track tags": "Art", "Favorite count": 5, "Audience level": 3, "Audience types": "Dev"},
)


def test_programmes_differ_by_as_much_as_for_the_judge_where_rooms_are_full(read: Callable[..., Conference]) -> None:
    conference = read(talks=FULL, weights=WEIGHTS | MORE)
    event = to_event(conference)
    others = [event.model_copy(update={"rules": (("capacity", "off"), *rules)}) for rules in ((), (("tags_apart", 1),))]
    values = set[tuple[int, int]]()
    for each in (event, *others):
        programme = api.solve(each, api.Budget.of(20.0), workers=1).programme
        assert programme is not None
        said = dict(api.check(event, programme).levels)["rules"]
        values.add((said, score(conference, to_plan(conference, programme))[2]))
    assert len(values) > 1
    assert len({said + soft for said, soft in values}) == 1


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
