"""Answers of tiny instances are those of trying everything, and a contradiction is said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import permutations, product
from pathlib import Path

import pytest

from benchmarks.judged import Effort
from benchmarks.track_based.__main__ import main
from benchmarks.track_based.answer import answer
from benchmarks.track_based.instance import Instance
from benchmarks.track_based.judge import breaches, missing_seats
from benchmarks.track_based.plan import Plan, Session

EFFORT = Effort(seconds=20.0, workers=1)


def least(instance: Instance) -> int | None:
    """The least value of all plans in which talks 0 and 2 share a session; None where each breaks something."""
    return min(
        (missing_seats(instance, plan) for plan in _plans(instance) if not breaches(instance, plan)), default=None
    )


def _plans(instance: Instance) -> Iterator[Plan]:
    cells = list(product(range(2), range(2)))
    orders = [(0, 2, 1, None), (2, 0, 1, None), (0, 2, None, 1), (2, 0, None, 1)]
    attending = [list(product(instance.chairs[track], instance.organisers[track])) for track in (0, 0, 1)]
    for (first, second, third), order, late in product(permutations(cells, 3), orders, permutations((3, 4))):
        if first[0] == second[0]:
            continue
        for couples in product(*attending):
            yield (
                Session(0, *first, order[:2], couples[0]),
                Session(0, *second, order[2:], couples[1]),
                Session(1, *third, late, couples[2]),
            )


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"seats": ((20,), (25,))},
        {"chairs": ((5,), (5,))},
        {"away": ((), (), (), (1,), (), (), (), ()), "organisers": ((7, 3), (7, 6))},
        {"papers": ((0, 5, 1), (0, 6, 0), (0, 2, 1), (1, 5, 0), (1, 7, 0))},
        {"away": ((0,), (1,), (0,), (1,), (), (), (), ()), "chairs": ((1, 3), (0, 2))},
    ],
)
def test_the_least_of_all_plans(read: Callable[..., Instance], changed: dict[str, object]) -> None:
    instance = read(**changed)
    record, doubts = answer(instance, "tiny", EFFORT)
    expected = least(instance)
    status = "infeasible" if expected is None else "optimal"
    assert doubts == []
    assert (record.objective, record.bound, record.status) == (expected, expected, status)


def test_an_impossible_instance_says_why(read: Callable[..., Instance]) -> None:
    instance = read(away=((0,), (), (1,), (), (), (), (), ()))
    assert least(instance) is None
    record, _ = answer(instance, "tiny", EFFORT)
    assert (record.status, record.objective, record.minimal) == ("infeasible", None, True)
    assert "Talks talk-0 “talk-0” and talk-2 “talk-2” must be in one session." in record.requirements
    assert len(record.requirements) == 5


def test_what_only_the_choice_of_people_excludes_is_impossible(read: Callable[..., Instance]) -> None:
    instance = read(away=((), (), (), (1,), (), (0,), (), ()), organisers=((7, 3), (7, 6)))
    assert least(instance) is None
    record, doubts = answer(instance, "tiny", EFFORT)
    assert (record.status, record.objective, record.minimal, doubts) == ("infeasible", None, True, [])
    assert any("one of these people" in sentence for sentence in record.requirements)


def test_a_line_each_and_the_code_of_the_first_that_failed(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "absent.cs"
    assert main([str(write()), str(absent), "--time-limit", "20", "--workers", "1"]) == 3
    printed = capsys.readouterr()
    line = json.loads(printed.out)
    assert (line["name"], line["status"], line["objective"], line["bound"]) == ("tiny", "optimal", 0, 0)
    assert "absent.cs cannot be read" in printed.err
